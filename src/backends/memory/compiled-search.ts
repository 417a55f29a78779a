import { intersect } from '../../index/algebra.js';
import { EMPTY, type DocSet } from '../../index/docset.js';
import type { SortRule, SortValue } from '../../model/sort.js';
import type { Branch, Found, Page } from '../backend.js';
import { cutOnlyPage, cutPage, cutSortedPage } from '../paging.js';
import { withScores, type RankedMatches } from '../scores.js';
import type { BranchMatches } from '../sequence-order.js';
import type { SortedMatches } from '../sort-order.js';
import { compile } from './operators/compile.js';
import type { Operator } from './operators/operator.js';
import type { Ordering } from './ordering.js';
import { createScorer } from './text.js';
import type { TypeIndex } from './type-index.js';
import type { TypeIndexes } from './type-indexes.js';

/** A search, as the indexes answer it. Made once for a prepared search, and reads the indexes as they are each time. */
export class CompiledSearch {
  private readonly branches: readonly CompiledBranch[];
  /** What all branches are sorted by. */
  private readonly rules: readonly SortRule[] | undefined;
  private readonly isRanked: boolean;

  constructor(
    branches: readonly Branch[],
    private readonly indexes: TypeIndexes,
  ) {
    this.branches = branches.map((branch) => new CompiledBranch(branch, indexes));
    this.rules = branches[0]?.sort;
    this.isRanked = branches.some(({ ranked }) => ranked);
  }

  run(page: Page): Found {
    const { branches, rules } = this;
    this.indexes.beginSearch();
    if (this.isRanked) {
      const matches = branches.map((branch) => branch.ranked());
      return withScores(matches, rules ? cutSortedPage(matches, rules, page) : cutPage(matches, page));
    }
    if (branches.length === 1) return this.runOnly(branches[0]!, page);
    if (!rules)
      return cutPage(
        branches.map((branch) => branch.matches()),
        page,
      );
    return cutSortedPage(
      branches.map((branch) => branch.sorted()),
      rules,
      page,
    );
  }

  private runOnly(branch: CompiledBranch, page: Page): Found {
    const matches = branch.matches();
    const { rules } = this;
    if (!rules) return cutOnlyPage(matches, page);
    const ordering = branch.kept();
    return ordering?.cuts(matches.docs.size)
      ? ordering.page(matches.docs, page)
      : cutSortedPage([branch.sorted(matches)], rules, page);
  }
}

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
    return among === 'contained' ? intersect(docs, index.documents.contained, index.keys.scratch) : index.ownOnly(docs);
  }

  private indexed(): TypeIndex | undefined {
    return (this.index ??= this.indexes.get(this.branch.type));
  }
}

const NOBODY = { idOf: String };
