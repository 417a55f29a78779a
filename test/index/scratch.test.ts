import { expect, test } from 'vitest';
import { ReusedScratch } from '../../src/index/scratch.js';
import { membersOf } from './sets.js';

test('a search has sets of its own, and the next one the same ones, empty', () => {
  const clock = { searches: 1 };
  const scratch = new ReusedScratch(clock, { universe: 40 });
  const [first, second] = [scratch.bits(), scratch.bits()];
  first.add(3);
  second.add(39);
  expect(membersOf(first)).toEqual([3]);
  clock.searches++;
  expect(scratch.bits()).toBe(first);
  expect(membersOf(first)).toEqual([]);
  expect(first.size).toBe(0);
  expect(scratch.bits()).toBe(second);
  expect(scratch.bits()).not.toBe(first);
});

test('there is room for the documents that came since', () => {
  const clock = { searches: 1 };
  const documents = { universe: 32 };
  const scratch = new ReusedScratch(clock, documents);
  const small = scratch.bits();
  documents.universe = 33;
  clock.searches++;
  const large = scratch.bits();
  expect(large).not.toBe(small);
  expect(large.words()).toHaveLength(2);
  expect(scratch.universe).toBe(33);
});
