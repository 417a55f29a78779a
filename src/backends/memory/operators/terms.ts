import { union } from '../../../index/algebra.js';
import { EMPTY, type DocSet } from '../../../index/docset.js';
import { postingDocs } from '../../../index/postings.js';
import type { TermDictionary } from '../../../index/term-dictionary.js';
import type { TermPredicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import type { Operator } from './operator.js';

/** Looks for its terms once, and again when terms have come or gone: most writes bring no new term to most fields. */
export class Terms implements Operator {
  private readonly dictionary: TermDictionary;
  /** Whether looking for the terms is little work beside reading their postings. */
  private readonly isFoundQuickly: boolean;
  private ordinals: readonly number[] = [];
  private foundAt = -1;

  constructor(
    private readonly predicate: TermPredicate,
    private readonly keys: KeyIndex,
  ) {
    const { field, test, negated } = predicate;
    this.dictionary = keys.dictionary(field);
    this.isFoundQuickly = (test === 'equals' || test === 'starts') && !negated;
  }

  evaluate(): DocSet {
    const { keys } = this;
    const ordinals = this.found();
    if (ordinals.length === 1) return postingDocs(keys.postingOf(ordinals[0]!));
    if (ordinals.length === 0) return EMPTY;
    return union(
      ordinals.map((ordinal) => postingDocs(keys.postingOf(ordinal))),
      keys.scratch,
    );
  }

  /** Looking through a whole dictionary is most of the work of evaluating; a guess has to do until that is done. */
  estimate(): number {
    const all = this.keys.live.size;
    const isKnown = this.isFoundQuickly || this.foundAt === this.dictionary.changes;
    return isKnown ? Math.min(all, this.keys.countPostings(this.found())) : all;
  }

  private found(): readonly number[] {
    const { changes } = this.dictionary;
    if (this.foundAt !== changes) {
      this.ordinals = this.dictionary.find(this.predicate);
      this.foundAt = changes;
    }
    return this.ordinals;
  }
}
