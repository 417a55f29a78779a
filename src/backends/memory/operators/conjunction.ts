import { intersect, subtract } from '../../../index/algebra.js';
import { EMPTY, type DocSet } from '../../../index/docset.js';
import type { IntervalPredicate, Predicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import { Intervals, intervalsOf } from './intervals.js';
import type { Operator, Scope } from './operator.js';

type Compile = (predicate: Predicate, scope: Scope) => Operator;

/** Intervals of one field and space are looked for at once. */
export function conjunction(of: readonly Predicate[], scope: Scope, compile: Compile): Operator {
  const parts: Operator[] = [];
  const negative: Operator[] = [];
  const intervals: (readonly IntervalPredicate[])[] = [];
  for (const predicate of of) {
    const found = intervalsOf(predicate);
    if (found) intervals.push(found);
    else if (predicate.op === 'not') negative.push(compile(predicate.of, scope));
    else parts.push(compile(predicate, scope));
  }
  while (intervals.length > 0) {
    const [{ field, space }] = intervals[0] as readonly [IntervalPredicate];
    const isSame = ([each]: readonly IntervalPredicate[]): boolean => each!.field === field && each!.space === space;
    parts.push(new Intervals(intervals.filter(isSame), scope.keys));
    intervals.splice(0, Infinity, ...intervals.filter((each) => !isSame(each)));
  }
  return parts.length === 1 && negative.length === 0 ? parts[0]! : new Conjunction(parts, negative, scope.keys);
}

/** Checking so many documents takes no longer than looking for bounds in a run of thousands of intervals. */
const FEW = 512;

/**
 * Starts from the part that matches least and narrows it down by the others. A part that would cost more to evaluate
 * than to check on the documents that are left is checked on those.
 */
class Conjunction implements Operator {
  /** Of each part, and the parts from the least to the greatest: the same arrays each time. */
  private readonly estimates: number[];
  private readonly order: number[];
  readonly narrow?: (docs: DocSet) => DocSet;

  private readonly parts: readonly Operator[];

  constructor(
    parts: readonly Operator[],
    /** What must not match. */
    private readonly negative: readonly Operator[],
    private readonly keys: KeyIndex,
  ) {
    this.parts = [...parts].sort((a, b) => (a.checks ?? 1) - (b.checks ?? 1));
    this.estimates = parts.map(() => 0);
    this.order = parts.map((_, i) => i);
    if (negative.length === 0 && parts.every(({ narrow }) => narrow)) {
      this.narrow = (docs) => parts.reduce((left, part) => part.narrow!(left), docs);
    }
  }

  evaluate(within?: DocSet): DocSet {
    const { parts, order, estimates } = this;
    if (parts.length === 0) return this.without(within ?? this.keys.live);
    this.putInOrder();
    let docs = within && within.size < estimates[order[0]!]! ? within : undefined;
    for (let i = 0; i < order.length; i++) {
      const part = parts[order[i]!]!;
      if (docs === undefined) docs = part.evaluate(within);
      else if (part.narrow && docs.size < estimates[order[i]!]!) docs = part.narrow(docs);
      else docs = intersect(docs, part.evaluate(docs), this.keys.scratch);
      if (docs.size === 0) return EMPTY;
    }
    return this.without(docs!);
  }

  estimate(): number {
    let least = this.keys.live.size;
    for (let i = 0; i < this.parts.length; i++) least = Math.min(least, this.parts[i]!.estimate());
    return least;
  }

  private without(docs: DocSet): DocSet {
    let left = docs;
    for (let i = 0; i < this.negative.length && left.size > 0; i++) {
      left = subtract(left, this.negative[i]!.evaluate(left), this.keys.scratch);
    }
    return left;
  }

  /**
   * There are few parts, so that each is put where it belongs. Those that are checked quickly are the last of `parts`,
   * and not asked how many they match where others leave few documents to check.
   */
  private putInOrder(): void {
    const { parts, order, estimates } = this;
    let least = Infinity;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i]!;
      const { checks = 1 } = part;
      const estimate = checks > 1 && least <= FEW ? Infinity : checks * part.estimate();
      least = Math.min(least, estimate);
      estimates[i] = estimate;
      let at = i;
      for (; at > 0 && estimates[order[at - 1]!]! > estimate; at--) order[at] = order[at - 1]!;
      order[at] = i;
    }
  }
}
