import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_DOCS } from '../../src/index/postings.js';
import { hashOf } from '../../src/index/hash-slots.js';
import { TermDictionary } from '../../src/index/term-dictionary.js';
import { TermTable } from '../../src/index/term-table.js';
import type { TermField } from '../../src/model/field.js';
import { passes, type TermPredicate, type TermTest } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';

const TESTS: readonly TermTest[] = [
  'equals',
  'starts',
  'ends',
  'contains',
  'word-starts',
  'initial-before',
  'initial-after',
  'any',
];
const SPACES = ['', 's', 't'];
/** Case doesn't count, except in the space `t`. */
const fold: TermField['fold'] = (name, space) => (space === 't' ? name : name.toLowerCase());
const field: TermField = { kind: 'terms', ordinal: 0, parameter: 'p', facet: '', fold };

/** A dictionary in the hands of one that keeps its rules: a term is dropped with its last document. */
class Indexed {
  private readonly table = new TermTable();
  readonly dictionary = new TermDictionary(fold, this.table);
  readonly model = new Map<string, { name: string; space: string }>();

  add(name: string, space: string): number {
    const ordinal = this.dictionary.intern(name, space);
    this.table.postings.add(ordinal, 0, 1);
    this.model.set(JSON.stringify([name, space]), { name, space });
    expect(this.dictionary.term(ordinal)).toMatchObject({ name, space, folded: fold(name, space), posting: 0 });
    return ordinal;
  }

  remove(name: string, space: string): void {
    if (!this.model.delete(JSON.stringify([name, space]))) return;
    const ordinal = this.dictionary.intern(name, space);
    this.table.postings.remove(ordinal, 0);
    this.dictionary.drop(ordinal);
  }

  /** Every test, on names and folded names, in every space and in any. */
  expectAllFound(texts: readonly string[]): void {
    for (const test of TESTS)
      for (const on of ['name', 'folded'] as const)
        for (const space of [undefined, ...SPACES])
          for (const text of texts)
            this.expectFound({ op: 'term', field, test, on, text, ...(space !== undefined && { space }) });
  }

  /** With a second name that will do, and with the negation of both, in one space and in any. */
  expectVariantsFound(texts: readonly string[]): void {
    const [text = '', written = ''] = texts;
    for (const test of TESTS)
      for (const on of ['name', 'folded'] as const)
        for (const rest of [
          { written },
          { negated: true },
          { written, negated: true, space: 't' },
          { written, space: 's' },
        ])
          this.expectFound({ op: 'term', field, test, on, text, ...rest });
  }

  expectFound(predicate: TermPredicate): void {
    const { test, on, text, space, written, negated = false } = predicate;
    const expected = [...this.model.values()].filter((term) => {
      const named = passes(test, on === 'folded' ? fold(term.name, term.space) : term.name, text);
      const found = (space === undefined || term.space === space) && (named || term.name === written);
      return found !== negated;
    });
    const key = (term: { name: string; space: string }): string => JSON.stringify([term.name, term.space]);
    expect(
      this.dictionary
        .find(predicate)
        .map((ordinal) => key(this.dictionary.term(ordinal)))
        .sort(),
      JSON.stringify(predicate),
    ).toEqual(expected.map(key).sort());
  }
}

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' ', 'é'), maxLength: 4 }),
  fc.constantFrom('__proto__', 'constructor', 'a\u{1f600}', '\ud800', '\uffff'),
);
const write = fc.record({ name, space: fc.constantFrom(...SPACES), add: fc.boolean() });

describe('TermDictionary', () => {
  test('finds what a list of its terms would', () => {
    fc.assert(
      fc.property(fc.array(fc.array(write, { maxLength: 12 }), { maxLength: 4 }), (rounds) => {
        const indexed = new Indexed();
        for (const writes of rounds) {
          for (const { name, space, add } of writes)
            if (add) indexed.add(name, space);
            else indexed.remove(name, space);
          indexed.expectAllFound(['', 'a', 'A', 'ab', ' a', 'é', '\ud800', writes[0]?.name ?? 'b']);
          indexed.expectVariantsFound(['a', writes[0]?.name ?? 'A']);
          indexed.expectVariantsFound([writes[1]?.name ?? '', 'a']);
        }
      }),
      runs(60),
    );
  });

  test('goes on doing so when the sorted list is rebuilt', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 8 }), (sizes) => {
        const indexed = new Indexed();
        let next = 0;
        for (const size of sizes) {
          for (let i = 0; i < size; i++, next = (next * 7 + 13) % 997) indexed.add(`n${next}`, SPACES[next % 3]!);
          for (let i = 0; i < size; i += 2) indexed.remove(`n${(i * 31) % 997}`, SPACES[i % 3]!);
          // Terms that were dropped and come back must be found once, and only once.
          for (let i = 0; i < size; i += 6) indexed.add(`n${(i * 31) % 997}`, SPACES[i % 3]!);
          for (const text of ['', 'n', 'n1', 'N1', 'n99', 'o']) {
            indexed.expectFound({ op: 'term', field, test: 'starts', on: 'folded', text });
            indexed.expectFound({ op: 'term', field, test: 'equals', on: 'folded', text, space: 's' });
          }
        }
      }),
      runs(25),
    );
  });

  test('gives the terms of a prefix in folded order once they are sorted', () => {
    const indexed = new Indexed();
    for (let i = 0; i < 200; i++) indexed.add(`k${(i * 37) % 200}`, '');
    const found = indexed.dictionary.find({ op: 'term', field, test: 'starts', on: 'folded', text: 'k1' });
    const names = found.map((ordinal) => indexed.dictionary.term(ordinal).folded);
    expect(names).toEqual([...names].sort());
  });

  test('interning twice gives one term, and another for another space', () => {
    const { dictionary } = new Indexed();
    const term = dictionary.intern('a', '');
    expect(dictionary.intern('a', '')).toBe(term);
    expect(dictionary.intern('a', 's')).not.toBe(term);
    expect(dictionary.term(term).posting).toBe(NO_DOCS);
  });

  test('gives ordinals of dropped terms out again', () => {
    const indexed = new Indexed();
    const ordinals = new Set<number>();
    for (let i = 0; i < 500; i++) {
      ordinals.add(indexed.add(`n${i}`, ''));
      indexed.remove(`n${i}`, '');
    }
    expect(ordinals.size).toBe(1);
  });

  test.each([
    ['nobody ever asks for a prefix', false],
    ['somebody did', true],
  ])('terms that come and go leave nothing behind when %s', (_, asked) => {
    const indexed = new Indexed();
    indexed.add('stays', '');
    if (asked) indexed.expectFound({ op: 'term', field, test: 'starts', on: 'folded', text: 's' });
    const ordinals = new Set<number>();
    for (let i = 0; i < 10_000; i++) {
      ordinals.add(indexed.add(`n${i}`, ''));
      indexed.remove(`n${i}`, '');
    }
    expect(ordinals.size).toBeLessThan(500);
    expect(indexed.dictionary.size).toBe(1);
    indexed.expectFound({ op: 'term', field, test: 'starts', on: 'folded', text: '' });
  });
});

test('ordinals of dropped terms are given out again, in the dictionary that they were of', () => {
  const table = new TermTable();
  const [one, other] = [new TermDictionary(fold, table), new TermDictionary(fold, table)];
  const first = one.intern('a', '');
  one.intern('b', '');
  const foreign = other.intern('a', '');
  one.drop(first);
  expect(other.intern('c', 's')).not.toBe(first);
  expect(one.intern('d', 's')).toBe(first);
  const namesOf = (dictionary: TermDictionary): string[] => {
    const names: string[] = [];
    dictionary.each(({ name }) => names.push(name));
    return names.sort();
  };
  expect([namesOf(one), namesOf(other)]).toEqual([
    ['b', 'd'],
    ['a', 'c'],
  ]);
  other.drop(foreign);
  expect([namesOf(one), namesOf(other)]).toEqual([['b', 'd'], ['c']]);
});

test('of names that fold alike, those that are left are found when one goes', () => {
  const indexed = new Indexed();
  const names = ['Ann', 'ann', 'ANN', 'Bo'];
  for (const name of names) indexed.add(name, '');
  for (const gone of ['ann', 'ANN', 'Bo', 'Ann']) {
    indexed.expectAllFound(['ann', 'bo']);
    indexed.remove(gone, '');
  }
  indexed.expectAllFound(['ann', 'bo']);
  // Another name may get the number of one that has gone.
  for (const name of ['Cy', 'bo', 'cy']) indexed.add(name, '');
  indexed.expectAllFound(['ann', 'bo', 'cy']);
});

test('names with the same hash are different names', () => {
  const byHash = new Map<number, string>();
  const same: (readonly [string, string])[] = [];
  // Of 200,000 names about five pairs have the same 32 bits.
  for (let i = 0; same.length < 2 && i < 500_000; i++) {
    const name = `name ${i.toString(36)}`;
    const known = byHash.get(hashOf(name));
    if (known !== undefined) same.push([known, name]);
    byHash.set(hashOf(name), name);
  }
  expect(same).toHaveLength(2);
  for (const [first, second] of same) {
    const dictionary = new TermDictionary((name) => name, new TermTable());
    expect(dictionary.intern(first, '')).not.toBe(dictionary.intern(second, ''));
    expect(dictionary.get(first, '')?.name).toBe(first);
    expect(dictionary.get(second, '')?.name).toBe(second);
  }
});
