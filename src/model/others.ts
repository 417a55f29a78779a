import type { Name, Others, ResourceKeys } from './evaluate.js';
import type { Predicate, ReferredPredicate } from './predicate.js';

/** All resources, for joins to look through. They are gathered when first asked for. */
export class AllResources implements Others {
  private gathered: Gathered | undefined;

  /** `make` gives the resources that aren't contained in others; what these contain is theirs. */
  constructor(private readonly make: () => readonly ResourceKeys[]) {}

  target(type: string, name: Name, where: Predicate): boolean {
    const named = this.all().byName.get(keyOf(name)) ?? [];
    return named.some((each) => each.type === type && each.matches(where, this));
  }

  source({ type, field, where, among }: ReferredPredicate, names: readonly Name[]): boolean {
    const { byType, containedByType } = this.all();
    const own = byType.get(type) ?? [];
    const counted = among === 'all' ? [...own, ...(containedByType.get(type) ?? [])] : own;
    const isAmong = (term: Name): boolean =>
      names.some(({ name, space }) => term.name === name && term.space === space);
    return counted.some((each) => each.termsOf(field).some(isAmong) && each.matches(where, this));
  }

  private all(): Gathered {
    return (this.gathered ??= gather(this.make()));
  }
}

interface Gathered {
  /** Without those that are contained in others. */
  readonly byType: ReadonlyMap<string, readonly ResourceKeys[]>;
  readonly containedByType: ReadonlyMap<string, readonly ResourceKeys[]>;
  readonly byName: ReadonlyMap<string, readonly ResourceKeys[]>;
}

function gather(resources: readonly ResourceKeys[]): Gathered {
  const byType = new Map<string, ResourceKeys[]>();
  const containedByType = new Map<string, ResourceKeys[]>();
  const byName = new Map<string, ResourceKeys[]>();
  for (const resource of resources) {
    addTo(byType, resource.type, resource);
    for (const inner of resource.containedKeys) addTo(containedByType, inner.type, inner);
    for (const each of [resource, ...resource.containedKeys]) {
      for (const name of each.names) addTo(byName, keyOf(name), each);
    }
  }
  return { byType, containedByType, byName };
}

function addTo(map: Map<string, ResourceKeys[]>, key: string, resource: ResourceKeys): void {
  const list = map.get(key);
  if (list) list.push(resource);
  else map.set(key, [resource]);
}

/** No space has a line break. */
function keyOf({ name, space }: Name): string {
  return `${space}\n${name}`;
}
