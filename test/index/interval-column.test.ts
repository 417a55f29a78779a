import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromSorted } from '../../src/index/algebra.js';
import { boundsOf } from '../../src/index/interval-bounds.js';
import { DocNumbers } from '../../src/index/doc-numbers.js';
import { IntervalColumn } from '../../src/index/interval-column.js';
import type { Interval } from '../../src/model/field.js';
import { nextUp } from '../../src/model/next-up.js';
import { holds, type IntervalPredicate, type IntervalRelation } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import { bytesOf, restored } from '../support/state.js';
import { asks, bounds, RELATIONS, type Bounds } from './intervals.js';
import { ascending, membersOf, scratchFor } from './sets.js';

/** Few documents for what is found, and many: it's put in order in one way or the other. */
const UNIVERSES = [200, 1_000_000];

const SPACES = ['', 'kg', 's'];

interface Spaced {
  readonly bounds: Bounds;
  readonly space: string;
}

function interval([low, high]: Bounds): Interval {
  return { low, high };
}

/** A column beside a plain list of what it should hold. */
class Indexed {
  private numbers = new DocNumbers();
  column = new IntervalColumn(this.numbers);
  readonly model = new Map<number, Spaced[]>();

  add(doc: number, bounds: Bounds, space = ''): void {
    const [low, high] = bounds;
    this.column.add(doc, interval(bounds), space);
    const all = this.model.get(doc) ?? [];
    const same = (each: Spaced): boolean => each.bounds[0] === low && each.bounds[1] === high && each.space === space;
    if (!all.some(same)) this.model.set(doc, [...all, { bounds, space }]);
  }

  remove(doc: number): void {
    this.column.removeDoc(doc);
    this.numbers.removeDoc(doc);
    this.model.delete(doc);
  }

  /** Goes on with a column and its numbers that were read from a snapshot. */
  restore(): void {
    this.numbers = restored(this.numbers, new DocNumbers());
    this.column = restored(this.column, new IntervalColumn(this.numbers));
  }

  /** That some interval of a document stands in one of the relations is told of all documents, of those that have none too. */
  expectTested(any: readonly IntervalPredicate[], wanted: string | undefined): void {
    const passes = ({ bounds, space }: Spaced): boolean =>
      (wanted === undefined || wanted === space) &&
      any.some((each) => holds(each.relation, ...bounds, each.low, each.high));
    const expected = [...this.model].filter(([, all]) => all.some(passes)).map(([doc]) => doc);
    const docs = fromSorted(Array.from({ length: 40 }, (_, doc) => doc));
    expect(this.column.among(docs, boundsOf(any), wanted), JSON.stringify(any)).toEqual(ascending(expected));
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
        for (const universe of UNIVERSES) {
          const found = this.column.find(bounds, space, scratchFor(universe));
          expect(membersOf(found), what).toEqual(ascending(expected));
        }
        const some = fromSorted([...ascending(this.model.keys()).filter((doc) => doc % 3 > 0), 100_000]);
        expect(this.column.among(some, bounds, space), what).toEqual(ascending(expected).filter((doc) => doc % 3 > 0));
        expect(this.column.estimate(bounds, space), `estimate of ${what}`).toBeGreaterThanOrEqual(0);
      }
    }
    expect(this.size).toBe([...this.model.values()].flat().length);
  }

  /** Everything lies within the two infinities. */
  get size(): number {
    return this.column.estimate(boundsOf([asks('within', [-Infinity, Infinity])]), undefined);
  }
}

const change = fc.record({
  doc: fc.nat(15),
  bounds,
  space: fc.constantFrom(...SPACES),
  remove: fc.nat(3).map((n) => n === 0),
});

/** How wide the intervals of a field are: points in time or numbers by themselves, days, and whatever comes. */
const WIDTHS: Readonly<Record<string, (bounds: Bounds) => Bounds>> = {
  'the least that there is': ([low]) => (low === -Infinity ? [0, nextUp(0)] : [low, nextUp(low)]),
  'the same': ([low]) => [low === -Infinity ? 0 : low, (low === -Infinity ? 0 : low) + 2],
  'the least, but for a few': ([low, high]) => [low, low === -Infinity || high === 12 ? high : nextUp(low)],
};

describe.each(Object.entries(WIDTHS))('where the width of all intervals is %s', (_, widened) => {
  const relation = fc.record({
    relation: fc.constantFrom(...RELATIONS),
    searched: fc.oneof(bounds, bounds.map(widened)),
    space: fc.constantFrom(undefined, undefined, ...SPACES, 'nobody'),
  });
  const lists = fc.array(fc.array(relation, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  const add = fc.record({
    doc: fc.nat(30),
    bounds: bounds.map(widened),
    space: fc.constantFrom(...SPACES),
    what: fc.constantFrom('add', 'add', 'add', 'replace', 'replace', 'remove'),
  });

  test.each([
    ['one space, one interval each', true, false],
    ['several spaces, one interval each', false, false],
    ['several spaces and intervals', false, true],
  ])('a document is known by what it has: %s', (__, single, several) => {
    const rounds = fc.record({ changes: fc.array(add, { maxLength: 20 }), asked: lists, saved: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(rounds, { minLength: 1, maxLength: 3 }), (all) => {
        const indexed = new Indexed();
        for (const { changes, asked, saved } of all) {
          if (saved === 0) indexed.restore();
          for (const { doc, bounds, space, what } of changes) {
            if (what !== 'add' || !several) indexed.remove(doc);
            if (what !== 'remove') indexed.add(doc, bounds, single ? '' : space);
          }
          for (const any of asked)
            indexed.expectTested(
              any.map(({ relation, searched }) => asks(relation, searched)),
              any[0]!.space,
            );
          const [first] = asked[0]!;
          indexed.expectFound(first!.searched);
        }
      }),
      runs(30),
    );
  });
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

  test.each([
    ['a lone point', [5, nextUp(5)], [3, nextUp(3)], [9, nextUp(9)]],
    ['a day', [5, 6], [3, 4], [9, 10]],
    ['what is open', [5, Infinity], [-Infinity, 7], [9, 10]],
  ] satisfies [string, Bounds, Bounds, Bounds][])(
    'sorts by the outermost low bound, of %s',
    (_, one, least, greatest) => {
      const column = new IntervalColumn();
      expect([column.low(0, false), column.low(0, true)]).toEqual([undefined, undefined]);
      column.add(1, interval(one), '');
      expect([column.low(1, false), column.low(1, true)]).toEqual([one[0], one[0]]);
      column.add(1, interval(greatest), '');
      column.add(1, interval(least), 'kg');
      expect([column.low(1, false), column.low(1, true)]).toEqual([least[0], greatest[0]]);
      expect([0, 2, 5000].map((doc) => column.low(doc, false))).toEqual([undefined, undefined, undefined]);
      column.removeDoc(1);
      expect(column.low(1, true)).toBeUndefined();
    },
  );

  test('keeps the spaces apart when there are more than a byte can number', () => {
    const numbers = new DocNumbers();
    const column = new IntervalColumn(numbers);
    const last = 300;
    for (let doc = 0; doc <= last; doc++) column.add(doc, interval([doc % 7, (doc % 7) + 1]), `space ${doc}`);
    const copy = restored(column, new IntervalColumn(restored(numbers, new DocNumbers())));
    for (const each of [column, copy]) {
      for (const doc of [0, 1, 254, 255, 256, 257, last]) {
        const asked = boundsOf([asks('within', [0, 100])]);
        const some = fromSorted([0, 1, 254, 255, 256, 257, last]);
        expect(membersOf(each.find(asked, `space ${doc}`, scratchFor(last + 1)))).toEqual([doc]);
        expect(each.among(some, asked, `space ${doc}`)).toEqual([doc]);
      }
    }
  });

  test.each<[string, number, (doc: number) => Bounds]>([
    ['points', 9, (doc) => [doc, nextUp(doc)]],
    ['days', 9, (doc) => [100 + doc, 101 + doc]],
    ['what is wider and wider', 17, (doc) => [doc, 2 * doc + 1]],
  ])('of %s a document takes %i bytes', (_, bytes, boundsOf) => {
    const numbers = new DocNumbers();
    const column = new IntervalColumn(numbers);
    const size = 10_000;
    for (let doc = 0; doc < size; doc++) column.add(doc, interval(boundsOf(doc)), '');
    expect(bytesOf(numbers) + bytesOf(column)).toBeGreaterThanOrEqual(bytes * size);
    expect(bytesOf(numbers) + bytesOf(column)).toBeLessThan(1.5 * bytes * size);
  });

  test('estimates what is in the space alone', () => {
    const column = new IntervalColumn();
    for (let day = 0; day < 1000; day++) column.add(day, interval([day, day + 1]), day % 2 ? 'odd' : 'even');
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
