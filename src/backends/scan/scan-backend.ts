import { ResourceKeys } from '../../model/evaluate.js';
import { AllResources } from '../../model/others.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import { fromSorted } from '../../index/algebra.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { cutPage, cutSortedPage } from '../paging.js';

interface Stored {
  readonly sequence: number;
  readonly resource: IdentifiedResource;
}

interface Match extends Stored {
  readonly keys: ResourceKeys;
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
    const matches = branches.map(({ type, where, sort = [] }) => {
      const found = new Map(this.matches(type, where).map((match) => [match.sequence, match]));
      return {
        type,
        docs: fromSorted([...found.keys()]),
        idOf: (doc: number) => found.get(doc)!.resource.id,
        valueOf: (doc: number, rule: number) => found.get(doc)!.keys.sortValue(sort[rule]!),
      };
    });
    const rules = branches[0]?.sort;
    return rules ? cutSortedPage(matches, rules, page) : cutPage(matches, page);
  }

  count(type: string, where: Predicate): number {
    return this.matches(type, where).length;
  }

  estimate(type: string): number {
    return this.byType.get(type)?.size ?? 0;
  }

  private matches(type: string, where: Predicate): Match[] {
    const all = new AllResources(() => this.extractAll());
    return [...(this.byType.get(type)?.values() ?? [])].flatMap((stored) => {
      const keys = this.extract(stored.resource);
      return keys.matches(where, all) ? [{ ...stored, keys }] : [];
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
