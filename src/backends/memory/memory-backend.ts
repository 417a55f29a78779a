import type { State } from '../../index/state.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { TextIndexAdapter } from '../../text/text-index.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { CompiledBranch, CompiledSearch } from './compiled-search.js';
import { compile } from './operators/compile.js';
import type { Note, Operator } from './operators/operator.js';
import type { TypeIndex } from './type-index.js';
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
    return new CompiledSearch(branches, this.indexes).run(page);
  }

  prepare(branches: readonly Branch[]): (page: Page) => Found {
    const search = new CompiledSearch(branches, this.indexes);
    return (page) => search.run(page);
  }

  count(type: string, where: Predicate, among?: Branch['among']): number {
    this.indexes.beginSearch();
    return new CompiledBranch({ type, where, ...(among && { among }) }, this.indexes).matches().docs.size;
  }

  estimate(type: string, where: Predicate): number {
    const index = this.indexes.get(type);
    if (!index) return 0;
    this.indexes.beginSearch();
    // Contained resources are documents as well.
    const own = index.keys.live.size - index.documents.contained.size;
    return Math.min(own, this.operator(where, index).estimate());
  }

  strategies(type: string, where: Predicate): ReadonlyMap<Predicate, string> {
    const strategies = new Map<Predicate, string>();
    const index = this.indexes.get(type);
    const note: Note = (predicate, strategy) => void strategies.set(predicate, strategy);
    this.indexes.beginSearch();
    if (index) this.operator(where, index, note).evaluate();
    return strategies;
  }

  private operator(where: Predicate, index: TypeIndex, note?: Note): Operator {
    return compile(where, index, (type) => this.indexes.get(type), note);
  }
}

export const memory: BackendFactory = (schemaOf, textIndex) => new MemoryBackend(schemaOf, textIndex);
