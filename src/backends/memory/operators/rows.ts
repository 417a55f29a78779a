import { fromSorted, fromUnsorted } from '../../../index/algebra.js';
import type { DocSet } from '../../../index/docset.js';
import type { Predicate } from '../../../model/predicate.js';
import type { KeyIndex } from '../key-index.js';
import type { RowIndex } from '../row-index.js';
import type { Operator, Scope } from './operator.js';

/** The documents of the rows of one field that match by themselves. */
export class Rows implements Operator {
  private readonly rows: RowIndex<KeyIndex>;
  private readonly where: Operator;
  private readonly keys: KeyIndex;

  constructor(
    { field, where }: Extract<Predicate, { op: 'row' }>,
    scope: Scope,
    compile: (predicate: Predicate, scope: Scope) => Operator,
  ) {
    this.keys = scope.keys;
    this.rows = scope.keys.rowsOf(field);
    this.where = compile(where, { ...scope, keys: this.rows.keys, owner: undefined });
  }

  evaluate(): DocSet {
    const { rows } = this;
    const matching = this.where.evaluate().members();
    const docs: number[] = [];
    let last = -1;
    let isAscending = true;
    for (let i = 0; i < matching.length; i++) {
      const doc = rows.documentOf(matching[i]!);
      // The rows of a document mostly come one after the other, and documents in their order.
      if (doc === last) continue;
      if (doc < last) isAscending = false;
      docs.push((last = doc));
    }
    return isAscending ? fromSorted(docs) : fromUnsorted(docs, this.keys.scratch);
  }

  estimate(): number {
    return Math.min(this.keys.live.size, this.where.estimate());
  }
}
