import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import type { Fault } from './diagnostics.js';
import { spanOf, type Source } from './source.js';

/** The fault of one Chevrotain exception, placed in the caller's text. `expected` says what the rule wanted. */
export function faultOf(exception: IRecognitionException, source: Source, expected: string): Fault {
  const { token } = exception;
  const end = source.text.length;
  const span =
    token.tokenType === EOF || Number.isNaN(token.startOffset)
      ? spanOf(source, end, end)
      : spanOf(source, token.startOffset, token.startOffset + token.image.length);
  const found = token.tokenType === EOF ? 'the end' : `'${token.image}'`;
  return { code: 'invalid', message: `expected ${expected}, found ${found}`, span };
}

export function tokenEnd(token: Pick<IToken, 'image' | 'startOffset'>): number {
  return token.startOffset + token.image.length;
}
