import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForwardIndex } from '../../src/index/forward.js';
import { runs } from '../support/runs.js';

const write = fc.record({
  doc: fc.oneof(fc.nat(9), fc.nat(200)),
  /** Undefined: the document goes. Long lists make packing due within a few writes. */
  ordinals: fc.option(fc.array(fc.nat(0xffff), { maxLength: 400 }), { nil: undefined }),
});

test('every document keeps the ordinals it was written with last', () => {
  fc.assert(
    fc.property(fc.array(write, { maxLength: 60, size: 'max' }), (writes) => {
      const forward = new ForwardIndex();
      const model = new Map<number, number[]>();
      for (const { doc, ordinals } of writes) {
        if (model.has(doc)) forward.remove(doc);
        model.delete(doc);
        if (ordinals) {
          forward.begin(doc);
          for (const ordinal of ordinals) forward.push(doc, ordinal);
          model.set(doc, ordinals);
        }
      }
      for (const [doc, ordinals] of model) expect([...forward.get(doc)]).toEqual(ordinals);
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
