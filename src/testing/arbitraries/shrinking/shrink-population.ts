import type { FhirResource } from '../fhir-resource.js';
import { shrinkItems, shrinkList } from './shrink-list.js';
import { shrinkResource } from './shrink-resource.js';

/** Fewer resources first, then smaller ones. References to those that are gone dangle. */
export function* shrinkPopulation(resources: readonly FhirResource[]): Generator<readonly FhirResource[]> {
  yield* shrinkList(resources);
  yield* shrinkItems(resources, shrinkResource);
}
