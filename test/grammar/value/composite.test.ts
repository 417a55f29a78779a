import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  escape,
  parseQuantities,
  parseStrings,
  parseTokens,
  parseTuples,
  printQuantity,
  printTuple,
} from '../../../grammar/value/index.js';
import { wholeSpan } from '../../../grammar/source.js';
import { runs } from '../../support/runs.js';
import { readAt } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

test.each<[string, number, string[][]]>([
  ['', 2, []],
  [',,', 2, []],
  ['http://loinc.org|8480-6$lt60', 2, [['http://loinc.org|8480-6', 'lt60']]],
  [
    'gender$mixed,owner$Eve',
    2,
    [
      ['gender', 'mixed'],
      ['owner', 'Eve'],
    ],
  ],
  [
    'a$b,,c$d,',
    2,
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a$b$c', 3, [['a', 'b', 'c']]],
  ['a', 1, [['a']]],
  ['a\\$b$c\\,d', 2, [['a\\$b', 'c\\,d']]],
  ['a\\\\$b', 2, [['a\\\\', 'b']]],
  ['a\\x$b\\', 2, [['a\\x', 'b\\']]],
  ['a%24b', 2, [['a', 'b']]],
])('%j has, in %d parts, %j', (raw, parts, tuples) => {
  const read = parseTuples(valueOf(raw), parts);
  expect(read.ok ? read.value.map((tuple) => tuple.parts.map(({ text }) => text)) : read.faults).toEqual(tuples);
});

test.each<[string, string[][]]>([
  ['a|b', [['a', 'b']]],
  [
    'a|b,c$d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  // Where there is a `$`, a `|` is part of a value, such as a token.
  ['a$s|b', [['a', 's|b']]],
  ['a\\|b|c\\$d', [['a\\|b', 'c\\$d']]],
])('%j has, with bars too, %j', (raw, tuples) => {
  const read = parseTuples(valueOf(raw), 2, true);
  expect(read.ok ? read.value.map((tuple) => tuple.parts.map(({ text }) => text)) : read.faults).toEqual(tuples);
});

test.each<[string, number, [message: string, start: number, end: number][]]>([
  ['a', 2, [["expected 2 values joined by '$', found 1 (write a '$' inside a value as '\\$')", 0, 1]]],
  ['a$b$c', 2, [["expected 2 values joined by '$', found 3", 0, 5]]],
  ['a\\$b', 2, [["expected 2 values joined by '$', found 1", 0, 4]]],
  [
    'a$b,c,d$e$f',
    2,
    [
      ["expected 2 values joined by '$', found 1", 4, 5],
      ["expected 2 values joined by '$', found 3", 6, 11],
    ],
  ],
  ['a$', 2, [["expected 2 values joined by '$', but value 2 is empty", 2, 2]]],
  ['x$y,$b', 2, [["expected 2 values joined by '$', but value 1 is empty", 4, 4]]],
  [
    '$',
    2,
    [
      ["expected 2 values joined by '$', but value 1 is empty", 0, 0],
      ["expected 2 values joined by '$', but value 2 is empty", 1, 1],
    ],
  ],
  ['a%24', 2, [["expected 2 values joined by '$', but value 2 is empty", 4, 4]]],
])('%j is faulty in %d parts', (raw, parts, expected) => {
  const read = parseTuples(valueOf(raw), parts);
  const faults = read.ok ? [] : read.faults;
  expect(
    faults.map(({ message, span }, i) => [message.slice(0, expected[i]?.[0].length), span.start, span.end]),
  ).toEqual(expected);
});

test('each part is read by its own grammar, in its place', () => {
  const raw = 'http://loinc.org|8480-6$gt5.4%7Cs%7Cmm%5BHg%5D,bad%7C%7Ccode$1e';
  const read = parseTuples(valueOf(raw), 2);
  if (!read.ok) throw new Error(read.faults[0]?.message);
  const [first, second] = read.value;
  expect(parseTokens(first!.parts[0]!)).toMatchObject({ value: [{ system: 'http://loinc.org', code: '8480-6' }] });
  const quantity = parseQuantities(first!.parts[1]!);
  expect(quantity.ok && quantity.value.map(printQuantity)).toEqual(['gt5.4|s|mm[Hg]']);
  const token = parseTokens(second!.parts[0]!);
  expect(!token.ok && token.faults.map(({ span }) => raw.slice(span.start, span.end))).toEqual(['bad%7C%7Ccode']);
  const number = parseQuantities(second!.parts[1]!);
  expect(!number.ok && number.faults.map(({ span }) => span)).toEqual([{ start: raw.length, end: raw.length }]);
});

test('what is printed reads back as the same parts, each where it was written', () => {
  const tuples = fc.integer({ min: 1, max: 4 }).chain((length) => {
    const tuple = fc.array(anyText(1), { minLength: length, maxLength: length });
    return fc.tuple(fc.constant(length), fc.array(tuple, { minLength: 1, maxLength: 3 }));
  });
  fc.assert(
    fc.property(
      tuples.chain(([length, values]) => {
        const text = values.map((parts) => printTuple(parts.map(escape))).join(',');
        return fc.tuple(fc.constant(length), fc.constant(values), written(text));
      }),
      ([length, values, raw]) => {
        const read = parseTuples(valueOf(raw), length);
        if (!read.ok) throw new Error(read.faults[0]?.message);
        const strings = read.value.map(({ parts }) => parts.map((part) => parseStrings(part)));
        expect(strings.map((parts) => parts.map((part) => (part.ok ? part.value[0]?.text : part.faults)))).toEqual(
          values,
        );
        for (const { parts, span } of read.value) {
          const texts = parts.map((part) => part.text);
          expect(parts.map((part) => readAt(raw, wholeSpan(part)))).toEqual(texts);
          expect(readAt(raw, span)).toBe(printTuple(texts));
        }
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  fc.assert(
    fc.property(anyText(0, 20), fc.integer({ min: 1, max: 3 }), (raw, parts) =>
      faultsLieWithin(raw, (source) => parseTuples(source, parts)),
    ),
    runs(300),
  );
  expect(
    outline(
      'a$b',
      (source) => parseTuples(source, 2),
      ({ parts }) => parts.length,
    ),
  ).toEqual([2]);
});
