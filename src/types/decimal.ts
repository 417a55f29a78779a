import { EXACT_DIGITS, impliedRange, type NumberParts, type Prefix } from '../../grammar/value/index.js';
import type { IntervalField } from '../model/field.js';
import { nextUp } from '../model/next-up.js';
import type { IntervalPredicate, IntervalRelation } from '../model/predicate.js';

/**
 * Numbers as intervals, so that they compare as dates do: https://hl7.org/fhir/R4/search.html#prefix
 *
 * The number v is [v, next), where next is the least double above v, so that half-open intervals say exactly which
 * numbers are below, at and above v. A Range from l to h, both included, is [l, next of h).
 */

/** What a number of a query is compared by, as far as its prefix asks for it, in whatever unit the compared numbers are. */
export interface Comparand {
  /** The number itself. */
  readonly exact: number;
  /** What its digits stand for, [low, high). */
  implied(): Range;
  /** A tenth of it to either side, both ends included. */
  approximate(): Range;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

export function comparandOf(number: NumberParts): Comparand {
  const approximate = (): Range => {
    const [near, far] = [times(9, number), times(11, number)];
    return { low: Math.min(near, far), high: Math.max(near, far) };
  };
  return { exact: Number(number.text), implied: () => impliedRange(number), approximate };
}

/** So many tenths of a number, in decimal, so that a tenth of 5.4 is 0.54. */
function times(tenths: number, { mantissa, exponent }: NumberParts): number {
  const exact = mantissa.length <= EXACT_DIGITS;
  return Number(`${exact ? Number(mantissa) * tenths : BigInt(mantissa) * BigInt(tenths)}e${exponent - 1}`);
}

/** The same comparand in another unit; `convert` never decreases. */
export function mapComparand(
  { exact, implied, approximate }: Comparand,
  convert: (value: number) => number,
): Comparand {
  const both = ({ low, high }: Range): Range => ({ low: convert(low), high: convert(high) });
  return { exact: convert(exact), implied: () => both(implied()), approximate: () => both(approximate()) };
}

/** Without a prefix the digits count, with one that compares only the number itself does. */
export function lowerComparison(
  field: IntervalField,
  prefix: Prefix,
  { exact, implied, approximate }: Comparand,
  space?: string,
): IntervalPredicate {
  const is = (relation: IntervalRelation, low: number, high = low): IntervalPredicate => {
    return space === undefined
      ? { op: 'interval', field, relation, low, high }
      : { op: 'interval', field, relation, low, high, space };
  };
  const above = nextUp(exact);
  switch (prefix) {
    case 'eq':
    case 'ne': {
      const { low, high } = implied();
      // More digits than numbers are told apart by stand for the number itself.
      return is(prefix === 'eq' ? 'within' : 'outside', low, Math.max(high, above));
    }
    case 'gt':
      return is('ends-after', above);
    case 'ge':
      return is('ends-after', exact);
    case 'lt':
      return is('starts-before', exact);
    case 'le':
      return is('starts-before', above);
    case 'sa':
      return is('starts-from', above);
    case 'eb':
      return is('ends-by', exact);
    case 'ap': {
      const { low, high } = approximate();
      return is('overlaps', low, nextUp(high));
    }
  }
}
