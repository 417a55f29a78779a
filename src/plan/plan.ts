import type { Predicate, TextPredicate } from '../model/predicate.js';
import type { SortRule } from '../model/sort.js';

/** One resource type to search, what must hold for it, and what its matches are put in order by. */
export interface PlanBranch {
  readonly type: string;
  readonly where: Predicate;
  readonly sort?: readonly SortRule[];
  /** The text conditions that matches are ranked by; absent when there are none. */
  readonly ranked?: readonly TextPredicate[];
  /** Which resources are searched; those that aren't contained in others, unless it says otherwise. */
  readonly among?: 'contained' | 'all';
}

/** A rewrite turns a predicate into another that holds for the same resources. */
export type Rewrite = (predicate: Predicate) => Predicate;

/** The parts of a predicate, replaced. */
export function mapParts(predicate: Predicate, map: Rewrite): Predicate {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return { op: predicate.op, of: predicate.of.map(map) };
    case 'not':
      return { op: 'not', of: map(predicate.of) };
    case 'refers':
    case 'referred':
    case 'contains':
      return { ...predicate, where: map(predicate.where) };
    default:
      return predicate;
  }
}
