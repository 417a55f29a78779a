import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameColumn } from '../../src/index/name-column.js';
import { runs } from '../support/runs.js';

const change = fc.record({ doc: fc.nat(40), ordinals: fc.uniqueArray(fc.nat(9), { maxLength: 3 }) });

test('every document has the names that it was given last', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const column = new NameColumn();
      const model = new Map<number, readonly number[]>();
      for (const { doc, ordinals } of changes) {
        // Documents that have none, and those that never had any, are told to lose theirs too.
        column.removeDoc(doc);
        for (const ordinal of ordinals) column.add(doc, ordinal);
        model.delete(doc);
        if (ordinals.length > 0) model.set(doc, ordinals);
        expect(column.size).toBe(model.size);
      }
      for (let doc = 0; doc <= 41; doc++) {
        const passed: number[] = [];
        expect(column.some(doc, (ordinal) => passed.push(ordinal) === 0)).toBe(false);
        expect(passed).toEqual(model.get(doc) ?? []);
        for (let ordinal = 0; ordinal < 10; ordinal++) {
          const has = model.get(doc)?.includes(ordinal) ?? false;
          expect(column.some(doc, (each) => each === ordinal)).toBe(has);
        }
      }
    }),
    runs(200),
  );
});

test('stops at the first name that passes', () => {
  const column = new NameColumn();
  for (const ordinal of [5, 6, 7]) column.add(3, ordinal);
  const asked: number[] = [];
  column.some(3, (ordinal) => asked.push(ordinal) === 2);
  expect(asked).toEqual([5, 6]);
});
