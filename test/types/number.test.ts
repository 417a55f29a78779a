import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumbers, PREFIXES } from '../../grammar/value/index.js';
import { FieldList } from '../../src/extract/field-list.js';
import { ResourceKeys } from '../../src/model/evaluate.js';
import { lowerIncluding, numberType } from '../../src/types/number.js';
import {
  around,
  compares,
  decimalText,
  exactly,
  searched,
  searchedInteger,
  write,
  type Extent,
} from '../support/decimals.js';
import { answer, MALFORMED, settings, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/** JSON has the digits of a number, and its readers keep the number. */
const json = (text: string): unknown => JSON.parse(text.replace(/^(-?)0+(?=\d)/, '$1'));

const pair = fc.oneof(
  decimalText.chain((each) => fc.tuple(fc.constant(each), around(each))),
  decimalText.chain((each) => fc.tuple(around(each), fc.constant(each))),
  fc.tuple(decimalText, decimalText),
);

describe('decimal', () => {
  test.each(PREFIXES)('%s', (prefix) => {
    const tally = new Tally();
    fc.assert(
      fc.property(pair, ([element, value]) => {
        const at = exactly(element);
        const expected = compares({ low: at, high: at }, prefix, searched(value));
        const ask = { elements: { decimal: [json(element)] }, value: prefix + value };
        expect(answer(numberType, ask)).toBe(expected);
        if (prefix === 'eq') expect(answer(numberType, { ...ask, value })).toBe(expected);
        tally.add(expected);
      }),
      runs(300),
    );
    tally.expectBoth();
  });
});

describe.each(['integer', 'positiveInt', 'unsignedInt'])('%s', (type) => {
  const whole = fc.oneof(fc.integer({ min: -5, max: 120 }), fc.constantFrom(1000, 2_147_483_647, -2_147_483_648));
  const pairs = fc.oneof(
    whole.chain((each) => fc.tuple(fc.constant(each), around(String(each)))),
    fc.tuple(whole, decimalText),
    fc.tuple(
      fc.constantFrom(94, 95, 99, 100, 101, 104, 105),
      fc.constantFrom('100', '100.0', '1e2', '1.0e2', '1.00E2', '10e1'),
    ),
  );

  test.each(PREFIXES)('%s', (prefix) => {
    const tally = new Tally();
    fc.assert(
      fc.property(pairs, ([element, value]) => {
        const at = exactly(String(element));
        const expected = compares({ low: at, high: at }, prefix, searchedInteger(value));
        expect(answer(numberType, { elements: { [type]: [element] }, value: prefix + value })).toBe(expected);
        tally.add(expected);
      }),
      runs(150),
    );
    tally.expectBoth();
  });
});

test('a Range, both ends of it included, each of them possibly open', () => {
  const tally = new Tally();
  const range = decimalText
    .chain((each) => fc.tuple(fc.constant(each), around(each), fc.constantFrom('both', 'both', 'low', 'high')))
    .map(([a, b, ends]) => {
      const [low, high] = exactly(a) <= exactly(b) ? [a, b] : [b, a];
      return { low: ends === 'high' ? undefined : low, high: ends === 'low' ? undefined : high };
    });
  const pairs = range.chain(({ low, high }) =>
    fc.tuple(fc.constant({ low, high }), fc.oneof(around((low ?? high)!), around((high ?? low)!), decimalText)),
  );
  fc.assert(
    fc.property(pairs, fc.constantFrom(...PREFIXES), ([{ low, high }, value], prefix) => {
      const extent: Extent = { low: low && exactly(low), high: high && exactly(high) } as Extent;
      const element = { ...(low && { low: { value: json(low) } }), ...(high && { high: { value: json(high) } }) };
      const expected = compares(extent, prefix, searched(value));
      expect(answer(numberType, { elements: { Range: [element] }, value: prefix + value })).toBe(expected);
      tally.add(expected);
    }),
    runs(600),
  );
  tally.expectBoth();
});

test('several elements and several values: some of the one with some of the other', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc.array(decimalText, { maxLength: 2 }),
      fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 2 }),
      fc.array(fc.tuple(fc.constantFrom(...PREFIXES), decimalText), { minLength: 1, maxLength: 2 }),
      (decimals, integers, values) => {
        const at = (value: bigint): Extent => ({ low: value, high: value });
        const expected = values.some(
          ([prefix, value]) =>
            decimals.some((each) => compares(at(exactly(each)), prefix, searched(value))) ||
            integers.some((each) => compares(at(exactly(String(each))), prefix, searchedInteger(value))),
        );
        const elements = { decimal: decimals.map(json), integer: integers };
        const value = values.map(([prefix, each]) => prefix + each).join(',');
        expect(answer(numberType, { elements, value })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(300),
  );
  tally.expectBoth();
});

/*
 * "An item in the set's implicit imprecision includes the stated value": https://hl7.org/fhir/R4/search_filter.html#ops. What
 * the digits of the element stand for, written in full and without needless zeros, as JSON's readers keep no others.
 */
describe('the imprecision of an element includes a value', () => {
  const ask = (elements: Readonly<Record<string, readonly unknown[]>>, value: string): boolean => {
    const fields = numberType.createFields(new FieldList().factory('p'), Object.keys(elements), settings);
    const keys = new ResourceKeys('1');
    for (const [type, each] of Object.entries(elements)) {
      for (const element of each) numberType.reader(type, fields, settings)!(element, keys, { resourceType: 'Basic' });
    }
    const parsed = parseNumbers({ text: value, start: 0 });
    if (!parsed.ok) throw new Error(parsed.faults[0]!.message);
    return keys.matches(lowerIncluding({ fields } as Parameters<typeof lowerIncluding>[0], parsed.value[0]!));
  };

  test('decimals', () => {
    const tally = new Tally();
    const pairs = fc.oneof(
      pair,
      decimalText.chain((each) => fc.tuple(around(each), fc.constant(each))),
      fc.tuple(fc.constantFrom('0', '1', '-1', '0.1', '0.5', '0.01'), decimalText),
    );
    fc.assert(
      fc.property(pairs, ([element, value]) => {
        const [low, high] = searched(write(exactly(element))).implied;
        const expected = low <= exactly(value) && exactly(value) < high;
        expect(ask({ decimal: [json(element)] }, value)).toBe(expected);
        tally.add(expected);
      }),
      runs(1000),
    );
    tally.expectBoth();
  });

  test.each<[number, string, boolean]>([
    [0.54, '0.54', true],
    [0.5, '0.54', true],
    [0.5, '0.55', false],
    [0.5, '0.45', true],
    [1, '0.54', true],
    [1, '1.5', false],
    [0, '0.54', false],
    [-1, '-0.5', false],
    [-1, '-1.5', true],
    [100, '100.4', true],
    [100, '1e2', true],
    [1e21, '1000000000000000000001', true],
    [1.5e-7, '1.52e-7', true],
    [1.5e-7, '1.6e-7', false],
    [0, '1e-300', true],
    [5e-324, '5e-324', true],
  ])('%d includes %s: %s', (element, value, expected) => {
    expect(ask({ decimal: [element] }, value)).toBe(expected);
  });

  test('an integer includes itself, a Range what lies in it', () => {
    expect([ask({ integer: [5] }, '5'), ask({ integer: [5] }, '5.0'), ask({ integer: [5] }, '5.2')]).toEqual([
      true,
      true,
      false,
    ]);
    const range = { Range: [{ low: { value: 0.2 }, high: { value: 0.7 } }] };
    expect(['0.2', '0.5', '0.7', '0.19', '0.71'].map((value) => ask(range, value))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

test('malformed elements have no keys', () => {
  for (const element of MALFORMED.filter((each) => typeof each !== 'number')) {
    for (const type of numberType.elementTypes) {
      const ask = (value: string): boolean => answer(numberType, { elements: { [type]: [element] }, value });
      expect([ask('ge-1e300'), ask('ne5'), ask('le1e300')]).toEqual([false, false, false]);
    }
  }
});
