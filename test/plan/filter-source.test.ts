import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, slice, spanOf } from '../../grammar/source.js';
import { parseStrings } from '../../grammar/value/index.js';
import { escapedSource } from '../../src/plan/filter-source.js';
import { runs } from '../support/runs.js';
import { anyText, percent, written } from '../support/text.js';

const DELIMITERS = /[\\,$|]/;

describe('values of filters, escaped', () => {
  test('what needs no escapes is the same source', () => {
    const source = { text: 'a b', start: 4 };
    expect(escapedSource(source, DELIMITERS)).toBe(source);
  });

  test.each([
    ['a,b', 'a\\,b'],
    ['\\', '\\\\'],
    ['$|', '\\$\\|'],
    ['a\\,', 'a\\\\\\,'],
  ])('%s is %s', (text, escaped) => {
    expect(escapedSource({ text, start: 0 }, DELIMITERS).text).toBe(escaped);
  });

  test('only what matches is escaped', () => {
    expect(escapedSource({ text: 'a|b,c', start: 0 }, /[\\,$]/).text).toBe('a|b\\,c');
  });

  test('each character keeps its place, and an escape has the place of what it is for', () => {
    const source = slice(decode('x=a%2Cb', 10).source, 2, 5);
    const escaped = escapedSource(source, DELIMITERS);
    expect(escaped.text).toBe('a\\,b');
    expect([0, 1, 2, 3].map((i) => spanOf(escaped, i, i + 1))).toEqual([
      { start: 12, end: 13 },
      { start: 13, end: 13 },
      { start: 13, end: 16 },
      { start: 16, end: 17 },
    ]);
    expect(spanOf(escaped, 4, 4)).toEqual({ start: 17, end: 17 });
  });

  test('so it does where nothing was decoded', () => {
    const escaped = escapedSource({ text: 'a,b', start: 7 }, DELIMITERS);
    expect([0, 1, 2, 3].map((i) => spanOf(escaped, i, i + 1))).toEqual([
      { start: 7, end: 8 },
      { start: 8, end: 8 },
      { start: 8, end: 9 },
      { start: 9, end: 10 },
    ]);
  });

  test('any text reads back as one value, in its place', () => {
    const requests = fc.oneof(
      anyText(1).chain((text) => fc.tuple(fc.constant(text), written(text))),
      fc.constant<[string, string]>(['\\,', percent('\\,')]),
    );
    fc.assert(
      fc.property(requests, fc.nat(9), ([text, raw], start) => {
        const { source, faults } = decode(raw, start);
        fc.pre(faults.length === 0 && source.text === text);
        const read = parseStrings(escapedSource(source, DELIMITERS));
        expect(read).toEqual({ ok: true, value: [{ text, span: { start, end: start + raw.length } }] });
      }),
      runs(500),
    );
  });
});
