import { fromUnsorted, isMarked } from './algebra.js';
import type { DocBits, DocSet } from './docset.js';
import type { AnyBounds } from './interval-bounds.js';
import { NEXT, usualHigh, widthOf } from './interval-width.js';
import type { Scratch } from './scratch.js';

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
   * The documents with an interval within some of the bounds. Looks at the part of the run that all of the bounds lie in: a
   * search from one date to another looks at little more than what lies between them.
   */
  find(bounds: AnyBounds, scratch: Scratch): DocSet {
    this.merge();
    const { docs, lows, highs, gone, tailDocs, tailLows, tailHighs } = this;
    const stretches = highs ? [this.stretch(bounds)] : this.stretches(bounds);
    let most = tailDocs.length;
    for (const [start, end] of stretches) most += end - start;
    const found = new Found(isMarked(most, scratch) ? scratch.bits() : undefined);
    for (const [start, end] of stretches) {
      for (let i = start; i < end; i++) {
        if (gone?.[i] !== 1 && (!highs || bounds.hold(lows[i]!, highs[i]!))) found.add(docs[i]!);
      }
    }
    for (let i = 0; i < tailDocs.length; i++) {
      if (bounds.hold(tailLows[i]!, tailHighs[i]!)) found.add(tailDocs[i]!);
    }
    return found.docs(scratch);
  }

  /** About how many intervals lie within some of the bounds, as if all were short where they aren't equally wide. */
  estimate(bounds: AnyBounds): number {
    this.merge();
    let count = this.tailDocs.length;
    for (const [start, end] of this.stretches(bounds)) count += end - start;
    // Removed intervals are still in the run.
    return Math.min(this.size, count);
  }

  /** The parts of the run that the bounds hold, where all intervals are equally wide. */
  private stretches(bounds: AnyBounds): readonly Stretch[] {
    return bounds.lows(this.width).map(([from, before]) => [this.lowerBound(from), this.lowerBound(before)]);
  }

  /** The part of the run outside of which nothing lies within the bounds. */
  private stretch({ each }: AnyBounds): Stretch {
    let start = this.lows.length;
    let end = 0;
    for (let i = 0; i < each.length; i++) {
      const { from, before, after, to } = each[i]!;
      // Nothing begins after it ends.
      start = Math.min(start, Math.max(this.lowerBound(from), this.reaching(after)));
      end = Math.max(end, Math.min(this.lowerBound(before), this.upperBound(to)));
    }
    return [start, Math.max(start, end)];
  }

  /** The first place up to which something ends after `end`. */
  private reaching(end: number): number {
    const { maxima } = this;
    if (end === -Infinity) return 0;
    let low = 0;
    let high = this.lows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((maxima ? maxima[middle]! : this.highAt(middle)) <= end) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The number of low bounds below `bound`, and of those equal to it that belong to documents before `doc`. */
  private lowerBound(bound: number, doc = 0): number {
    const { docs, lows } = this;
    // All are below infinity, and most bounds of one side are that.
    if (bound === Infinity) return lows.length;
    if (bound === -Infinity && doc === 0) return 0;
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
    this.width = NEXT;
    this.highs = highs;
    let maximum = -Infinity;
    this.maxima = highs.map((high) => (maximum = Math.max(maximum, high)));
  }
}

/** From a place in the run on, and before another. */
type Stretch = readonly [start: number, end: number];

/** What is found, in no order: as bits from the beginning where it may be much, so that it isn't put in order afterwards. */
class Found {
  private readonly list: number[] = [];

  constructor(private readonly bits: DocBits | undefined) {}

  add(doc: number): void {
    if (this.bits) this.bits.add(doc);
    else this.list.push(doc);
  }

  docs(scratch: Scratch): DocSet {
    return this.bits ?? fromUnsorted(this.list, scratch);
  }
}
