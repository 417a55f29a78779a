import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impliedRange, parseNumbers, PREFIXES, printNumber, type NumberParts } from '../../../grammar/value/index.js';
import { numberText, writeNumber, writtenNumber } from '../../support/numbers.js';
import { runs } from '../../support/runs.js';
import { readAt } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

function partsOf(text: string): NumberParts {
  const read = parseNumbers({ text, start: 0 });
  if (!read.ok) throw new Error(read.faults[0]?.message);
  return read.value[0]!.number;
}

test.each<[string, NumberParts]>([
  ['100', { text: '100', mantissa: '100', exponent: 0 }],
  ['100.00', { text: '100.00', mantissa: '10000', exponent: -2 }],
  ['1e2', { text: '1e2', mantissa: '1', exponent: 2 }],
  ['1.00E2', { text: '1.00E2', mantissa: '100', exponent: 0 }],
  ['5.40e-3', { text: '5.40e-3', mantissa: '540', exponent: -5 }],
  ['-5', { text: '-5', mantissa: '-5', exponent: 0 }],
  ['-0', { text: '-0', mantissa: '-0', exponent: 0 }],
  ['007.50', { text: '007.50', mantissa: '00750', exponent: -2 }],
  ['1e-0', { text: '1e-0', mantissa: '1', exponent: 0 }],
  ['1e%2B2', { text: '1e+2', mantissa: '1', exponent: 2 }],
  // A plus sign that nobody encoded is a space by now.
  ['1e+2', { text: '1e+2', mantissa: '1', exponent: 2 }],
  ['9007199254740993', { text: '9007199254740993', mantissa: '9007199254740993', exponent: 0 }],
])('%s', (raw, number) => {
  const span = { start: 0, end: raw.length };
  expect(parseNumbers(valueOf(raw))).toEqual({ ok: true, value: [{ prefix: 'eq', number, span }] });
});

test.each(PREFIXES)('the prefix %s', (prefix) => {
  const read = outline(`${prefix}-1.5e2`, parseNumbers, (value) => [value.prefix, value.number.text]);
  expect(read).toEqual([[prefix, '-1.5e2']]);
});

test.each([
  ['', []],
  [',,', []],
  ['1,,ge2.50,', ['1', 'ge2.50']],
  ['eq5', ['5']],
  ['eb5,sa5,ne1e2', ['eb5', 'sa5', 'ne1e2']],
])('alternatives %j', (raw, printed) => expect(outline(raw, parseNumbers, printNumber)).toEqual(printed));

/** https://hl7.org/fhir/R4/search.html#number and https://hl7.org/fhir/R4/search.html#quantity */
describe('the implied range of', () => {
  test.each([
    ['100', 99.5, 100.5],
    ['100.00', 99.995, 100.005],
    ['1e2', 95, 105],
    ['1.00e2', 99.5, 100.5],
    ['2.0', 1.95, 2.05],
    ['5.4', 5.35, 5.45],
    ['5.40e-3', 0.005395, 0.005405],
    ['0.8', 0.75, 0.85],
    ['8e-1', 0.795, 0.805],
    ['-05E3', -5050, -4950],
    ['0e3', -50, 50],
    ['1.0e2', 95, 105],
    ['10e1', 95, 105],
    ['0.5e3', 450, 550],
    ['0', -0.5, 0.5],
    ['-0', -0.5, 0.5],
    ['0.0', -0.05, 0.05],
    ['-5', -5.5, -4.5],
    ['-5.40e-3', -0.005405, -0.005395],
    ['1', 0.5, 1.5],
    ['0.3', 0.25, 0.35],
    ['007', 6.5, 7.5],
    ['1.0e-320', 9.5e-321, 1.05e-320],
    // Added up in doubles, these would end at 0.034999999999999996 and begin at 0.045000000000000005.
    ['0.03', 0.025, 0.035],
    ['0.05', 0.045, 0.055],
    ['9007199254740993.0', 9007199254740992, 9007199254740994],
  ])('%s is [%d, %d)', (text, low, high) => expect(impliedRange(partsOf(text))).toEqual({ low, high }));

  /** A digit alone with an exponent. */
  const isSingle = (text: string): boolean => /^-?0*\de/i.test(text);

  test('a number ends, away from zero, where one more digit 5 would lie', () => {
    fc.assert(
      fc.property(writtenNumber, (number) => {
        const text = writeNumber(number);
        const { low, high } = impliedRange(partsOf(text));
        const digits = `${number.fraction}${isSingle(text) ? '05' : '5'}`;
        expect(number.minus ? low : high).toBe(Number(writeNumber({ ...number, fraction: digits })));
      }),
      runs(500),
    );
  });

  test('a number begins where that of the number before it ends, and holds the number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 11n, max: 10n ** 30n }).chain((n) => fc.constantFrom(n, -n)),
        fc.integer({ min: -60, max: 60 }),
        (n, exponent) => {
          const { low, high } = impliedRange(partsOf(`${n}e${exponent}`));
          expect(low).toBe(impliedRange(partsOf(`${n - 1n}e${exponent}`)).high);
          expect(high).toBe(impliedRange(partsOf(`${n + 1n}e${exponent}`)).low);
          const value = Number(`${n}e${exponent}`);
          expect(low <= value && value <= high).toBe(true);
        },
      ),
      runs(300),
    );
  });
});

const EXPECTED =
  'expected digits such as 100, -5.40 or 1e2, with an optional prefix eq, ne, gt, lt, ge, le, sa, eb, ap';

/** What is wrong, and the characters it is wrong with. */
test.each<[string, [message: string, place: string][]]>([
  ['abc', [[`'abc' is no number and no prefix; ${EXPECTED}`, 'abc']]],
  ['Infinity', [["'Infinity' is no number", 'Infinity']]],
  ['-Infinity', [[`${EXPECTED}, found 'Infinity'`, 'Infinity']]],
  ['NaN', [["'NaN' is no number", 'NaN']]],
  ['zz5', [["'zz' is no prefix; expected digits", 'zz']]],
  ['GE5', [["'GE' is no prefix", 'GE']]],
  ['gte5', [["'gte' is no prefix", 'gte']]],
  ['constructor5', [["'constructor' is no prefix", 'constructor']]],
  ['ge', [[`${EXPECTED}, found the end`, '']]],
  ['-', [[`${EXPECTED}, found the end`, '']]],
  ['e5', [[`${EXPECTED}, found 'e'`, 'e']]],
  ['1e', [[`${EXPECTED}, found the end`, '']]],
  ['1e-', [[`${EXPECTED}, found the end`, '']]],
  ['1e1.5', [[`${EXPECTED}, found '.'`, '.']]],
  ['1e--1', [[`${EXPECTED}, found '-'`, '-']]],
  ['1..2', [[`${EXPECTED}, found '.'`, '.']]],
  ['1.2.3', [[`${EXPECTED}, found '.'`, '.']]],
  ['.5', [[`${EXPECTED}, found '.'`, '.']]],
  ['5.', [[`${EXPECTED}, found the end`, '']]],
  ['--5', [[`${EXPECTED}, found '-'`, '-']]],
  ['5-3', [[`${EXPECTED}, found '-'`, '-']]],
  ['%2B5', [[`${EXPECTED}, found '+'`, '%2B']]],
  ['0x1F', [[`${EXPECTED}, found 'x'`, 'x']]],
  ['5mg', [[`${EXPECTED}, found 'mg'`, 'mg']]],
  ['5 ', [[`${EXPECTED}, found ' '`, ' ']]],
  ['gt 5', [[`${EXPECTED}, found ' '`, ' ']]],
  ['5|', [[`${EXPECTED}, found '|'`, '|']]],
  ['5\\,6', [[`${EXPECTED}, found '\\'`, '\\']]],
  ['1_000', [[`${EXPECTED}, found '_'`, '_']]],
  ['%D9%A5', [[`${EXPECTED}, found '٥'`, '%D9%A5']]],
  ['5%F0%9F%98%80', [[`${EXPECTED}, found '😀'`, '%F0%9F%98%80']]],
  ['1e401', [['exponent 401 is out of range; expected -400 to 400', '401']]],
  ['ge1e-401', [['exponent -401 is out of range', '-401']]],
  ['1e99999999999999999999', [['exponent 99999999999999999999 is out of range', '99999999999999999999']]],
  ['gt1e309', [['the number is too large; expected less than 1.79e308', '1e309']]],
  ['-1.5e400', [['the number is too large', '-1.5e400']]],
  [`1${'0'.repeat(309)}`, [['the number is too large', `1${'0'.repeat(309)}`]]],
  [`0.${'0'.repeat(1000)}`, [['the number has more than 1000 digits', `0.${'0'.repeat(1000)}`]]],
  [
    '1..2,3,x,4e',
    [
      [`${EXPECTED}, found '.'`, '.'],
      ["'x' is no number", 'x'],
      [`${EXPECTED}, found the end`, ''],
    ],
  ],
])('%j is faulty', (raw, expected) => {
  const read = parseNumbers(valueOf(raw));
  const faults = read.ok ? [] : read.faults;
  expect(faults.map(({ message }, i) => message.slice(0, expected[i]?.[0].length))).toEqual(
    expected.map(([what]) => what),
  );
  expect(faults.map(({ span }) => raw.slice(span.start, span.end))).toEqual(expected.map(([, place]) => place));
  expect(faults.every(({ code }) => code === 'invalid')).toBe(true);
});

test('a fault at the end of an alternative points there', () => {
  const read = parseNumbers({ text: '1e,2', start: 10 });
  expect(!read.ok && read.faults.map(({ span }) => span)).toEqual([{ start: 12, end: 12 }]);
});

test('the largest double, and what is far below the smallest, are numbers', () => {
  expect(Number(partsOf('1.7976931348623157e308').text)).toBe(Number.MAX_VALUE);
  expect(impliedRange(partsOf('1e-400'))).toEqual({ low: 0, high: 0 });
});

test('what is printed reads back as the same numbers, each where it was written', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...PREFIXES), numberText), { minLength: 1, maxLength: 3 }).chain((values) => {
        const text = values.map(([prefix, number]) => (prefix === 'eq' ? number : `${prefix}${number}`)).join(',');
        return fc.tuple(fc.constant(values), written(text));
      }),
      ([values, raw]) => {
        const read = parseNumbers(valueOf(raw));
        expect(read.ok ? read.value.map(({ prefix, number }) => [prefix, number.text]) : read.faults).toEqual(values);
        for (const value of read.ok ? read.value : []) {
          expect(readAt(raw, value.span)).toBe(printNumber(value));
          expect(parseNumbers({ text: printNumber(value), start: 0 })).toMatchObject({
            value: [{ prefix: value.prefix, number: value.number }],
          });
        }
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  const nearly = fc
    .tuple(numberText, fc.nat(20), fc.constantFrom('', '-', '.', 'e', '0', ',', ' ', '😀', 'ge'))
    .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(anyText(0, 20), nearly), (raw) => faultsLieWithin(raw, parseNumbers)),
    runs(400),
  );
});
