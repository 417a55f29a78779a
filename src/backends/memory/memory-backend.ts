import { intersect } from '../../index/algebra.js';
import { EMPTY, type DocSet } from '../../index/docset.js';
import type { State } from '../../index/state.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { SortValue } from '../../model/sort.js';
import type { TextIndexAdapter } from '../../text/text-index.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { cutPage, cutSortedPage } from '../paging.js';
import type { BranchMatches } from '../sequence-order.js';
import { withScores } from '../scores.js';
import { Estimator } from './estimate.js';
import { Evaluator } from './evaluate.js';
import type { Note } from './indexes.js';
import { createScorer } from './text.js';
import { TypeIndexes } from './type-indexes.js';

/** Inverted indexes in memory: postings by term, sorted term dictionaries, interval columns; one index a resource type. */
class MemoryBackend implements Backend {
  readonly capabilities = { estimates: true };
  private readonly indexes: TypeIndexes;

  constructor(schemaOf: (type: string) => IndexSchema, textIndex: TextIndexAdapter | undefined) {
    this.indexes = new TypeIndexes(schemaOf, textIndex);
  }

  save(stateOf: (type: string) => State): void {
    this.indexes.save(stateOf);
  }

  restore(
    types: readonly string[],
    stateOf: (type: string) => State,
    stored: (type: string, id: string) => IdentifiedResource | undefined,
  ): void {
    this.indexes.restore(types, stateOf, stored);
  }

  put(resource: IdentifiedResource): void {
    this.indexes.of(resource.resourceType).put(resource);
  }

  expect(counts: ReadonlyMap<string, number>): void {
    this.indexes.expect(counts);
  }

  delete(type: string, id: string): boolean {
    return this.indexes.get(type)?.delete(id) ?? false;
  }

  has(type: string, id: string): boolean {
    return this.indexes.get(type)?.documents.number(id) !== undefined;
  }

  types(): readonly string[] {
    return this.indexes.types();
  }

  search(branches: readonly Branch[], page: Page): Found {
    if (branches.some(({ ranked }) => ranked)) return this.searchRanked(branches, page);
    const rules = branches[0]?.sort;
    if (!rules) {
      return cutPage(
        branches.map((branch) => this.branchMatches(branch)),
        page,
      );
    }
    const matches = branches.map((branch) => {
      const columns = this.indexes.get(branch.type)?.sortColumns.ordering(branch.sort!).columns;
      const valueOf = (doc: number, rule: number): SortValue => columns?.[rule]!(doc);
      return { ...this.branchMatches(branch), valueOf };
    });
    const [only, ...others] = matches;
    if (only && others.length === 0) {
      const ordering = this.indexes.get(only.type)?.sortColumns.ordering(rules);
      if (ordering?.hasRanks(only.docs.size)) return ordering.page(only.docs, page);
    }
    return cutSortedPage(matches, rules, page);
  }

  /** Scores are those of this search alone, so nothing of its order is kept. */
  private searchRanked(branches: readonly Branch[], page: Page): Found {
    const matches = branches.map((branch) => {
      const { type, ranked = [], sort = [] } = branch;
      const index = this.indexes.get(type);
      if (!index) return { ...this.branchMatches(branch), scoreOf: undefined, valueOf: () => undefined };
      const score = createScorer(ranked, index.keys);
      const { columns } = index.sortColumns.ordering(sort);
      return {
        ...this.branchMatches(branch),
        scoreOf: ranked.length > 0 ? (id: string) => score(index.documents.number(id)!) : undefined,
        valueOf: (doc: number, rule: number) => (sort[rule]!.key.by === 'score' ? score(doc) : columns[rule]!(doc)),
      };
    });
    const rules = branches[0]?.sort;
    return withScores(matches, rules ? cutSortedPage(matches, rules, page) : cutPage(matches, page));
  }

  count(type: string, where: Predicate, among?: Branch['among']): number {
    return this.matches(type, where, among).size;
  }

  estimate(type: string, where: Predicate): number {
    const index = this.indexes.get(type);
    if (!index) return 0;
    // Contained resources are documents as well.
    const own = index.keys.live.size - index.documents.contained.size;
    return Math.min(own, new Estimator(index.keys, index, this.indexes).estimate(where));
  }

  strategies(type: string, where: Predicate): ReadonlyMap<Predicate, string> {
    const strategies = new Map<Predicate, string>();
    const index = this.indexes.get(type);
    const note: Note = (predicate, strategy) => void strategies.set(predicate, strategy);
    if (index) Evaluator.of(index, this.indexes, note).evaluate(where);
    return strategies;
  }

  private branchMatches({ type, where, among }: Branch): BranchMatches {
    const index = this.indexes.get(type);
    if (!index) return { type, docs: EMPTY, resources: { idOf: String } };
    return { type, docs: this.matches(type, where, among), resources: index };
  }

  private matches(type: string, where: Predicate, among: Branch['among']): DocSet {
    const index = this.indexes.get(type);
    if (!index) return EMPTY;
    const docs = Evaluator.of(index, this.indexes).evaluate(where);
    if (among === 'all') return docs;
    return among === 'contained' ? intersect(docs, index.documents.contained) : index.ownOnly(docs);
  }
}

export const memory: BackendFactory = (schemaOf, textIndex) => new MemoryBackend(schemaOf, textIndex);
