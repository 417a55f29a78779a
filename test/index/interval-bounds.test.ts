import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, inAll } from '../../src/index/interval-bounds.js';
import { NEXT, usualHigh } from '../../src/index/interval-width.js';
import { nextDown, nextUp } from '../../src/model/next-up.js';
import { holds } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { asks, bounds, RELATIONS, type Bounds } from './intervals.js';

const relation = fc.record({ relation: fc.constantFrom(...RELATIONS), searched: bounds });
const any = fc.array(relation, { minLength: 1, maxLength: 3 });

describe('bounds', () => {
  test('hold what stands in one of the relations', () => {
    fc.assert(
      fc.property(any, bounds, (all, [t0, t1]) => {
        const expected = all.some(({ relation: each, searched }) => holds(each, t0, t1, ...searched));
        const asked = all.map(({ relation: each, searched }) => asks(each, searched));
        expect(boundsOf(asked).hold(t0, t1)).toBe(expected);
      }),
      runs(2000),
    );
  });

  test('of several lists hold what all of them hold', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 3 }), bounds, (all, [t0, t1]) => {
        const lists = all.map((each) => boundsOf(each.map(({ relation: one, searched }) => asks(one, searched))));
        const together = inAll(lists);
        fc.pre(together !== undefined);
        expect(together!.hold(t0, t1)).toBe(lists.every((list) => list.hold(t0, t1)));
      }),
      runs(2000),
    );
  });

  const widths = fc.oneof(
    fc.constantFrom(NEXT, 1, 2, 5, 1000, 0.1, 1 / 3, 1e-9, 1e300, Number.MAX_VALUE, Infinity),
    fc.double({ min: Number.MIN_VALUE, noNaN: true }),
  );
  const number = fc.oneof(fc.nat(12), fc.constantFrom(0, 1000, -1000, 1e300, -1e300, 0.1), fc.double({ noNaN: true }));
  const wide = fc
    .tuple(number, number, fc.nat(9))
    .map(([a, b, open]): Bounds => [open === 0 ? -Infinity : Math.min(a, b), open === 1 ? Infinity : Math.max(a, b)]);
  const searches = fc.array(fc.record({ relation: fc.constantFrom(...RELATIONS), searched: wide }), {
    minLength: 1,
    maxLength: 3,
  });

  test('tell the low bounds of intervals of one width by ranges that are apart', () => {
    fc.assert(
      fc.property(searches, widths, fc.array(number), (all, width, others) => {
        const bounds = boundsOf(all.map(({ relation: each, searched }) => asks(each, searched)));
        const ranges = bounds.lows(width);
        // Where ranges begin and end, and where the high bounds do: that is where rounding would show.
        const edges = [...ranges.flat(), ...all.flatMap(({ searched }) => searched.flatMap((x) => [x, x - width]))];
        const lows = [...others, ...edges.flatMap((edge) => [nextDown(edge), edge, nextUp(edge)])];
        for (const low of lows.filter(Number.isFinite)) {
          const isHeld = bounds.hold(low, usualHigh(low, width));
          expect(
            ranges.some(([from, before]) => low >= from && low < before),
            `${low}`,
          ).toBe(isHeld);
        }
        for (const [i, [from]] of ranges.entries()) if (i > 0) expect(from).toBeGreaterThan(ranges[i - 1]![1]);
      }),
      runs(3000),
    );
  });

  test('of a search from one date to another are one range of days', () => {
    const day = 86_400_000;
    const from = [asks('ends-after', [0, day]), asks('within', [0, day])];
    const both = inAll([boundsOf(from), boundsOf([asks('starts-before', [9 * day, 10 * day])])])!;
    expect(both.lows(day)).toEqual([[0, 9 * day]]);
    expect(both.lows(1000)).toEqual([[0, 9 * day]]);
  });

  test('are few: a search from one date to another has two', () => {
    const from = [asks('ends-after', [10, 11]), asks('within', [10, 11])];
    expect(inAll([boundsOf(from), boundsOf([asks('starts-before', [20, 21])])])?.each).toEqual([
      { from: -Infinity, before: 20, after: 11, to: Infinity },
      { from: 10, before: 20, after: -Infinity, to: 11 },
    ]);
  });

  test('that nothing lies in are left out', () => {
    const [early, late] = [boundsOf([asks('starts-before', [5, 6])]), boundsOf([asks('starts-from', [4, 5])])];
    expect(inAll([early, late])?.each).toEqual([]);
  });

  test('that would be too many are none', () => {
    const outside = boundsOf([asks('outside', [4, 8])]);
    expect(inAll([outside, outside, outside, outside])).toBeDefined();
    expect(
      inAll(Array.from({ length: 5 }, () => boundsOf([asks('outside', [4, 8]), asks('covers', [1, 2])]))),
    ).toBeUndefined();
  });
});
