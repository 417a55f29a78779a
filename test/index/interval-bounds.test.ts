import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, inAll, liesIn } from '../../src/index/interval-bounds.js';
import { holds } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { asks, bounds, RELATIONS } from './intervals.js';

const relation = fc.record({ relation: fc.constantFrom(...RELATIONS), searched: bounds });
const any = fc.array(relation, { minLength: 1, maxLength: 3 });

describe('bounds', () => {
  test('hold what stands in one of the relations', () => {
    fc.assert(
      fc.property(any, bounds, (all, [t0, t1]) => {
        const expected = all.some(({ relation: each, searched }) => holds(each, t0, t1, ...searched));
        const asked = all.map(({ relation: each, searched }) => asks(each, searched));
        expect(liesIn(boundsOf(asked), t0, t1)).toBe(expected);
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
        expect(liesIn(together!, t0, t1)).toBe(lists.every((list) => liesIn(list, t0, t1)));
      }),
      runs(2000),
    );
  });

  test('are few: a search from one date to another has two', () => {
    const from = [asks('ends-after', [10, 11]), asks('within', [10, 11])];
    expect(inAll([boundsOf(from), boundsOf([asks('starts-before', [20, 21])])])).toEqual([
      { from: -Infinity, before: 20, after: 11, to: Infinity },
      { from: 10, before: 20, after: -Infinity, to: 11 },
    ]);
  });

  test('that nothing lies in are left out', () => {
    const [early, late] = [boundsOf([asks('starts-before', [5, 6])]), boundsOf([asks('starts-from', [4, 5])])];
    expect(inAll([early, late])).toEqual([]);
  });

  test('that would be too many are none', () => {
    const outside = boundsOf([asks('outside', [4, 8])]);
    expect(inAll([outside, outside, outside, outside])).toBeDefined();
    expect(
      inAll(Array.from({ length: 5 }, () => boundsOf([asks('outside', [4, 8]), asks('covers', [1, 2])]))),
    ).toBeUndefined();
  });
});
