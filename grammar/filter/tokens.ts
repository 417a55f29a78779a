import {
  createToken,
  Lexer,
  type CustomPatternMatcherFunc,
  type CustomPatternMatcherReturn,
  type TokenType,
} from 'chevrotain';
import { tokenEnd } from '../recover.js';

/*
 * The words and signs of https://hl7.org/fhir/R4/search_filter.html#intro
 *
 * What a word is depends on what stands before it: `eq` is an operator after a path and a value after an operator, and
 * a value may hold almost any sign. Hence patterns that look back at the token before.
 */

/** White space by Unicode's rules, as tokens are divided by it: https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt */
const SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

function signOf(name: string, text: string, label = `'${text}'`): TokenType {
  return createToken({ name, label, pattern: text });
}

export const Dot = signOf('Dot', '.');
export const Colon = signOf('Colon', ':');
export const LeftParenthesis = signOf('LeftParenthesis', '(');
/** Whatever is closed, `and` or `or` could stand there as well. */
export const RightParenthesis = signOf('RightParenthesis', ')', "'and', 'or' or ')'");
export const LeftBracket = signOf('LeftBracket', '[');
export const RightBracket = signOf('RightBracket', ']', "'and', 'or' or ']'");

export const Name = createToken({ name: 'Name', label: 'a name', pattern: /[A-Za-z_][A-Za-z0-9_-]*/ });

/** The token that begins at `offset`, if there is one. */
type Match = (text: string, offset: number) => string | undefined;

/** A token that can only follow certain others, and, if `apart`, only after white space. */
function follower(
  name: string,
  label: string,
  after: () => readonly TokenType[],
  match: Match,
  apart = false,
): TokenType {
  const pattern: CustomPatternMatcherFunc = (text, offset, before) => {
    const last = before.at(-1);
    if (!last || !after().includes(last.tokenType)) return null;
    if (apart && tokenEnd(last) === offset) return null;
    const image = match(text, offset);
    return image === undefined ? null : ([image] satisfies CustomPatternMatcherReturn);
  };
  return createToken({ name, label, pattern, line_breaks: true });
}

function regExp(pattern: RegExp): Match {
  const sticky = new RegExp(pattern, 'y');
  return (text, offset) => {
    sticky.lastIndex = offset;
    return sticky.exec(text)?.[0];
  };
}

/** `and` or `or`, which are names only where an operand stands. */
function junction(word: string): TokenType {
  const pattern = new RegExp(`${word}(?![A-Za-z0-9_-])`);
  return follower(word, `'${word}'`, () => [Text, Word, RightParenthesis, Name], regExp(pattern));
}

export const And = junction('and');
export const Or = junction('or');

/** `not` is a name unless it stands before a parenthesis. */
export const Not = createToken({ name: 'Not', label: "'not('", pattern: new RegExp(`not(?=[${SPACE}]*\\()`) });

/** Any word after a path, so that one that is no operator can be called by its name. */
export const Operator = follower(
  'Operator',
  'an operator',
  () => [Name],
  regExp(new RegExp(`[^${SPACE}.:()[\\]][^${SPACE})\\]]*`)),
  true,
);

/** From quote to quote, or to the end of the text. A JSON string: https://www.rfc-editor.org/rfc/rfc8259#section-7 */
export const Text = follower(
  'Text',
  'a string',
  () => [Operator],
  (text, offset) => {
    if (text[offset] !== '"') return undefined;
    let end = offset + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    return text.slice(offset, end + 1);
  },
);

/**
 * A value without quotes. A `+` before a zone that form-decoding turned into a space is taken for what it was: no value
 * has a space otherwise.
 */
export const Word = follower(
  'Word',
  'a value',
  () => [Operator],
  regExp(
    new RegExp(
      `\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)? \\d\\d:\\d\\d(?=[${SPACE}\\])]|$)|[^${SPACE}\\])]+`,
    ),
  ),
);

const Other = createToken({
  name: 'Other',
  label: 'another character',
  pattern: new RegExp(`[^${SPACE}.:()[\\]A-Za-z_]+|[^]`),
  line_breaks: true,
});

const Space = createToken({
  name: 'Space',
  pattern: new RegExp(`[${SPACE}]+`),
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** In order: at each place the first that matches wins. */
// prettier-ignore
export const TOKENS: TokenType[] = [
  Space, Text, Word, And, Or, Operator, Not, Name,
  Dot, Colon, LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, Other,
];

const ALL_OF_A_WORD = new RegExp(`^(?!")[^${SPACE})\\]]+$`);

/** Whether a text can stand as a value without quotes. */
export function isWord(text: string): boolean {
  return ALL_OF_A_WORD.test(text);
}
