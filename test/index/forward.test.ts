import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForwardIndex } from '../../src/index/forward.js';
import { runs } from '../support/runs.js';
import { bytesOf, restored } from '../support/state.js';

const write = fc.record({
  doc: fc.oneof(fc.nat(9), fc.nat(200)),
  /** Undefined: the document goes. Long lists make packing due within a few writes; a few ordinals need more than 16 bits. */
  ordinals: fc.option(
    fc.array(
      fc.oneof(
        { weight: 2000, arbitrary: fc.nat(0xffff) },
        { weight: 1, arbitrary: fc.constantFrom(0x1_0000, 0x7_0000) },
      ),
      { maxLength: 400 },
    ),
    { nil: undefined },
  ),
  saved: fc.nat(9).map((n) => n === 0),
});

test('every document keeps the ordinals it was written with last', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 60, size: 'max' }), (writes) => {
      let forward = new ForwardIndex();
      const model = new Map<number, number[]>();
      for (const { doc, ordinals, saved } of writes) {
        if (saved) forward = restored(forward, new ForwardIndex());
        if (model.has(doc)) forward.remove(doc);
        model.delete(doc);
        if (ordinals) {
          forward.begin(doc);
          for (const ordinal of ordinals) forward.push(doc, ordinal);
          model.set(doc, ordinals);
        }
      }
      const docs = Array.from({ length: 202 }, (_, doc) => doc);
      expect(docs.filter((doc) => forward.has(doc))).toEqual(docs.filter((doc) => model.has(doc)));
      expect(docs.map((doc) => [...forward.get(doc)])).toEqual(docs.map((doc) => model.get(doc) ?? []));
    }),
    runs(150),
  );
});

test.each([100, 3000])('a document that is written over and over again takes no more room, of %i terms', (length) => {
  const forward = new ForwardIndex();
  const write = (doc: number, base: number): void => {
    forward.begin(doc);
    for (let i = 0; i < length; i++) forward.push(doc, base + i);
  };
  const from = (base: number): number[] => Array.from({ length }, (_, i) => base + i);
  write(0, 0);
  write(1, 1000);
  write(2, 5000);
  for (let round = 0; round < 1000; round++) {
    forward.remove(1);
    write(1, 2000 + round);
  }
  expect(forward.get(1).buffer.byteLength).toBeLessThan(400 * length);
  expect([0, 1, 2].map((doc) => [...forward.get(doc)])).toEqual([from(0), from(2999), from(5000)]);
});

test('a removed document has no ordinals', () => {
  const forward = new ForwardIndex();
  forward.begin(70);
  forward.push(70, 1);
  forward.remove(70);
  expect([...forward.get(70)]).toEqual([]);
});

test('ordinals of more than 16 bits come back as they were, and those before them', () => {
  const forward = new ForwardIndex();
  const all = [0xfffe, 0xffff, 0x1_0000, 0x1_0001, 7];
  all.forEach((ordinal, doc) => {
    forward.begin(doc);
    forward.push(doc, 5);
    forward.push(doc, ordinal);
  });
  expect(all.map((_, doc) => [...forward.get(doc)])).toEqual(all.map((ordinal) => [5, ordinal]));
});

test('ordinals take two bytes as long as all fit, and four from then on', () => {
  const forward = new ForwardIndex();
  forward.begin(0);
  for (let i = 0; i < 10_000; i++) forward.push(0, 0xffff - i);
  expect(bytesOf(forward)).toBeLessThan(2.2 * 10_000);
  forward.push(0, 0x1_0000);
  expect(bytesOf(forward)).toBeGreaterThan(4 * 10_000);
  expect([...forward.get(0).subarray(9_998)]).toEqual([0xffff - 9_998, 0xffff - 9_999, 0x1_0000]);
});

test('a list may be longer than 16 bits count', () => {
  const forward = new ForwardIndex();
  forward.begin(0);
  forward.push(0, 7);
  forward.begin(1);
  const length = 0x1_0001;
  for (let i = 0; i < length; i++) {
    forward.push(1, i % 1000);
    if (i >= 0xfffe) expect(forward.get(1)).toHaveLength(i + 1);
  }
  expect([...forward.get(0)]).toEqual([7]);
  expect([...forward.get(1)]).toEqual(Array.from({ length }, (_, i) => i % 1000));
});
