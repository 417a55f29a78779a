import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/backends/backend.js';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { scan } from '../../src/backends/scan/scan-backend.js';
import type { Predicate } from '../../src/model/predicate.js';
import { keyed, present, references, schema, type Keys } from './keyed.js';

/*
 * Where references lead, one write after the other: backends may remember it, and may follow references from either side.
 */

const to = (...names: string[]): Keys => ({
  references: names.map((name) => {
    const [space, id] = name.split('/');
    return id === undefined ? { name, space: '' } : { name: id, space: space! };
  }),
});
const good: Keys = { present: true };

/** What is written (undefined: deleted), then which of A refer to a good B, and which of B some A refers to, if anybody asks. */
type Step = readonly [name: string, keys: Keys | undefined, good?: string, referred?: string];

const STEPS: readonly Step[] = [
  ['A/1', to('B/x'), '', ''],
  ['A/2', to('B/x', 'C/y'), '', ''],
  ['A/3', to('urn:x'), '', ''],
  ['A/4', to('C/x'), '', ''],
  ['A/5', to('B/z'), '', ''],
  // What they refer to comes, changes, has another name, goes, and comes back after something else has come.
  ['B/x', good, '1 2', 'x'],
  ['B/x', {}, '', 'x'],
  ['B/x', { ...good, aliases: ['urn:x'] }, '1 2 3', 'x'],
  ['B/x', good, '1 2', 'x'],
  ['B/x', undefined, '', ''],
  ['B/q', good, '', ''],
  ['B/x', good, '1 2', 'x'],
  // As many come and go before anybody asks again.
  ['B/x', undefined],
  ['B/q', undefined],
  ['B/q', good],
  ['B/r', {}],
  ['B/s', {}, '', ''],
  ['B/x', good],
  ['B/q', {}, '1 2', 'x'],
  ['B/q', good],
  ['A/4', to('C/r'), '1 2', 'x'],
  // What refers does so to something else, to nothing, goes, and comes back.
  ['A/1', to('B/q'), '1 2', 'q x'],
  ['B/q', undefined, '2', 'x'],
  ['B/q', good, '1 2', 'q x'],
  ['A/1', {}, '2', 'x'],
  ['B/z', good, '2 5', 'x z'],
  ['A/2', to('C/y'), '5', 'z'],
  ['C/y', good, '5', 'z'],
  ['A/2', to('B/y'), '5', 'z'],
  ['A/4', to('B/z'), '4 5', 'z'],
  ['A/5', undefined, '4', 'z'],
  ['A/4', to('B/z', 'B/x'), '4', 'x z'],
  ['B/z', {}, '4', 'x z'],
  ['A/5', to('B/z'), '4', 'x z'],
  ['B/x', undefined, '', 'z'],
  ['B/y', { ...good, aliases: ['urn:x'] }, '2 3', 'y z'],
];

const refers: Predicate = { op: 'refers', field: references, type: 'B', where: { op: 'present', field: present } };
const referred: Predicate = { op: 'referred', field: references, type: 'A', where: { op: 'all' } };
const among = (ids: readonly string[], join: Predicate): Predicate => ({
  op: 'and',
  of: [{ op: 'id', ids }, join],
});

const found = (backend: Backend, type: string, where: Predicate): string =>
  backend
    .search([{ type, where }], { count: 1000 })
    .hits.map(({ id }) => id)
    .sort()
    .join(' ');

describe.each([
  ['memory', memory],
  ['scan', scan],
])('%s follows references to where they lead now', (_, make) => {
  test.each([
    ['in either direction', 0, 0, 1],
    ['among many that refer', 100, 0, 100],
    ['among many that refer to the same', 400, 0, 1],
    ['among many that could be referred to', 0, 100, 1],
    ['among many of both', 100, 100, 100],
  ])('%s', (_name, referring, targets, different) => {
    const backend = make(() => schema);
    for (let i = 0; i < referring; i++) backend.put(keyed('A', `other${i}`, to('B/nobody', `C/${i % different}`)));
    for (let i = 0; i < targets; i++) backend.put(keyed('B', `other${i}`, good));
    for (const [name, keys, expected, expectedOfB] of STEPS) {
      const [type, id] = name.split('/') as [string, string];
      if (keys) backend.put(keyed(type, id, keys));
      else expect(backend.delete(type, id)).toBe(true);
      if (expected === undefined) continue;
      const what = `after ${name} ${JSON.stringify(keys)}`;
      for (const where of [refers, among(['1', '2', '3', '4', '5'], refers)]) {
        expect(found(backend, 'A', where), what).toBe(expected);
      }
      for (const where of [referred, among(['q', 'r', 's', 'x', 'y', 'z'], referred)]) {
        expect(found(backend, 'B', where), what).toBe(expectedOfB);
      }
    }
  });

  test('where many refer to few, only those count that match', () => {
    const backend = make(() => schema);
    for (const id of ['y', 'x', 'z']) backend.put(keyed('B', id, id === 'z' ? {} : good));
    for (let i = 0; i < 300; i++) backend.put(keyed('A', `good${i}`, { ...good, ...to('B/x', 'B/z') }));
    for (let i = 0; i < 3; i++) backend.put(keyed('A', `other${i}`, to('B/y')));
    const isGood: Predicate = { op: 'present', field: present };
    const from = (where: Predicate): string => found(backend, 'B', { ...referred, where } as Predicate);
    const into = (where: Predicate): number => backend.count('A', { ...refers, where } as Predicate);
    expect([from(isGood), from({ op: 'all' }), from({ op: 'not', of: isGood })]).toEqual(['x z', 'x y z', 'y']);
    expect([into(isGood), into({ op: 'all' }), into({ op: 'id', ids: ['y'] })]).toEqual([303, 303, 3]);
    // From few that refer, among them those that refer to the first that there is.
    const toAny: Predicate = { ...refers, where: { op: 'not', of: { op: 'none' } } } as Predicate;
    expect(found(backend, 'A', among(['good0', 'other0'], toAny))).toBe('good0 other0');
  });
});
