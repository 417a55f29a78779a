import { createToken, Lexer, type TokenType } from 'chevrotain';

/*
 * The lexical elements of FHIRPath, as far as search parameters use them:
 * http://hl7.org/fhirpath/N1/#lexical-elements
 */

/** Anything that may stand for a name: identifiers, delimited or not, and the keywords that identifiers may be. */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA });

const Identifier = createToken({ name: 'Identifier', pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: Name });
export const Delimited = createToken({
  name: 'Delimited',
  label: 'a name in backticks',
  pattern: /`(?:[^`\\]|\\(?:u[0-9A-Fa-f]{4}|[`'"\\/fnrt]))*`/,
  categories: Name,
});

function keyword(word: string, categories: TokenType[] = []): TokenType {
  return createToken({ name: word, label: `'${word}'`, pattern: word, longer_alt: Identifier, categories });
}

export const As = keyword('as', [Name]);
export const Is = keyword('is', [Name]);
export const And = keyword('and');
export const Or = keyword('or');
export const Xor = keyword('xor');
export const Implies = keyword('implies');
export const True = keyword('true');
export const False = keyword('false');

function sign(name: string, text: string): TokenType {
  return createToken({ name, label: `'${text}'`, pattern: text });
}

export const This = sign('This', '$this');
export const Dot = sign('Dot', '.');
export const Comma = sign('Comma', ',');
export const Pipe = sign('Pipe', '|');
export const NotEqual = sign('NotEqual', '!=');
export const Equal = sign('Equal', '=');
export const LeftParenthesis = sign('LeftParenthesis', '(');
export const RightParenthesis = sign('RightParenthesis', ')');
export const LeftBracket = sign('LeftBracket', '[');
export const RightBracket = sign('RightBracket', ']');
export const LeftBrace = sign('LeftBrace', '{');
export const RightBrace = sign('RightBrace', '}');

export const Variable = createToken({
  name: 'Variable',
  label: "'%resource' or '%context'",
  pattern: /%(?:resource|context)\b/,
});
export const Text = createToken({
  name: 'Text',
  label: 'a string',
  pattern: /'(?:[^'\\]|\\(?:u[0-9A-Fa-f]{4}|[`'"\\/fnrt]))*'/,
});
export const Decimal = createToken({ name: 'Decimal', label: 'a number', pattern: /\d+\.\d+/ });
export const Integer = createToken({ name: 'Integer', label: 'a whole number', pattern: /\d+/, longer_alt: Decimal });
export const Time = createToken({ name: 'Time', label: 'a time', pattern: /@T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?/ });
export const DateTime = createToken({
  name: 'DateTime',
  label: 'a date',
  pattern: /@\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?/,
});
const Space = createToken({ name: 'Space', pattern: /\s+|\/\/[^\r\n]*|\/\*[^]*?\*\//, group: Lexer.SKIPPED });

/** In order: at each place the first that matches wins. */
// prettier-ignore
export const TOKENS: TokenType[] = [
  Space,
  As, Is, And, Or, Xor, Implies, True, False, Identifier, Delimited, Name,
  This, Variable, Text, Decimal, Integer, Time, DateTime,
  Dot, Comma, Pipe, NotEqual, Equal,
  LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, LeftBrace, RightBrace,
];
