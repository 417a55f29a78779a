import { union } from '../../../index/algebra.js';
import type { DocSet } from '../../../index/docset.js';
import type { KeyIndex } from '../key-index.js';
import type { Operator } from './operator.js';

export class Disjunction implements Operator {
  readonly narrow?: (docs: DocSet) => DocSet;

  constructor(
    private readonly of: readonly Operator[],
    private readonly keys: KeyIndex,
  ) {
    if (of.every(({ narrow }) => narrow)) {
      this.narrow = (docs) =>
        union(
          of.map((each) => each.narrow!(docs)),
          keys.scratch,
        );
    }
  }

  evaluate(within?: DocSet): DocSet {
    const sets: DocSet[] = [];
    for (let i = 0; i < this.of.length; i++) {
      const docs = this.of[i]!.evaluate(within);
      if (docs.size > 0) sets.push(docs);
    }
    return union(sets, this.keys.scratch);
  }

  estimate(): number {
    const all = this.keys.live.size;
    let sum = 0;
    for (let i = 0; i < this.of.length && sum < all; i++) sum += this.of[i]!.estimate();
    return Math.min(all, sum);
  }
}
