import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DateParts, Prefix } from '../../grammar/value/index.js';
import { timeZone } from '../../src/model/time-zone.js';
import { dateType } from '../../src/types/date.js';
import { dateParts, lastDay, writeDate } from '../support/dates.js';
import { answer, MALFORMED, settings, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#date and its table of prefixes, over whole microseconds.
 */
type Range = readonly [low: bigint | -1, high: bigint | 1];

const NOW = micros(2013, 1, 1);
const SECOND = 1_000_000n;

/** The instant of a clock, in microseconds; months and days beyond the end run over as Date has it. */
function micros(year: number, month: number, day: number, hour = 0, minute = 0): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute);
  return BigInt(date.getTime()) * 1000n;
}

/** From the first to the last instant that a date covers; `zoneless` dates are compared as calendars show them. */
function rangeOf(
  { year, month, day, hour, minute, second, fraction, offset = 0 }: DateParts,
  zoneless = false,
): [bigint, bigint] {
  if (month === undefined) return [micros(year, 1, 1), micros(year + 1, 1, 1)];
  if (day === undefined) return [micros(year, month, 1), micros(year, month, lastDay(year, month)) + 86_400n * SECOND];
  if (hour === undefined) return [micros(year, month, day), micros(year, month, day) + 86_400n * SECOND];
  const start = micros(year, month, day, hour, minute) - (zoneless ? 0n : BigInt(offset) * 60n * SECOND);
  if (second === undefined) return [start, start + 60n * SECOND];
  const low = start + BigInt(second) * SECOND + BigInt((fraction ?? '').padEnd(6, '0').slice(0, 6));
  return [low, low + 10n ** BigInt(6 - (fraction?.length ?? 0))];
}

/** `-1` and `1` stand for the open ends of a Period: before and after everything. */
const before = (a: Range[0], b: bigint): boolean => a === -1 || a < b;
const after = (a: Range[1], b: bigint): boolean => a === 1 || a > b;

function rule([t0, t1]: Range, prefix: Prefix, [s0, s1]: [bigint, bigint]): boolean {
  const contained = !before(t0, s0) && !after(t1, s1);
  switch (prefix) {
    case 'eq':
      return contained;
    case 'ne':
      return !contained;
    case 'gt':
      return after(t1, s1);
    case 'lt':
      return before(t0, s0);
    case 'ge':
      return after(t1, s1) || contained;
    case 'le':
      return before(t0, s0) || contained;
    case 'sa':
      return !before(t0, s1);
    case 'eb':
      return !after(t1, s0);
    case 'ap': {
      // Ten times everything, so that a tenth of the gap is whole.
      const gap = NOW < s0 ? s0 - NOW : NOW > s1 ? NOW - s1 : 0n;
      const wide = [s0 * 10n - gap, s1 * 10n + gap] as const;
      return (t0 === -1 || t0 * 10n < wide[1]) && (t1 === 1 || t1 * 10n > wide[0]);
    }
  }
}

const PREFIXES: readonly Prefix[] = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

/** Few years, so that dates often meet; milliseconds, which are exact at any of them. */
const date = dateParts({ years: fc.constantFrom(1969, 1970, 2012, 2013, 2013), digits: 3, zone: 'sometimes' });

/** A date that has to do with another: the same, less of it, or its neighbour. */
function near(each: DateParts): fc.Arbitrary<DateParts> {
  const { year, month, day, hour, minute } = each;
  const zone = (offset: number): number | undefined => (hour === undefined ? undefined : offset);
  return fc.constantFrom(
    each,
    { year },
    { year, month },
    { year, month, day },
    { ...each, year: year + 1, day: day && Math.min(day, 28) },
    { ...each, day: day && 1 },
    { year, month, day, hour, minute, offset: zone(60) },
    {
      year,
      month,
      day,
      hour,
      minute,
      second: zone(0),
      fraction: hour === undefined ? undefined : '000',
      offset: zone(0),
    },
  );
}

/** An element with the range it covers; a Period's end runs to the end of its own precision. */
interface Sample {
  readonly element: unknown;
  readonly dates: readonly DateParts[];
  readonly range: Range | undefined;
}

const noDate = { nil: undefined, freq: 4 };
const point = date.map((each): Sample => ({ element: writeDate(each), dates: [each], range: rangeOf(each) }));
const period = date
  .chain((each) => fc.tuple(fc.option(fc.constant(each), noDate), fc.option(fc.oneof(near(each), date), noDate)))
  .map(([start, end]): Sample => {
    const element = { ...(start && { start: writeDate(start) }), ...(end && { end: writeDate(end) }) };
    const range: Range = [start ? rangeOf(start)[0] : -1, end ? rangeOf(end)[1] : 1];
    return { element, dates: [start ?? [], end ?? []].flat(), range: start || end ? range : undefined };
  })
  // A Period that ends before it starts covers nothing; what it is then compared by, no one says.
  .filter(({ range }) => range === undefined || range[0] === -1 || range[1] === 1 || range[0] < range[1]);
const timing = fc
  .tuple(fc.array(point, { maxLength: 3 }), fc.option(period, noDate))
  .map(([events, bounds]): Sample => {
    const ranges = [...events, bounds ?? []].flat().flatMap(({ range }) => (range ? [range] : []));
    const low = ranges
      .map(([each]) => each)
      .reduce((a, b) => (a === -1 || b === -1 ? -1 : a < b ? a : b), ranges[0]?.[0] ?? 0n);
    const high = ranges
      .map(([, each]) => each)
      .reduce((a, b) => (a === 1 || b === 1 ? 1 : a > b ? a : b), ranges[0]?.[1] ?? 0n);
    return {
      element: {
        event: events.map(({ element }) => element),
        ...(bounds && { repeat: { boundsPeriod: bounds.element } }),
      },
      dates: [...events, bounds ?? []].flat().flatMap(({ dates }) => dates),
      range: ranges.length > 0 ? [low, high] : undefined,
    };
  });

const kinds: Record<string, fc.Arbitrary<Sample>> = { dateTime: point, instant: point, Period: period, Timing: timing };

describe.each(Object.entries(kinds))('%s', (type, sample) => {
  test.each(PREFIXES)('%s', (prefix) => {
    const tally = new Tally();
    const pairs = sample.chain((each) =>
      fc.tuple(
        fc.constant(each),
        each.dates.length > 0 ? fc.oneof(fc.constantFrom(...each.dates).chain(near), date) : date,
      ),
    );
    fc.assert(
      fc.property(pairs, ([{ element, range }, value]) => {
        const expected = range !== undefined && rule(range, prefix, rangeOf(value));
        expect(answer(dateType, { elements: { [type]: [element] }, value: prefix + writeDate(value) })).toBe(expected);
        tally.add(expected);
      }),
      runs(100),
    );
    tally.expectBoth(0.02);
  });
});

test('a date has no zone, whatever zone the value has', () => {
  const tally = new Tally();
  const civil = date.map(({ year, month, day }): DateParts => ({ year, month, day }));
  fc.assert(
    fc.property(
      civil.chain((each) => fc.tuple(fc.constant(each), fc.oneof(near(each), date))),
      fc.constantFrom(...PREFIXES),
      ([element, value], prefix) => {
        const expected = rule(rangeOf(element), prefix, rangeOf(value, true));
        expect(answer(dateType, { elements: { date: [writeDate(element)] }, value: prefix + writeDate(value) })).toBe(
          expected,
        );
        tally.add(expected);
      },
    ),
    runs(250),
  );
  tally.expectBoth();
});

test('several elements and several values: some of the one with some of the other', () => {
  const tally = new Tally();
  const value = fc.tuple(fc.constantFrom(...PREFIXES), date);
  fc.assert(
    fc.property(
      fc.array(point, { maxLength: 2 }),
      fc.array(period, { maxLength: 2 }),
      fc.array(value, { minLength: 1, maxLength: 2 }),
      (points, periods, values) => {
        const ranges = [...points, ...periods].flatMap(({ range }) => (range ? [range] : []));
        const expected = ranges.some((range) => values.some(([prefix, each]) => rule(range, prefix, rangeOf(each))));
        const elements = {
          dateTime: points.map(({ element }) => element),
          Period: periods.map(({ element }) => element),
        };
        const text = values.map(([prefix, each]) => prefix + writeDate(each)).join(',');
        expect(answer(dateType, { elements, value: text })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(300),
  );
  tally.expectBoth();
});

test.each(PREFIXES)('a Period that ends before it starts has no instant in it: %s', (prefix) => {
  for (const value of ['2019', '2020', '2021', '2019-06', '2020-06-15']) {
    const reversed = { start: '2020-12-31', end: '2020-01-01' };
    expect(answer(dateType, { elements: { Period: [reversed] }, value: prefix + value }), value).toBe(false);
  }
});

test.each<[value: string, element: string, matches: boolean]>([
  // It is the beginning of 2013. Within a date that it is in there is no gap to take a tenth of.
  ['ap2013', '2013-01-01', true],
  ['ap2013', '2013-01-05', true],
  ['ap2013', '2013-12-31', true],
  ['ap2013', '2012-12-31', false],
  ['ap2013', '2014-01-01', false],
  // A year from now, and 36 days more or less.
  ['ap2014', '2013-12-01', true],
  ['ap2014', '2013-11-20', false],
  ['ap2014', '2015-01-31', true],
  ['ap2014', '2015-02-15', false],
  ['ap2011', '2012-01-31', true],
  ['ap2011', '2010-12-01', true],
  ['ap2011', '2010-11-20', false],
])('%s is about %s: %s', (value, element, matches) => {
  for (const type of ['date', 'dateTime']) {
    expect(answer(dateType, { elements: { [type]: [element] }, value }), type).toBe(matches);
  }
});

describe('fractions of a second', () => {
  /** In a year near to ours, microseconds are exact; around 2004-11-03T19:53 a number takes a bit more to write. */
  const recent = dateParts({ years: fc.constantFrom(2004, 2024), digits: 6, zone: 'always' })
    .filter(({ fraction }) => fraction !== undefined)
    .chain((each) => fc.constantFrom(each, { ...each, year: 2004, month: 11, day: 3, hour: 20 }));

  test('count to the microsecond, whatever the zone', () => {
    fc.assert(
      fc.property(recent, fc.integer({ min: -840, max: 840 }), (each, offset) => {
        const [low] = rangeOf(each);
        const shifted = new Date(Number(low / 1000n) + offset * 60_000);
        const digits = String(((low % SECOND) + SECOND) % SECOND).padStart(6, '0');
        const element = writeDate({
          year: shifted.getUTCFullYear(),
          month: shifted.getUTCMonth() + 1,
          day: shifted.getUTCDate(),
          hour: shifted.getUTCHours(),
          minute: shifted.getUTCMinutes(),
          second: shifted.getUTCSeconds(),
          fraction: digits,
          offset,
        });
        const ask = (value: string): boolean => answer(dateType, { elements: { instant: [element] }, value });
        expect([ask(writeDate(each)), ask(element), ask(`sa${element}`), ask(`lt${writeDate(each)}`)]).toEqual([
          true,
          true,
          false,
          false,
        ]);
      }),
      runs(300),
    );
  });

  test("beyond it don't count", () => {
    const ask = (value: string): boolean =>
      answer(dateType, { elements: { instant: ['2024-01-01T00:00:00.1234567Z'] }, value });
    expect(ask('2024-01-01T00:00:00.123456Z')).toBe(true);
    expect(ask('2024-01-01T00:00:00.1234561Z')).toBe(true);
    expect(ask('2024-01-01T00:00:00.123457Z')).toBe(false);
  });
});

test('where no zone was written, the zone of the settings counts, for days and years as well', () => {
  const zone = timeZone('+05:30')!;
  const local = ({ offset, ...each }: DateParts): DateParts => ({ ...each, offset: offset ?? 330 });
  const days = (each: DateParts): [bigint, bigint] => {
    const [low, high] = rangeOf(local(each));
    return each.hour === undefined ? [low - 330n * 60n * SECOND, high - 330n * 60n * SECOND] : [low, high];
  };
  const tally = new Tally();
  fc.assert(
    fc.property(
      date.chain((each) => fc.tuple(fc.constant(each), fc.oneof(near(each), date))),
      fc.constantFrom<Prefix>('eq', 'ne', 'gt', 'lt', 'sa', 'eb'),
      ([element, value], prefix) => {
        const expected = rule(days(element), prefix, days(value));
        const question = {
          elements: { dateTime: [writeDate(element)] },
          value: prefix + writeDate(value),
          settings: { ...settings, timeZone: zone },
        };
        expect(answer(dateType, question)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(300),
  );
  tally.expectBoth();
});

test.each([
  ['America/New_York', '2023-03-12T01:59'],
  ['America/New_York', '2023-03-12T02:30'],
  ['America/New_York', '2023-11-05T01:59'],
  ['Europe/Berlin', '2023-03-26T02:59:59'],
  ['Europe/Berlin', '2023-10-29T02:59:59'],
  ['Australia/Lord_Howe', '2023-10-01T01:59'],
])('in %s, %s finds itself and nothing an hour away', (name, text) => {
  const zoned = { ...settings, timeZone: timeZone(name)! };
  const ask = (element: string, value: string): boolean =>
    answer(dateType, { elements: { dateTime: [element] }, value, settings: zoned });
  expect([ask(text, text), ask(text, text.slice(0, 10)), ask(text, `ne${text}`)]).toEqual([true, true, false]);
  const wrong = text.replace(/T(\d\d)/, (_, hour: string) => `T0${Number(hour) + 2}`);
  expect([ask(text, wrong), ask(wrong, text), ask(wrong, `gt${text}`)]).toEqual([false, false, true]);
});

test('ap grows with the distance from now', () => {
  const ask = (element: string, value: string): boolean =>
    answer(dateType, {
      elements: { dateTime: [element] },
      value: `ap${value}`,
      settings: { ...settings, now: () => new Date('2024-01-01T00:00:00Z') },
    });
  // 100 days before it, 10 days either way.
  expect([ask('2023-09-13', '2023-09-23'), ask('2023-09-12', '2023-09-23')]).toEqual([true, false]);
  expect([ask('2023-12-31', '2024'), ask('2024-07', '2024')]).toEqual([false, true]);
});

test.each([
  '',
  'x',
  '2013-02-30',
  '2013-13',
  '2013-3',
  '2013-03-14T10',
  '2013-03-14T25:00Z',
  '2013-03-14 10:00',
  '+2013',
  '0000',
  '2013/03',
  '2013-00',
  '2013-03/14',
  '2013-03-00',
  '2013-02-29',
  '2013-03-14T24:00Z',
  '2013-03-14T10-00Z',
  '2013-03-14T10:60Z',
  '2013-03-14T1x:00Z',
  '2013-03-14T10:0xZ',
  '2013-03-14T10:00:61Z',
  '2013-03-14T10:00:0xZ',
  '2013-03-14T10:00:00.Z',
  '2013-03-14T10:00Z+',
  '2013-03-14T10:00z',
  '2013-03-14T10:00*01:00',
  '2013-03-14T10:00+01-00',
  '2013-03-14T10:00+01:000',
  '2013-03-14T10:00+1:00',
  '2013-03-14T10:00+xx:00',
  '2013-03-14T10:00+01:xx',
  '2013-03-14T10:00+15:00',
  '2013-03-14T10:00-01:60',
])('%j is no date and has no keys', (text) => {
  for (const type of ['date', 'dateTime', 'instant']) {
    const ask = (value: string): boolean => answer(dateType, { elements: { [type]: [text] }, value });
    expect([ask('ge0001'), ask('ne2013'), ask('le9999')]).toEqual([false, false, false]);
  }
  const ask = (value: string): boolean =>
    answer(dateType, { elements: { Period: [{ start: text, end: '2013' }] }, value });
  expect([ask('ge0001'), ask('le9999')]).toEqual([false, false]);
});

test.each([
  ['2012-02-29', '2012-02-29'],
  ['2012-12-31T23:59:60Z', '2012-12-31T23:59:59Z'],
  ['2013-03-14T00:00:00-14:00', '2013-03-14T14:00:00Z'],
  ['2013-03-14T23:59+14:00', '2013-03-14T09:59Z'],
  ['2013-03-14T10:00-00:59', '2013-03-14T10:59Z'],
])('%s is a date, and found by %s', (text, value) => {
  expect(answer(dateType, { elements: { dateTime: [text] }, value })).toBe(true);
});

test('malformed elements have no keys', () => {
  for (const element of MALFORMED) {
    for (const type of dateType.elementTypes) {
      const ask = (value: string): boolean => answer(dateType, { elements: { [type]: [element] }, value });
      expect([ask('ge0001'), ask('ne2013'), ask('le9999')]).toEqual([false, false, false]);
    }
  }
});
