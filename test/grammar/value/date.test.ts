import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, parseDates, PREFIXES, printDate } from '../../../grammar/value/index.js';
import { anyDate, anyPrefix, lastDay, writeDate } from '../../support/dates.js';
import { runs } from '../../support/runs.js';
import { readAt, withoutSpans } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

const day = { year: 2013, month: 3, day: 14 };

describe('reads', () => {
  test.each([
    ['2013', { year: 2013 }],
    ['0001', { year: 1 }],
    ['2013-03', { year: 2013, month: 3 }],
    ['2013-03-14', day],
    ['2012-02-29', { year: 2012, month: 2, day: 29 }],
    ['2000-02-29', { year: 2000, month: 2, day: 29 }],
    ['2013-03-14T10:09', { ...day, hour: 10, minute: 9 }],
    ['2013-03-14T23:59:60', { ...day, hour: 23, minute: 59, second: 60 }],
    ['2013-03-14T10:09:08.070', { ...day, hour: 10, minute: 9, second: 8, fraction: '070' }],
    ['2013-03-14T10:09Z', { ...day, hour: 10, minute: 9, offset: 0 }],
    ['2013-03-14T10:09-00:00', { ...day, hour: 10, minute: 9, offset: 0 }],
    ['2013-03-14T10:09:08-05:30', { ...day, hour: 10, minute: 9, second: 8, offset: -330 }],
    ['2013-03-14T10:09:08.1%2B14:00', { ...day, hour: 10, minute: 9, second: 8, fraction: '1', offset: 840 }],
    // A plus sign that nobody encoded is a space by now.
    ['2013-03-14T10:09+02:00', { ...day, hour: 10, minute: 9, offset: 120 }],
    ['2013-03-14T10%3A09', { ...day, hour: 10, minute: 9 }],
  ])('%s', (raw, date) => {
    const read = parseDates(valueOf(raw));
    expect(read).toEqual({ ok: true, value: [{ prefix: 'eq', date, span: { start: 0, end: raw.length } }] });
  });

  test.each(PREFIXES)('the prefix %s', (prefix) => {
    expect(outline(`${prefix}2013-03`, parseDates, (value) => [value.prefix, value.date])).toEqual([
      [prefix, { year: 2013, month: 3 }],
    ]);
  });

  test.each([
    ['', []],
    [',,', []],
    ['2013,,ge2014-01,', ['2013', 'ge2014-01']],
  ])('alternatives %j', (raw, printed) => expect(outline(raw, parseDates, printDate)).toEqual(printed));
});

/** What is wrong, and the characters it is wrong with. */
test.each<[string, [message: string, place: string][]]>([
  ['x', [["'x' is no date and no prefix", 'x']]],
  ['eq', [['expected YYYY', '']]],
  ['zz2013', [["'zz' is no prefix; expected eq, ne,", 'zz']]],
  ['GE2013', [["'GE' is no prefix", 'GE']]],
  ['constructor2013', [["'constructor' is no prefix", 'constructor']]],
  ['13', [["year '13' hasn't 4 digits", '13']]],
  ['20130314', [["year '20130314' hasn't 4 digits", '20130314']]],
  ['0000', [['year 0000', '0000']]],
  ['2013-3', [["month '3' hasn't 2 digits", '3']]],
  ['2013-00', [['month 00', '00']]],
  ['2013-13', [['month 13', '13']]],
  ['2013-02-29', [['day 29', '29']]],
  ['2012-02-30', [['day 30', '30']]],
  ['1900-02-29', [['day 29', '29']]],
  ['2013-04-31', [['day 31', '31']]],
  [
    '2013-13-32',
    [
      ['month 13', '13'],
      ['day 32', '32'],
    ],
  ],
  ['2013-', [['expected YYYY', '']]],
  ['2013-03-14T', [['expected YYYY', '']]],
  ['2013-03-14T10', [['expected YYYY', '']]],
  ['2013-03-14T10Z', [['expected YYYY', 'Z']]],
  ['2013-03-14T10:', [['expected YYYY', '']]],
  ['2013-03-14T24:00', [['hour 24', '24']]],
  ['2013-03-14T10:60', [['minute 60', '60']]],
  ['2013-03-14T10:00:61', [['second 61', '61']]],
  ['2013-03-14T10:00:00.', [['expected YYYY', '']]],
  ['2013-03-14t10:00', [["'t' between date and time", 't']]],
  ['2013-03-14T10:00z', [["zone 'z'", 'z']]],
  ['2013-03-14T10:00CET', [["zone 'CET'", 'CET']]],
  ['2013-03-14T10:00%2B15:00', [['hour of the zone 15', '15']]],
  ['2013-03-14T10:00%2B14:01', [['zone of more than 14 hours', '14:01']]],
  ['2013-03-14T10:00-14:30', [['zone of more than 14 hours', '14:30']]],
  ['2013-03-14T10:00%2B02:60', [['minute of the zone 60', '60']]],
  ['2013-03-14T10:00%2B02', [['expected YYYY', '']]],
  ['2013-03-14T10:00%2B0200', [['expected YYYY', '']]],
  ['2013-03-14Z', [['expected YYYY', '']]],
  ['2013-03-14 10:00', [['expected YYYY', ' ']]],
  ['+2013', [['expected YYYY', '+']]],
  ['2013+', [['expected YYYY', '+']]],
  ['gt 2013', [['expected YYYY', ' ']]],
  ['2013\\,2014', [['expected YYYY', '\\']]],
  ['2013|2014', [['expected YYYY', '|']]],
  ['2013-%F0%9F%98%80', [['expected YYYY', '%F0%9F%98%80']]],
  ['%D9%A2%D9%A0%D9%A1%D9%A3', [['expected YYYY', '%D9%A2']]],
  [
    '2013-13,2014,x2015,',
    [
      ['month 13', '13'],
      ["'x' is no prefix", 'x'],
    ],
  ],
  ['2013,2014-', [['expected YYYY', '']]],
])('%j is faulty', (raw, expected) => {
  const read = parseDates(valueOf(raw));
  const faults = read.ok ? [] : read.faults;
  expect(faults.map(({ message }, i) => message.slice(0, expected[i]?.[0].length))).toEqual(
    expected.map(([what]) => what),
  );
  expect(faults.map(({ span }) => raw.slice(span.start, span.end))).toEqual(expected.map(([, place]) => place));
});

test('a fault at the end of an alternative points there', () => {
  const read = parseDates({ text: '2013-,2014', start: 10 });
  expect(!read.ok && read.faults.map(({ span }) => span)).toEqual([{ start: 15, end: 15 }]);
});

test('what is printed reads back as the same dates, each where it was written', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.record({ prefix: anyPrefix, date: anyDate }), { minLength: 1, maxLength: 3 })
        .chain((values) =>
          fc.tuple(
            fc.constant(values),
            written(values.map((value) => printDate({ ...value, span: { start: 0, end: 0 } })).join(',')),
          ),
        ),
      ([values, raw]) => {
        const read = parseDates(valueOf(raw));
        expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(withoutSpans(values));
        for (const value of read.ok ? read.value : []) expect(readAt(raw, value.span)).toBe(printDate(value));
      },
    ),
    runs(300),
  );
});

test('dates print as FHIR writes them', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      expect(printDate({ prefix: 'eq', date, span: { start: 0, end: 0 } })).toBe(writeDate(date));
    }),
    runs(100),
  );
});

test('any text is read or has faults within it', () => {
  const nearly = fc
    .tuple(anyDate.map(writeDate), fc.nat(30), fc.constantFrom('', '-', ':', 'T', '0', ',', ' ', '😀', 'ge'))
    .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(anyText(0, 20), nearly), (raw) => faultsLieWithin(raw, parseDates)),
    runs(400),
  );
});

test('months have the days of the calendar', () => {
  for (const year of [1, 4, 100, 400, 1900, 1999, 2000, 2012, 2013, 2100, 9999]) {
    for (let month = 1; month <= 12; month++) expect(daysInMonth(year, month)).toBe(lastDay(year, month));
  }
});
