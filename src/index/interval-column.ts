import { holds, type IntervalPredicate } from '../model/predicate.js';
import { IntervalRun } from './interval-run.js';

/** No space's number. */
const NO_SPACE = -1;

/** The intervals of one field: a sorted run for each space, and what each document has. */
export class IntervalColumn {
  private readonly runs: IntervalRun[] = [];
  private readonly byName = new Map<string, number>();
  /** The first interval of each document, low and high by turns; NaN where a document has none. */
  private first = new Float64Array(0);
  /** The number of the first interval's space. */
  private firstSpace = new Uint32Array(0);
  /** The further intervals of the few documents that have several: low, high and space by turns. */
  private readonly further = new Map<number, number[]>();

  add(doc: number, low: number, high: number, space: string): void {
    this.reserve(doc);
    const number = this.spaceNumber(space);
    if (Number.isNaN(this.first[2 * doc]!)) {
      this.first[2 * doc] = low;
      this.first[2 * doc + 1] = high;
      this.firstSpace[doc] = number;
    } else {
      if (this.some(doc, (t0, t1, inSpace) => t0 === low && t1 === high && inSpace === number)) return;
      const further = this.further.get(doc);
      if (further) further.push(low, high, number);
      else this.further.set(doc, [low, high, number]);
    }
    this.runs[number]!.add(doc, low, high);
  }

  removeDoc(doc: number): void {
    this.some(doc, (low, high, space) => {
      this.runs[space]!.remove(doc, low, high);
      return false;
    });
    if (2 * doc < this.first.length) this.first[2 * doc] = NaN;
    this.further.delete(doc);
  }

  /** Tells whether some interval of a document stands in the relation; to be used before the next change. */
  tester({ relation, low, high, space }: IntervalPredicate): (doc: number) => boolean {
    const { first, firstSpace, further } = this;
    const number = space === undefined ? undefined : (this.byName.get(space) ?? NO_SPACE);
    return (doc) => {
      if (2 * doc >= first.length) return false;
      const t0 = first[2 * doc]!;
      if (number === undefined || firstSpace[doc] === number) {
        if (holds(relation, t0, first[2 * doc + 1]!, low, high) && t0 === t0) return true;
      }
      const others = further.size > 0 ? further.get(doc) : undefined;
      if (!others) return false;
      for (let i = 0; i < others.length; i += 3) {
        if (number !== undefined && others[i + 2] !== number) continue;
        if (holds(relation, others[i]!, others[i + 1]!, low, high)) return true;
      }
      return false;
    };
  }

  /** The least low bound among the intervals of the document, or the greatest; undefined without any. */
  low(doc: number, greatest: boolean): number | undefined {
    const { first } = this;
    if (2 * doc >= first.length) return undefined;
    let found = first[2 * doc]!;
    if (Number.isNaN(found)) return undefined;
    const further = this.further.get(doc);
    if (!further) return found;
    for (let i = 0; i < further.length; i += 3) if (further[i]! > found === greatest) found = further[i]!;
    return found;
  }

  /** The documents with an interval in the relation, in no order; one with several such may come several times. */
  find(predicate: IntervalPredicate): number[] {
    const [only, ...others] = this.runsOf(predicate);
    const found = only?.find(predicate) ?? [];
    for (const run of others) for (const doc of run.find(predicate)) found.push(doc);
    return found;
  }

  /** About how many intervals are in the relation, from bounds alone, as if all intervals were short. */
  estimate(predicate: IntervalPredicate): number {
    return this.runsOf(predicate).reduce((sum, run) => sum + run.estimate(predicate), 0);
  }

  private runsOf({ space }: IntervalPredicate): readonly IntervalRun[] {
    if (space === undefined) return this.runs;
    const number = this.byName.get(space);
    return number === undefined ? [] : [this.runs[number]!];
  }

  private spaceNumber(space: string): number {
    let number = this.byName.get(space);
    if (number === undefined) {
      number = this.runs.push(new IntervalRun()) - 1;
      this.byName.set(space, number);
    }
    return number;
  }

  /** Whether some interval of the document passes; stops at the first that does. */
  private some(doc: number, passes: (low: number, high: number, space: number) => boolean): boolean {
    const { first } = this;
    if (2 * doc >= first.length || Number.isNaN(first[2 * doc]!)) return false;
    if (passes(first[2 * doc]!, first[2 * doc + 1]!, this.firstSpace[doc]!)) return true;
    const further = this.further.get(doc);
    if (!further) return false;
    for (let i = 0; i < further.length; i += 3) if (passes(further[i]!, further[i + 1]!, further[i + 2]!)) return true;
    return false;
  }

  private reserve(doc: number): void {
    const { first, firstSpace } = this;
    if (2 * doc < first.length) return;
    const docs = Math.max(doc + 1, first.length, 16);
    this.first = new Float64Array(2 * docs).fill(NaN);
    this.first.set(first);
    this.firstSpace = new Uint32Array(docs);
    this.firstSpace.set(firstSpace);
  }
}
