import { intersect } from '../../index/algebra.js';
import { EMPTY, type DocSet } from '../../index/docset.js';
import type { SortValue } from '../../model/sort.js';
import type { Branch } from '../backend.js';
import type { RankedMatches } from '../scores.js';
import type { BranchMatches } from '../sequence-order.js';
import type { SortedMatches } from '../sort-order.js';
import { compile } from './operators/compile.js';
import type { Operator } from './operators/operator.js';
import type { Ordering } from './ordering.js';
import { createScorer } from './text.js';
import type { TypeIndex } from './type-index.js';
import type { TypeIndexes } from './type-indexes.js';

/** A branch of a search, as the index of its type answers it. */
export class CompiledBranch {
  private index: TypeIndex | undefined;
  private operator: Operator | undefined;
  private ordering: Ordering | undefined;

  constructor(
    private readonly branch: Branch,
    private readonly indexes: TypeIndexes,
  ) {}

  /** In the order of documents. */
  matches(): BranchMatches {
    const index = this.indexed();
    const { type } = this.branch;
    return index ? { type, docs: this.docs(index), resources: index } : { type, docs: EMPTY, resources: NOBODY };
  }

  /** With the columns that they are sorted by. */
  sorted(matches = this.matches()): SortedMatches {
    const columns = this.kept()?.columns;
    return { ...matches, valueOf: (doc: number, rule: number): SortValue => columns?.[rule]!(doc) };
  }

  /** With scores, which are those of one search alone, so that nothing of their order is kept. */
  ranked(): RankedMatches & SortedMatches {
    const index = this.indexed();
    const { ranked = [], sort = [] } = this.branch;
    if (!index) return { ...this.matches(), scoreOf: undefined, valueOf: () => undefined };
    const score = createScorer(ranked, index.keys);
    const { columns } = index.sortColumns.ordering(sort);
    return {
      ...this.matches(),
      scoreOf: ranked.length > 0 ? (id: string) => score(index.documents.number(id)!) : undefined,
      valueOf: (doc: number, rule: number) => (sort[rule]!.key.by === 'score' ? score(doc) : columns[rule]!(doc)),
    };
  }

  /** The order of the branch; undefined when nothing is stored. */
  kept(): Ordering | undefined {
    if (!this.ordering?.isKept) this.ordering = this.indexed()?.sortColumns.ordering(this.branch.sort!);
    return this.ordering;
  }

  private docs(index: TypeIndex): DocSet {
    const { where, among } = this.branch;
    this.operator ??= compile(where, index, (type) => this.indexes.get(type));
    const docs = this.operator.evaluate();
    if (among === 'all') return docs;
    return among === 'contained' ? intersect(docs, index.documents.contained) : index.ownOnly(docs);
  }

  private indexed(): TypeIndex | undefined {
    return (this.index ??= this.indexes.get(this.branch.type));
  }
}

const NOBODY = { idOf: String };
