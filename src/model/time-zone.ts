import { tzOffset } from '@date-fns/tz';

export interface TimeZone {
  readonly name: string;
  /**
   * The instant, in milliseconds since 1970 UTC, at which clocks of the zone show `local` (counted as if in UTC): the
   * first of two when clocks are set back. A time that clocks skip comes out as much after the gap as it is into it.
   */
  toInstant(local: number): number;
}

export const UTC: TimeZone = { name: 'UTC', toInstant: (local) => local };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OFFSET = /^[+-](?:0[0-9]|1[0-4]):[0-5][0-9]$/;

/** An IANA zone name or an offset such as `+05:30`; undefined when there's no such zone. */
export function timeZone(name: string): TimeZone | undefined {
  if (name === 'UTC' || name === 'Z') return UTC;
  if (!OFFSET.test(name) && !isZoneName(name)) return undefined;
  const offsetAt = (instant: number): number => tzOffset(name, new Date(instant)) * MINUTE;
  return {
    name,
    // The offset is that of the instant, which isn't known yet, but it is one of those the days before and after have.
    toInstant(local) {
      const before = offsetAt(local - DAY);
      if (offsetAt(local - before) === before) return local - before;
      const after = offsetAt(local + DAY);
      return offsetAt(local - after) === after ? local - after : local - before;
    },
  };
}

function isZoneName(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
