import { holds, type IntervalPredicate } from '../model/predicate.js';
import { boundsOf, rangeOfNext, type IntervalBounds } from './interval-bounds.js';
import { NEXT, usualHigh, widthOf } from './interval-width.js';

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
 * Where all are equally wide, high bounds rise with the low ones and are their own maxima: then neither is kept, which
 * takes 12 bytes an interval instead of 28.
 *
 * New intervals wait in a tail that is looked through one by one, and join the run when a search finds the tail long.
 */
export class IntervalRun {
  private docs = new Uint32Array(0);
  private lows = new Float64Array(0);
  /** Undefined when all are `width` above the low ones. */
  private highs: Float64Array | undefined;
  private maxima: Float64Array | undefined;
  private width = NEXT;
  /** By place in the run, 1 for what was removed; undefined when nothing was. */
  private gone: Uint8Array | undefined;
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
   * may come several times. Looks at the part of the run that all lists have in common: a search from one date to another
   * looks at little more than what lies between them.
   */
  find(all: readonly AnyOf[]): number[] {
    this.merge();
    let from = 0;
    let end = this.lows.length;
    for (const any of all) {
      let first = this.lows.length;
      let last = 0;
      for (const each of any) {
        const [start, until] = this.range(each);
        first = Math.min(first, start);
        last = Math.max(last, until);
      }
      from = Math.max(from, first);
      end = Math.min(end, last);
    }
    const bounds = all.length === 1 && all[0]!.length === 1 ? boundsOf(all[0]![0]!) : undefined;
    return bounds ? this.findBetween(bounds, from, end) : this.findMeeting(all, from, end);
  }

  private findBetween(bounds: IntervalBounds, start: number, end: number): number[] {
    const found: number[] = [];
    const { docs, lows, highs, width, gone, tailDocs, tailLows, tailHighs } = this;
    const { from, before, after, to } = bounds;
    if (!highs && width === NEXT) {
      const [first, last] = rangeOfNext(bounds);
      const until = Math.min(end, this.lowerBound(last));
      for (let i = Math.max(start, this.lowerBound(first)); i < until; i++) if (gone?.[i] !== 1) found.push(docs[i]!);
    } else {
      for (let i = start; i < end; i++) {
        const t0 = lows[i]!;
        const t1 = highs ? highs[i]! : t0 + width;
        if (t1 > after && t1 <= to && t0 >= from && t0 < before && gone?.[i] !== 1) found.push(docs[i]!);
      }
    }
    for (let i = 0; i < tailDocs.length; i++) {
      const t0 = tailLows[i]!;
      const t1 = tailHighs[i]!;
      if (t1 > after && t1 <= to && t0 >= from && t0 < before) found.push(tailDocs[i]!);
    }
    return found;
  }

  private findMeeting(all: readonly AnyOf[], start: number, end: number): number[] {
    const found: number[] = [];
    const { docs, lows, gone, tailDocs, tailLows, tailHighs } = this;
    for (let i = start; i < end; i++) {
      if (gone?.[i] !== 1 && meetsAll(all, lows[i]!, this.highAt(i))) found.push(docs[i]!);
    }
    for (let i = 0; i < tailDocs.length; i++) {
      if (meetsAll(all, tailLows[i]!, tailHighs[i]!)) found.push(tailDocs[i]!);
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
  private range({ relation, low, high }: AnyOf[number]): readonly [start: number, end: number] {
    switch (relation) {
      case 'within':
        return [this.lowerBound(low), this.upperBound(high)];
      case 'starts-from':
        return [this.lowerBound(high), this.lows.length];
      case 'starts-before':
        return [0, this.lowerBound(low)];
      case 'ends-by':
        return [0, this.upperBound(low)];
      case 'covers':
        return [this.reaching(high), this.upperBound(low)];
      case 'overlaps':
        return [this.reaching(low), this.lowerBound(high)];
      case 'ends-after':
        return [this.reaching(high), this.lows.length];
      case 'outside':
        return [0, this.lows.length];
    }
  }

  /** The first place up to which something ends at `end` or later. */
  private reaching(end: number): number {
    const { maxima } = this;
    let low = 0;
    let high = this.lows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((maxima ? maxima[middle]! : this.highAt(middle)) < end) low = middle + 1;
      else high = middle;
    }
    return low;
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
      if (this.highAt(i) === high && this.gone?.[i] !== 1) {
        (this.gone ??= new Uint8Array(lows.length))[i] = 1;
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
      if (i < this.docs.length && this.gone?.[i] !== 1) push(this.docs[i]!, this.lows[i]!, this.highAt(i));
    }
    this.docs = docs;
    this.lows = lows;
    this.gone = undefined;
    this.removed = 0;
    this.tailDocs = [];
    this.tailLows = [];
    this.tailHighs = [];
    this.keepHighs(highs);
  }

  private highAt(i: number): number {
    return this.highs ? this.highs[i]! : usualHigh(this.lows[i]!, this.width);
  }

  private keepHighs(highs: Float64Array): void {
    const { lows } = this;
    const width = highs.length === 0 ? NEXT : widthOf(lows[0]!, highs[0]!);
    this.width = width;
    this.highs = undefined;
    this.maxima = undefined;
    if (highs.every((high, i) => high === usualHigh(lows[i]!, width))) return;
    this.highs = highs;
    let maximum = -Infinity;
    this.maxima = highs.map((high) => (maximum = Math.max(maximum, high)));
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
