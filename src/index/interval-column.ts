import { nextUp } from '../model/next-up.js';
import type { DocSet } from './docset.js';
import { FurtherIntervals } from './further-intervals.js';
import { growByDocument } from './grow.js';
import { liesIn, type IntervalBounds } from './interval-bounds.js';
import { IntervalRun } from './interval-run.js';
import type { State } from './state.js';

/** How far a high bound is from the low one when it isn't a fixed distance, but the next number that there is. */
const NEXT = 0;

/** Numbers of spaces that no interval is in, and that all are. */
const NO_SPACE = -1;
const ANY_SPACE = -2;

/**
 * The intervals of one field: what each document has, and a sorted run for each space.
 *
 * Runs are made when somebody first searches the field, and kept up from then on. Until then a document costs 8 bytes:
 * nearly all fields hold intervals that are equally wide (numbers; dates to the day, times to the second), and then no high
 * bounds are kept.
 */
export class IntervalColumn {
  private readonly names: string[] = [];
  private readonly byName = new Map<string, number>();
  /** The low bound of the first interval of each document; NaN where a document has none. */
  private lows = new Float64Array(0);
  /** The high bounds of these, once they aren't all `width` above the low ones. */
  private highs: Float64Array | undefined;
  private width = NaN;
  /** The numbers of their spaces, once there is more than one; bytes as long as they fit. */
  private spaces: Uint8Array | Uint32Array | undefined;
  /** The further intervals of documents that have several. */
  private further: FurtherIntervals | undefined;
  /** By space. */
  private runs: IntervalRun[] | undefined;
  private lastSpace: string | undefined;
  private lastNumber = 0;

  add(doc: number, low: number, high: number, space: string): void {
    if (doc >= this.lows.length) this.reserve(doc);
    if (space !== this.lastSpace) {
      this.lastNumber = this.spaceNumber(space);
      this.lastSpace = space;
    }
    const number = this.lastNumber;
    if (Number.isNaN(this.lows[doc]!)) {
      if (!this.highs && !this.isUsual(low, high)) this.keepHighs();
      this.lows[doc] = low;
      if (this.highs) this.highs[doc] = high;
      if (this.spaces) this.spaces[doc] = number;
    } else {
      if (this.some(doc, (t0, t1, inSpace) => t0 === low && t1 === high && inSpace === number)) return;
      (this.further ??= new FurtherIntervals()).add(doc, low, high, number);
    }
    this.runs?.[number]!.add(doc, low, high);
  }

  removeDoc(doc: number): void {
    const { runs } = this;
    if (runs) {
      this.some(doc, (low, high, space) => {
        runs[space]!.remove(doc, low, high);
        return false;
      });
    }
    if (doc < this.lows.length) this.lows[doc] = NaN;
    this.further?.removeDoc(doc);
  }

  /** Without the runs, which are made again when somebody first searches. */
  transfer(state: State): void {
    state.strings(this.names);
    if (state.reads) this.names.forEach((name, number) => this.byName.set(name, number));
    this.lows = state.array(this.lows);
    this.highs = state.optionalArray(this.highs);
    this.width = state.number(this.width);
    this.spaces = state.optionalArray(this.spaces);
    const hasFurther = state.number(this.further ? 1 : 0) === 1;
    if (hasFurther) (this.further ??= new FurtherIntervals()).transfer(state);
  }

  /**
   * Those of some documents, ascending, that have an interval within some of the bounds. Without a space its intervals may be
   * in any.
   */
  among(docs: DocSet, bounds: readonly IntervalBounds[], space: string | undefined): readonly number[] {
    const number = space === undefined ? ANY_SPACE : (this.byName.get(space) ?? NO_SPACE);
    if (number === NO_SPACE || bounds.length === 0) return [];
    const members = docs.take(0, Infinity);
    if (bounds.length === 1 && !this.hasSeveral && !this.highs && this.width === NEXT) {
      return this.pointsAmong(members, bounds[0]!, number);
    }
    const { lows, highs, width, spaces } = this;
    const found: number[] = [];
    for (let i = 0; i < members.length; i++) {
      const doc = members[i]!;
      const t0 = doc < lows.length ? lows[doc]! : NaN;
      if (Number.isNaN(t0)) continue;
      const t1 = highs ? highs[doc]! : usualHigh(t0, width);
      const isThere = (number === ANY_SPACE || !spaces || spaces[doc] === number) && liesIn(bounds, t0, t1);
      if (isThere || (this.hasSeveral && this.furtherLiesIn(doc, bounds, number))) found.push(doc);
    }
    return found;
  }

  /** High bounds that are the next numbers after the low ones are above a number exactly if these aren't below it. */
  private pointsAmong(members: readonly number[], bounds: IntervalBounds, number: number): readonly number[] {
    const from = Math.max(bounds.from, bounds.after);
    const before = Math.min(bounds.before, bounds.to);
    const { lows, spaces } = this;
    const found: number[] = [];
    for (let i = 0; i < members.length; i++) {
      const doc = members[i]!;
      // Nothing is above or below NaN, which stands where a document has no interval.
      if (doc >= lows.length || !(lows[doc]! >= from && lows[doc]! < before)) continue;
      if (number === ANY_SPACE || !spaces || spaces[doc] === number) found.push(doc);
    }
    return found;
  }

  /** The least low bound among the intervals of the document, or the greatest; undefined without any. */
  low(doc: number, greatest: boolean): number | undefined {
    if (doc >= this.lows.length) return undefined;
    let found = this.lows[doc]!;
    if (Number.isNaN(found)) return undefined;
    this.further?.some(doc, (low) => {
      if (low > found === greatest) found = low;
      return false;
    });
    return found;
  }

  /** Whether some document has more than one interval. */
  get hasSeveral(): boolean {
    return this.further !== undefined && this.further.size > 0;
  }

  /**
   * The documents with an interval within some of the bounds, in no order; one with several such may come several times.
   * Without a space its intervals may be in any.
   */
  find(bounds: readonly IntervalBounds[], space: string | undefined): number[] {
    const runs = this.runsOf(space);
    const found = runs.length > 0 ? runs[0]!.find(bounds) : [];
    for (let i = 1; i < runs.length; i++) for (const doc of runs[i]!.find(bounds)) found.push(doc);
    return found;
  }

  /** About how many intervals lie within some of the bounds, from these alone, as if all intervals were short. */
  estimate(bounds: readonly IntervalBounds[], space: string | undefined): number {
    const runs = this.runsOf(space);
    let count = 0;
    for (let i = 0; i < runs.length; i++) count += runs[i]!.estimate(bounds);
    return count;
  }

  private runsOf(space: string | undefined): readonly IntervalRun[] {
    const runs = (this.runs ??= this.makeRuns());
    if (space === undefined) return runs;
    const number = this.byName.get(space);
    return number === undefined ? [] : [runs[number]!];
  }

  private makeRuns(): IntervalRun[] {
    const runs = this.names.map(() => new IntervalRun());
    for (let doc = 0; doc < this.lows.length; doc++) {
      this.some(doc, (low, high, space) => {
        runs[space]!.add(doc, low, high);
        return false;
      });
    }
    return runs;
  }

  private spaceNumber(space: string): number {
    let number = this.byName.get(space);
    if (number === undefined) {
      number = this.names.push(space) - 1;
      this.byName.set(space, number);
      this.runs?.push(new IntervalRun());
      if (number === 1) this.spaces = new Uint8Array(this.lows.length);
      if (number === 1 << 8) this.spaces = Uint32Array.from(this.spaces!);
    }
    return number;
  }

  /** Whether some interval of the document passes; stops at the first that does. */
  private some(doc: number, passes: (low: number, high: number, space: number) => boolean): boolean {
    const { lows } = this;
    if (doc >= lows.length || Number.isNaN(lows[doc]!)) return false;
    if (passes(lows[doc]!, this.highOf(doc), this.spaces?.[doc] ?? 0)) return true;
    return this.further?.some(doc, passes) ?? false;
  }

  private furtherLiesIn(doc: number, bounds: readonly IntervalBounds[], number: number): boolean {
    return this.further!.some(
      doc,
      (t0, t1, inSpace) => (number === ANY_SPACE || inSpace === number) && liesIn(bounds, t0, t1),
    );
  }

  private highOf(doc: number): number {
    return this.highs ? this.highs[doc]! : usualHigh(this.lows[doc]!, this.width);
  }

  /** Whether the interval is as wide as all before it; the first one says how wide that is. */
  private isUsual(low: number, high: number): boolean {
    if (Number.isNaN(this.width)) this.width = nextUp(low) === high ? NEXT : high - low;
    return usualHigh(low, this.width) === high;
  }

  private keepHighs(): void {
    const { width } = this;
    this.highs = this.lows.map((low) => usualHigh(low, width));
  }

  private reserve(doc: number): void {
    const { length } = this.lows;
    this.lows = growByDocument(this.lows, doc + 1).fill(NaN, length);
    if (this.highs) this.highs = growByDocument(this.highs, doc + 1);
    if (this.spaces) this.spaces = growByDocument(this.spaces, doc + 1);
  }
}

function usualHigh(low: number, width: number): number {
  return width === NEXT ? nextUp(low) : low + width;
}
