import { compare, fraction, INFINITE, MINUS_INFINITE } from '../fraction.js';
import type { Interval } from '../interval.js';
import { members, list } from '../type-rules.js';
import type { Value } from '../values.js';

/*
 * Dates as half-open ranges of their precision, in microseconds since 1970: https://hl7.org/fhir/R4/search.html#date
 */

/** What a date says, by the calendar. What is absent wasn't written. */
export interface WrittenDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** Microseconds since midnight, and how many the written time stands for. */
  readonly time?: { readonly from: bigint; readonly length: bigint };
  /** Minutes east of UTC. */
  readonly offset?: number;
}

const SECOND = 1_000_000n;
const PATTERN = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** Undefined for what is no date of the calendar. */
export function readDate(text: string): WrittenDate | undefined {
  const [match, year, month, day, hour, minute, second, decimals, zone] = PATTERN.exec(text) ?? [];
  if (match === undefined || year === '0000') return undefined;
  const date = { year: Number(year) };
  if (month === undefined) return date;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { ...date, month: Number(month) };
  const whole = { ...date, month: Number(month), day: Number(day) };
  const real = new Date(midnight(whole.year, whole.month, whole.day));
  if (real.getUTCDate() !== whole.day) return undefined;
  if (hour === undefined) return whole;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  const time = timeOf(Number(hour), Number(minute), second, decimals);
  if (zone === undefined) return { ...whole, time };
  const offset = readOffset(zone);
  return offset === undefined ? undefined : { ...whole, time, offset };
}

function readOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Digits beyond the microsecond are cut off. The time line has no leap seconds: one is the second before it. */
function timeOf(hour: number, minute: number, second = '', decimals = ''): { from: bigint; length: bigint } {
  const digits = decimals.slice(0, 6);
  const from =
    BigInt((hour * 60 + minute) * 60 + Math.min(Number(second), 59)) * SECOND + BigInt(digits.padEnd(6, '0'));
  const length = second === '' ? 60n * SECOND : 10n ** BigInt(6 - digits.length);
  return { from, length };
}

/** Milliseconds since 1970. `Date.UTC` would take years below 100 to be of the last century. */
function midnight(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** The range of a date as calendars and clocks show it: dates know no zone. */
export function calendarRange({ year, month, day, time }: WrittenDate): Interval {
  const start = BigInt(midnight(year, month ?? 1, day ?? 1)) * 1000n;
  if (time) return range(start + time.from, start + time.from + time.length);
  const next =
    month === undefined
      ? midnight(year + 1, 1, 1)
      : day === undefined
        ? midnight(year, month + 1, 1)
        : midnight(year, month, day + 1);
  return range(start, BigInt(next) * 1000n);
}

/** The range of a date on the time line; without a zone of its own, in `zone`. */
export function timeRange(date: WrittenDate, zone: string): Interval {
  const { low, high } = calendarRange(date);
  if (date.offset !== undefined) {
    const shift = BigInt(date.offset) * 60n * SECOND;
    return range(low.over - shift, high.over - shift);
  }
  if (date.time) {
    const start = instantOf(low.over, zone);
    return range(start, start + (high.over - low.over));
  }
  return range(instantOf(low.over, zone), instantOf(high.over, zone));
}

function range(low: bigint, high: bigint): Interval {
  return { low: fraction(low), high: fraction(high), closed: false };
}

/**
 * When clocks of the zone show a local time, given as though it were UTC: the first time they do. A time that they skip
 * comes as much after the gap as it is into it.
 */
function instantOf(local: bigint, zone: string): bigint {
  if (zone === 'UTC') return local;
  const day = 86_400n * SECOND;
  const before = local - offsetAt(local - day, zone);
  const after = local - offsetAt(local + day, zone);
  const shows = (instant: bigint): boolean => instant + offsetAt(instant, zone) === local;
  return shows(before) || !shows(after) ? before : after;
}

/** What clocks of the zone are ahead of UTC, in microseconds. */
function offsetAt(instant: bigint, zone: string): bigint {
  const milliseconds = Number(instant / 1000n);
  const seconds = Math.floor(milliseconds / 1000) * 1000;
  const shown = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(seconds);
  const part = (type: string): number => Number(shown.find((each) => each.type === type)!.value);
  const clock = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
  return BigInt(midnight(part('year'), part('month'), part('day')) + clock - seconds) * 1000n;
}

/**
 * The range that a value of a resource covers; undefined where it has none. Open ends of a Period are infinite, and its
 * end runs to the end of its own precision; a Timing counts by its outer limits.
 */
export function rangeOfValue({ type, data }: Value, zone: string): Interval | undefined {
  const interval =
    type === 'Period' ? period(data, zone) : type === 'Timing' ? timing(data, zone) : simple(data, zone, type);
  // A Period that ends before it starts has no time in it.
  return interval && compare(interval.low, interval.high) < 0 ? interval : undefined;
}

function simple(data: unknown, zone: string, type: string): Interval | undefined {
  const date = typeof data === 'string' ? readDate(data) : undefined;
  return date && (type === 'date' ? calendarRange(date) : timeRange(date, zone));
}

function period(data: unknown, zone: string): Interval | undefined {
  const { start, end } = members(data);
  if (start === undefined && end === undefined) return undefined;
  const from = start === undefined ? undefined : simple(start, zone, 'dateTime');
  const to = end === undefined ? undefined : simple(end, zone, 'dateTime');
  if ((start !== undefined && !from) || (end !== undefined && !to)) return undefined;
  return { low: from?.low ?? MINUS_INFINITE, high: to?.high ?? INFINITE, closed: false };
}

function timing(data: unknown, zone: string): Interval | undefined {
  const { event, repeat } = members(data);
  const limits = [
    ...list(event).map((each) => simple(each, zone, 'dateTime')),
    period(members(repeat)['boundsPeriod'], zone),
  ].flatMap((each) => each ?? []);
  return limits.reduce<Interval | undefined>(
    (outer, { low, high }) => ({
      low: outer && compare(outer.low, low) < 0 ? outer.low : low,
      high: outer && compare(high, outer.high) < 0 ? outer.high : high,
      closed: false,
    }),
    undefined,
  );
}
