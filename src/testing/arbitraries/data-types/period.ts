import fc from 'fast-check';
import type { Json } from '../object.js';
import { primitives } from '../primitives/index.js';

/**
 * https://hl7.org/fhir/R4/datatypes.html#Period: closed, or open on one side. Ends are of all precisions, and in the order
 * of their texts; with zones between them a few periods end before they start, as in the data of real servers.
 */
export function period(): fc.Arbitrary<Json> {
  const date = primitives.dateTime();
  const closed = (ends: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
    fc.tuple(ends, ends).map(([one, other]) => (one < other ? { start: one, end: other } : { start: other, end: one }));
  return fc.oneof(
    { weight: 2, arbitrary: date.map((start): Json => ({ start })) },
    { weight: 3, arbitrary: closed(primitives.date()) },
    { weight: 2, arbitrary: closed(date) },
    { weight: 1, arbitrary: date.map((end): Json => ({ end })) },
  );
}
