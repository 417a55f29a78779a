import type { Backend } from '../backends/backend.js';
import type { TypeSchema } from '../extract/schema.js';
import { ResourceKeys, type Name, type Others } from '../model/evaluate.js';
import { and, not, or, type Predicate, type ReferredPredicate } from '../model/predicate.js';
import type { Resource } from '../model/resource.js';

/**
 * Whether one resource matches, stored or not. It stands in for the stored one of its type and id; joins find it, what it
 * contains, and the other resources as they are stored.
 */
export function matchesOne(resource: Resource, where: Predicate, schema: TypeSchema, backend: Backend): boolean {
  const identified = { ...resource, id: resource.id ?? '' };
  const keys = new ResourceKeys(identified.id, resource.resourceType);
  schema.extract(identified, keys);
  return keys.matches(where, new Beside(keys, backend));
}

/** One resource with what it contains, and the stored ones around it. */
class Beside implements Others {
  constructor(
    private readonly own: ResourceKeys,
    private readonly backend: Backend,
  ) {}

  target(type: string, name: Name, where: Predicate): boolean {
    const { own } = this;
    const named = [own, ...own.containedKeys].filter((each) => each.type === type && each.isCalled(name));
    if (named.some((each) => each.matches(where, this))) return true;
    const isCalled: Predicate =
      name.space === type ? { op: 'id', ids: [name.name] } : { op: 'alias', alias: name.name };
    const known = name.space === type || name.space === '';
    return known && this.backend.count(type, and([isCalled, where, this.notOwn(type)])) > 0;
  }

  /** Only includes ask for contained ones, and what they add is no condition. */
  source({ type, field, where }: ReferredPredicate, names: readonly Name[]): boolean {
    const { own } = this;
    const refers = or(
      names.map(({ name, space }) => ({ op: 'term', field, test: 'equals', on: 'name', text: name, space })),
    );
    if (own.type === type && own.matches(and([refers, where]), this)) return true;
    return this.backend.count(type, and([refers, where, this.notOwn(type)])) > 0;
  }

  /** The stored resource of the same type and id isn't asked. */
  private notOwn(type: string): Predicate {
    return type === this.own.type ? not({ op: 'id', ids: [this.own.id] }) : { op: 'all' };
  }
}
