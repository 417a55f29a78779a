import { describe, expect, test } from 'vitest';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { IntervalField, PresenceField, TermField } from '../../src/model/field.js';
import {
  ALL,
  and,
  holds,
  NONE,
  not,
  or,
  passes,
  printPredicate,
  type IntervalRelation,
  type Predicate,
  type TermTest,
} from '../../src/model/predicate.js';

const fold = (name: string): string => name.toLowerCase();
const family: TermField = { kind: 'terms', ordinal: 0, parameter: 'family', facet: '', fold };
const word: TermField = { ...family, ordinal: 1, facet: 'word' };
const date: IntervalField = { kind: 'intervals', ordinal: 2, parameter: 'date', facet: '', instants: true };
const score: IntervalField = { kind: 'intervals', ordinal: 3, parameter: 'score', facet: '' };
const present: PresenceField = { kind: 'presence', ordinal: 3, parameter: 'family', facet: '' };

const term = { op: 'term', field: family, on: 'folded', test: 'starts', text: 'mo' } as const;
const interval = { op: 'interval', field: date, relation: 'within', low: 0, high: 86_400_000 } as const;

test.each<[Predicate, string]>([
  [ALL, 'all'],
  [NONE, 'none'],
  [term, 'family ~starts "mo"'],
  [{ ...term, on: 'name', field: word }, 'family#word starts "mo"'],
  [{ ...term, space: 'a"b' }, 'family ~starts "mo" in "a\\"b"'],
  [{ ...term, space: '' }, 'family ~starts "mo" in ""'],
  [{ ...term, test: 'any', on: 'name', text: '', space: 's' }, 'family any in "s"'],
  [{ ...term, text: 'a\n"' }, 'family ~starts "a\\n\\""'],
  [{ op: 'present', field: present }, 'family present'],
  [{ op: 'present', field: { ...present, facet: 'unversioned' } }, 'family#unversioned present'],
  [
    { ...term, negated: true, besides: [{ test: 'equals', text: 'b', space: '' }] },
    'family other than ~starts "mo" or equals "b" in ""',
  ],
  [{ op: 'id', ids: ['a', 'b'] }, '_id in ["a", "b"]'],
  [{ op: 'id', ids: [] }, '_id in []'],
  [not(and([term, or([ALL, NONE])])), 'not(and(family ~starts "mo", or(all, none)))'],
  [interval, 'date within [1970-01-01, 1970-01-02)'],
  [{ ...interval, low: -Infinity, high: Infinity }, 'date within [-inf, inf)'],
  [{ ...interval, low: 1000, high: 1001 }, 'date within [1970-01-01T00:00:01Z, 1970-01-01T00:00:01.001Z)'],
  [{ ...interval, field: score, low: 0.55, high: 1000 }, 'score within [0.55, 1000)'],
  [{ ...interval, field: score, high: Infinity, space: 'kg' }, 'score within [0, inf) in "kg"'],
  [{ ...interval, low: -62_135_596_800_000, high: 1e300 }, 'date within [0001-01-01, 1e+300)'],
])('%#: prints as one line', (predicate, printed) => expect(printPredicate(predicate)).toBe(printed));

test('conjunctions and disjunctions of one part, or none, are simpler', () => {
  expect([and([]), or([]), and([term]), or([term])]).toEqual([ALL, NONE, term, term]);
});

/** Against [10, 20): the intervals of each relation, by where they begin and end. */
test.each<[IntervalRelation, Record<string, boolean>]>([
  ['within', { '10..20': true, '12..18': true, '9..20': false, '10..21': false, '0..5': false, '-inf..inf': false }],
  ['outside', { '10..20': false, '12..18': false, '9..20': true, '10..21': true, '0..5': true, '-inf..inf': true }],
  ['ends-after', { '10..20': false, '10..21': true, '25..30': true, '0..5': false, '15..inf': true }],
  ['starts-before', { '10..20': false, '9..20': true, '0..5': true, '25..30': false, '-inf..15': true }],
  ['starts-from', { '20..30': true, '19..30': false, '25..inf': true, '10..20': false, '-inf..inf': false }],
  ['ends-by', { '0..10': true, '0..11': false, '-inf..5': true, '10..20': false, '-inf..inf': false }],
  ['overlaps', { '0..10': false, '0..11': true, '19..30': true, '20..30': false, '-inf..inf': true, '12..13': true }],
])('%s', (relation, cases) => {
  for (const [bounds, expected] of Object.entries(cases)) {
    const [t0, t1] = bounds.split('..').map((each) => Number(each.replace('inf', 'Infinity'))) as [number, number];
    expect([bounds, holds(relation, t0, t1, 10, 20)]).toEqual([bounds, expected]);
  }
});

test.each<[TermTest, string, string, boolean]>([
  ['any', '', 'x', true],
  ['equals', 'a', 'a', true],
  ['equals', 'ab', 'a', false],
  ['starts', 'ab', 'a', true],
  ['starts', 'ba', 'a', false],
  ['starts', 'ab', '', true],
  ['contains', 'bab', 'a', true],
  ['contains', 'b', 'a', false],
  ['word-starts', 'severe headache', 'head', true],
  ['word-starts', 'severe headache', 'severe h', true],
  ['word-starts', 'severe headache', 'ache', false],
  ['word-starts', 'severe-headache', 'head', false],
])('%s: %j with %j is %s', (test, name, text, expected) => expect(passes(test, name, text)).toBe(expected));

describe('the keys of a resource', () => {
  const keys = new ResourceKeys('1');
  keys.present(present);
  keys.term(family, 'Moore', 's');
  keys.term(family, 'Ann', '');
  keys.interval(date, { low: 0, high: 5 }, '');
  keys.interval(date, { low: 10, high: 15 }, '');

  test.each<[Predicate, boolean]>([
    [ALL, true],
    [NONE, false],
    [not(NONE), true],
    [{ op: 'and', of: [] }, true],
    [{ op: 'or', of: [] }, false],
    [and([term, not(term)]), false],
    [or([term, not(term)]), true],
    [{ op: 'present', field: present }, true],
    [{ op: 'present', field: { ...present } }, false],
    [{ op: 'id', ids: ['2', '1'] }, true],
    [{ op: 'id', ids: ['11'] }, false],
    [term, true],
    [{ ...term, on: 'name' }, false],
    [{ ...term, on: 'name', text: 'Mo' }, true],
    [{ ...term, space: 's' }, true],
    [{ ...term, space: '' }, false],
    [{ ...term, text: 'ann', space: 's' }, false],
    [{ ...term, test: 'any', space: 't' }, false],
    [{ ...term, field: word }, false],
    [{ ...interval, low: 10, high: 15 }, true],
    [{ ...interval, low: 0, high: 15 }, true],
    [{ ...interval, low: 4, high: 11 }, false],
    [{ ...interval, relation: 'outside', low: 0, high: 5 }, true],
    [{ ...interval, field: { ...date } }, false],
  ])('%# match', (predicate, expected) => expect(keys.matches(predicate)).toBe(expected));
});
