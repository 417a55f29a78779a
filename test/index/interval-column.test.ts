import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromSorted } from '../../src/index/algebra.js';
import { boundsOf } from '../../src/index/interval-bounds.js';
import { IntervalColumn } from '../../src/index/interval-column.js';
import { holds, type IntervalRelation } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { asks, bounds, RELATIONS, type Bounds } from './intervals.js';
import { ascending } from './sets.js';

const SPACES = ['', 'kg', 's'];

interface Spaced {
  readonly bounds: Bounds;
  readonly space: string;
}

/** A column beside a plain list of what it should hold. */
class Indexed {
  readonly column = new IntervalColumn();
  readonly model = new Map<number, Spaced[]>();

  add(doc: number, bounds: Bounds, space = ''): void {
    const [low, high] = bounds;
    this.column.add(doc, low, high, space);
    const all = this.model.get(doc) ?? [];
    const same = (each: Spaced): boolean => each.bounds[0] === low && each.bounds[1] === high && each.space === space;
    if (!all.some(same)) this.model.set(doc, [...all, { bounds, space }]);
  }

  remove(doc: number): void {
    this.column.removeDoc(doc);
    this.model.delete(doc);
  }

  expectFound(searched: Bounds): void {
    for (const space of [undefined, ...SPACES, 'nobody']) {
      for (const relation of RELATIONS) {
        const predicate = asks(relation, searched, space);
        const what = `${relation} ${searched.join()} in ${space}`;
        const passes = (each: Spaced): boolean =>
          (space === undefined || space === each.space) && holds(relation, ...each.bounds, ...searched);
        const expected = [...this.model].filter(([, all]) => all.some(passes)).map(([doc]) => doc);
        const bounds = boundsOf([predicate]);
        expect(ascending(this.column.find(bounds, space)), what).toEqual(ascending(expected));
        const some = fromSorted([...ascending(this.model.keys()).filter((doc) => doc % 3 > 0), 100_000]);
        expect(this.column.among(some, bounds, space), what).toEqual(ascending(expected).filter((doc) => doc % 3 > 0));
        expect(this.column.estimate(bounds, space), `estimate of ${what}`).toBeGreaterThanOrEqual(0);
      }
    }
    expect(this.size).toBe([...this.model.values()].flat().length);
  }

  /** Everything lies within the two infinities. */
  get size(): number {
    return this.column.find(boundsOf([asks('within', [-Infinity, Infinity])]), undefined).length;
  }
}

const change = fc.record({
  doc: fc.nat(15),
  bounds,
  space: fc.constantFrom(...SPACES),
  remove: fc.nat(3).map((n) => n === 0),
});

describe('IntervalColumn', () => {
  test('finds what a list of its intervals would, for every relation, in one space and in all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ changes: fc.array(change, { maxLength: 25 }), searched: bounds }), { maxLength: 6 }),
        (rounds) => {
          const indexed = new Indexed();
          for (const { changes, searched } of rounds) {
            for (const { doc, bounds, space, remove } of changes)
              if (remove) indexed.remove(doc);
              else indexed.add(doc, bounds, space);
            indexed.expectFound(searched);
            indexed.expectFound([-Infinity, Infinity]);
          }
        },
      ),
      runs(100),
    );
  });

  test('goes on doing so when intervals wait, join the sorted ones, and leave them again', () => {
    const round = fc.record({
      size: fc.nat(120),
      removed: fc.nat(100),
      all: fc.array(bounds, { minLength: 5, maxLength: 30 }),
      searched: fc.array(bounds, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(round, { maxLength: 6, size: 'max' }), (rounds) => {
        const indexed = new Indexed();
        let next = 0;
        for (const { size, removed, all, searched } of rounds) {
          for (let i = 0; i < size; i++, next = (next + 37) % 256)
            indexed.add(next, all[i % all.length]!, SPACES[i % 5]);
          for (let i = 0; i < removed; i++) indexed.remove((i * 11) % 256);
          for (const each of searched) indexed.expectFound(each);
        }
      }),
      runs(20),
    );
  });

  test('one document with many intervals, and the same one again', () => {
    const indexed = new Indexed();
    for (let i = 0; i < 300; i++) indexed.add(7, [i % 150, (i % 150) + 1]);
    expect(indexed.size).toBe(150);
    indexed.expectFound([10, 20]);
    indexed.remove(7);
    indexed.remove(7);
    expect(indexed.size).toBe(0);
    indexed.expectFound([10, 20]);
  });

  test('the same interval in two spaces is two', () => {
    const indexed = new Indexed();
    for (const space of SPACES) indexed.add(1, [1, 2], space);
    expect(indexed.size).toBe(SPACES.length);
    indexed.expectFound([1, 2]);
  });

  test('removing a document that never had an interval changes nothing', () => {
    const indexed = new Indexed();
    indexed.add(1, [1, 2]);
    indexed.column.removeDoc(0);
    indexed.column.removeDoc(5000);
    indexed.expectFound([0, 9]);
  });

  test('estimates what is in the space alone', () => {
    const column = new IntervalColumn();
    for (let day = 0; day < 1000; day++) column.add(day, day, day + 1, day % 2 ? 'odd' : 'even');
    const estimate = (relation: IntervalRelation, space?: string): number =>
      column.estimate(boundsOf([asks(relation, [100, 200])]), space);
    expect(RELATIONS.map((relation) => [relation, estimate(relation), estimate(relation, 'odd')])).toEqual([
      ['within', 100, 50],
      ['outside', 900, 450],
      ['ends-after', 800, 400],
      ['starts-before', 100, 50],
      ['starts-from', 800, 400],
      ['ends-by', 100, 50],
      ['overlaps', 100, 50],
      ['covers', 0, 0],
    ]);
    expect(estimate('within', 'neither')).toBe(0);
  });
});
