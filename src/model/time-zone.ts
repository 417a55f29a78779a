import { tzOffset } from '@date-fns/tz';

export interface TimeZone {
  readonly name: string;
  /** The instant, in milliseconds since 1970 UTC, at which clocks of the zone show `local` (counted as if in UTC). */
  toInstant(local: number): number;
}

export const UTC: TimeZone = { name: 'UTC', toInstant: (local) => local };

const MINUTE = 60_000;

/** An IANA zone name or an offset such as `+05:30`; undefined when there's no such zone. */
export function timeZone(name: string): TimeZone | undefined {
  if (name === 'UTC' || name === 'Z') return UTC;
  if (Number.isNaN(tzOffset(name, new Date(0)))) return undefined;
  const offsetAt = (instant: number): number => tzOffset(name, new Date(instant)) * MINUTE;
  return {
    name,
    // The offset is that of the instant, which isn't known yet: the second look corrects the first near a change of
    // clocks. A time that clocks skip comes out after the gap.
    toInstant: (local) => local - offsetAt(local - offsetAt(local)),
  };
}
