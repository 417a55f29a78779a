import { holds, type IntervalPredicate, type IntervalRelation } from '../model/predicate.js';

/** Relations of one field and space, one of which is to hold. */
export type AnyOf = readonly Pick<IntervalPredicate, 'relation' | 'low' | 'high'>[];

/**
 * [low, high) intervals with their documents.
 *
 * A sorted run holds most of them, ordered by low bound and document, with the running maximum of the high bounds, so
 * that every relation becomes a range of the run with few strays:
 *
 *     lows      1  3  4  8  9      starts-before 5: a prefix
 *     highs     9  4  6  9 12      overlaps [5, 8): of that prefix, back to where the maximum falls to 5
 *     maxima    9  9  9  9 12
 *
 * New intervals wait in a tail that is looked through one by one, and join the run when a search finds the tail long.
 */
export class IntervalRun {
  private docs = new Uint32Array(0);
  private lows = new Float64Array(0);
  private highs = new Float64Array(0);
  private maxima = new Float64Array(0);
  /** Entries of the run that were removed: their high bound is NaN, which no relation holds for. */
  private removed = 0;
  private tailDocs: number[] = [];
  private tailLows: number[] = [];
  private tailHighs: number[] = [];
  /** Adds an interval that the document doesn't have yet. */
  add(doc: number, low: number, high: number): void {
    this.tailDocs.push(doc);
    this.tailLows.push(low);
    this.tailHighs.push(high);
  }

  private get size(): number {
    return this.docs.length - this.removed + this.tailDocs.length;
  }

  /**
   * The documents with an interval that stands, for each list, in one of its relations, in no order; one with several such
   * may come several times. From the end of the range that all lists have in common, back to where one of them can't be met
   * any more: a search from one date to another looks at little more than what lies between them.
   */
  find(all: readonly AnyOf[]): number[] {
    this.merge();
    const found: number[] = [];
    const { docs, lows, highs, maxima } = this;
    let to = lows.length;
    const starts: number[][] = [];
    for (const any of all) {
      let end = 0;
      const froms: number[] = [];
      for (const { relation, low, high } of any) {
        const [from, until] = this.range(relation, low, high);
        froms.push(from);
        end = Math.max(end, until);
      }
      starts.push(froms);
      to = Math.min(to, end);
    }
    for (let i = to - 1; i >= 0; i--) {
      if (isBeyond(all, starts, i, maxima[i]!)) break;
      if (!Number.isNaN(highs[i]!) && meetsAll(all, lows[i]!, highs[i]!)) found.push(docs[i]!);
    }
    for (let i = 0; i < this.tailDocs.length; i++) {
      if (meetsAll(all, this.tailLows[i]!, this.tailHighs[i]!)) found.push(this.tailDocs[i]!);
    }
    return found;
  }

  /** About how many intervals are in the relation, from bounds alone, as if all intervals were short. */
  estimate({ relation, low, high }: IntervalPredicate): number {
    this.merge();
    const tail = this.tailDocs.length;
    const all = this.lows.length - this.removed;
    switch (relation) {
      case 'ends-after':
      case 'starts-from':
        return this.lows.length - this.lowerBound(high) + tail;
      case 'starts-before':
      case 'ends-by':
        return this.lowerBound(low) + tail;
      case 'within':
      case 'overlaps':
      case 'covers':
        return this.lowerBound(high) - this.lowerBound(low) + tail;
      case 'outside':
        // Removed intervals are still in the range; there may be more of them than are left outside of it.
        return Math.max(0, all - (this.lowerBound(high) - this.lowerBound(low))) + tail;
    }
  }

  /** The part of the run outside of which the relation can't hold. */
  private range(relation: IntervalRelation, low: number, high: number): [number, number] {
    switch (relation) {
      case 'within':
        return [this.lowerBound(low), this.upperBound(high)];
      case 'starts-from':
        return [this.lowerBound(high), this.lows.length];
      case 'starts-before':
        return [0, this.lowerBound(low)];
      case 'ends-by':
      case 'covers':
        return [0, this.upperBound(low)];
      case 'overlaps':
        return [0, this.lowerBound(high)];
      case 'ends-after':
      case 'outside':
        return [0, this.lows.length];
    }
  }

  /** The number of low bounds below `bound`, and of those equal to it that belong to documents before `doc`. */
  private lowerBound(bound: number, doc = 0): number {
    const { docs, lows } = this;
    let low = 0;
    let high = lows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (lows[middle]! < bound || (lows[middle] === bound && docs[middle]! < doc)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of low bounds up to `bound`: an interval may begin where it ends. */
  private upperBound(bound: number): number {
    return this.lowerBound(bound, Infinity);
  }

  /** Removes an interval that the document has. */
  remove(doc: number, low: number, high: number): void {
    // Looking for each of many documents in a long tail would take forever.
    this.merge();
    const { docs, lows } = this;
    for (let i = this.lowerBound(low, doc); i < lows.length && lows[i] === low && docs[i] === doc; i++) {
      if (this.highs[i] === high) {
        this.highs[i] = NaN;
        this.removed++;
        return;
      }
    }
    const at = this.tailDocs.findIndex(
      (each, i) => each === doc && this.tailLows[i] === low && this.tailHighs[i] === high,
    );
    const last = this.tailDocs.length - 1;
    this.tailDocs[at] = this.tailDocs[last]!;
    this.tailLows[at] = this.tailLows[last]!;
    this.tailHighs[at] = this.tailHighs[last]!;
    this.tailDocs.pop();
    this.tailLows.pop();
    this.tailHighs.pop();
  }

  /** Merges a long tail into the run, leaving out what was removed. */
  private merge(): void {
    // In a run of a million, 4,000 take as long as the search itself.
    const few = 64 + 4 * Math.sqrt(this.docs.length);
    if (this.tailDocs.length <= few && this.removed <= few) return;
    const size = this.size;
    const lows = new Float64Array(size);
    const highs = new Float64Array(size);
    const docs = new Uint32Array(size);
    const { tailDocs, tailLows, tailHighs } = this;
    // Equal infinities differ by NaN.
    const tail = Uint32Array.from(tailDocs.keys()).sort(
      (a, b) => tailLows[a]! - tailLows[b]! || tailDocs[a]! - tailDocs[b]!,
    );
    let next = 0;
    const push = (doc: number, low: number, high: number): void => {
      docs[next] = doc;
      lows[next] = low;
      highs[next++] = high;
    };
    let t = 0;
    const comesFirst = (waiting: number, i: number): boolean => {
      const low = tailLows[waiting]!;
      return low < this.lows[i]! || (low === this.lows[i] && tailDocs[waiting]! < this.docs[i]!);
    };
    for (let i = 0; i <= this.docs.length; i++) {
      for (; t < tail.length && (i === this.docs.length || comesFirst(tail[t]!, i)); t++) {
        push(tailDocs[tail[t]!]!, tailLows[tail[t]!]!, tailHighs[tail[t]!]!);
      }
      if (i < this.docs.length && !Number.isNaN(this.highs[i]!)) push(this.docs[i]!, this.lows[i]!, this.highs[i]!);
    }
    this.docs = docs;
    this.lows = lows;
    this.highs = highs;
    this.maxima = new Float64Array(size);
    let maximum = -Infinity;
    for (let i = 0; i < size; i++) this.maxima[i] = maximum = Math.max(maximum, highs[i]!);
    this.removed = 0;
    this.tailDocs = [];
    this.tailLows = [];
    this.tailHighs = [];
  }
}

/** Whether the interval stands, for each list, in one of its relations. */
function meetsAll(all: readonly AnyOf[], t0: number, t1: number): boolean {
  for (let i = 0; i < all.length; i++) {
    const any = all[i]!;
    let met = false;
    for (let j = 0; j < any.length && !met; j++) {
      const { relation, low, high } = any[j]!;
      met = holds(relation, t0, t1, low, high);
    }
    if (!met) return false;
  }
  return true;
}

/** Whether some list can be met neither at a place of the run nor before it, where nothing ends after `end`. */
function isBeyond(all: readonly AnyOf[], starts: readonly (readonly number[])[], place: number, end: number): boolean {
  for (let i = 0; i < all.length; i++) {
    const any = all[i]!;
    let beyond = true;
    for (let j = 0; j < any.length && beyond; j++) {
      const { relation, low, high } = any[j]!;
      beyond = place < starts[i]![j]! || endsTooSoon(relation, end, low, high);
    }
    if (beyond) return true;
  }
  return false;
}

/** Whether the relation holds for nothing that ends at `end` or sooner. */
function endsTooSoon(relation: IntervalRelation, end: number, low: number, high: number): boolean {
  switch (relation) {
    case 'overlaps':
      return end <= low;
    case 'covers':
      return end < high;
    case 'ends-after':
      return end <= high;
    default:
      return false;
  }
}
