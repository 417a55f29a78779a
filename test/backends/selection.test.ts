import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Selection } from '../../src/backends/selection.js';
import { runs } from '../support/runs.js';

const compare = (a: number, b: number): number => a - b;

test('a selection keeps what sorting and cutting would', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 200, size: 'max' }), fc.nat(20), (items, size) => {
      const selection = new Selection<number>(size, compare);
      let added = 0;
      for (const item of items) {
        if (selection.bound !== undefined && compare(item, selection.bound) >= 0) continue;
        selection.add(item);
        added++;
      }
      expect(selection.result()).toEqual(items.toSorted(compare).slice(0, size));
      expect(added).toBeLessThanOrEqual(items.length);
    }),
    runs(200),
  );
});

test('without a bound it keeps all', () => {
  const selection = new Selection<number>(Infinity, compare);
  for (const item of [3, 1, 2, 1]) selection.add(item);
  expect([selection.bound, selection.result()]).toEqual([undefined, [1, 1, 2, 3]]);
});

test('of items in order it takes no more than twice its size', () => {
  const selection = new Selection<number>(5, compare);
  let added = 0;
  for (let item = 0; item < 1000; item++) {
    if (selection.bound !== undefined && item >= selection.bound) continue;
    selection.add(item);
    added++;
  }
  expect(added).toBe(10);
});
