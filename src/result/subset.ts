import { propertiesOf, type Property } from '../definitions/properties.js';
import type { Resource } from '../model/resource.js';
import type { ElementName, Subset } from '../plan/bound-subset.js';
import type { JsonObject } from './json-object.js';
import { subsetted } from './subsetted.js';
import { summaryOfResource } from './summary.js';

/**
 * The part of a resource that is asked for: a new resource, which shares what is untouched with the one it is of. That one
 * is never changed.
 */
export type Subsetter = (resource: Resource) => Resource;

/**
 * How resources of one role in the result are cut down: https://hl7.org/fhir/R4/search.html#summary,
 * https://hl7.org/fhir/R4/search.html#elements. When all of them is asked for, they are given back themselves.
 *
 * What is cut down is tagged as SUBSETTED, also where nothing was left out of it: whether a resource can be stored again
 * shouldn't depend on what happens to be in it.
 */
export function createSubsetter({ summary, elements }: Subset, role: 'match' | 'include'): Subsetter {
  switch (summary) {
    case 'true':
      // Types of R4 are all that is stored.
      return (resource) => (summaryOfResource(resource) ?? resource) as unknown as Resource;
    case 'text':
      return cutAtRoot((type) => {
        const properties = propertiesOf(type);
        return (name) => name === 'text' || isInEvery(name) || properties.get(name)?.element.required === true;
      });
    case 'data':
      return cutAtRoot(() => (name) => name !== 'text');
    default:
      // "The list of elements does not apply to included resources."
      if (elements === undefined || role === 'include') return (resource) => resource;
      return cutAtRoot((type) => {
        const properties = propertiesOf(type);
        const names = namesFor(type, elements);
        return (name) => isInEvery(name) || isListed(name, properties.get(name), names);
      });
  }
}

/** Keeps the properties at the root that a predicate, made once for each type, says. */
function cutAtRoot(keptOf: (type: string) => (name: string) => boolean): Subsetter {
  const byType = new Map<string, (name: string) => boolean>();
  return (resource) => {
    const { resourceType } = resource;
    let isKept = byType.get(resourceType);
    if (!isKept) byType.set(resourceType, (isKept = keptOf(resourceType)));
    const kept: JsonObject = Object.fromEntries(
      // What stands beside a primitive goes with it.
      Object.entries(resource).filter(([name]) => isKept(name.startsWith('_') ? name.slice(1) : name)),
    );
    return subsetted(kept) as unknown as Resource;
  };
}

function isInEvery(name: string): boolean {
  return name === 'resourceType' || name === 'id' || name === 'meta';
}

function namesFor(type: string, elements: readonly ElementName[]): ReadonlySet<string> {
  return new Set(elements.filter((each) => (each.type ?? type) === type).map(({ name }) => name));
}

/** Mandatory and modifier elements are there unasked: "Servers SHOULD always return mandatory elements". */
function isListed(name: string, property: Property | undefined, names: ReadonlySet<string>): boolean {
  if (!property) return false;
  const { element } = property;
  return element.required || element.modifier || names.has(name) || names.has(element.name);
}
