import { fromSorted } from '../../../index/algebra.js';
import type { DocSet } from '../../../index/docset.js';
import { boundsOf, inAll, type AnyBounds } from '../../../index/interval-bounds.js';
import type { IntervalColumn } from '../../../index/interval-column.js';
import type { IntervalPredicate, Predicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import type { Operator } from './operator.js';

/** Intervals of one field and space: of each list one is to be met. */
export class Intervals implements Operator {
  readonly checks = 4;
  private readonly column: IntervalColumn;
  private readonly space: string | undefined;
  /** For each list, what an interval of a document is to lie in. */
  private readonly lists: readonly AnyBounds[];
  /** The only list, of what one interval lies in that meets all. */
  private readonly together: readonly [AnyBounds] | undefined;

  constructor(
    lists: readonly (readonly IntervalPredicate[])[],
    private readonly keys: KeyIndex,
  ) {
    const { field, space } = lists[0]![0]!;
    this.column = keys.column(field);
    this.space = space;
    this.lists = lists.map(boundsOf);
    const together = inAll(this.lists);
    this.together = together && [together];
  }

  evaluate(): DocSet {
    const { column, space, keys } = this;
    const [first, ...others] = this.asked();
    return this.narrowBy(others, column.find(first!, space, keys.scratch));
  }

  estimate(): number {
    const { column, space } = this;
    let least = this.keys.live.size;
    for (const bounds of this.asked()) least = Math.min(least, column.estimate(bounds, space));
    return least;
  }

  narrow(docs: DocSet): DocSet {
    return this.narrowBy(this.asked(), docs);
  }

  /** Where a document may have several intervals, one of them may meet one list and another the next. */
  private asked(): readonly AnyBounds[] {
    return this.together && !this.column.hasSeveral ? this.together : this.lists;
  }

  private narrowBy(lists: readonly AnyBounds[], docs: DocSet): DocSet {
    let left = docs;
    for (const bounds of lists) left = fromSorted(this.column.among(left, bounds, this.space));
    return left;
  }
}

/**
 * The intervals of one field and space that a predicate looks for, one of which is to be met; undefined when it's anything
 * else.
 */
export function intervalsOf(predicate: Predicate): readonly IntervalPredicate[] | undefined {
  if (predicate.op === 'interval') return [predicate];
  if (predicate.op !== 'or') return undefined;
  const intervals = predicate.of.filter((part) => part.op === 'interval');
  const [first] = intervals;
  if (!first || intervals.length < predicate.of.length) return undefined;
  return intervals.every(({ field, space }) => field === first.field && space === first.space) ? intervals : undefined;
}
