import { describe, expect, test } from 'vitest';
import type { Branch, IndexSchema } from '../../src/backends/backend.js';
import type { Hit } from '../../src/backends/hits.js';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { scan } from '../../src/backends/scan/scan-backend.js';
import type { TextField } from '../../src/model/field.js';
import type { TextPredicate } from '../../src/model/predicate.js';
import type { SortRule } from '../../src/model/sort.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { bytesOf } from '../support/state.js';
import { keyed, outer, schema, strings, type KeyedResource, type Keys } from './keyed.js';

/*
 * What comes with hits, and what is left of resources that are written again.
 */

const ALL: Branch = { type: 'A', where: { op: 'all' } };
const BY_STRING: SortRule = { key: { by: 'term', field: strings, form: 'folded' }, descending: false };

test('hits of the memory backend have the resources that were put last, in whatever order', () => {
  const backend = memory(() => schema);
  const put = (resource: KeyedResource): KeyedResource => {
    backend.put(resource);
    return resource;
  };
  const holds = { contained: [{ type: 'A', name: 'inner', keys: {} }] };
  put(keyed('A', 'a', { terms: [{ name: 'x', space: '' }] }));
  put(keyed('A', 'b', holds));
  put(keyed('A', 'c'));
  const a = put(keyed('A', 'a', { terms: [{ name: 'z', space: '' }] }));
  const b = put(keyed('A', 'b', { ...holds, terms: [{ name: 'y', space: '' }] }));
  backend.delete('A', 'c');
  const c = put(keyed('A', 'c', { terms: [{ name: 'x', space: '' }] }));
  const resources = (branch: Branch): unknown[] =>
    backend.search([branch], { count: 9 }).hits.map((hit) => hit.resource);
  expect(resources(ALL)).toEqual([a, b, c]);
  // Often enough for the order to be kept.
  for (let again = 0; again < 20; again++) expect(resources({ ...ALL, sort: [BY_STRING] })).toEqual([c, b, a]);
  expect(resources({ ...ALL, among: 'contained' })).toEqual([undefined]);
});

describe.each([
  ['memory', memory],
  ['scan', scan],
])('%s', (_, make) => {
  const { analysis } = flexsearch();
  const text: TextField = { kind: 'text', ordinal: 0, parameter: '_text', facet: '', analysis };
  const textSchema: IndexSchema = {
    fields: [text],
    extract: ({ id }, sink) => sink.text(text, [id === 'a' ? 'heart failure' : 'heart of a long text about the liver']),
  };
  const heart: TextPredicate = { op: 'text', field: text, query: { op: 'phrase', terms: [{ text: 'heart' }] } };
  const backend = make(() => textSchema, flexsearch());
  for (const type of ['A', 'B']) for (const id of ['a', 'b']) backend.put({ resourceType: type, id });
  const ranked: Branch = { type: 'A', where: heart, ranked: [heart] };
  const scored = ({ type, id, score }: Hit): unknown => [type, id, score === undefined ? 'none' : score > 0];

  test.each<[string, SortRule[] | undefined]>([
    ['in the order in which they came', undefined],
    ['sorted by id', [{ key: { by: 'id' }, descending: false }]],
  ])('only hits of branches that are ranked have a score, %s', (_name, sort) => {
    const branches = [ranked, { type: 'B', where: heart }].map((each) => ({ ...each, ...(sort && { sort }) }));
    const { hits } = backend.search(branches, { count: 9 });
    expect(hits.map(scored).sort()).toEqual([
      ['A', 'a', true],
      ['A', 'b', true],
      ['B', 'a', 'none'],
      ['B', 'b', 'none'],
    ]);
  });

  test('those that say more of it in fewer words come first', () => {
    const sort: SortRule[] = [{ key: { by: 'score' }, descending: true }];
    const found = (rules: SortRule[]): string[] =>
      backend.search([{ ...ranked, sort: rules }], { count: 9 }).hits.map(({ id }) => id);
    expect(found(sort)).toEqual(['a', 'b']);
    expect(found([{ ...sort[0]!, descending: false }])).toEqual(['b', 'a']);
  });
});

test.each([
  ['known', 'A'],
  ['new', 'B'],
])('a load that says how many resources of a %s type are coming makes room for them, and for no more', (_, type) => {
  const loaded = (size: number, expected?: number): number => {
    const backend = memory(() => schema);
    backend.put(keyed('A', 'before'));
    if (expected !== undefined) backend.expect!(new Map([[type, expected]]));
    for (let i = 0; i < size; i++)
      backend.put(keyed(type, `id${i}`, { intervals: [{ low: i, high: i + 1, space: '' }] }));
    backend.expect!(new Map());
    return bytesOf({ transfer: (state) => backend.save!(() => state) });
  };
  // Just above a length that arrays grow to by themselves.
  const size = 2560;
  const [told, alone, tooFew] = [loaded(size, size), loaded(size), loaded(size, 10)];
  expect(told).toBeLessThan(0.97 * alone);
  expect(tooFew).toBeLessThan(1.1 * alone);
});

describe('a resource that is written over and over again leaves nothing behind', () => {
  const name = (i: number): { name: string; space: string } => ({ name: `n${i}`, space: '' });
  const interval = (i: number): { low: number; high: number; space: string } => ({ low: i, high: i + 1, space: '' });

  test.each<[string, (i: number) => Keys]>([
    ['terms', (i) => ({ terms: [name(i), name(i + 1)], codes: [name(-i)] })],
    ['intervals', (i) => ({ intervals: [interval(i), interval(2 * i), interval(3 * i)] })],
    ['points', (i) => ({ points: [[i % 90, i % 180]] })],
    ['rows', (i) => ({ rows: [{ codes: [name(i)], intervals: [interval(i)] }, { codes: [name(i + 1)] }] })],
    ['references', (i) => ({ references: [{ name: `b${i}`, space: 'B' }] })],
    ['aliases', (i) => ({ aliases: [`urn:${i}`, `urn:other:${i}`] })],
    [
      'contained',
      (i) => ({ contained: [{ type: 'A', name: 'one', keys: { terms: [name(i)], rows: [{ codes: [name(i)] }] } }] }),
    ],
  ])('of its %s', (_, keysOf) => {
    const backend = memory(() => schema);
    const bytes = (): number => bytesOf({ transfer: (state) => backend.save!(() => state) });
    const search = (): void => {
      const where = { op: 'term', field: strings, test: 'starts', on: 'folded', text: 'n' } as const;
      const between = { op: 'interval', field: outer.intervals, relation: 'overlaps', low: 0, high: 9 } as const;
      for (const each of [where, between])
        backend.search([{ type: 'A', where: each, sort: [BY_STRING] }], { count: 9 });
    };
    const write = (rounds: number): number => {
      for (let i = 0; i < rounds; i++) {
        backend.put(keyed('A', 'changes', keysOf(i)));
        if (i % 10 === 0) search();
      }
      return bytes();
    };
    backend.put(keyed('A', 'stays', keysOf(0)));
    const before = write(500);
    expect(write(3000)).toBeLessThan(1.3 * before);
  });
});
