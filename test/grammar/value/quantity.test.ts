import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuantities, PREFIXES, printQuantity, type QuantityValue } from '../../../grammar/value/index.js';
import { numberText } from '../../support/numbers.js';
import { runs } from '../../support/runs.js';
import { readAt } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

/** A quantity with its number as text. */
type Shape = Omit<QuantityValue, 'number' | 'span'> & { readonly number: string };

function shapeOf({ prefix, number, system, code }: QuantityValue): Shape {
  return { prefix, number: number.text, ...(system !== undefined && { system }), ...(code !== undefined && { code }) };
}

const UCUM = 'http://unitsofmeasure.org';

test.each<[string, Shape[]]>([
  ['', []],
  [',', []],
  ['5.4', [{ prefix: 'eq', number: '5.4' }]],
  [`5.4|${UCUM}|mg`, [{ prefix: 'eq', number: '5.4', system: UCUM, code: 'mg' }]],
  [`5.40e-3|${UCUM}|g`, [{ prefix: 'eq', number: '5.40e-3', system: UCUM, code: 'g' }]],
  ['5.4||mg', [{ prefix: 'eq', number: '5.4', code: 'mg' }]],
  [`le5.4|${UCUM}|mg`, [{ prefix: 'le', number: '5.4', system: UCUM, code: 'mg' }]],
  [`ap5.4|${UCUM}|mg`, [{ prefix: 'ap', number: '5.4', system: UCUM, code: 'mg' }]],
  ['gt-1e%2B2||%25', [{ prefix: 'gt', number: '-1e+2', code: '%' }]],
  ['1||mm[Hg]', [{ prefix: 'eq', number: '1', code: 'mm[Hg]' }]],
  ['1||10*3/uL', [{ prefix: 'eq', number: '1', code: '10*3/uL' }]],
  ['1||{score}', [{ prefix: 'eq', number: '1', code: '{score}' }]],
  ['1||a$b', [{ prefix: 'eq', number: '1', code: 'a$b' }]],
  ['1||per+day', [{ prefix: 'eq', number: '1', code: 'per day' }]],
  ['1|s\\|t|a\\|b\\,c\\\\', [{ prefix: 'eq', number: '1', system: 's|t', code: 'a|b,c\\' }]],
  ['1%7C%7Cmg', [{ prefix: 'eq', number: '1', code: 'mg' }]],
  [
    '1,,gt2||g,3|s|c',
    [
      { prefix: 'eq', number: '1' },
      { prefix: 'gt', number: '2', code: 'g' },
      { prefix: 'eq', number: '3', system: 's', code: 'c' },
    ],
  ],
])('%j reads %j', (raw, values) => expect(outline(raw, parseQuantities, shapeOf)).toEqual(values));

const DIGITS = 'expected digits such as 100';
const FORMS = 'expected [number], [number]|[system]|[code] or [number]||[unit]';

test.each<[string, [message: string, place: string][]]>([
  ['5.4|mg', [[`a quantity has no '|' or two of them, not 1; ${FORMS}`, '5.4|mg']]],
  ['5.4|', [[`a quantity has no '|' or two of them, not 1; ${FORMS}`, '5.4|']]],
  ['5.4|s|c|d', [[`a quantity has no '|' or two of them, not 3; ${FORMS}`, '5.4|s|c|d']]],
  ['5.4||', [[`'||' needs a unit after it; ${FORMS}`, '5.4||']]],
  ['5.4|s|', [[`the system 's' needs a code after it; ${FORMS}`, '5.4|s|']]],
  ['5.4%7Cs%7C', [[`the system 's' needs a code after it; ${FORMS}`, '5.4%7Cs%7C']]],
  ['||mg', [[DIGITS, '']]],
  ['mg', [["'mg' is no number and no prefix", 'mg']]],
  ['5mg', [[DIGITS, 'mg']]],
  ['5 ||mg', [[DIGITS, ' ']]],
  ['zz5||mg', [["'zz' is no prefix", 'zz']]],
  ['1e500||mg', [['exponent 500 is out of range', '500']]],
  ['5||m\\g', [["'\\g' is no escape", '\\g']]],
  ['5||mg\\', [["'\\' is no escape", '\\']]],
  ['5\\|s\\|c', [[DIGITS, '\\']]],
  [
    'x|s\\a|c,1|s,,2||g,3|t|',
    [
      ["'x' is no number", 'x'],
      ["'\\a' is no escape", '\\a'],
      ["a quantity has no '|' or two of them, not 1", '1|s'],
      ["the system 't' needs a code", '3|t|'],
    ],
  ],
])('%j is faulty', (raw, expected) => {
  const read = parseQuantities(valueOf(raw));
  const faults = read.ok ? [] : read.faults;
  expect(faults.map(({ message }, i) => message.slice(0, expected[i]?.[0].length))).toEqual(
    expected.map(([what]) => what),
  );
  expect(faults.map(({ span }) => raw.slice(span.start, span.end))).toEqual(expected.map(([, place]) => place));
});

test('what is printed reads back as the same quantities, each where it was written', () => {
  const shape: fc.Arbitrary<Shape> = fc
    .record({
      prefix: fc.constantFrom(...PREFIXES),
      number: numberText,
      unit: fc.oneof(
        fc.constant({}),
        anyText(1).map((code) => ({ code })),
        fc.record({ system: anyText(1), code: anyText(1) }),
      ),
    })
    .map(({ unit, ...rest }) => ({ ...rest, ...unit }));
  const print = (value: Shape): string => {
    const number = { text: value.number, mantissa: '0', exponent: 0 };
    return printQuantity({ ...value, number });
  };
  fc.assert(
    fc.property(
      fc
        .array(shape, { minLength: 1, maxLength: 3 })
        .chain((values) => fc.tuple(fc.constant(values), written(values.map(print).join(',')))),
      ([values, raw]) => {
        const read = parseQuantities(valueOf(raw));
        expect(read.ok ? read.value.map(shapeOf) : read.faults).toEqual(values);
        for (const value of read.ok ? read.value : []) expect(readAt(raw, value.span)).toBe(printQuantity(value));
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  const nearly = fc.tuple(numberText, anyText(0, 12)).map(([number, rest]) => number + rest);
  fc.assert(
    fc.property(fc.oneof(anyText(0, 20), nearly), (raw) => faultsLieWithin(raw, parseQuantities)),
    runs(400),
  );
});
