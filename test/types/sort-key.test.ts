import { describe, expect, test } from 'vitest';
import type { SearchParameterDefinition } from '../../src/definitions/registry.js';
import { FieldList } from '../../src/extract/field-list.js';
import { ResourceKeys } from '../../src/model/evaluate.js';
import { printSortRule, type SortValue } from '../../src/model/sort.js';
import { searchTypes } from '../../src/types/index.js';
import { testSettings } from '../support/settings.js';

const settings = testSettings({ caseSensitiveSystems: new Set(['urn:cased']) });
const UCUM = 'http://unitsofmeasure.org';
const day = (text: string): number => Date.parse(text);

/** A type, the elements of a resource by data type, and what it counts by ascending and descending. */
const TABLE: readonly [type: string, elements: Record<string, unknown[]>, least: SortValue, greatest: SortValue][] = [
  ['string', { string: ['Ünal-Öz', "O'Neil"] }, 'oneil', 'unaloz'],
  ['string', { HumanName: [{ family: 'van Dyk', given: ['Ana', 'Zoe'] }] }, 'ana', 'zoe'],
  ['string', { string: ['', 5] }, undefined, undefined],
  [
    'token',
    {
      Coding: [
        { system: 'urn:b', code: 'B1' },
        { system: 'urn:a', code: 'c2' },
      ],
    },
    'b1',
    'c2',
  ],
  [
    'token',
    {
      Coding: [
        { system: 'urn:cased', code: 'Kg' },
        { system: 'urn:x', code: 'a' },
      ],
    },
    'a',
    'kg',
  ],
  ['token', { boolean: [true, false] }, 'false', 'true'],
  ['token', { Coding: [{ system: 'urn:a', display: 'no code' }] }, undefined, undefined],
  ['token', { CodeableConcept: [{ text: 'Zzz', coding: [{ code: 'M' }] }] }, 'm', 'm'],
  ['reference', { Reference: [{ reference: 'Patient/b' }, { reference: 'Group/a' }] }, 'a', 'b'],
  ['reference', { Reference: [{ reference: 'http://here.org/fhir/Patient/b' }] }, 'b', 'b'],
  ['reference', { Reference: [{ reference: 'Patient/b/_history/3' }] }, 'b', 'b'],
  [
    'reference',
    { Reference: [{ reference: 'http://there.org/Patient/b' }] },
    'http://there.org/Patient/b',
    'http://there.org/Patient/b',
  ],
  ['reference', { Reference: [{ display: 'nobody' }, { identifier: { value: 'x' } }] }, undefined, undefined],
  ['uri', { uri: ['http://b', 'urn:a'] }, 'http://b', 'urn:a'],
  ['date', { date: ['2020-03', '2019'] }, day('2019-01-01'), day('2020-03-01')],
  ['date', { Period: [{ start: '2020-03-01', end: '2021-01-01' }] }, day('2020-03-01'), day('2020-03-01')],
  ['date', { Period: [{ end: '2021-01-01' }, { start: '2000-01-01' }] }, -Infinity, day('2000-01-01')],
  ['date', { date: ['2020'], dateTime: ['2021-01-01T00:00:00Z'] }, day('2020-01-01'), day('2021-01-01')],
  ['date', { dateTime: ['soon'] }, undefined, undefined],
  ['number', { decimal: [2.5, -1] }, -1, 2.5],
  ['number', { integer: [10, 9] }, 9, 10],
  ['number', { Range: [{ high: { value: 4 } }] }, -Infinity, -Infinity],
  [
    'quantity',
    {
      Quantity: [
        { value: 1, system: UCUM, code: 'kg' },
        { value: 5, system: UCUM, code: 'g' },
      ],
    },
    5,
    1000,
  ],
  [
    'quantity',
    {
      Quantity: [
        { value: 7, unit: 'drops' },
        { value: 3, unit: 'spoons' },
      ],
    },
    3,
    7,
  ],
  [
    'quantity',
    {
      Quantity: [
        { value: 7, unit: 'drops' },
        { value: 1, system: UCUM, code: 'kg' },
      ],
    },
    1000,
    1000,
  ],
  ['quantity', { Quantity: [{ value: 5, comparator: '<' }] }, -Infinity, -Infinity],
];

describe('a resource counts by', () => {
  test.each(TABLE)('%s %j: ascending %j, descending %j', (name, elements, ...expected) => {
    const type = searchTypes.get(name as SearchParameterDefinition['type'])!;
    const elementTypes = Object.keys(elements);
    const fields: unknown = type.createFields(new FieldList().factory('p'), elementTypes, settings);
    const keys = new ResourceKeys('1');
    for (const [elementType, each] of Object.entries(elements)) {
      const read = type.reader(elementType, fields, settings)!;
      for (const element of each) read(element, keys, { resourceType: 'Basic' });
    }
    const definition = {} as SearchParameterDefinition;
    const key = type.sortKey!({ definition, elementTypes, targets: [], implicitSystems: [], fields });
    expect([false, true].map((descending) => keys.sortValue({ key, descending }))).toEqual(expected);
  });

  test.each([
    ['string', ['string'], 'folded(p)'],
    ['token', ['Coding'], 'lower(p)'],
    ['reference', ['Reference'], 'unversioned(p)'],
    ['uri', ['uri'], 'written(p)'],
    ['date', ['date', 'dateTime'], 'low(p, p#civil)'],
    ['number', ['integer'], 'low(p#integer)'],
    ['quantity', ['Quantity'], 'first(low(p#canonical), low(p))'],
  ] as const)('the %s key of %j: %s', (name, elementTypes, printed) => {
    const type = searchTypes.get(name)!;
    const fields: unknown = type.createFields(new FieldList().factory('p'), elementTypes, settings);
    const definition = {} as SearchParameterDefinition;
    const key = type.sortKey!({ definition, elementTypes, targets: [], implicitSystems: [], fields });
    expect(printSortRule({ key, descending: false })).toBe(printed);
  });
});
