import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf } from '../../src/index/interval-bounds.js';
import { IntervalRun } from '../../src/index/interval-run.js';
import { nextUp } from '../../src/model/next-up.js';
import { holds, type IntervalRelation } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { asks, bounds, RELATIONS, type Bounds } from './intervals.js';
import { ascending, membersOf, scratchFor } from './sets.js';

/** Few documents for what is found, and many: it's put in order in one way or the other. */
const UNIVERSES = [200, 1_000_000];

/** A run beside a plain list of what it should hold. */
class Indexed {
  readonly run = new IntervalRun();
  private readonly model: { doc: number; bounds: Bounds }[] = [];

  private at(doc: number, [low, high]: Bounds): number {
    return this.model.findIndex((each) => each.doc === doc && each.bounds[0] === low && each.bounds[1] === high);
  }

  /** A document has an interval once, and loses only what it has; that is for the callers of a run to see to. */
  add(doc: number, bounds: Bounds): void {
    if (this.at(doc, bounds) >= 0) return;
    this.run.add(doc, ...bounds);
    this.model.push({ doc, bounds });
  }

  remove(doc: number, bounds: Bounds): void {
    const at = this.at(doc, bounds);
    if (at < 0) return;
    this.run.remove(doc, ...bounds);
    this.model.splice(at, 1);
  }

  removeAll(doc: number): void {
    for (const each of this.model.filter((one) => one.doc === doc)) this.remove(doc, each.bounds);
  }

  expectFound(searched: Bounds): void {
    for (const relation of RELATIONS) {
      const expected = this.model.filter(({ bounds }) => holds(relation, ...bounds, ...searched)).map(({ doc }) => doc);
      for (const universe of UNIVERSES) {
        const found = this.run.find(boundsOf([asks(relation, searched)]), scratchFor(universe));
        expect(membersOf(found), `${relation} ${searched.join()}`).toEqual(ascending(expected));
      }
      const estimate = this.run.estimate(boundsOf([asks(relation, searched)]));
      expect(estimate, `estimate of ${relation} ${searched.join()}`).toBeGreaterThanOrEqual(0);
    }
  }
}

const change = fc.record({
  doc: fc.nat(15),
  bounds,
  what: fc.constantFrom('add', 'add', 'add', 'remove', 'removeAll'),
});

describe('IntervalRun', () => {
  test('finds what a list of its intervals would, for every relation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ changes: fc.array(change, { maxLength: 25 }), searched: bounds }), { maxLength: 6 }),
        (rounds) => {
          const indexed = new Indexed();
          for (const { changes, searched } of rounds) {
            for (const { doc, bounds, what } of changes) {
              if (what === 'add') indexed.add(doc, bounds);
              else if (what === 'remove') indexed.remove(doc, bounds);
              else indexed.removeAll(doc);
            }
            indexed.expectFound(searched);
            indexed.expectFound([-Infinity, Infinity]);
          }
        },
      ),
      runs(100),
    );
  });

  test.each<[string, (bounds: Bounds) => Bounds]>([
    ['differ in width', (bounds) => bounds],
    ['are equally wide', ([low]) => [Math.max(low, 0), Math.max(low, 0) + 3]],
    ['are numbers', ([low]) => [low, nextUp(low)]],
  ])('goes on doing so when intervals that %s wait, join the sorted ones, and leave them again', (_, made) => {
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
          for (let i = 0; i < size; i++, next = (next + 37) % 256) indexed.add(next, made(all[i % all.length]!));
          for (let i = 0; i < removed; i++) indexed.removeAll((i * 11) % 256);
          for (const each of searched) indexed.expectFound(each);
        }
      }),
      runs(20),
    );
  });

  test('one document with many intervals', () => {
    const indexed = new Indexed();
    for (let i = 0; i < 300; i++) indexed.add(7, [i, i + 1]);
    indexed.expectFound([10, 20]);
    indexed.removeAll(7);
    indexed.expectFound([10, 20]);
    expect(indexed.run.find(boundsOf([asks('within', [-Infinity, Infinity])]), scratchFor(8)).size).toBe(0);
  });

  const alike: readonly Bounds[] = [
    [1, 5],
    [1, 6],
    [1, 7],
    [2, 6],
    [2, 7],
    [3, 6],
  ];

  test.each(alike)('of intervals that wait, %i to %i is lost alone', (low, high) => {
    const indexed = new Indexed();
    for (const doc of [1, 2, 3]) for (const each of alike) indexed.add(doc, each);
    indexed.remove(2, [low, high]);
    for (const searched of alike) indexed.expectFound(searched);
    indexed.removeAll(2);
    for (const searched of alike) indexed.expectFound(searched);
  });

  test('loses the interval that is named, and none that shares a bound with it', () => {
    for (const first of alike) {
      const indexed = new Indexed();
      // Once these are looked for they are sorted; one that comes after that waits.
      for (let doc = 0; doc < 100; doc++) for (const each of alike) if (each !== first) indexed.add(doc, each);
      indexed.expectFound([0, 9]);
      indexed.add(50, first);
      for (const each of [first, ...alike]) {
        indexed.remove(50, each);
        for (const searched of alike) indexed.expectFound(searched);
      }
    }
  });

  test('so it does for one document whose intervals all end together', () => {
    const indexed = new Indexed();
    for (let i = 0; i < 100; i++) indexed.add(7, [i, 500]);
    indexed.expectFound([0, 500]);
    indexed.add(7, [-1, 500]);
    indexed.remove(7, [-1, 500]);
    for (const searched of [
      [-1, 500],
      [0, 500],
      [1, 500],
    ] as const)
      indexed.expectFound(searched);
  });

  test('covers nothing but a bound that intervals end at', () => {
    const indexed = new Indexed();
    for (let doc = 0; doc < 100; doc++) indexed.add(doc, [doc % 5, 5 + (doc % 2)]);
    for (const bound of [4, 5, 6, 7]) indexed.expectFound([bound, bound]);
  });

  test('estimates short intervals well', () => {
    const run = new IntervalRun();
    for (let day = 0; day < 1000; day++) run.add(day, day, day + 1);
    const estimate = (relation: IntervalRelation): number => run.estimate(boundsOf([asks(relation, [100, 300])]));
    expect(RELATIONS.map((relation) => [relation, estimate(relation)])).toEqual([
      ['within', 200],
      ['outside', 800],
      ['ends-after', 700],
      ['starts-before', 100],
      ['starts-from', 700],
      ['ends-by', 100],
      ['overlaps', 200],
      ['covers', 0],
    ]);
  });

  test('an estimate is never negative, however many intervals were removed', () => {
    const indexed = new Indexed();
    for (let day = 0; day < 100; day++) indexed.add(day, [day, day + 1]);
    indexed.expectFound([0, 100]);
    for (let day = 0; day < 60; day++) indexed.removeAll(day);
    indexed.expectFound([0, 100]);
  });
});
