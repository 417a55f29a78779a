import type { IntervalPredicate } from '../model/predicate.js';

/**
 * A relation as bounds that an interval [t0, t1) lies between, so that a loop over thousands of intervals makes four
 * comparisons each and doesn't ask which relation it is: `from` <= t0 < `before` and `after` < t1 <= `to`.
 */
export interface IntervalBounds {
  readonly from: number;
  readonly before: number;
  readonly after: number;
  readonly to: number;
}

const ANYWHERE: IntervalBounds = { from: -Infinity, before: Infinity, after: -Infinity, to: Infinity };

/** Undefined for the relations that are no such bounds. Low bounds are below infinity and high ones above minus infinity. */
export function boundsOf({
  relation,
  low,
  high,
}: Pick<IntervalPredicate, 'relation' | 'low' | 'high'>): IntervalBounds | undefined {
  switch (relation) {
    case 'within':
      return { ...ANYWHERE, from: low, to: high };
    case 'ends-after':
      return { ...ANYWHERE, after: high };
    case 'starts-before':
      return { ...ANYWHERE, before: low };
    case 'starts-from':
      return { ...ANYWHERE, from: high };
    case 'ends-by':
      return { ...ANYWHERE, to: low };
    case 'overlaps':
      return { ...ANYWHERE, before: high, after: low };
    case 'outside':
    case 'covers':
      return undefined;
  }
}

/**
 * The range that low bounds lie in, from its start to before its end, where each high bound is the next number after the
 * low one: that is above a number exactly if the low one isn't below it.
 */
export function rangeOfNext({ from, before, after, to }: IntervalBounds): readonly [from: number, before: number] {
  return [Math.max(from, after), Math.min(before, to)];
}
