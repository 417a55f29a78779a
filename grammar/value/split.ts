import type { Fault, Parsed } from '../diagnostics.js';
import { tokenEnd } from '../recover.js';
import { slice, type Source } from '../source.js';
import { parseAlternatives } from './delimited.js';
import { Bar, Comma, Dollar, tokenizeDelimited } from './tokens.js';

const TOKENS = { ',': Comma, $: Dollar, '|': Bar };

export type Delimiter = keyof typeof TOKENS;

/**
 * Cuts a value at one unescaped delimiter. The pieces, at least one, are as escaped as they were, so that each can be
 * read by a grammar of its own.
 */
export function split(source: Source, delimiter: Delimiter): readonly Source[] {
  const { text } = source;
  if (text.includes('\\')) return splitByGrammar(source, delimiter);
  // Without escapes, delimiters are delimiters wherever they stand.
  let end = text.indexOf(delimiter);
  if (end < 0) return [source];
  const pieces: Source[] = [];
  let start = 0;
  for (; end >= 0; end = text.indexOf(delimiter, start)) {
    pieces.push(slice(source, start, end));
    start = end + 1;
  }
  pieces.push(slice(source, start, text.length));
  return pieces;
}

export function splitByGrammar(source: Source, delimiter: Delimiter): readonly Source[] {
  const pieces: Source[] = [];
  let start = 0;
  for (const token of tokenizeDelimited(source.text)) {
    if (token.tokenType !== TOKENS[delimiter]) continue;
    pieces.push(slice(source, start, token.startOffset));
    start = tokenEnd(token);
  }
  pieces.push(slice(source, start, source.text.length));
  return pieces;
}

/**
 * Reads each of the values joined by commas; empty ones are dropped. What is wrong is gathered over all of them, so that
 * no fault hides another's.
 */
export function parseEach<Value>(
  source: Source,
  read: (alternative: Source, faults: Fault[]) => Value | undefined,
): Parsed<readonly Value[]> {
  const faults: Fault[] = [];
  const values: Value[] = [];
  for (const alternative of split(source, ',')) {
    const value = alternative.text === '' ? undefined : read(alternative, faults);
    if (value !== undefined) values.push(value);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

/** The text of a piece that has no unescaped `,` or `|` any more. Bad escapes are added to `faults`. */
export function unescaped(piece: Source, faults: Fault[]): string {
  const alternatives = parseAlternatives(piece);
  if (alternatives.ok) return alternatives.value[0]?.parts[0]?.text ?? '';
  faults.push(...alternatives.faults);
  return '';
}
