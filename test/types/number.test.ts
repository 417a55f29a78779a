import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PREFIXES } from '../../grammar/value/index.js';
import { numberType } from '../../src/types/number.js';
import { around, compares, decimalText, exactly, searched, searchedInteger, type Extent } from '../support/decimals.js';
import { answer, MALFORMED, Tally } from '../support/law.js';
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

test('malformed elements have no keys', () => {
  for (const element of MALFORMED.filter((each) => typeof each !== 'number')) {
    for (const type of numberType.elementTypes) {
      const ask = (value: string): boolean => answer(numberType, { elements: { [type]: [element] }, value });
      expect([ask('ge-1e300'), ask('ne5'), ask('le1e300')]).toEqual([false, false, false]);
    }
  }
});
