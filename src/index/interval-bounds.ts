import type { IntervalPredicate } from '../model/predicate.js';
import { nextDown, nextUp } from '../model/next-up.js';
import { NEXT, usualHigh } from './interval-width.js';

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
export function boundsOf(any: AnyOf): AnyBounds {
  return new AnyBounds(any.flatMap(boundsOfRelation).filter(isPossible));
}

/**
 * The bounds of what lies within some of each. Undefined when there are too many.
 *
 * `date=ge2015&date=lt2016` becomes two: what goes on after the first day and begins before the other, and what lies in that
 * day. Looking at each interval with two sets of bounds is several times as fast as asking for each relation in turn.
 */
export function inAll(lists: readonly AnyBounds[]): AnyBounds | undefined {
  let all: readonly IntervalBounds[] = [ANYWHERE];
  for (const { each: list } of lists) {
    if (all.length * list.length > MOST) return undefined;
    all = all.flatMap((one) => list.map((other) => both(one, other))).filter(isPossible);
  }
  return new AnyBounds(all);
}

/** Numbers from one on and before another. */
export type Range = readonly [from: number, before: number];

/** Bounds of which an interval is to lie in some. */
export class AnyBounds {
  private width = NEXT;
  private known: readonly Range[] | undefined;

  constructor(readonly each: readonly IntervalBounds[]) {}

  hold(t0: number, t1: number): boolean {
    const { each } = this;
    for (let i = 0; i < each.length; i++) {
      const { from, before, after, to } = each[i]!;
      if (t1 > after && t1 <= to && t0 >= from && t0 < before) return true;
    }
    return false;
  }

  /**
   * Where the low bounds of the intervals of one width lie that these bounds hold: ranges apart from one another, ascending.
   * What is searched by dates is mostly to the day or the second, and a search from one date to another is a single range
   * then: two comparisons an interval where there were eight.
   */
  lows(width: number): readonly Range[] {
    if (!this.known || this.width !== width) {
      this.width = width;
      this.known = joined(this.each.map((bounds) => lowsIn(bounds, width)));
    }
    return this.known;
  }
}

function lowsIn({ from, before, after, to }: IntervalBounds, width: number): Range {
  return [Math.max(from, lowestEndingAfter(after, width)), Math.min(before, lowestEndingAfter(to, width))];
}

/** The least low bound of which the high one is above a number. High bounds rise with the low ones, or stay. */
function lowestEndingAfter(end: number, width: number): number {
  // The next number after the low bound is above a number exactly if the low bound isn't below it.
  if (width === NEXT || end === Infinity || end === -Infinity) return end;
  if (width === Infinity) return -Infinity;
  // It's the difference but for what sums and differences are rounded by.
  const larger = Math.max(Math.abs(end), width);
  const rounded = 4 * (nextUp(larger) - larger);
  let below = finiteOr(-Number.MAX_VALUE, end - width - rounded);
  let above = finiteOr(Number.MAX_VALUE, end - width + rounded);
  if (usualHigh(below, width) > end) return below;
  if (usualHigh(above, width) <= end) return Infinity;
  for (;;) {
    const middle = below / 2 + above / 2;
    if (middle <= below || middle >= above) return above;
    if (usualHigh(middle, width) > end) above = middle;
    else below = middle;
  }
}

function finiteOr(otherwise: number, number: number): number {
  return Number.isFinite(number) ? number : otherwise;
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const [from, before] of ranges.filter(([from, before]) => from < before).sort(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last && from <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], before)];
    else apart.push([from, before]);
  }
  return apart;
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
