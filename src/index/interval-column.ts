import { holds, type IntervalPredicate } from '../model/predicate.js';
import { DocNumbers } from './doc-numbers.js';
import { FurtherIntervals } from './further-intervals.js';
import { growByDocument } from './grow.js';
import { boundsOf, rangeOfNext } from './interval-bounds.js';
import { IntervalRun, type AnyOf } from './interval-run.js';
import { NEXT, usualHigh, widthOf } from './interval-width.js';
import type { State } from './state.js';

/** Numbers of spaces that no interval is in, and that all are. */
const NO_SPACE = -1;
const ANY_SPACE = -2;

/** The kind of a document without an interval. */
const NO_KIND = 0;
const MOST_BYTE = 0xff;

/**
 * The intervals of one field: what each document has, and a sorted run for each space.
 *
 * Runs are made when somebody first searches the field, and kept up from then on. Until then a document costs a byte beside
 * its number, which other columns of the index may have as well: nearly all fields hold intervals that are equally wide,
 * and then no high bounds are kept.
 */
export class IntervalColumn {
  private readonly names: string[] = [];
  private readonly byName = new Map<string, number>();
  /** The kind of the first interval of each document: its level among the document's numbers, and its space. */
  private kinds: Uint8Array | Uint32Array = new Uint8Array(0);
  /** The levels and the spaces of the kinds from 1 on. */
  private readonly levels: number[] = [];
  private readonly spaces: number[] = [];
  /** The level where it's the same for all, as it mostly is: that is a step less for each document that is looked at. */
  private onlyLevel: number | undefined;
  /** The kinds, by level and space. */
  private readonly byLevel: number[][] = [];
  /** The high bounds of these intervals, once they aren't all `width` above the low ones. */
  private highs: Float64Array | undefined;
  private width = NaN;
  /** The further intervals of documents that have several. */
  private further: FurtherIntervals | undefined;
  /** By space. */
  private runs: IntervalRun[] | undefined;
  private lastSpace: string | undefined;
  private lastNumber = 0;

  /** `numbers` are those of all columns of the index, from which the index removes documents. */
  constructor(private readonly numbers = new DocNumbers()) {}

  add(doc: number, low: number, high: number, space: string): void {
    // No relation holds for it.
    if (Number.isNaN(low)) return;
    if (doc >= this.kinds.length) this.reserve(doc);
    if (space !== this.lastSpace) {
      this.lastNumber = this.spaceNumber(space);
      this.lastSpace = space;
    }
    const number = this.lastNumber;
    if (this.kinds[doc] === NO_KIND) {
      if (!this.highs && !this.isUsual(low, high)) this.keepHighs();
      const kind = this.kindOf(this.numbers.put(doc, low), number);
      this.kinds[doc] = kind;
      if (this.highs) this.highs[doc] = high;
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
    if (doc < this.kinds.length) this.kinds[doc] = NO_KIND;
    this.further?.removeDoc(doc);
  }

  /** Without the runs, which are made again when somebody first searches, and the numbers, which are the index's. */
  transfer(state: State): void {
    state.strings(this.names);
    state.numbers(this.levels);
    state.numbers(this.spaces);
    this.kinds = state.array(this.kinds);
    this.highs = state.optionalArray(this.highs);
    this.width = state.number(this.width);
    const hasFurther = state.number(this.further ? 1 : 0) === 1;
    if (hasFurther) (this.further ??= new FurtherIntervals()).transfer(state);
    if (!state.reads) return;
    this.names.forEach((name, number) => this.byName.set(name, number));
    const kinds = this.levels.splice(0).map((level, i) => ({ level, space: this.spaces[i]! }));
    this.spaces.length = 0;
    for (const { level, space } of kinds) this.addKind(level, space);
  }

  /** Tells whether some interval of a document stands in one of the relations; to be used before the next change. */
  tester(any: readonly IntervalPredicate[]): (doc: number) => boolean {
    const { kinds, levels, spaces, further } = this;
    const { levels: lows } = this.numbers;
    const [only] = any;
    if (only && any.length === 1 && !further?.size) {
      const bounds = this.highs || this.width !== NEXT ? undefined : boundsOf(only);
      if (bounds) return this.rangeTester(rangeOfNext(bounds), only.space);
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
      const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
      if (kind === NO_KIND) return false;
      const t0 = lows[levels[kind - 1]!]![doc]!;
      if (passes(t0, this.highOf(doc, t0), spaces[kind - 1]!)) return true;
      return further !== undefined && further.some(doc, passes);
    };
  }

  /** Tells whether the low bound lies in a range, where documents have no further intervals. */
  private rangeTester([from, before]: readonly [number, number], space: string | undefined): (doc: number) => boolean {
    const { kinds, levels, spaces, onlyLevel } = this;
    const number = space === undefined ? ANY_SPACE : (this.byName.get(space) ?? NO_SPACE);
    if (number === NO_SPACE) return () => false;
    if (onlyLevel === undefined) {
      const lows = this.numbers.levels;
      return (doc) => {
        const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
        if (kind === NO_KIND || (number !== ANY_SPACE && spaces[kind - 1] !== number)) return false;
        const low = lows[levels[kind - 1]!]![doc]!;
        return low >= from && low < before;
      };
    }
    const lows = this.numbers.levels[onlyLevel]!;
    // The only one of its space, so that it tells the space as well; none where only further intervals were in it.
    const wanted = number === ANY_SPACE ? NO_KIND : this.byLevel[onlyLevel]![number];
    if (wanted === undefined) return () => false;
    return (doc) => {
      const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
      if (wanted === NO_KIND ? kind === NO_KIND : kind !== wanted) return false;
      const low = lows[doc]!;
      return low >= from && low < before;
    };
  }

  /** The least low bound among the intervals of the document, or the greatest; undefined without any. */
  low(doc: number, greatest: boolean): number | undefined {
    const kind = doc < this.kinds.length ? this.kinds[doc]! : NO_KIND;
    if (kind === NO_KIND) return undefined;
    let found = this.lowOf(doc, kind);
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
    for (let doc = 0; doc < this.kinds.length; doc++) {
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
    }
    return number;
  }

  /** The number of the kind, given out when it's new. */
  private kindOf(level: number, space: number): number {
    const known = this.byLevel[level]?.[space];
    if (known !== undefined) return known;
    const kind = this.addKind(level, space);
    if (kind === MOST_BYTE + 1) this.kinds = Uint32Array.from(this.kinds);
    return kind;
  }

  private addKind(level: number, space: number): number {
    this.spaces.push(space);
    const kind = this.levels.push(level);
    (this.byLevel[level] ??= [])[space] = kind;
    this.onlyLevel = kind === 1 || this.onlyLevel === level ? level : undefined;
    return kind;
  }

  /** Whether some interval of the document passes; stops at the first that does. */
  private some(doc: number, passes: (low: number, high: number, space: number) => boolean): boolean {
    const kind = doc < this.kinds.length ? this.kinds[doc]! : NO_KIND;
    if (kind === NO_KIND) return false;
    const low = this.lowOf(doc, kind);
    if (passes(low, this.highOf(doc, low), this.spaces[kind - 1]!)) return true;
    return this.further?.some(doc, passes) ?? false;
  }

  private lowOf(doc: number, kind: number): number {
    return this.numbers.levels[this.levels[kind - 1]!]![doc]!;
  }

  private highOf(doc: number, low: number): number {
    return this.highs ? this.highs[doc]! : usualHigh(low, this.width);
  }

  /** Whether the interval is as wide as all before it; the first one says how wide that is. */
  private isUsual(low: number, high: number): boolean {
    if (Number.isNaN(this.width)) this.width = widthOf(low, high);
    return usualHigh(low, this.width) === high;
  }

  private keepHighs(): void {
    const highs = new Float64Array(this.kinds.length);
    this.kinds.forEach((kind, doc) => {
      if (kind !== NO_KIND) highs[doc] = usualHigh(this.lowOf(doc, kind), this.width);
    });
    this.highs = highs;
  }

  private reserve(doc: number): void {
    this.kinds = growByDocument(this.kinds, doc + 1);
    if (this.highs) this.highs = growByDocument(this.highs, doc + 1);
  }
}
