import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntervalColumn } from '../../src/index/interval-column.js';
import type { IntervalField } from '../../src/model/field.js';
import { holds, type IntervalPredicate, type IntervalRelation } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { ascending } from './sets.js';

const RELATIONS: readonly IntervalRelation[] = [
  'within',
  'outside',
  'ends-after',
  'starts-before',
  'starts-from',
  'ends-by',
  'overlaps',
];
const field: IntervalField = { kind: 'intervals', ordinal: 0, parameter: 'date', facet: '' };

type Bounds = readonly [low: number, high: number];

/** A column beside a plain list of what it should hold. */
class Indexed {
  readonly column = new IntervalColumn();
  readonly model = new Map<number, Bounds[]>();

  add(doc: number, [low, high]: Bounds): void {
    this.column.add(doc, low, high);
    const all = this.model.get(doc) ?? [];
    if (!all.some((each) => each[0] === low && each[1] === high)) this.model.set(doc, [...all, [low, high]]);
  }

  remove(doc: number): void {
    this.column.removeDoc(doc);
    this.model.delete(doc);
  }

  expectFound([low, high]: Bounds): void {
    for (const relation of RELATIONS) {
      const predicate: IntervalPredicate = { op: 'interval', field, relation, low, high };
      const passes = ([t0, t1]: Bounds): boolean => holds(relation, t0, t1, low, high);
      const expected = [...this.model].filter(([, all]) => all.some(passes)).map(([doc]) => doc);
      const found = this.column.find(predicate);
      expect(ascending(found), `${relation} ${low} ${high}`).toEqual(ascending(expected));
      const tested = [...this.model.keys()].filter((doc) => this.column.test(doc, predicate));
      expect(tested).toEqual(expected);
      expect(this.column.test(100_000, predicate)).toBe(false);
      const estimate = this.column.estimate(predicate);
      expect(estimate, `estimate of ${relation} ${low} ${high}`).toBeGreaterThanOrEqual(0);
    }
    expect(this.column.size).toBe([...this.model.values()].flat().length);
  }
}

/** Few different bounds, so that they meet; open ends among them, and intervals that begin where they end. */
const bound = fc.oneof({ weight: 6, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(1000) });
const bounds: fc.Arbitrary<Bounds> = fc
  .record({ a: bound, b: bound, open: fc.nat(11) })
  .map(({ a, b, open }): Bounds => [
    open % 6 === 1 ? -Infinity : Math.min(a, b),
    open % 6 >= 4 ? Infinity : Math.max(a, b),
  ]);
const change = fc.record({ doc: fc.nat(15), bounds, remove: fc.nat(3).map((n) => n === 0) });

describe('IntervalColumn', () => {
  test('finds what a list of its intervals would, for every relation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ changes: fc.array(change, { maxLength: 25 }), searched: bounds }), { maxLength: 6 }),
        (rounds) => {
          const indexed = new Indexed();
          for (const { changes, searched } of rounds) {
            for (const { doc, bounds, remove } of changes)
              if (remove) indexed.remove(doc);
              else indexed.add(doc, bounds);
            indexed.expectFound(searched);
            indexed.expectFound([-Infinity, Infinity]);
          }
        },
      ),
      runs(100),
    );
  });

  test('goes on doing so when intervals wait, join the run, and leave it again', () => {
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
          for (let i = 0; i < size; i++, next = (next + 37) % 256) indexed.add(next, all[i % all.length]!);
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
    expect(indexed.column.size).toBe(150);
    indexed.expectFound([10, 20]);
    indexed.remove(7);
    indexed.remove(7);
    expect(indexed.column.size).toBe(0);
    indexed.expectFound([10, 20]);
  });

  test('removing a document that never had an interval changes nothing', () => {
    const indexed = new Indexed();
    indexed.add(1, [1, 2]);
    indexed.column.removeDoc(0);
    indexed.column.removeDoc(5000);
    indexed.expectFound([0, 9]);
  });

  test('estimates short intervals well', () => {
    const column = new IntervalColumn();
    for (let day = 0; day < 1000; day++) column.add(day, day, day + 1);
    const estimate = (relation: IntervalRelation): number =>
      column.estimate({ op: 'interval', field, relation, low: 100, high: 200 });
    expect(RELATIONS.map((relation) => [relation, estimate(relation)])).toEqual([
      ['within', 100],
      ['outside', 900],
      ['ends-after', 800],
      ['starts-before', 100],
      ['starts-from', 800],
      ['ends-by', 100],
      ['overlaps', 100],
    ]);
  });

  test('an estimate is never negative, however many intervals were removed', () => {
    const indexed = new Indexed();
    for (let day = 0; day < 100; day++) indexed.add(day, [day, day + 1]);
    indexed.expectFound([0, 100]);
    for (let day = 0; day < 60; day++) indexed.remove(day);
    indexed.expectFound([0, 100]);
  });
});
