import { ResourceKeys } from '../../model/evaluate.js';
import { AllResources } from '../../model/others.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import { fromSorted } from '../../index/algebra.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { cutPage } from '../paging.js';

interface Stored {
  readonly sequence: number;
  readonly resource: IdentifiedResource;
}

/**
 * No index at all: every search extracts the keys of every resource again and asks whether they match. As plain as it
 * can be; what other backends are compared with.
 */
class ScanBackend implements Backend {
  readonly capabilities = { estimates: false };
  private readonly byType = new Map<string, Map<string, Stored>>();
  private sequence = 0;

  constructor(private readonly schemaOf: (type: string) => IndexSchema) {}

  put(resource: IdentifiedResource): void {
    const { resourceType: type, id } = resource;
    const stored = this.byType.get(type) ?? new Map<string, Stored>();
    this.byType.set(type, stored);
    // A Map keeps the place of a key that is set again, as a resource keeps its sequence.
    stored.set(id, { resource, sequence: stored.get(id)?.sequence ?? this.sequence++ });
  }

  delete(type: string, id: string): boolean {
    return this.byType.get(type)?.delete(id) ?? false;
  }

  has(type: string, id: string): boolean {
    return this.byType.get(type)?.has(id) ?? false;
  }

  types(): readonly string[] {
    return [...this.byType.keys()];
  }

  search(branches: readonly Branch[], page: Page): Found {
    const matches = branches.map(({ type, where }) => {
      const found = this.matches(type, where);
      const ids = new Map(found.map(({ sequence, resource }) => [sequence, resource.id]));
      return { type, docs: fromSorted(found.map(({ sequence }) => sequence)), idOf: (doc: number) => ids.get(doc)! };
    });
    return cutPage(matches, page);
  }

  count(type: string, where: Predicate): number {
    return this.matches(type, where).length;
  }

  estimate(type: string): number {
    return this.byType.get(type)?.size ?? 0;
  }

  private matches(type: string, where: Predicate): Stored[] {
    const all = new AllResources(() => this.extractAll());
    return [...(this.byType.get(type)?.values() ?? [])].filter(({ resource }) => {
      return this.extract(resource).matches(where, all);
    });
  }

  private extractAll(): ResourceKeys[] {
    return [...this.byType.values()].flatMap((stored) =>
      [...stored.values()].map(({ resource }) => this.extract(resource)),
    );
  }

  private extract(resource: IdentifiedResource): ResourceKeys {
    const keys = new ResourceKeys(resource.id, resource.resourceType);
    this.schemaOf(resource.resourceType).extract(resource, keys);
    return keys;
  }
}

export const scan: BackendFactory = (schemaOf) => new ScanBackend(schemaOf);
