import { nextUp } from '../model/next-up.js';
import { holds, type IntervalPredicate } from '../model/predicate.js';
import { FurtherIntervals } from './further-intervals.js';
import { growByDocument } from './grow.js';
import { boundsOf } from './interval-bounds.js';
import { IntervalRun, type AnyOf } from './interval-run.js';
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

  /** Tells whether some interval of a document stands in one of the relations; to be used before the next change. */
  tester(any: readonly IntervalPredicate[]): (doc: number) => boolean {
    const { lows, spaces, further } = this;
    const [only] = any;
    if (only && any.length === 1 && !further?.size) {
      const range = this.highs || this.width !== NEXT ? undefined : rangeOfNext(only);
      if (range) {
        const [from, before] = range;
        const number = only.space === undefined || !spaces ? ANY_SPACE : (this.byName.get(only.space) ?? NO_SPACE);
        if (only.space !== undefined && !this.byName.has(only.space)) return () => false;
        return (doc) =>
          doc < lows.length &&
          lows[doc]! >= from &&
          lows[doc]! < before &&
          (number === ANY_SPACE || spaces![doc] === number);
      }
    }
    const numbers = any.map(({ space }) => (space === undefined ? ANY_SPACE : (this.byName.get(space) ?? NO_SPACE)));
    const passes = (t0: number, t1: number, inSpace: number): boolean => {
      for (let i = 0; i < any.length; i++) {
        if (numbers[i] !== ANY_SPACE && numbers[i] !== inSpace) continue;
        const { relation, low, high } = any[i]!;
        if (holds(relation, t0, t1, low, high)) return true;
      }
      return false;
    };
    return (doc) => {
      const t0 = doc < lows.length ? lows[doc]! : NaN;
      if (Number.isNaN(t0)) return false;
      if (passes(t0, this.highOf(doc), spaces ? spaces[doc]! : 0)) return true;
      return further !== undefined && further.some(doc, passes);
    };
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

  /** The documents with an interval in the relation, in no order; one with several such may come several times. */
  find(predicate: IntervalPredicate): number[] {
    return this.findIn(this.runsOf(predicate), [[predicate]]);
  }

  /**
   * The same for several relations, one of each list to hold. Undefined where it takes more than looking for intervals: for
   * documents that have several, and spaces that differ.
   */
  findAll(all: readonly (readonly IntervalPredicate[])[]): number[] | undefined {
    const first = all[0]![0]!;
    if (this.further && this.further.size > 0) return undefined;
    if (all.some((any) => any.some(({ space }) => space !== first.space))) return undefined;
    return this.findIn(this.runsOf(first), all);
  }

  private findIn(runs: readonly IntervalRun[], all: readonly AnyOf[]): number[] {
    const [only, ...others] = runs;
    const found = only?.find(all) ?? [];
    for (const run of others) for (const doc of run.find(all)) found.push(doc);
    return found;
  }

  /** About how many intervals are in the relation, from bounds alone, as if all intervals were short. */
  estimate(predicate: IntervalPredicate): number {
    return this.runsOf(predicate).reduce((sum, run) => sum + run.estimate(predicate), 0);
  }

  private runsOf({ space }: IntervalPredicate): readonly IntervalRun[] {
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

/**
 * The range that low bounds lie in for a relation to hold, from its start to before its end, where each high bound is the
 * next number after the low one: that is above a number exactly if the low one isn't below it.
 */
function rangeOfNext(predicate: IntervalPredicate): readonly [from: number, before: number] | undefined {
  const bounds = boundsOf(predicate);
  return bounds && [Math.max(bounds.from, bounds.after), Math.min(bounds.before, bounds.to)];
}

function usualHigh(low: number, width: number): number {
  return width === NEXT ? nextUp(low) : low + width;
}
