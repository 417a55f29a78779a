/**
 * A date written to some precision: https://hl7.org/fhir/R4/search.html#date
 * What is absent was not written; `month` and `day` count from 1. Always valid by the calendar.
 */
export interface DateParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** The digits after the decimal point, as written. */
  readonly fraction?: string | undefined;
  /** Minutes east of UTC; absent when no zone was written. */
  readonly offset?: number | undefined;
}

/** Minutes; no zone is further from UTC: https://hl7.org/fhir/R4/datatypes.html#dateTime */
export const MOST_OFFSET = 14 * 60;

/** The numbers of a date, in their order. */
const YEAR = 0;
const MONTH = 1;
const DAY = 2;
const HOUR = 3;
const MINUTE = 4;
const SECOND = 5;
const FRACTION = 6;
const OFFSET_HOUR = 7;
const OFFSET_MINUTE = 8;

/** How many digits each has, and what it may be; a fraction may be anything. */
const WIDTH = [4, 2, 2, 2, 2, 2, 0, 2, 2];
const LEAST = [1, 1, 1, 0, 0, 0, 0, 0, 0];
const MOST = [9999, 12, 31, 23, 59, 60, 0, 14, 59];

const codeOf = (character: string): number => character.charCodeAt(0);
const ZERO = codeOf('0');
const NINE = codeOf('9');
const PLUS = codeOf('+');
const MINUS = codeOf('-');
const ZULU = codeOf('Z');
const END = -1;
const NOTHING = -2;
/** The character after each, when the next one follows; after a minute, a second or a fraction there may be a zone instead. */
const AFTER = [...Array.from('--T::.', codeOf), NOTHING, codeOf(':'), NOTHING];

/** The numbers that were read last. */
const numbers = AFTER.map(() => 0);

/**
 * Reads a date, dateTime or instant (https://hl7.org/fhir/R4/datatypes.html#primitive); undefined for what isn't one by the
 * calendar. By hand, since every date of every loaded resource comes through here. So does that of every search: the
 * grammar reads only what this doesn't, and says what is wrong with it.
 *
 * Every character at one place of the code: what reads one part after the other was a tenth of all that is compiled for a
 * first load, which waits for that.
 */
export function readPlainDate(text: string): DateParts | undefined {
  const { length } = text;
  let part = YEAR;
  /** The last part but for those of the zone. */
  let last = YEAR;
  let value = 0;
  let width = 0;
  let fraction: string | undefined;
  let offset: number | undefined;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : END;
    if (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      width++;
      continue;
    }
    if (part === FRACTION) {
      if (width === 0) return undefined;
      fraction = text.slice(at - width, at);
    } else if (width !== WIDTH[part] || value < LEAST[part]! || value > MOST[part]!) return undefined;
    numbers[part] = value;
    value = 0;
    width = 0;
    if (code === END) break;
    if (code === AFTER[part]) {
      part++;
      if (part <= FRACTION) last = part;
    } else if (part < MINUTE || part > FRACTION) return undefined;
    else if (code === PLUS || code === MINUS) {
      part = OFFSET_HOUR;
      offset = code === PLUS ? 1 : -1;
    } else if (code === ZULU && at === length - 1) {
      offset = 0;
      break;
    } else return undefined;
  }
  // Hours have their minutes.
  if (part === HOUR || part === OFFSET_HOUR) return undefined;
  if (part === OFFSET_MINUTE) {
    const minutes = numbers[OFFSET_HOUR]! * 60 + numbers[OFFSET_MINUTE]!;
    if (minutes > MOST_OFFSET) return undefined;
    // Never minus zero.
    offset = offset === -1 && minutes > 0 ? -minutes : minutes;
  }
  const year = numbers[YEAR]!;
  const month = numbers[MONTH]!;
  if (last >= DAY && numbers[DAY]! > daysInMonth(year, month)) return undefined;
  return {
    year,
    month: last >= MONTH ? month : undefined,
    day: last >= DAY ? numbers[DAY] : undefined,
    hour: last >= HOUR ? numbers[HOUR] : undefined,
    minute: last >= MINUTE ? numbers[MINUTE] : undefined,
    second: last >= SECOND ? numbers[SECOND] : undefined,
    fraction,
    offset,
  };
}

/** Days of a month of the proleptic Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
