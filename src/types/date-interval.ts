import { readPlainDate, type DateParts } from '../../grammar/value/index.js';
import type { Interval } from '../model/field.js';
import { nextUp } from '../model/next-up.js';
import { UTC, type TimeZone } from '../model/time-zone.js';

/*
 * Dates as half-open intervals of their precision, in milliseconds since 1970 UTC
 * (https://hl7.org/fhir/R4/search.html#date). Fractions of a second count to the microsecond; further digits are cut
 * off on both sides of a comparison alike.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A date by its own zone; without one, by `zone`. */
export function intervalOf(date: DateParts, zone: TimeZone): Interval {
  if (date.hour !== undefined) {
    const clock = clockOf(date);
    return timeFrom(date.offset === undefined ? zone.toInstant(clock) : clock - date.offset * MINUTE, date);
  }
  const { low, high } = civilIntervalOf(date);
  return zone === UTC ? { low, high } : { low: zone.toInstant(low), high: zone.toInstant(high) };
}

/** A date as calendars and clocks show it: "Dates do not have time zones, and time zones should not be considered". */
export function civilIntervalOf(date: DateParts): Interval {
  const { year, month, day, hour } = date;
  if (month === undefined) return { low: civil(year, 1, 1), high: civil(year + 1, 1, 1) };
  if (day === undefined) {
    return { low: civil(year, month, 1), high: month === 12 ? civil(year + 1, 1, 1) : civil(year, month + 1, 1) };
  }
  if (hour !== undefined) return timeFrom(clockOf(date), date);
  const midnight = civil(year, month, day);
  return { low: midnight, high: midnight + DAY };
}

/**
 * What calendar and clock show when the minute or the second of a date with a time begins. The time line has no leap
 * seconds: one is the second before it, so that it belongs to the minute and the day that it is written in.
 */
function clockOf({ year, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: DateParts): number {
  return civil(year, month, day) + hour * HOUR + minute * MINUTE + Math.min(second, 59) * SECOND;
}

/** The interval of a time of this precision whose minute or second begins at `start`. */
function timeFrom(start: number, { second, fraction }: DateParts): Interval {
  if (second === undefined) return { low: start, high: start + MINUTE };
  if (fraction === undefined) return { low: start, high: start + SECOND };
  const digits = fraction.slice(0, 6);
  // Microseconds as whole numbers first, and added last, so that the same instant is the same number however many digits
  // it has and whatever its zone.
  const micros = Number(digits.padEnd(6, '0'));
  const width = 10 ** (6 - digits.length);
  const low = start + micros / 1000;
  // From the year 2248 on doubles are further apart than microseconds; no time may come out empty.
  return { low, high: Math.max(start + (micros + width) / 1000, nextUp(low)) };
}

/** Midnight of a day of the proleptic Gregorian calendar, counting March as the first month so that leap days come last. */
function civil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY;
}

/**
 * The interval of a date, dateTime or instant of a resource; undefined for what isn't one. A resource mostly has the same
 * few times as those before it, and several parameters read each: of 12,000 records' times six in ten were read shortly
 * before.
 */
export function readInterval(element: unknown, zone: TimeZone): Interval | undefined {
  if (typeof element !== 'string') return undefined;
  // Times that follow each other differ in the minute or the second.
  const slot = (element.charCodeAt(18) ^ (element.charCodeAt(15) << 3)) & (RECENT - 1);
  const recent = recents[slot]!;
  if (recent.text !== element || recent.zone !== zone) {
    const date = readPlainDate(element);
    recent.interval = date && intervalOf(date, zone);
    recent.zone = zone;
  }
  // What is asked next is mostly the very same string, which is equal without a look at what is in it.
  recent.text = element;
  return recent.interval;
}

const RECENT = 128;
/** The times read last, by some of their digits. */
const recents = Array.from({ length: RECENT }, (): { text: string; zone: TimeZone; interval: Interval | undefined } => {
  return { text: '', zone: UTC, interval: undefined };
});
