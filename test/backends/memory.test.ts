import { expect, test } from 'vitest';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { keyed, schema } from './keyed.js';
import { TypeIndex } from '../../src/backends/memory/type-index.js';
import type { RowField, TermField } from '../../src/model/field.js';
import { describeBackend } from './suite.js';

describeBackend('memory', memory);

/** An index of one type, with no others around it. */
function alone(): TypeIndex {
  const index: TypeIndex = new TypeIndex('A', schema, () => index);
  return index;
}

test('memory says that it estimates, and estimates equal terms exactly', () => {
  const backend = memory(() => schema);
  for (let i = 0; i < 300; i++) backend.put(keyed('A', `id${i}`, { codes: [{ name: `c${i % 10}`, space: 's' }] }));
  expect(backend.capabilities.estimates).toBe(true);
  const [, , codes] = schema.fields;
  const where = { op: 'term', field: codes as never, test: 'equals', on: 'name', text: 'c3' } as const;
  expect(backend.estimate('A', where)).toBe(30);
  expect(backend.estimate('A', { op: 'and', of: [where, { op: 'all' }] })).toBe(30);
});

test('terms that no resource has any more are forgotten', () => {
  const index = alone();
  const codes = schema.fields[2] as TermField;
  index.put(keyed('A', 'stays', { codes: [{ name: 'c', space: '' }] }));
  for (let i = 0; i < 1000; i++) index.put(keyed('A', 'changes', { codes: [{ name: `c${i}`, space: '' }] }));
  const terms = index.keys.dictionary(codes).find({ op: 'term', field: codes, test: 'any', on: 'name', text: '' });
  expect(terms.map(({ name }) => name).sort()).toEqual(['c', 'c999']);
  expect(Math.max(...terms.map(({ ordinal }) => ordinal))).toBeLessThan(4);
});

test('the numbers of rows are given out again', () => {
  const index = alone();
  const rows = schema.fields.find((field): field is RowField => field.kind === 'rows')!;
  const row = { codes: [{ name: 'c', space: '' }] };
  for (let i = 0; i < 1000; i++) index.put(keyed('A', 'changes', { rows: [row, row] }));
  expect(index.keys.rowsOf(rows).keys.universe).toBe(2);
});
