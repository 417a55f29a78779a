import type { TokenType } from 'chevrotain';
import type { Fault } from '../diagnostics.js';
import { tokenEnd } from '../recover.js';
import { slice, type Source } from '../source.js';
import { parseAlternatives } from './delimited.js';
import { delimitedLexer } from './tokens.js';

/**
 * Cuts a value at one unescaped delimiter. The pieces, at least one, are as escaped as they were, so that each can be
 * read by a grammar of its own.
 */
export function split(source: Source, delimiter: TokenType): readonly Source[] {
  const pieces: Source[] = [];
  let start = 0;
  for (const token of delimitedLexer.tokenize(source.text).tokens) {
    if (token.tokenType !== delimiter) continue;
    pieces.push(slice(source, start, token.startOffset));
    start = tokenEnd(token);
  }
  pieces.push(slice(source, start, source.text.length));
  return pieces;
}

/** The text of a piece that has no unescaped `,` or `|` any more. Bad escapes are added to `faults`. */
export function unescaped(piece: Source, faults: Fault[]): string {
  const alternatives = parseAlternatives(piece);
  if (alternatives.ok) return alternatives.value[0]?.parts[0]?.text ?? '';
  faults.push(...alternatives.faults);
  return '';
}
