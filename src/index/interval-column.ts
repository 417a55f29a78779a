import type { Interval } from '../model/field.js';
import { isPoint } from '../model/next-up.js';
import { union } from './algebra.js';
import { DocNumbers } from './doc-numbers.js';
import type { DocSet } from './docset.js';
import { FurtherIntervals } from './further-intervals.js';
import { growByDocument } from './grow.js';
import type { AnyBounds, Range } from './interval-bounds.js';
import { IntervalRun } from './interval-run.js';
import { NEXT, usualHigh, widthOf } from './interval-width.js';
import type { Scratch } from './scratch.js';
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

  add(doc: number, interval: Interval, space: string): void {
    const { low, high } = interval;
    // No relation holds for it.
    if (Number.isNaN(low)) return;
    if (doc >= this.kinds.length) this.reserve(doc);
    if (space !== this.lastSpace) {
      this.lastNumber = this.spaceNumber(space);
      this.lastSpace = space;
    }
    const number = this.lastNumber;
    if (this.kinds[doc] === NO_KIND) {
      if (!this.highs && !this.isUsual(interval)) this.keepHighs();
      const kind = this.kindOf(this.numbers.put(doc, low), number);
      this.kinds[doc] = kind;
      if (this.highs) this.highs[doc] = high;
    } else if (!this.addFurther(doc, interval, number)) {
      return;
    }
    this.runs?.[number]!.add(doc, low, high);
  }

  /**
   * False when it was there already. Apart from `add`, which would box all bounds for the few that come here: 1.5 of the
   * 28 MB that a load allocated.
   */
  private addFurther(doc: number, { low, high }: Interval, number: number): boolean {
    if (this.some(doc, (t0, t1, inSpace) => t0 === low && t1 === high && inSpace === number)) return false;
    (this.further ??= new FurtherIntervals()).add(doc, low, high, number);
    return true;
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

  /**
   * Those of some documents, ascending, that have an interval within some of the bounds. Without a space its intervals may be
   * in any.
   */
  among(docs: DocSet, bounds: AnyBounds, space: string | undefined): readonly number[] {
    const number = space === undefined ? ANY_SPACE : (this.byName.get(space) ?? NO_SPACE);
    // Without a width there is no interval yet.
    if (number === NO_SPACE || Number.isNaN(this.width)) return [];
    const members = docs.members();
    if (!this.highs && !this.hasSeveral) {
      const lows = bounds.lows(this.width);
      if (lows.length === 0) return [];
      if (lows.length === 1) return this.lowsAmong(members, lows[0]!, number);
    }
    const { kinds, levels, spaces, highs, width, hasSeveral } = this;
    const { levels: lows } = this.numbers;
    const shared = this.onlyLevel === undefined ? undefined : lows[this.onlyLevel];
    const found: number[] = [];
    for (let i = 0; i < members.length; i++) {
      const doc = members[i]!;
      const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
      if (kind === NO_KIND) continue;
      const t0 = shared ? shared[doc]! : lows[levels[kind - 1]!]![doc]!;
      const t1 = highs ? highs[doc]! : usualHigh(t0, width);
      const isThere = (number === ANY_SPACE || spaces[kind - 1] === number) && bounds.hold(t0, t1);
      if (isThere || (hasSeveral && this.furtherLiesIn(doc, bounds, number))) found.push(doc);
    }
    return found;
  }

  /** Of intervals whose low bound tells all. */
  private lowsAmong(members: ArrayLike<number>, [from, before]: Range, number: number): readonly number[] {
    const { kinds, levels, spaces, onlyLevel } = this;
    const { levels: lows } = this.numbers;
    const found: number[] = [];
    if (onlyLevel === undefined) {
      for (let i = 0; i < members.length; i++) {
        const doc = members[i]!;
        const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
        if (kind === NO_KIND || !(number === ANY_SPACE || spaces[kind - 1] === number)) continue;
        const low = lows[levels[kind - 1]!]![doc]!;
        if (low >= from && low < before) found.push(doc);
      }
      return found;
    }
    const level = lows[onlyLevel]!;
    // The only one of its space, so that it tells the space as well; none where only further intervals were in it.
    const wanted = number === ANY_SPACE ? NO_KIND : this.byLevel[onlyLevel]![number];
    if (wanted === undefined) return found;
    for (let i = 0; i < members.length; i++) {
      const doc = members[i]!;
      const kind = doc < kinds.length ? kinds[doc]! : NO_KIND;
      const isThere = wanted === NO_KIND ? kind !== NO_KIND : kind === wanted;
      if (isThere && level[doc]! >= from && level[doc]! < before) found.push(doc);
    }
    return found;
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

  /** Whether some document has more than one interval. */
  get hasSeveral(): boolean {
    return this.further !== undefined && this.further.size > 0;
  }

  /** The documents with an interval within some of the bounds. Without a space its intervals may be in any. */
  find(bounds: AnyBounds, space: string | undefined, scratch: Scratch): DocSet {
    const runs = this.runsOf(space);
    if (runs.length === 1) return runs[0]!.find(bounds, scratch);
    return union(
      runs.map((run) => run.find(bounds, scratch)),
      scratch,
    );
  }

  /** About how many intervals lie within some of the bounds, as if all were short where they aren't equally wide. */
  estimate(bounds: AnyBounds, space: string | undefined): number {
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

  private furtherLiesIn(doc: number, bounds: AnyBounds, number: number): boolean {
    return this.further!.some(
      doc,
      (t0, t1, inSpace) => (number === ANY_SPACE || inSpace === number) && bounds.hold(t0, t1),
    );
  }

  private lowOf(doc: number, kind: number): number {
    return this.numbers.levels[this.levels[kind - 1]!]![doc]!;
  }

  private highOf(doc: number, low: number): number {
    return this.highs ? this.highs[doc]! : usualHigh(low, this.width);
  }

  /** Whether the interval is as wide as all before it; the first one says how wide that is. */
  private isUsual(interval: Interval): boolean {
    if (Number.isNaN(this.width)) this.width = widthOf(interval.low, interval.high);
    return this.width === NEXT ? isPoint(interval) : interval.low + this.width === interval.high;
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
