import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escape, PREFIXES, type Prefix } from '../../grammar/value/index.js';
import { quantityType } from '../../src/types/quantity.js';
import {
  around,
  compares,
  decimalText as anyDecimal,
  exactly,
  searched,
  times,
  write,
  type Extent,
} from '../support/decimals.js';
import { answer, MALFORMED, settings, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#quantity, over exact decimals and a table of units of its own.
 */
const UCUM = 'http://unitsofmeasure.org';

interface Unit {
  readonly dimension: string;
  readonly numerator: bigint;
  readonly denominator?: bigint;
  /** What is added before the factor is applied. */
  readonly offset?: string;
}

const UNITS: Readonly<Record<string, Unit>> = {
  kg: { dimension: 'mass', numerator: 1000n },
  g: { dimension: 'mass', numerator: 1n },
  mg: { dimension: 'mass', numerator: 1n, denominator: 1000n },
  '[lb_av]': { dimension: 'mass', numerator: 45_359_237n, denominator: 100_000n },
  m: { dimension: 'length', numerator: 1n },
  cm: { dimension: 'length', numerator: 1n, denominator: 100n },
  '[in_i]': { dimension: 'length', numerator: 254n, denominator: 10_000n },
  Cel: { dimension: 'temperature', numerator: 1n, offset: '273.15' },
  '[degF]': { dimension: 'temperature', numerator: 5n, denominator: 9n, offset: '459.67' },
  'mg/dL': { dimension: 'concentration', numerator: 10n },
  'g/L': { dimension: 'concentration', numerator: 1000n },
  'mg/dL{glucose}': { dimension: 'concentration', numerator: 10n },
  mol: { dimension: 'amount', numerator: 1n },
  '1': { dimension: 'none', numerator: 1n },
  '%': { dimension: 'none', numerator: 1n, denominator: 100n },
  '/min': { dimension: 'frequency', numerator: 1n },
  '{beats}/min': { dimension: 'frequency', numerator: 1n },
};

/** Codes of UCUM's that nothing can be converted to, and codes that it doesn't have. */
const ALONE = ['[pH]', 'pH', '{score}', 'nonsense', 'KG'];
const CODES = [...Object.keys(UNITS), ...ALONE];

interface Coded {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
}

interface Value extends Coded {
  readonly prefix: Prefix;
  readonly number: string;
}

function toBase(value: bigint, { numerator, denominator, offset = '0' }: Unit): bigint {
  return times(value + exactly(offset), numerator, denominator);
}

const unitOf = ({ system, code }: Coded): Unit | undefined =>
  system === UCUM && code !== undefined && Object.hasOwn(UNITS, code) ? UNITS[code] : undefined;

function rule(element: Coded & { readonly extent: Extent }, { prefix, number, system, code }: Value): boolean {
  const { extent } = element;
  if (code === undefined) return compares(extent, prefix, searched(number));
  if (system === undefined) {
    return (element.code === code || element.unit === code) && compares(extent, prefix, searched(number));
  }
  const [mine, asked] = [unitOf(element), unitOf({ system, code })];
  if (!asked) return element.system === system && element.code === code && compares(extent, prefix, searched(number));
  if (mine?.dimension !== asked.dimension) return false;
  const convert = (bound: bigint | undefined): bigint | undefined =>
    bound === undefined ? undefined : toBase(bound, mine);
  const converted = { ...extent, low: convert(extent.low), high: convert(extent.high) };
  return compares(
    converted,
    prefix,
    searched(number, (bound) => toBase(bound, asked)),
  );
}

function spell({ prefix, number, system = '', code }: Value): string {
  const start = `${prefix === 'eq' ? '' : prefix}${number}`;
  return code === undefined ? start : `${start}|${escape(system)}|${escape(code)}`;
}

/** Conversions are good to twelve digits: beside the offsets of temperatures these numbers would have more. */
const decimalText = anyDecimal.filter((text) => !text.endsWith('e-12'));

const json = (text: string): number => JSON.parse(text.replace(/^(-?)0+(?=\d)/, '$1')) as number;
const prefix = fc.constantFrom(...PREFIXES);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 5 });
const point = (text: string): Extent => ({ low: exactly(text), high: exactly(text) });
const defined = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, each]) => each !== undefined));

/** What is asked of something with this unit: that unit, one of its dimension, any unit at all, or none. */
function unitsAskedOf({ system, code, unit }: Coded): fc.Arbitrary<Coded> {
  const here = unitOf({ system, code });
  const alike = Object.keys(UNITS).filter((each) => UNITS[each]!.dimension === here?.dimension);
  const some = fc.constantFrom(...CODES);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: fc.constant(code === undefined ? {} : { system, code }) },
    {
      weight: 5,
      arbitrary:
        alike.length > 0 ? fc.constantFrom(...alike).map((each) => ({ system: UCUM, code: each })) : fc.constant({}),
    },
    { weight: 1, arbitrary: some.map((each) => ({ system: UCUM, code: each })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('urn:own', 'urn:a|b')
        .chain((each) => some.map((one) => ({ system: each, code: one }))),
    },
    {
      weight: 2,
      arbitrary: fc.oneof(fc.constantFrom(code ?? 'mg', unit ?? 'kg'), some).map((each) => ({ code: each })),
    },
  );
}

const coded: fc.Arbitrary<Coded> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      system: fc.constant(UCUM),
      code: fc.constantFrom(...CODES),
      unit: optional(fc.constantFrom('kg', 'a,b', '°F')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      system: optional(fc.constantFrom('urn:own', 'urn:a|b', UCUM)),
      code: optional(fc.constantFrom(...CODES)),
      unit: optional(fc.constantFrom('kg', 'mg')),
    }),
  },
);

/**
 * The same number in another unit, as far as six digits tell: what lies just beside the limit of a range isn't to be
 * decided by the rounding of factors.
 */
function converted(text: string, from: Coded, to: Coded): string | undefined {
  const [a, b] = [unitOf(from), unitOf(to)];
  if (!a || !b || a.dimension !== b.dimension) return undefined;
  const decimals = 12n;
  const base = toBase(exactly(text), a);
  const own = times(base, b.denominator ?? 1n, b.numerator) - exactly(b.offset ?? '0');
  const scaled = Number((own * 10n ** decimals) / exactly('1')) / 1e12;
  const rounded = String(Number(scaled.toPrecision(6)));
  return /^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(rounded) ? rounded : undefined;
}

function valuesFor(element: Coded, number: string): fc.Arbitrary<Value> {
  return unitsAskedOf(element).chain((asked) => {
    const same = asked.system === element.system && asked.code === element.code;
    const there = converted(number, element, asked) ?? number;
    const numbers = asked.system === undefined || same ? around(number) : fc.oneof(fc.constant(there), around(there));
    return fc.record({
      prefix,
      number: fc.oneof({ weight: 4, arbitrary: numbers }, decimalText),
      system: fc.constant(asked.system),
      code: fc.constant(asked.code),
    });
  });
}

function expectLaw(type: string, element: unknown, of: Coded & { readonly extent: Extent }, value: Value): boolean {
  const expected = rule(of, value);
  expect(answer(quantityType, { elements: { [type]: [element] }, value: spell(value) }), spell(value)).toBe(expected);
  return expected;
}

describe.each(['Quantity', 'Age', 'Duration', 'Count', 'Distance', 'SimpleQuantity', 'MoneyQuantity'])('%s', (type) => {
  test('of any unit, asked for in any unit', () => {
    const tally = new Tally();
    const cases = fc
      .tuple(coded, decimalText)
      .chain(([unit, number]) => fc.tuple(fc.constant(unit), fc.constant(number), valuesFor(unit, number)));
    fc.assert(
      fc.property(cases, ([unit, number, value]) => {
        const element = { value: json(number), ...defined(unit) };
        tally.add(expectLaw(type, element, { ...unit, extent: point(number) }, value));
      }),
      runs(type === 'Quantity' ? 1500 : 100),
    );
    tally.expectBoth();
  });
});

test('a comparator stands for all numbers on that side', () => {
  const tally = new Tally();
  const extents: Readonly<Record<string, (at: bigint) => Extent>> = {
    '<': (high) => ({ high, highOpen: true }),
    '<=': (high) => ({ high }),
    '>=': (low) => ({ low }),
    '>': (low) => ({ low, lowOpen: true }),
  };
  const cases = fc
    .tuple(coded, decimalText, fc.constantFrom(...Object.keys(extents)))
    .chain(([unit, number, comparator]) =>
      fc.tuple(fc.constant({ unit, number, comparator }), valuesFor(unit, number)),
    );
  fc.assert(
    fc.property(cases, ([{ unit, number, comparator }, value]) => {
      const element = { value: json(number), comparator, ...defined(unit) };
      tally.add(expectLaw('Quantity', element, { ...unit, extent: extents[comparator]!(exactly(number)) }, value));
    }),
    runs(800),
  );
  tally.expectBoth();
});

test('a Range, both ends of it included, each of them possibly open', () => {
  const tally = new Tally();
  const cases = fc
    .tuple(coded, decimalText, fc.constantFrom('both', 'both', 'low', 'high'))
    .chain(([unit, number, ends]) =>
      fc.tuple(fc.constant({ unit, number, ends }), around(number), valuesFor(unit, number)),
    );
  fc.assert(
    fc.property(cases, ([{ unit, number, ends }, other, value]) => {
      const [a, b] = exactly(number) <= exactly(other) ? [number, other] : [other, number];
      const end = (text: string): object => ({ value: json(text), ...defined(unit) });
      const element = { ...(ends !== 'high' && { low: end(a) }), ...(ends !== 'low' && { high: end(b) }) };
      const extent = {
        low: ends === 'high' ? undefined : exactly(a),
        high: ends === 'low' ? undefined : exactly(b),
      };
      tally.add(expectLaw('Range', element, { ...unit, extent }, value));
    }),
    runs(800),
  );
  tally.expectBoth();
});

test('Money is a quantity of its currency', () => {
  const system = 'urn:iso:std:iso:4217';
  const tally = new Tally();
  const cases = fc.tuple(optional(fc.constantFrom('EUR', 'USD')), decimalText).chain(([currency, number]) =>
    fc.tuple(
      fc.constant({ currency, number }),
      fc.record({
        prefix,
        number: fc.oneof(around(number), decimalText),
        system: optional(fc.constantFrom(system, system, 'urn:own')),
        code: fc.constantFrom(undefined, 'EUR', 'USD', 'eur'),
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ([{ currency, number }, value]) => {
      const element = { value: json(number), ...defined({ currency }) };
      const of = { ...(currency && { system, code: currency }), extent: point(number) };
      tally.add(expectLaw('Money', element, of, value));
    }),
    runs(300),
  );
  tally.expectBoth();
});

test('SampledData reaches from the least to the greatest of its samples', () => {
  const tally = new Tally();
  const word = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -300, max: 300 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('E', 'U', 'L', '-1.5', '2.25') },
  );
  const samples = fc.record({
    unit: coded,
    origin: fc.constantFrom('0', '100', '2.3', '-0.7', '0.1'),
    factor: fc.constantFrom(undefined, '1', '0.1', '2.5', '-0.3'),
    words: fc.array(word, { maxLength: 5 }),
  });
  const valuesOf = ({
    unit,
    origin,
    factor = '1',
    words,
  }: typeof samples extends fc.Arbitrary<infer T> ? T : never) => {
    const numbers = words
      .filter((each) => !/[EUL]/.test(each))
      .map((each) => {
        return exactly(origin) + (exactly(each) * exactly(factor)) / exactly('1');
      });
    const ends = { L: words.includes('L'), U: words.includes('U') };
    const all = [...numbers].sort((a, b) => (a < b ? -1 : 1));
    return { unit, all, ends };
  };
  fc.assert(
    fc.property(
      samples.chain((each) => {
        const { all } = valuesOf(each);
        const numbers = all.length > 0 ? fc.constantFrom(...all).map(write) : decimalText;
        return fc.tuple(
          fc.constant(each),
          numbers.chain((number) => valuesFor(each.unit, number)),
        );
      }),
      ([sample, value]) => {
        const { all, ends } = valuesOf(sample);
        const { unit, origin, factor, words } = sample;
        const element = {
          origin: { value: json(origin), ...defined(unit) },
          ...(factor && { factor: json(factor) }),
          data: ` ${words.join('  ')} `,
        };
        const none = all.length === 0 && !ends.L && !ends.U;
        // Beyond what could be measured is beyond every number, on one side or on the other.
        const onlyAbove = all.length === 0 && !ends.L;
        const onlyBelow = all.length === 0 && !ends.U;
        if (onlyAbove || onlyBelow) return;
        const extent = { low: ends.L ? undefined : all[0], high: ends.U ? undefined : all.at(-1) };
        if (none) {
          expect(answer(quantityType, { elements: { SampledData: [element] }, value: 'ne1' })).toBe(false);
          return;
        }
        tally.add(expectLaw('SampledData', element, { ...unit, extent }, value));
      },
    ),
    runs(800),
  );
  tally.expectBoth();
});

test('several elements and several values: some of the one with some of the other', () => {
  const tally = new Tally();
  const quantity = fc.record({ unit: coded, number: decimalText });
  fc.assert(
    fc.property(
      fc.array(quantity, { minLength: 1, maxLength: 3 }).chain((each) =>
        fc.tuple(
          fc.constant(each),
          fc.array(
            fc.constantFrom(...each).chain(({ unit, number }) => valuesFor(unit, number)),
            { minLength: 1, maxLength: 2 },
          ),
        ),
      ),
      ([quantities, values]) => {
        const expected = quantities.some(({ unit, number }) =>
          values.some((value) => rule({ ...unit, extent: point(number) }, value)),
        );
        const elements = {
          Quantity: quantities.map(({ unit, number }) => ({ value: json(number), ...defined(unit) })),
        };
        expect(answer(quantityType, { elements, value: values.map(spell).join(',') })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(300),
  );
  tally.expectBoth();
});

test('units that the table lacks are asked of the converter', () => {
  const ask = (value: string, code: string): boolean =>
    answer(quantityType, {
      elements: { Quantity: [{ value: 3, system: UCUM, code }] },
      value,
      settings: {
        ...settings,
        unitConverter: {
          canonical: (each) => (each === '[fathom_i]' ? { dimension: 'm', factor: 1.8288 } : undefined),
        },
      },
    });
  expect(ask(`5.4864|${UCUM}|m`, '[fathom_i]')).toBe(true);
  expect(ask(`5.48|${UCUM}|m`, '[fathom_i]')).toBe(false);
  expect(ask(`3|${UCUM}|[fathom_i]`, '[fathom_i]')).toBe(true);
  expect(ask(`3|${UCUM}|[cable_i]`, '[fathom_i]')).toBe(false);
  expect(ask(`3|${UCUM}|[cable_i]`, '[cable_i]')).toBe(true);
});

test('malformed elements have no keys', () => {
  const valued = (element: unknown): boolean => typeof (element as { value?: unknown } | null)?.value === 'number';
  for (const element of MALFORMED.filter((each) => !valued(each))) {
    for (const type of quantityType.elementTypes) {
      const ask = (value: string): boolean => answer(quantityType, { elements: { [type]: [element] }, value });
      expect([ask('ge-1e300'), ask('ne5'), ask('le1e300'), ask(`ne5|${UCUM}|mg`), ask('ne5||mg')]).toEqual(
        Array(5).fill(false),
      );
    }
  }
});

test.each([
  ['2.3', '2.5', '-1', '-0.2'],
  ['0', '0.1', '3', '0.3'],
  ['0.1', '0.1', '-187', '-18.6'],
  ['0', '1e-9', '12', '1.2e-8'],
  ['1e16', '1', '2', '10000000000000002'],
  ['0', '0', '5', '0'],
])('a sample of %s and %s times %s is %s, without the noise of binary fractions', (origin, factor, data, value) => {
  const element = { origin: { value: json(origin) }, factor: json(factor), data };
  const ask = (prefix: string): boolean =>
    answer(quantityType, { elements: { SampledData: [element] }, value: prefix + value });
  expect([ask('ge'), ask('le'), ask('gt'), ask('lt')]).toEqual([true, true, false, false]);
});

describe('a quantity right after one that is nearly the same is found by what it alone is', () => {
  const atMost = { value: 5, comparator: '<=', system: 's', code: 'c', unit: 'u' };
  const atLeast = { ...atMost, comparator: '>=' };
  test.each<[object, object, string, boolean]>([
    [atMost, { comparator: '<=' }, 'eb5|s|c', false],
    [atMost, { comparator: '<' }, 'eb5|s|c', true],
    [atLeast, { comparator: '>=' }, 'sa5|s|c', false],
    [atLeast, { comparator: '>' }, 'sa5|s|c', true],
    [atMost, { value: 4 }, 'eb5|s|c', true],
    [atLeast, { value: 6 }, 'sa5|s|c', true],
    [atMost, { system: 't' }, 'le5|t|c', true],
    [atMost, { code: 'd' }, 'le5|s|d', true],
    [atMost, { unit: 'v' }, 'le5||v', true],
  ])('%j, %j by %s', (first, changed, value, expected) => {
    const elements = { Quantity: [first, { ...first, ...changed }] };
    expect(answer(quantityType, { elements, value })).toBe(expected);
  });
});
