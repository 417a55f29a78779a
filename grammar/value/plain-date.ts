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

/**
 * Reads a date, dateTime or instant (https://hl7.org/fhir/R4/datatypes.html#primitive); undefined for what isn't one by the
 * calendar. By hand, since every date of every loaded resource comes through here. So does that of every search: the
 * grammar reads only what this doesn't, and says what is wrong with it.
 */
export function readPlainDate(text: string): DateParts | undefined {
  const { length } = text;
  const year = digits(text, 0, 4);
  if (year < 1) return undefined;
  if (length === 4) return { year };
  const month = digits(text, 5, 2);
  if (text[4] !== '-' || month < 1 || month > 12) return undefined;
  if (length === 7) return { year, month };
  const day = digits(text, 8, 2);
  if (text[7] !== '-' || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (length === 10) return { year, month, day };
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (text[10] !== 'T' || text[13] !== ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined;
  let at = 16;
  let second: number | undefined;
  let fraction: string | undefined;
  if (text[at] === ':') {
    second = digits(text, at + 1, 2);
    if (second < 0 || second > 60) return undefined;
    at += 3;
    if (text[at] === '.') {
      let end = at + 1;
      while (digits(text, end, 1) >= 0) end++;
      if (end === at + 1) return undefined;
      fraction = text.slice(at + 1, end);
      at = end;
    }
  }
  const offset = readOffset(text, at);
  if (Number.isNaN(offset)) return undefined;
  return { year, month, day, hour, minute, second, fraction, offset };
}

/** Minutes east of UTC; undefined when the text ends, NaN when it goes on in another way. */
function readOffset(text: string, at: number): number | undefined {
  if (at === text.length) return undefined;
  if (text[at] === 'Z') return at + 1 === text.length ? 0 : NaN;
  const sign = text[at] === '+' ? 1 : text[at] === '-' ? -1 : NaN;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if (text[at + 3] !== ':' || text.length !== at + 6 || hours < 0 || minutes < 0 || minutes > 59) return NaN;
  const offset = hours * 60 + minutes;
  // Adding zero makes zero of minus zero.
  return offset > MOST_OFFSET ? NaN : sign * offset + 0;
}

/** The number that `count` digits at `from` write; -1 when they aren't all digits. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Days of a month of the proleptic Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
