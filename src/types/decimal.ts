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
  return new Written(number);
}

/** A class, since functions for what most prefixes don't ask for were half of what a comparison took to make. */
class Written implements Comparand {
  readonly exact: number;

  constructor(private readonly number: NumberParts) {
    this.exact = Number(number.text);
  }

  implied(): Range {
    return impliedRange(this.number);
  }

  approximate(): Range {
    const [near, far] = [times(9, this.number), times(11, this.number)];
    return { low: Math.min(near, far), high: Math.max(near, far) };
  }
}

/** So many tenths of a number, in decimal, so that a tenth of 5.4 is 0.54. */
function times(tenths: number, { mantissa, exponent }: NumberParts): number {
  const exact = mantissa.length <= EXACT_DIGITS;
  return Number(`${exact ? Number(mantissa) * tenths : BigInt(mantissa) * BigInt(tenths)}e${exponent - 1}`);
}

/** The same comparand in another unit; `convert` never decreases. */
export function mapComparand(comparand: Comparand, convert: (value: number) => number): Comparand {
  const both = ({ low, high }: Range): Range => ({ low: convert(low), high: convert(high) });
  return {
    exact: convert(comparand.exact),
    implied: () => both(comparand.implied()),
    approximate: () => both(comparand.approximate()),
  };
}

/** Without a prefix the digits count, with one that compares only the number itself does. */
export function lowerComparison(
  field: IntervalField,
  prefix: Prefix,
  comparand: Comparand,
  space?: string,
): IntervalPredicate {
  const { exact } = comparand;
  const above = nextUp(exact);
  switch (prefix) {
    case 'eq':
    case 'ne': {
      const { low, high } = comparand.implied();
      // More digits than numbers are told apart by stand for the number itself.
      return interval(field, prefix === 'eq' ? 'within' : 'outside', low, Math.max(high, above), space);
    }
    case 'gt':
      return interval(field, 'ends-after', above, above, space);
    case 'ge':
      return interval(field, 'ends-after', exact, exact, space);
    case 'lt':
      return interval(field, 'starts-before', exact, exact, space);
    case 'le':
      return interval(field, 'starts-before', above, above, space);
    case 'sa':
      return interval(field, 'starts-from', above, above, space);
    case 'eb':
      return interval(field, 'ends-by', exact, exact, space);
    case 'ap': {
      const { low, high } = comparand.approximate();
      return interval(field, 'overlaps', low, nextUp(high), space);
    }
  }
}

function interval(
  field: IntervalField,
  relation: IntervalRelation,
  low: number,
  high: number,
  space: string | undefined,
): IntervalPredicate {
  return space === undefined
    ? { op: 'interval', field, relation, low, high }
    : { op: 'interval', field, relation, low, high, space };
}
