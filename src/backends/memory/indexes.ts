import type { DocSet } from '../../index/docset.js';
import type { Predicate } from '../../model/predicate.js';
import type { TypeIndex } from './type-index.js';

/** The indexes of all resource types. */
export interface Indexes {
  get(type: string): TypeIndex | undefined;
}

/** One index, as a side of a join. */
export interface Side {
  readonly index: TypeIndex;
  /** About how many documents match. */
  estimate(predicate: Predicate): number;
  /**
   * The documents that match. With `within`, only for its members is the answer asked: what is or isn't in the result
   * beside them means nothing.
   */
  evaluate(predicate: Predicate, within?: DocSet): DocSet;
}

/** Told which way a join took, and why. */
export type Note = (predicate: Predicate, strategy: string) => void;
