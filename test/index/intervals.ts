import fc from 'fast-check';
import type { IntervalField } from '../../src/model/field.js';
import type { IntervalPredicate, IntervalRelation } from '../../src/model/predicate.js';

export const RELATIONS: readonly IntervalRelation[] = [
  'within',
  'outside',
  'ends-after',
  'starts-before',
  'starts-from',
  'ends-by',
  'overlaps',
  'covers',
];

export type Bounds = readonly [low: number, high: number];

const field: IntervalField = { kind: 'intervals', ordinal: 0, parameter: 'date', facet: '' };

export function asks(relation: IntervalRelation, [low, high]: Bounds, space?: string): IntervalPredicate {
  return { op: 'interval', field, relation, low, high, ...(space !== undefined && { space }) };
}

/** Few different bounds, so that they meet; open ends among them, and intervals that begin where they end. */
const bound = fc.oneof({ weight: 6, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(1000) });
export const bounds: fc.Arbitrary<Bounds> = fc
  .record({ a: bound, b: bound, open: fc.nat(11) })
  .map(({ a, b, open }): Bounds => [
    open % 6 === 1 ? -Infinity : Math.min(a, b),
    open % 6 >= 4 ? Infinity : Math.max(a, b),
  ]);
