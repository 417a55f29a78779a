import { decode, wholeSpan } from '../../grammar/source.js';
import type { Parsed } from '../../grammar/diagnostics.js';
import type { Source } from '../../grammar/source.js';

/** A value as it stands in a request, decoded; faults of the decoding don't occur in these tests. */
export function valueOf(raw: string, start = 0): Source {
  return decode(raw, start).source;
}

/** The values as they print, or the faults: what is wrong, and with which characters. */
export function outline<T>(
  raw: string,
  parse: (source: Source) => Parsed<readonly T[]>,
  print: (value: T) => unknown,
): unknown[] {
  const read = parse(valueOf(raw));
  if (read.ok) return read.value.map(print);
  return read.faults.map(({ message, span }) => `${message} @ ${raw.slice(span.start, span.end)}`);
}

/** Whether the faults of any text lie within it; also when it stands somewhere further on. */
export function faultsLieWithin<T>(raw: string, parse: (source: Source) => Parsed<readonly T[]>): boolean {
  const source = valueOf(raw, 7);
  const { start, end } = wholeSpan(source);
  const read = parse(source);
  if (read.ok) return true;
  return (
    read.faults.length > 0 &&
    read.faults.every(({ span }) => start <= span.start && span.start <= span.end && span.end <= end)
  );
}
