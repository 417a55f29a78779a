import { EMPTY } from '../../index/docset.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { cutPage } from '../paging.js';
import { estimate, evaluate } from './evaluate.js';
import { TypeIndex } from './type-index.js';

/** Inverted indexes in memory: postings by term, sorted term dictionaries, interval columns; one index a resource type. */
class MemoryBackend implements Backend {
  readonly capabilities = { estimates: true };
  private readonly byType = new Map<string, TypeIndex>();

  constructor(private readonly schemaOf: (type: string) => IndexSchema) {}

  put(resource: IdentifiedResource): void {
    const { resourceType: type } = resource;
    let index = this.byType.get(type);
    if (!index) this.byType.set(type, (index = new TypeIndex(this.schemaOf(type))));
    index.put(resource);
  }

  delete(type: string, id: string): boolean {
    return this.byType.get(type)?.delete(id) ?? false;
  }

  has(type: string, id: string): boolean {
    return this.byType.get(type)?.keys.document(id) !== undefined;
  }

  types(): readonly string[] {
    return [...this.byType.keys()];
  }

  search(branches: readonly Branch[], page: Page): Found {
    const matches = branches.map(({ type, where }) => {
      const index = this.byType.get(type);
      return { type, docs: index ? evaluate(where, index.keys) : EMPTY, idOf: index?.idOf ?? String };
    });
    return cutPage(matches, page);
  }

  count(type: string, where: Predicate): number {
    const index = this.byType.get(type);
    return index ? evaluate(where, index.keys).size : 0;
  }

  estimate(type: string, where: Predicate): number {
    const index = this.byType.get(type);
    return index ? estimate(where, index.keys) : 0;
  }
}

export const memory: BackendFactory = (schemaOf) => new MemoryBackend(schemaOf);
