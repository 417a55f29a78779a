import { refuse } from '../fault.js';
import { compare, fraction, minus, plus, times, type Fraction } from '../fraction.js';
import { comparePrefix, readPrefix, type Interval, type Prefix } from '../interval.js';
import type { TypeRules } from '../type-rules.js';
import { decided, type World } from '../world.js';
import { calendarRange, rangeOfValue, readDate, timeRange, type WrittenDate } from './calendar.js';

export interface WantedDate {
  readonly prefix: Prefix;
  readonly date: WrittenDate;
}

/** https://hl7.org/fhir/R4/search.html#date */
export const dateRules: TypeRules<WantedDate> = {
  modifiers: [],
  prefixOf: ({ prefix }) => prefix,

  read(text) {
    const { prefix, rest } = readPrefix(text);
    // A `+` that form-decoding turned into a space.
    const date = readDate(rest.replace(/ (?=\d\d:\d\d$)/, '+'));
    return { prefix, date: date ?? refuse(`'${rest}' is no date`) };
  },

  matches(value, { prefix, date }, { world }) {
    const target = rangeOfValue(value, world.timeZone);
    if (!target) return 'no';
    const compared = (search: Interval): ReturnType<typeof comparePrefix> =>
      comparePrefix(prefix, target, { implied: search, exact: search, near: widened(search, world) }, world);
    if (value.type !== 'date') return compared(timeRange(date, world.timeZone));
    // "Dates do not have time zones, and time zones should not be considered": how a time compares with them is left open.
    const ours = compared(calendarRange(date));
    const others = compared(timeRange(date, world.timeZone));
    return ours === others || world.profile === 'fhirdex' ? ours : decided(ours === 'yes', world);
  },
};

/** "10% of the gap between now and the date": from now to the nearer end, none when now lies within. */
function widened({ low, high }: Interval, { now }: World): Interval {
  const moment = fraction(BigInt(now.getTime()) * 1000n);
  const nothing = fraction(0n);
  const gap: Fraction =
    compare(moment, low) < 0 ? minus(low, moment) : compare(moment, high) > 0 ? minus(moment, high) : nothing;
  const tenth = times(gap, fraction(1n, 10n));
  return { low: minus(low, tenth), high: plus(high, tenth), closed: false };
}
