import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntervalField, TermField } from '../../src/model/field.js';
import {
  compareValues,
  leading,
  printSortRule,
  SORTED_LENGTH,
  termValue,
  type SortRule,
  type SortValue,
} from '../../src/model/sort.js';
import { runs } from '../support/runs.js';

const date: IntervalField = { kind: 'intervals', ordinal: 0, parameter: 'date', facet: '' };
const civil: IntervalField = { ...date, ordinal: 1, facet: 'civil' };
const code: TermField = { kind: 'terms', ordinal: 2, parameter: 'code', facet: '', fold: (name) => name };

test.each<[SortRule, string]>([
  [{ key: { by: 'low', fields: [date] }, descending: true }, '-low(date)'],
  [{ key: { by: 'low', fields: [date, civil] }, descending: false }, 'low(date, date#civil)'],
  [{ key: { by: 'term', field: code, form: 'lower' }, descending: false }, 'lower(code)'],
  [{ key: { by: 'term', field: code, form: 'unversioned' }, descending: true }, '-unversioned(code)'],
  [
    { key: { by: 'first', of: [{ by: 'low', fields: [civil] }, { by: 'id' }] }, descending: false },
    'first(low(date#civil), id)',
  ],
  [{ key: { by: 'id' }, descending: false }, 'id'],
  [{ key: { by: 'score' }, descending: true }, '-score'],
])('%j prints as %s', (rule, printed) => expect(printSortRule(rule)).toBe(printed));

test.each([
  ['folded', 'Ab', 'ab', 'ab'],
  ['folded', '-', '', ''],
  ['lower', 'Ab', '\nAb', 'ab'],
  ['written', 'Ab', 'ab', 'Ab'],
  ['unversioned', 'Patient/a', '', 'Patient/a'],
  ['unversioned', 'Patient/a/_history/1', '', undefined],
  ['written', '', '', undefined],
  ['folded', '', '', undefined],
] as const)('%s of %j, folded %j, is %j', (form, name, folded, value) => {
  expect(termValue(form, name, folded)).toBe(value);
});

test('long texts count by their beginning', () => {
  const long = 'a'.repeat(SORTED_LENGTH);
  for (const form of ['folded', 'lower', 'written', 'unversioned'] as const) {
    expect(termValue(form, `${long}b`, `${long}b`)).toBe(long);
    expect(termValue(form, long, long)).toBe(long);
  }
});

/** All of them in ascending order. */
const ASCENDING: readonly SortValue[] = [
  -Infinity,
  -1,
  0,
  0.5,
  10,
  Infinity,
  '',
  '10',
  '9',
  'A',
  'a',
  'ab',
  'é',
  '\u{1f600}',
  '\uffff',
];

describe('the order of values', () => {
  test('is that of numbers, then of code units, and what is missing comes last either way', () => {
    const shuffled = [undefined, ...[...ASCENDING].reverse(), undefined];
    expect(shuffled.toSorted((a, b) => compareValues(a, b, false))).toEqual([...ASCENDING, undefined, undefined]);
    // `sort` itself puts undefined last: with an object around it can't.
    const boxed = shuffled.map((value) => ({ value }));
    const order = boxed.sort((a, b) => compareValues(a.value, b.value, true)).map(({ value }) => value);
    expect(order).toEqual([...[...ASCENDING].reverse(), undefined, undefined]);
  });

  test('is a total one', () => {
    const value = fc.constantFrom<SortValue>(undefined, ...ASCENDING);
    fc.assert(
      fc.property(value, value, value, fc.boolean(), (a, b, c, descending) => {
        const ab = Math.sign(compareValues(a, b, descending));
        expect(ab).toBe(0 - Math.sign(compareValues(b, a, descending)));
        expect(ab === 0).toBe(a === b);
        if (ab < 0 && compareValues(b, c, descending) < 0) expect(compareValues(a, c, descending)).toBeLessThan(0);
      }),
      runs(500),
    );
  });

  test('a resource counts by its least value, or its greatest', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
        const of = (descending: boolean): number | undefined =>
          values.reduce<number | undefined>((found, value) => leading(found, value, descending), undefined);
        expect(of(false)).toBe(Math.min(...values));
        expect(of(true)).toBe(Math.max(...values));
      }),
      runs(100),
    );
    expect(leading<string>(undefined, undefined, true)).toBeUndefined();
  });
});
