import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { scan } from '../../src/backends/scan/scan-backend.js';
import type { Backend } from '../../src/backends/backend.js';
import {
  printPredicate,
  type IntervalPredicate,
  type IntervalRelation,
  type Predicate,
} from '../../src/model/predicate.js';
import { enough, runs } from '../support/runs.js';
import {
  interval,
  intervalPredicates,
  keyed,
  leaves,
  otherIntervals,
  outer,
  schema,
  strings,
  type Keys,
} from './keyed.js';

/*
 * Several conditions at once, on the intervals of one field above all, where most resources have one interval: those may be
 * looked for together, in whatever order, and must be found as if each condition were looked for alone.
 */

const either = fc.array(intervalPredicates, { minLength: 1, maxLength: 3 }).map((of): Predicate => ({ op: 'or', of }));
const part: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 4, arbitrary: intervalPredicates },
  { weight: 2, arbitrary: either },
  { weight: 1, arbitrary: fc.array(intervalPredicates, { maxLength: 2 }).map((of): Predicate => ({ op: 'and', of })) },
  { weight: 1, arbitrary: fc.tuple(either, leaves).map((of): Predicate => ({ op: 'or', of })) },
  { weight: 1, arbitrary: leaves },
  { weight: 1, arbitrary: fc.oneof(intervalPredicates, either, leaves).map((of): Predicate => ({ op: 'not', of })) },
);
const conjunctions = fc.array(part, { minLength: 2, maxLength: 3 }).map((of): Predicate => ({ op: 'and', of }));

const cases = fc.record({
  intervals: fc.array(interval, { minLength: 1, maxLength: 20 }),
  /** Up to 64 resources, and more. */
  size: fc.constantFrom(3, 20, 64, 65, 150),
  /** How many of them have two intervals, and how many a code. */
  several: fc.constantFrom(0, 0, 1, 20),
  coded: fc.constantFrom(2, 50),
  oneSpace: fc.boolean(),
  asked: fc.array(conjunctions, { minLength: 1, maxLength: 6 }),
});

test('conditions that are looked for at once find what each of them alone does', () => {
  let matches = 0;
  fc.assert(
    fc.property(cases, ({ intervals, size, several, coded, oneSpace, asked }) => {
      const backends: readonly Backend[] = [memory(() => schema), scan(() => schema)];
      const place = (i: number): (typeof intervals)[number] => {
        const each = intervals[i % intervals.length]!;
        return oneSpace ? { ...each, space: '' } : each;
      };
      for (let i = 0; i < size; i++) {
        const keys: Keys = {
          ...(i % 7 !== 6 && { intervals: i < several ? [place(i), place(i + 1)] : [place(i)] }),
          ...(i % 3 === 0 && { otherIntervals: [place(i + 2)] }),
          ...(i % coded === 0 && { codes: [{ name: 'a', space: 's' }], terms: [{ name: 'b', space: '' }] }),
        };
        for (const backend of backends) backend.put(keyed('A', `id${i}`, keys));
      }
      const found = (backend: Backend, where: Predicate): string[] =>
        backend.search([{ type: 'A', where }], { count: 1000 }).hits.map(({ id }) => id);
      for (const where of asked) {
        const [ours, expected] = backends.map((backend) => found(backend, where));
        expect(ours, printPredicate(where)).toEqual(expected);
        if (expected!.length > 0) matches++;
      }
    }),
    runs(150),
  );
  expect(matches).toBeGreaterThanOrEqual(enough(100));
});

describe.each([
  ['few resources', 0],
  ['many', 200],
])('among %s', (_, others) => {
  const resources: Readonly<Record<string, Keys>> = {
    early: { intervals: [{ low: 1, high: 2, space: '' }] },
    earlyKg: { intervals: [{ low: 1, high: 2, space: 'kg' }] },
    late: { intervals: [{ low: 5, high: 6, space: '' }], terms: [{ name: 'x', space: '' }] },
    other: { intervals: [{ low: 9, high: 10, space: '' }], otherIntervals: [{ low: 2, high: 3, space: '' }] },
    lateKg: { intervals: [{ low: 5, high: 6, space: 'kg' }] },
    long: { intervals: [{ low: 1, high: 6, space: '' }], terms: [{ name: 'x', space: '' }] },
    none: { terms: [{ name: 'x', space: '' }] },
  };
  const both: Keys = {
    intervals: [
      { low: 1, high: 2, space: '' },
      { low: 5, high: 6, space: 'kg' },
    ],
  };
  const asked = (relation: IntervalRelation, low: number, high: number, space?: string): Predicate => ({
    op: 'interval',
    field: outer.intervals,
    relation,
    low,
    high,
    ...(space !== undefined && { space }),
  });
  const [from, by] = [(at: number) => asked('starts-from', at, at), (at: number) => asked('ends-by', at, at)];
  const elsewhere = (at: number): Predicate => ({
    ...(asked('within', at, at + 1) as IntervalPredicate),
    field: otherIntervals,
  });
  const x: Predicate = { op: 'term', field: strings, test: 'equals', on: 'name', text: 'x' };
  const or = (...of: Predicate[]): Predicate => ({ op: 'or', of });
  const and = (...of: Predicate[]): Predicate => ({ op: 'and', of });
  const not = (of: Predicate): Predicate => ({ op: 'not', of });

  // With `both`, a condition may be met by one interval and the next by the other.
  test.each<[string, Predicate[], string]>([
    ['two bounds', [from(1), by(3)], 'early earlyKg both'],
    ['two bounds that nothing lies between', [from(3), by(4)], 'both'],
    ['three, of which the second decides', [from(0), by(3), from(1)], 'early earlyKg both'],
    ['three, of which the last decides', [from(0), by(7), from(3)], 'late lateKg both'],
    ['three, of which the first decides', [by(3), from(0), by(7)], 'early earlyKg both'],
    ['one of them in a space', [from(0), asked('ends-by', 3, 3, 'kg')], 'earlyKg'],
    ['the first of them in a space', [asked('ends-by', 3, 3, 'kg'), from(0)], 'earlyKg'],
    ['both in the same space', [asked('starts-from', 3, 3, 'kg'), asked('ends-by', 7, 7, 'kg')], 'lateKg both'],
    ['each in another space', [asked('starts-from', 0, 0, ''), asked('ends-by', 9, 9, 'kg')], 'both'],
    [
      'alternatives in two spaces',
      [from(3), or(asked('ends-by', 9, 9, ''), asked('ends-by', 9, 9, 'kg'))],
      'late lateKg both',
    ],
    [
      'alternatives, one in a space',
      [or(by(3), asked('starts-from', 3, 3, 'kg')), from(0)],
      'early earlyKg lateKg both',
    ],
    ['alternatives twice', [or(from(5), by(2)), or(asked('covers', 5, 6), asked('covers', 0, 1))], 'late lateKg both'],
    ['alternatives of something else besides', [by(6), or(from(9), x)], 'late long'],
    ['alternatives of two bounds each', [x, or(and(from(1), by(3)), and(from(5), by(7)))], 'late'],
    ['alternatives of nothing', [by(6), or()], ''],
    ['alternatives of two fields', [from(9), or(from(12), elsewhere(2))], 'other'],
    ['alternatives of two fields, the other one first', [from(9), or(elsewhere(2), from(12))], 'other'],
    ['two fields', [elsewhere(2), from(9)], 'other'],
    ['two fields, of which only one is met', [elsewhere(1), from(9)], ''],
    ['one that must not hold', [by(6), not(from(5))], 'early earlyKg long'],
    ['two that must not hold', [by(6), not(by(2)), not(asked('starts-from', 5, 5, 'kg'))], 'late long'],
    ['only such that must not hold', [not(by(2)), not(x)], 'other lateKg'],
    ['a term and two bounds', [x, from(1), by(9)], 'late long'],
  ])('%s', (_name, of, expected) => {
    const ids = expected === '' ? [] : expected.split(' ');
    for (const make of [memory, scan]) {
      const backend = make(() => schema);
      // They meet none of the conditions, but make of what does a small part.
      for (let i = 0; i < others; i++) {
        const space = ['', 'kg'][i % 2]!;
        backend.put(keyed('A', `other${i}`, { intervals: [{ low: -Infinity, high: 100 + i, space }] }));
      }
      for (const [id, keys] of Object.entries(resources)) backend.put(keyed('A', id, keys));
      const found = (): string[] =>
        backend
          .search([{ type: 'A', where: { op: 'and', of } }], { count: 1000 })
          .hits.map(({ id }) => id)
          .filter((id) => id in resources || id === 'both');
      expect(found()).toEqual(ids.filter((id) => id !== 'both'));
      backend.put(keyed('A', 'both', both));
      expect(found()).toEqual(ids);
    }
  });
});

test.each([2, 100])('among %i resources, one interval meets one condition and another the next', (size) => {
  const asked = (relation: IntervalRelation, low: number, high: number): Predicate => {
    return { op: 'interval', field: outer.intervals, relation, low, high };
  };
  const [first, second] = [asked('within', 0, 6), asked('within', 10, 16)];
  const few: Predicate = { op: 'id', ids: ['apart', 'one', 'none'] };
  for (const make of [memory, scan]) {
    const backend = make(() => schema);
    const put = (id: string, ...lows: number[]): void => {
      backend.put(keyed('A', id, { intervals: lows.map((low) => ({ low, high: low + 1, space: '' })) }));
    };
    put('apart', 10, 5);
    put('one', 5);
    put('none');
    for (let i = 0; i < size; i++) put(`other${i}`, 5, 10);
    const found = (of: readonly Predicate[]): string =>
      backend
        .search([{ type: 'A', where: { op: 'and', of } }], { count: 1000 })
        .hits.map(({ id }) => id)
        .filter((id) => !id.startsWith('other'))
        .join(' ');
    // Checked on few, and looked for among all.
    expect(found([few, first, second])).toBe('apart');
    expect(found([few, second, first])).toBe('apart');
    expect(found([first, second])).toBe('apart');
    expect(found([few, first, asked('within', 11, 16)])).toBe('');
  }
});
