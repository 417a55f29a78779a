import { createToken, Lexer, type TokenType } from 'chevrotain';

/** A word ends at white space, a parenthesis or a quote. What is escaped is part of it. */
const WORD = /(?:\\[^]|[^\s()"\\]|\\$)+/;

export const Word = createToken({ name: 'Word', label: 'a word', pattern: WORD });

const keyword = (name: string, image: string): TokenType =>
  createToken({ name, label: image, pattern: image, longer_alt: Word });

/** Operators are in capitals, so that `and`, `or` and `not` can be searched for. */
export const And = keyword('And', 'AND');
export const Or = keyword('Or', 'OR');
export const Not = keyword('Not', 'NOT');

export const Phrase = createToken({ name: 'Phrase', label: 'a phrase', pattern: /"[^"]*"/, line_breaks: true });
export const Quote = createToken({ name: 'Quote', label: "'\"'", pattern: '"' });
export const LeftParenthesis = createToken({ name: 'LeftParenthesis', label: "'('", pattern: '(' });
export const RightParenthesis = createToken({ name: 'RightParenthesis', label: "')'", pattern: ')' });

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });

/** In order: at each place the first that matches wins. */
export const TOKENS: TokenType[] = [Space, Phrase, Quote, LeftParenthesis, RightParenthesis, And, Or, Not, Word];
