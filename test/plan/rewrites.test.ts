import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { TermField } from '../../src/model/field.js';
import { ALL, NONE, printPredicate, type Predicate } from '../../src/model/predicate.js';
import { constants } from '../../src/plan/rewrites/constants.js';
import { flatten } from '../../src/plan/rewrites/flatten.js';
import { rewrites } from '../../src/plan/rewrites/index.js';
import { runs } from '../support/runs.js';

const code: TermField = { kind: 'terms', ordinal: 0, parameter: 'code', facet: '', fold: (name) => name };
const is = (text: string): Predicate => ({ op: 'term', field: code, test: 'equals', on: 'name', text });
const [a, b, c] = [is('a'), is('b'), is('c')];
const all = (...of: Predicate[]): Predicate => ({ op: 'and', of });
const any = (...of: Predicate[]): Predicate => ({ op: 'or', of });
const not = (of: Predicate): Predicate => ({ op: 'not', of });

const whole = (predicate: Predicate): Predicate =>
  rewrites.reduce((rewritten, rewrite) => rewrite(rewritten), predicate);

test.each([
  ['constants', constants, all(a, ALL), a],
  ['constants', constants, all(a, NONE), NONE],
  ['constants', constants, any(a, ALL), ALL],
  ['constants', constants, any(a, NONE), a],
  ['constants', constants, all(), ALL],
  ['constants', constants, any(), NONE],
  ['constants', constants, not(ALL), NONE],
  ['constants', constants, all(a, not(any(NONE))), a],
  ['flatten', flatten, all(a, all(b, c)), all(a, b, c)],
  ['flatten', flatten, any(any(a), b), any(a, b)],
  ['flatten', flatten, all(a, any(b, c)), all(a, any(b, c))],
  ['flatten', flatten, not(not(a)), a],
  ['all rewrites', whole, all(a, any(all(b, ALL), NONE)), all(a, b)],
] as const)('%s: %#', (_, rewrite, before, after) => {
  expect(printPredicate(rewrite(before))).toBe(printPredicate(after));
});

test('what there is nothing to rewrite in is given back itself', () => {
  for (const predicate of [a, all(a, b), any(a, all(b, c)), not(a), all(a, not(any(b, c)))]) {
    expect(whole(predicate)).toBe(predicate);
  }
});

const anyPredicate = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(a, b, c, ALL, NONE),
    tie('predicate').map(not),
    fc.array(tie('predicate'), { maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('predicate'), { maxLength: 3 }).map((of) => any(...of)),
  ),
})).predicate;

describe.each([
  ['constants', constants],
  ['flatten', flatten],
  ['all of them', whole],
])('%s', (_, rewrite) => {
  test('keeps what a predicate means', () => {
    fc.assert(
      fc.property(anyPredicate, fc.subarray(['a', 'b', 'c']), (predicate, codes) => {
        const keys = new ResourceKeys('1');
        for (const each of codes) keys.term(code, each, '');
        expect(keys.matches(rewrite(predicate))).toBe(keys.matches(predicate));
      }),
      runs(200),
    );
  });
});
