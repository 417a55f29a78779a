/**
 * Time as milliseconds since 1970 in UTC, printed with an offset that is passed in. Only the UTC side of `Date` is used, so
 * the machine's own time zone never shows.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365.25 * DAY;

/** Where a clock stands: minutes east of UTC in winter, and whether summer time adds an hour. */
export interface Clock {
  readonly offset: number;
  readonly summerTime: boolean;
}

/** Midnight UTC of a `YYYY-MM-DD`. Throws RangeError for anything else, days that no calendar has among them. */
export function parseDay(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || printDate(at) !== text) throw new RangeError(`not a date of the form YYYY-MM-DD: ${text}`);
  return at;
}

/** Minutes east of UTC. April to October is summer everywhere: the weeks around the changes don't matter here. */
function offsetAt(clock: Clock, at: number): number {
  const month = new Date(at).getUTCMonth();
  return clock.offset + (clock.summerTime && month >= 3 && month <= 9 ? 60 : 0);
}

/** The same day at a time of the local clock, in hours. */
export function atLocalHour(clock: Clock, at: number, hour: number): number {
  const local = at + offsetAt(clock, at) * MINUTE;
  return Math.floor(local / DAY) * DAY + Math.round((hour * HOUR) / MINUTE) * MINUTE - offsetAt(clock, at) * MINUTE;
}

export function yearsBetween(from: number, to: number): number {
  return (to - from) / YEAR;
}

/** `YYYY-MM-DD`, by the clock if there is one and by UTC if not. */
export function printDate(at: number, clock?: Clock): string {
  return new Date(at + (clock === undefined ? 0 : offsetAt(clock, at) * MINUTE)).toISOString().slice(0, 10);
}

/** `YYYY-MM-DDThh:mm:ss` with the offset, which is `Z` for Greenwich. */
export function printDateTime(at: number, clock: Clock): string {
  return printLocal(at, clock, 19);
}

/** As a dateTime, but with milliseconds: the form that servers give `meta.lastUpdated`. */
export function printInstant(at: number, clock: Clock): string {
  return printLocal(at, clock, 23);
}

function printLocal(at: number, clock: Clock, length: number): string {
  const offset = offsetAt(clock, at);
  return new Date(at + offset * MINUTE).toISOString().slice(0, length) + printOffset(offset);
}

function printOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
