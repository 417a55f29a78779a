import { describe, expect, test } from 'vitest';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { and, not, or, type JoinPredicate, type Predicate } from '../../src/model/predicate.js';
import { keyed, otherIntervals, outer, present, references, schema, strings } from './keyed.js';

/*
 * Which way joins take, as `explain` tells: from what few resources the rest of a search leaves, in whatever order its
 * conditions are written.
 */

const term = (text: string): Predicate => ({ op: 'term', field: strings, test: 'equals', on: 'name', text });
const refers: JoinPredicate = { op: 'refers', field: references, type: 'B', where: { op: 'present', field: present } };
const referred: JoinPredicate = { op: 'referred', field: references, type: 'A', where: { op: 'all' } };
const around: Predicate = { op: 'interval', field: outer.intervals, relation: 'overlaps', low: 0, high: 1000 };
const before: Predicate = { op: 'interval', field: outer.intervals, relation: 'starts-before', low: 900, high: 901 };
const [rare, half, few, nothing] = ['rare', 'half', 'few', 'nothing'].map(term) as [
  Predicate,
  Predicate,
  Predicate,
  Predicate,
];

/** So many of A, of which three are rare, two few, and half half; each refers to one of 40 of B, of which 30 are present. */
function backendOf(size: number): ReturnType<typeof memory> {
  const backend = memory(() => schema);
  for (let i = 0; i < 40; i++) backend.put(keyed('B', `b${i}`, { present: i % 4 !== 0 }));
  for (let i = 0; i < size; i++) {
    const names = [...(i < 3 ? ['rare'] : []), ...(i >= 3 && i < 5 ? ['few'] : []), ...(i % 2 ? ['half'] : [])];
    backend.put(
      keyed('A', `a${i}`, {
        terms: names.map((name) => ({ name, space: '' })),
        intervals: [{ low: i, high: i + 1, space: '' }],
        otherIntervals: [{ low: 0, high: 1000 + (i % 2), space: '' }],
        references: [{ name: `b${i % 40}`, space: 'B' }],
      }),
    );
  }
  return backend;
}

/** How many candidates the join starts from; undefined when it starts from the other side, or isn't asked for at all. */
function candidates(backend: ReturnType<typeof memory>, type: string, where: Predicate, join: Predicate): unknown {
  const strategy = backend.strategies!(type, where).get(join);
  const found = strategy && /^from (\d+) candidates/.exec(strategy);
  return found ? Number(found[1]) : strategy && 'the other side';
}

describe.each([20, 64, 65, 500])('of %i resources', (size) => {
  const backend = backendOf(size);

  test.each<[string, Predicate, number | string | undefined]>([
    ['by itself', refers, 'the other side'],
    ['after a rare one', and([rare, refers]), 3],
    ['before a rare one', and([refers, rare]), 3],
    ['between frequent ones and a rare one', and([half, refers, around, rare]), 1],
    ['beside alternatives', and([refers, or([rare, few])]), 5],
    ['beside alternatives of conjunctions', and([refers, or([and([rare, around]), and([few, before])])]), 5],
    ['within alternatives', and([or([refers, nothing]), rare]), 3],
    ['within a conjunction', and([and([refers, half]), rare]), 1],
    ['negated', and([not(refers), rare]), 3],
    ['negated, after another that is', and([not(few), not(refers), rare]), 3],
    ['beside what nothing matches', and([refers, nothing]), undefined],
    ['negated beside what nothing matches', and([not(refers), nothing]), undefined],
    ['where two conditions leave nothing', and([refers, rare, few]), undefined],
    ['negated where two conditions leave nothing', and([not(refers), rare, few]), undefined],
    ['negated after what leaves nothing', and([rare, not(rare), not(refers)]), undefined],
    ['beside ids', and([refers, { op: 'id', ids: ['a1', 'nobody'] }]), 1],
  ])('%s', (_, where, expected) => {
    expect(candidates(backend, 'A', where, refers)).toBe(expected);
  });

  test.each<[string, Predicate, number | string | undefined]>([
    ['by itself', referred, 'the other side'],
    ['beside an id', and([referred, { op: 'id', ids: ['b1'] }]), 1],
    ['negated beside an id', and([not(referred), { op: 'id', ids: ['b1'] }]), 1],
    ['beside no id', and([referred, { op: 'id', ids: ['nobody'] }]), undefined],
  ])('the other way, %s', (_, where, expected) => {
    expect(candidates(backend, 'B', where, referred)).toBe(expected);
  });
});

test('a join goes on with what few targets the candidates lead to', () => {
  const backend = backendOf(500);
  const onward: JoinPredicate = { ...referred, where: half };
  const where = and([rare, { ...refers, where: and([{ op: 'present', field: present }, onward]) }]);
  expect(candidates(backend, 'A', where, onward)).toBe(2);
});

test('where more is left than was thought, a join still starts from few targets', () => {
  const backend = backendOf(500);
  const join: JoinPredicate = { op: 'refers', field: references, type: 'B', where: { op: 'id', ids: ['b1'] } };
  // Estimates take intervals that are of several widths for short ones.
  const wide: Predicate = { op: 'interval', field: otherIntervals, relation: 'overlaps', low: 500, high: 501 };
  const where = and([join, wide]);
  expect(backend.estimate('A', wide)).toBeLessThan(10);
  expect(candidates(backend, 'A', where, join)).toBe('the other side');
  expect(backend.strategies!('A', where).get(join)).toBe('from about 1 of B');
  expect(candidates(backend, 'A', and([join, rare, wide]), join)).toBe(3);
});
