import { compare, INFINITE, MINUS_INFINITE, ofNumber } from '../fraction.js';
import { comparePrefix, point, type Interval } from '../interval.js';
import { members, type TypeRules } from '../type-rules.js';
import type { Value } from '../values.js';
import { readNumber, type WantedNumber } from './decimal.js';

const INTEGERS = ['integer', 'positiveInt', 'unsignedInt'];

/** https://hl7.org/fhir/R4/search.html#number */
export const numberRules: TypeRules<WantedNumber> = {
  modifiers: [],
  prefixOf: ({ prefix }) => prefix,

  read: (text) => readNumber(text),

  matches(value, wanted, { world }) {
    const target = intervalOf(value);
    if (!target) return 'no';
    // "When searching on integers, the significance issues cancel out and searching is based on exact matches"
    const exact = INTEGERS.includes(value.type) && !wanted.exponential;
    return comparePrefix(wanted.prefix, target, exact ? { ...wanted, implied: wanted.exact } : wanted, world);
  },
};

function intervalOf({ type, data }: Value): Interval | undefined {
  if (type === 'Range') return rangeOf(members(data)['low'], members(data)['high']);
  const value = ofNumber(data);
  return value && point(value);
}

/** A missing end is open. A range whose end lies below its start has no number in it. */
export function rangeOf(lower: unknown, upper: unknown): Interval | undefined {
  const low = ofNumber(members(lower)['value']);
  const high = ofNumber(members(upper)['value']);
  if (!low && !high) return undefined;
  const range = { low: low ?? MINUS_INFINITE, high: high ?? INFINITE, closed: true };
  return compare(range.low, range.high) <= 0 ? range : undefined;
}
