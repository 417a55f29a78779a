import { describe, expect, test } from 'vitest';
import { KeyIndex } from '../../src/backends/memory/key-index.js';
import { Ordering } from '../../src/backends/memory/ordering.js';
import { fromSorted } from '../../src/index/algebra.js';

/*
 * How much is looked at. What is found is the same whichever way it is looked for, so that nothing but counts tells whether
 * the way is the one that takes least.
 */

const upTo = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

/** An index of so many documents without fields. */
function indexOf(size: number): KeyIndex {
  const keys = new KeyIndex([]);
  for (const doc of upTo(size)) keys.begin(doc);
  return keys;
}

describe('an order', () => {
  /** Of so many documents, each with a value of its own; counts how often one is asked for. */
  class Counted {
    asked = 0;
    readonly ordering: Ordering;

    constructor(readonly size: number) {
      const column = (doc: number): number => {
        this.asked++;
        return (doc * 7919) % size;
      };
      this.ordering = new Ordering(
        { type: 'A', idOf: String },
        [{ key: { by: 'id' }, descending: false }],
        [column],
        indexOf(size),
      );
    }

    /** How many values it takes to cut a page of the first so many documents; undefined when it isn't cut here. */
    page(matches: number): number | undefined {
      this.asked = 0;
      if (!this.ordering.cuts(matches)) return undefined;
      this.ordering.page(fromSorted(upTo(matches)), { count: 5 });
      return this.asked;
    }

    /** How many pages of so many matches it takes until all documents are ranked, which asks each for its value. */
    pagesUntilRanked(matches: number): number {
      for (let pages = 1; ; pages++) if ((this.page(matches) ?? 0) >= this.size) return pages;
    }
  }

  test('asks each of few matches for its value once', () => {
    const counted = new Counted(5000);
    expect([2, 40, 256].map((matches) => counted.page(matches))).toEqual([2, 40, 256]);
    expect(counted.page(257)).toBeUndefined();
  });

  test.each([
    [1000, 10],
    [1000, 200],
    [5000, 256],
  ])(
    'of %i is ranked when sorting %i at a time has taken as many comparisons, and asks nobody then',
    (size, matches) => {
      const counted = new Counted(size);
      const pages = counted.pagesUntilRanked(matches);
      expect(pages).toBe(Math.ceil((size * Math.log2(size + 1)) / (matches * Math.log2(matches + 1))));
      expect(counted.page(matches)).toBe(0);
      expect(counted.page(size)).toBe(0);
    },
  );

  test('of many matches, which are sorted elsewhere by comparing each with the last that is wanted, the same', () => {
    const counted = new Counted(1000);
    expect(counted.pagesUntilRanked(500)).toBe(Math.ceil((1000 * Math.log2(1001)) / 500));
  });

  test.each([
    ['is kept while half of the documents are written', 0, false],
    ['is made anew after that', 1, true],
  ])('%s', (_, more, isNew) => {
    const counted = new Counted(4000);
    counted.pagesUntilRanked(256);
    for (const doc of upTo(1024 + 4000 / 2 + more)) counted.ordering.forget(doc);
    // Made anew, it asks each for its value once; kept, it compares what was written with the rest.
    expect(counted.page(256) === 4000).toBe(isNew);
  });
});
