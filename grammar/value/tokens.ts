import { createToken, Lexer, type IToken } from 'chevrotain';

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

let lexer: Lexer | undefined;

export function tokenizeDelimited(text: string): IToken[] {
  lexer ??= new Lexer(delimitedTokens, { positionTracking: 'onlyOffset' });
  return lexer.tokenize(text).tokens;
}

/* What dates and numbers are written with. */
export const Letters = createToken({ name: 'Letters', label: 'letters', pattern: /[A-Za-z]+/ });
export const Digits = createToken({ name: 'Digits', label: 'digits', pattern: /[0-9]+/ });
export const Minus = createToken({ name: 'Minus', label: "'-'", pattern: '-' });
export const Point = createToken({ name: 'Point', label: "'.'", pattern: '.' });
/** A `+` that form-decoding turned into a space is still the sign of a zone, or of an exponent. */
export const Plus = createToken({ name: 'Plus', label: "'+'", pattern: /[+ ]/ });
export const Other = createToken({
  name: 'Other',
  label: 'another character',
  pattern: /[\ud800-\udbff][\udc00-\udfff]|[^]/,
  line_breaks: true,
});
