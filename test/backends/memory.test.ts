import { describe, expect, test } from 'vitest';
import { memory } from '../../src/backends/memory/memory-backend.js';
import type { SortRule, TermForm } from '../../src/model/sort.js';
import { TypeIndex } from '../../src/backends/memory/type-index.js';
import type { StateArray } from '../../src/index/state.js';
import type { IntervalField, PointField, PresenceField, RowField, TermField } from '../../src/model/field.js';
import { and, not, or, printPredicate, type Predicate } from '../../src/model/predicate.js';
import { StateWriter } from '../../src/snapshot/state-writer.js';
import { keyed, schema } from './keyed.js';
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

describe('estimates', () => {
  const [present, , codes, intervals, points, rows, references] = schema.fields as [
    PresenceField,
    TermField,
    TermField,
    IntervalField,
    PointField,
    RowField,
    TermField,
  ];
  const backend = memory(() => schema);
  for (let i = 0; i < 4; i++) backend.put(keyed('B', `b${i}`, { codes: [{ name: `c${i % 2}`, space: '' }] }));
  for (let i = 0; i < 20; i++) {
    backend.put(
      keyed('A', `id${i}`, {
        present: i % 2 === 0,
        codes: [{ name: `c${i % 4}`, space: '' }],
        intervals: [i, i + 50].map((low) => ({ low, high: low + 1, space: '' })),
        points: i < 3 ? [[i, i]] : [],
        rows: [{ codes: [{ name: `r${i % 5}`, space: '' }] }],
        references: [{ name: `b${i % 2}`, space: 'B' }],
        aliases: [`also${i % 10}`],
      }),
    );
  }
  const equals = (field: TermField, text: string): Predicate => {
    return { op: 'term', field, test: 'equals', on: 'name', text };
  };
  const code = (text: string): Predicate => equals(codes, text);
  const ids = (...all: string[]): Predicate => ({ op: 'id', ids: all });
  const row = (text: string): Predicate => {
    return { op: 'row', field: rows, where: equals(rows.fields[0] as TermField, text) };
  };

  test.each<[Predicate, number]>([
    [{ op: 'all' }, 20],
    [{ op: 'none' }, 0],
    [{ op: 'present', field: present }, 10],
    [code('c1'), 5],
    [code('nosuch'), 0],
    [{ op: 'term', field: codes, test: 'starts', on: 'folded', text: 'c' }, 20],
    [{ op: 'term', field: codes, test: 'contains', on: 'folded', text: 'nosuch' }, 20],
    [{ ...(code('c1') as Extract<Predicate, { op: 'term' }>), negated: true }, 20],
    [and([code('c1'), { op: 'present', field: present }]), 5],
    [or([code('c1'), code('c2')]), 10],
    [or([code('c1'), { op: 'present', field: present }, { op: 'all' }]), 20],
    [not(code('c1')), 15],
    [ids('id1', 'id2'), 2],
    [ids(...Array.from({ length: 30 }, (_, i) => `id${i}`)), 20],
    [{ op: 'alias', alias: 'also3' }, 2],
    [{ op: 'alias', alias: 'nosuch' }, 0],
    // Few intervals wait in a tail, which is counted as a whole.
    [{ op: 'interval', field: intervals, relation: 'within', low: 5, high: 9 }, 20],
    [{ op: 'near', field: points, latitude: 0, longitude: 0, metres: 1 }, 3],
    [row('r1'), 4],
    // Ten refer to each.
    [{ op: 'refers', field: references, type: 'B', where: ids('b1') }, 10],
    [{ op: 'refers', field: references, type: 'B', where: { op: 'all' } }, 20],
    [{ op: 'refers', field: references, type: 'C', where: { op: 'all' } }, 0],
    [{ op: 'referred', field: references, type: 'A', where: code('c1') }, 5],
    [{ op: 'referred', field: references, type: 'C', where: code('c1') }, 0],
    [{ op: 'contains', type: 'B', where: code('c1') }, 2],
  ])('of predicate %#', (predicate, expected) => {
    expect([printPredicate(predicate), backend.estimate('A', predicate)]).toEqual([
      printPredicate(predicate),
      expected,
    ]);
  });
});

test.each<[string, (within: (low: number, high: number) => Predicate) => Predicate, number]>([
  ['an interval', (within) => within(0, 9), 1],
  ['an interval that it lies outside of', (within) => within(6, 9), 0],
  ['both of two', (within) => and([within(0, 6), within(5, 9)]), 1],
  ['one of two that have to be', (within) => and([within(0, 6), within(7, 9)]), 0],
  ['one of two that may be', (within) => or([within(0, 6), within(7, 9)]), 1],
  ['neither of two', (within) => or([within(0, 4), within(7, 9)]), 0],
])('one resource is found, or not, by %s', (_, where, expected) => {
  const backend = memory(() => schema);
  const field = schema.fields[3] as IntervalField;
  for (let i = 0; i < 20; i++) backend.put(keyed('A', `id${i}`, { intervals: [{ low: i, high: i + 1, space: '' }] }));
  const within = (low: number, high: number): Predicate => ({ op: 'interval', field, relation: 'within', low, high });
  const branch = { type: 'A', where: and([{ op: 'id', ids: ['id5'] }, where(within)]) };
  expect(backend.search([branch], { count: 9 }).hits).toHaveLength(expected);
});

test('a type that nothing is stored of has no strategies, no estimate and no matches', () => {
  const backend = memory(() => schema);
  expect(backend.strategies?.('A', { op: 'all' })).toEqual(new Map());
  expect(backend.estimate('A', { op: 'all' })).toBe(0);
  expect([...backend.search([{ type: 'A', where: { op: 'all' } }], { count: 9 }).hits]).toEqual([]);
});

test('terms that no resource has any more are forgotten', () => {
  const index = alone();
  const codes = schema.fields[2] as TermField;
  index.put(keyed('A', 'stays', { codes: [{ name: 'c', space: '' }] }));
  for (let i = 0; i < 1000; i++) index.put(keyed('A', 'changes', { codes: [{ name: `c${i}`, space: '' }] }));
  const ordinals = index.keys.dictionary(codes).find({ op: 'term', field: codes, test: 'any', on: 'name', text: '' });
  expect(ordinals.map((ordinal) => index.keys.termAt(ordinal).name).sort()).toEqual(['c', 'c999']);
  expect(Math.max(...ordinals)).toBeLessThan(4);
});

test('the numbers of rows are given out again', () => {
  const index = alone();
  const rows = schema.fields.find((field): field is RowField => field.kind === 'rows')!;
  const row = { codes: [{ name: 'c', space: '' }] };
  for (let i = 0; i < 1000; i++) index.put(keyed('A', 'changes', { rows: [row, row] }));
  expect(index.keys.rowsOf(rows).keys.universe).toBe(2);
});

test('numbers that no resource has any more are forgotten', () => {
  const index = alone();
  const arrays: Float64Array[] = [];
  const writer = new (class extends StateWriter {
    override array<A extends StateArray>(items: A): A {
      if (items instanceof Float64Array && items.length > 0) arrays.push(items);
      return items;
    }

    override numbers(): void {}
  })();
  for (let i = 0; i < 100; i++) index.put(keyed('A', 'changes', { intervals: [{ low: i, high: i + 1, space: '' }] }));
  index.keys.transfer(writer);
  // Of documents that have one number each, with room for more documents.
  expect(arrays.map((each) => each.filter((number) => !Number.isNaN(number)))).toEqual([Float64Array.of(99)]);
});

test('an order is the same one as long as it is among the last 16 that were asked for', () => {
  const { sortColumns } = alone();
  const field = schema.fields[1] as TermField;
  const forms: readonly TermForm[] = ['folded', 'lower', 'written', 'unversioned'];
  const rules = [field, schema.fields[2] as TermField].flatMap((each) =>
    forms.flatMap((form) =>
      [false, true].map((descending): SortRule => ({ key: { by: 'term', field: each, form }, descending })),
    ),
  );
  // Sixteen, then as many others; each plan has rules of its own.
  const ask = (rule: SortRule): unknown => sortColumns.ordering([{ ...rule }]);
  const first = rules.map(ask);
  expect(rules.map(ask).map((each, i) => each === first[i])).toEqual(rules.map(() => true));
  sortColumns.ordering([{ key: { by: 'id' }, descending: false }]);
  expect(rules.slice(1).map((rule, i) => ask(rule) === first[i + 1])).toEqual(rules.slice(1).map(() => true));
  expect(ask(rules[0]!)).not.toBe(first[0]);
});
