import type { DocSet } from '../../../index/docset.js';
import type { Predicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import type { TypeIndex } from '../type-index.js';

/**
 * A predicate as one index answers it. Made once for a prepared search, so that structures are looked up once and what
 * doesn't change from run to run (which terms, which bounds, which part first) is known. Reads the index as it is each time.
 */
export interface Operator {
  /**
   * The documents that match. With `within`, only for its members is the answer asked: what is or isn't in the result
   * beside them means nothing.
   */
  evaluate(within?: DocSet): DocSet;
  /** About how many documents match, for less than evaluating costs; see `Backend.estimate`. */
  estimate(): number;
  /** Those of some documents that match, where each can be checked for less than evaluating costs. */
  narrow?(docs: DocSet): DocSet;
  /** How many such checks take as long as finding one document that matches and putting it in order; 1 unless it says so. */
  readonly checks?: number;
}

/** Told which way a join took, and why. */
export type Note = (predicate: Predicate, strategy: string) => void;

/** What a predicate is compiled for. */
export interface Scope {
  readonly keys: KeyIndex;
  /** The index that the keys are of; those of rows have none, and no joins. */
  readonly owner: TypeIndex | undefined;
  /** A predicate on the resources of a type; undefined as long as there are none. */
  readonly side: (type: string, where: Predicate) => Side | undefined;
  readonly note: Note | undefined;
}

/** One index, as a side of a join. */
export interface Side {
  readonly index: TypeIndex;
  readonly operator: Operator;
}
