import { createToken, Lexer } from 'chevrotain';

/*
 * Delimiters of parameter values and their escapes: https://hl7.org/fhir/R4/search.html#escaping
 * A value is split at `,`, then `$`, then `|`; what is escaped is text.
 */
export const Escape = createToken({ name: 'Escape', label: 'an escape', pattern: /\\[,$|\\]/ });
// A surrogate pair is one character, also where a fault quotes it.
export const BadEscape = createToken({
  name: 'BadEscape',
  label: 'a bad escape',
  pattern: /\\(?:[\ud800-\udbff][\udc00-\udfff]|[^])?/,
});
export const Comma = createToken({ name: 'Comma', label: "','", pattern: ',' });
export const Dollar = createToken({ name: 'Dollar', label: "'$'", pattern: '$' });
export const Bar = createToken({ name: 'Bar', label: "'|'", pattern: '|' });
export const Text = createToken({ name: 'Text', label: 'text', pattern: /[^\\,$|]+/, line_breaks: true });

export const delimitedTokens = [Text, Escape, BadEscape, Comma, Dollar, Bar];

export const delimitedLexer = new Lexer(delimitedTokens, { positionTracking: 'onlyOffset' });
