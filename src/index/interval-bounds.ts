import type { IntervalPredicate } from '../model/predicate.js';
import { nextDown, nextUp } from '../model/next-up.js';

/**
 * What an interval [t0, t1) may lie between: `from` <= t0 < `before` and `after` < t1 <= `to`. A loop over thousands of
 * intervals makes four comparisons each and doesn't ask which relation it is.
 */
export interface IntervalBounds {
  readonly from: number;
  readonly before: number;
  readonly after: number;
  readonly to: number;
}

/** One of the relations is to hold. */
export type AnyOf = readonly Pick<IntervalPredicate, 'relation' | 'low' | 'high'>[];

const ANYWHERE: IntervalBounds = { from: -Infinity, before: Infinity, after: -Infinity, to: Infinity };

/** More than any search has that isn't made to be large: a `ge` and an `lt` are two. */
const MOST = 16;

/**
 * The bounds that come to the same: an interval lies within some of them exactly if it stands in one of the relations.
 * Intervals have low bounds below infinity and high ones above minus infinity.
 */
export function boundsOf(any: AnyOf): readonly IntervalBounds[] {
  return any.flatMap(boundsOfRelation).filter(isPossible);
}

/**
 * The bounds of what lies within some of each. Undefined when there are too many.
 *
 * `date=ge2015&date=lt2016` becomes two: what goes on after the first day and begins before the other, and what lies in that
 * day. Looking at each interval with two sets of bounds is several times as fast as asking for each relation in turn.
 */
export function inAll(lists: readonly (readonly IntervalBounds[])[]): readonly IntervalBounds[] | undefined {
  let all: readonly IntervalBounds[] = [ANYWHERE];
  for (const list of lists) {
    if (all.length * list.length > MOST) return undefined;
    all = all.flatMap((each) => list.map((other) => both(each, other))).filter(isPossible);
  }
  return all;
}

/** Whether an interval lies within some of the bounds. */
export function liesIn(bounds: readonly IntervalBounds[], t0: number, t1: number): boolean {
  for (let i = 0; i < bounds.length; i++) {
    const { from, before, after, to } = bounds[i]!;
    if (t1 > after && t1 <= to && t0 >= from && t0 < before) return true;
  }
  return false;
}

function both(a: IntervalBounds, b: IntervalBounds): IntervalBounds {
  return {
    from: Math.max(a.from, b.from),
    before: Math.min(a.before, b.before),
    after: Math.max(a.after, b.after),
    to: Math.min(a.to, b.to),
  };
}

function isPossible({ from, before, after, to }: IntervalBounds): boolean {
  return from < before && after < to;
}

function boundsOfRelation({ relation, low, high }: AnyOf[number]): readonly IntervalBounds[] {
  switch (relation) {
    case 'within':
      return [{ ...ANYWHERE, from: low, to: high }];
    case 'outside':
      return [
        { ...ANYWHERE, before: low },
        { ...ANYWHERE, after: high },
      ];
    case 'ends-after':
      return [{ ...ANYWHERE, after: high }];
    case 'starts-before':
      return [{ ...ANYWHERE, before: low }];
    case 'starts-from':
      return [{ ...ANYWHERE, from: high }];
    case 'ends-by':
      return [{ ...ANYWHERE, to: low }];
    case 'overlaps':
      return [{ ...ANYWHERE, before: high, after: low }];
    case 'covers':
      return [{ ...ANYWHERE, before: nextUp(low), after: nextDown(high) }];
  }
}

/**
 * The range that low bounds lie in, from its start to before its end, where each high bound is the next number after the
 * low one: that is above a number exactly if the low one isn't below it.
 */
export function rangeOfNext({ from, before, after, to }: IntervalBounds): readonly [from: number, before: number] {
  return [Math.max(from, after), Math.min(before, to)];
}
