import { beforeEach, expect, test } from 'vitest';
import { expectDocuments, grow, growByDocument } from '../../src/index/grow.js';

beforeEach(() => expectDocuments(0, 0));

/** How often an array is made anew until it has a place for each of so many documents, and how long it is then. */
function fill(documents: number, expected: number): { times: number; length: number } {
  let array = new Uint8Array(0);
  let times = 0;
  for (let doc = 0; doc < documents; doc++) {
    expectDocuments(doc + 1, expected);
    if (doc < array.length) continue;
    array = growByDocument(array, doc + 1);
    times++;
  }
  return { times, length: array.length };
}

test('an array by document is as long as the load has documents', () => {
  expect(fill(100_000, 100_000).length).toBe(100_000);
  expect(fill(100_000, 100_000).times).toBeLessThan(fill(100_000, 0).times / 3);
});

test('a load that brings more documents than it said goes on', () => {
  expect(fill(5_000, 2_000).length).toBeGreaterThanOrEqual(5_000);
});

test.each([
  [90_000, 70_000],
  [69_999, 70_000],
])('an array of what is contained is seldom copied while %i of %i are there', (there, expected) => {
  expectDocuments(there, expected);
  let array = new Uint8Array(0);
  let times = 0;
  for (let doc = 0; doc < 20_000; doc++) {
    if (doc < array.length) continue;
    array = growByDocument(array, doc + 1);
    times++;
  }
  expectDocuments(0, 0);
  expect(times).toBeLessThan(50);
});

test.each([
  ['nothing is expected', 0, 0],
  ['nearly all are there', 999, 1000],
  ['nearly none are there', 1, 1_000_000],
  // Contained resources come besides those that a load has told of.
  ['more are there than were expected', 90_000, 70_000],
])('what is there is kept, and there is room for more, when %s', (_, there, expected) => {
  expectDocuments(there, expected);
  for (const length of [0, 1, 16, 1023, 1024, 65_536]) {
    const array = new Uint32Array(length).map((_each, i) => i);
    for (const longer of [grow(array, length + 1), growByDocument(array, length + 1)]) {
      expect(longer.length).toBeGreaterThan(length);
      expect(longer.subarray(0, length)).toEqual(array);
    }
  }
  // What is expected holds for all arrays until a load says something else.
  expectDocuments(0, 0);
});

test('an array of a field that few documents have is short, however many are expected', () => {
  expectDocuments(1, 1_000_000);
  expect(growByDocument(new Uint8Array(0), 1).length).toBeLessThan(1024);
  expect(growByDocument(new Uint8Array(40), 41).length).toBeLessThan(1024);
  expectDocuments(0, 0);
});
