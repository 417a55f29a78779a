import type { Source } from '../../grammar/source.js';

/**
 * The source with a backslash before every character that matches, for values of a filter, which are written without the
 * escapes of parameter values. Every character keeps its place in the caller's text; a backslash has the place of what
 * it stands before.
 */
export function escapedSource(source: Source, delimiter: RegExp): Source {
  if (!delimiter.test(source.text)) return source;
  let text = '';
  const offsets: number[] = [];
  for (let i = 0; i < source.text.length; i++) {
    const offset = offsetAt(source, i);
    if (delimiter.test(source.text[i]!)) {
      text += '\\';
      offsets.push(offset);
    }
    text += source.text[i]!;
    offsets.push(offset);
  }
  offsets.push(offsetAt(source, source.text.length));
  return { text, start: source.start, offsets };
}

function offsetAt({ start, offsets }: Source, index: number): number {
  return offsets?.[index] ?? start + index;
}
