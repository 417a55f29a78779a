import { isPlainObject, type FhirResource } from '../fhir-resource.js';
import { shrinkItems, shrinkList } from './shrink-list.js';
import { shrinkResource } from './shrink-resource.js';

/** Fewer resources first, never fewer than `least`, then smaller ones. References to those that are gone dangle. */
export function* shrinkPopulation(
  resources: readonly FhirResource[],
  least: number,
): Generator<readonly FhirResource[]> {
  yield* shrinkList(resources, least);
  const taken = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  yield* shrinkItems(resources, (each) => unpacked(each, taken));
  yield* shrinkItems(resources, shrinkResource);
}

/** What a resource contains, in its place and under its id, unless that is taken. */
function* unpacked({ id, contained }: FhirResource, taken: ReadonlySet<string>): Generator<FhirResource> {
  for (const inner of Array.isArray(contained) ? (contained as unknown[]) : []) {
    if (!isPlainObject(inner) || taken.has(`${String(inner['resourceType'])}/${id}`)) continue;
    yield { ...(inner as FhirResource), id };
  }
}
