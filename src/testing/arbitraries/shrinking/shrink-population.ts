import { isPlainObject, type FhirResource } from '../fhir-resource.js';
import { shrinkItems, shrinkList } from './shrink-list.js';
import { shrinkResource } from './shrink-resource.js';

/** Fewer resources first, never fewer than `least`, then smaller ones. References to those that are gone dangle. */
export function* shrinkPopulation(
  resources: readonly FhirResource[],
  least: number,
): Generator<readonly FhirResource[]> {
  yield* shrinkList(resources, least);
  yield* shrinkItems(resources, unpacked);
  yield* shrinkItems(resources, shrinkResource);
}

/** What a resource contains, in its place and under its id. */
function* unpacked({ id, contained }: FhirResource): Generator<FhirResource> {
  for (const inner of Array.isArray(contained) ? (contained as unknown[]) : []) {
    if (isPlainObject(inner)) yield { ...(inner as FhirResource), id };
  }
}
