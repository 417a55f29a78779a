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

/** The parts of a predicate, replaced; the predicate itself where they stay as they are, which is nearly always. */
export function mapParts(predicate: Predicate, map: Rewrite): Predicate {
  switch (predicate.op) {
    case 'and':
    case 'or': {
      const of = mapEach(predicate.of, map);
      return of === predicate.of ? predicate : { op: predicate.op, of };
    }
    case 'not': {
      const of = map(predicate.of);
      return of === predicate.of ? predicate : { op: 'not', of };
    }
    case 'refers':
    case 'referred':
    case 'contains': {
      const where = map(predicate.where);
      return where === predicate.where ? predicate : { ...predicate, where };
    }
    default:
      return predicate;
  }
}

function mapEach(predicates: readonly Predicate[], map: Rewrite): readonly Predicate[] {
  let mapped: Predicate[] | undefined;
  for (let i = 0; i < predicates.length; i++) {
    const predicate = predicates[i]!;
    const replaced = map(predicate);
    if (replaced === predicate && !mapped) continue;
    mapped ??= predicates.slice();
    mapped[i] = replaced;
  }
  return mapped ?? predicates;
}
