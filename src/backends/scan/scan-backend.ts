import { ResourceKeys } from '../../model/evaluate.js';
import { AllResources } from '../../model/others.js';
import type { Predicate } from '../../model/predicate.js';
import type { IdentifiedResource } from '../../model/resource.js';
import { fromSorted } from '../../index/algebra.js';
import type { Backend, BackendFactory, Branch, Found, IndexSchema, Page } from '../backend.js';
import { cutPage, cutSortedPage } from '../paging.js';
import { withScores } from '../scores.js';
import { createScorer } from './text-scores.js';

interface Stored {
  readonly sequence: number;
  readonly resource: IdentifiedResource;
  /** The sequences of the resources that it contains, by type and name. */
  readonly contained: ReadonlyMap<string, number>;
}

interface Match {
  readonly sequence: number;
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
    const before = stored.get(id);
    const sequence = before?.sequence ?? this.sequence++;
    const contained = new Map<string, number>();
    for (const keys of this.extract(resource).containedKeys) {
      contained.set(placeOf(keys), before?.contained.get(placeOf(keys)) ?? this.sequence++);
    }
    // A Map keeps the place of a key that is set again, as a resource keeps its sequence.
    stored.set(id, { resource, sequence, contained });
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
    const matches = branches.map(({ type, where, sort = [], ranked = [], among }) => {
      const scoreOf = createScorer(ranked, () => [...this.own(type), ...this.contained(type)].map(({ keys }) => keys));
      const matching = this.matches(type, where, among);
      const found = new Map(matching.map((match) => [match.sequence, match]));
      const byId = new Map(matching.map(({ keys }) => [keys.id, keys]));
      return {
        type,
        docs: fromSorted([...found.keys()].sort((a, b) => a - b)),
        resources: { idOf: (doc: number) => found.get(doc)!.keys.id },
        scoreOf: ranked.length > 0 ? (id: string) => scoreOf(byId.get(id)!) : undefined,
        valueOf: (doc: number, rule: number) => {
          const { keys } = found.get(doc)!;
          return sort[rule]!.key.by === 'score' ? scoreOf(keys) : keys.sortValue(sort[rule]!);
        },
      };
    });
    const rules = branches[0]?.sort;
    return withScores(matches, rules ? cutSortedPage(matches, rules, page) : cutPage(matches, page));
  }

  count(type: string, where: Predicate, among?: Branch['among']): number {
    return this.matches(type, where, among).length;
  }

  estimate(type: string): number {
    return this.byType.get(type)?.size ?? 0;
  }

  private matches(type: string, where: Predicate, among: Branch['among']): Match[] {
    const all = new AllResources(() => this.extractAll());
    const candidates = [
      ...(among === 'contained' ? [] : this.own(type)),
      ...(among === undefined ? [] : this.contained(type)),
    ];
    return candidates.filter(({ keys }) => keys.matches(where, all));
  }

  private own(type: string): Match[] {
    return [...(this.byType.get(type)?.values() ?? [])].map(({ sequence, resource }) => {
      return { sequence, keys: this.extract(resource) };
    });
  }

  private contained(type: string): Match[] {
    return this.all().flatMap(({ resource, contained }) =>
      this.extract(resource)
        .containedKeys.filter((keys) => keys.type === type)
        .map((keys) => ({ sequence: contained.get(placeOf(keys))!, keys })),
    );
  }

  private all(): Stored[] {
    return [...this.byType.values()].flatMap((stored) => [...stored.values()]);
  }

  private extractAll(): ResourceKeys[] {
    return this.all().map(({ resource }) => this.extract(resource));
  }

  private extract(resource: IdentifiedResource): ResourceKeys {
    const keys = new ResourceKeys(resource.id, resource.resourceType);
    this.schemaOf(resource.resourceType).extract(resource, keys);
    return keys;
  }
}

function placeOf({ type, id }: ResourceKeys): string {
  return `${type} ${id}`;
}

export const scan: BackendFactory = (schemaOf) => new ScanBackend(schemaOf);
