import fc from 'fast-check';
import { resolveLinks, type Target } from './data-types/link.js';
import type { FhirResource } from './fhir-resource.js';
import { r4Registry } from './searched-elements.js';
import { membersOf } from './resources/index.js';
import { shrinkResource } from './shrinking/shrink-resource.js';
import { shrunkBy } from './shrinking/shrunk-by.js';
import { BASE_URL, IDS } from './vocabulary.js';

export interface ResourceOptions {
  /** Default: one of a few short ids. */
  readonly id?: string;
  /** The resources that its references mostly are to; without any they dangle. */
  readonly members?: readonly Target[];
  /** Of absolute references to members. Default: `http://localhost/fhir`. */
  readonly baseUrl?: string;
}

/**
 * Resources of a type of R4, valid by structure: the elements and data types of the definitions, required elements
 * present. Throws a RangeError when R4 has no such type.
 */
export function resource(
  resourceType: string,
  { id, members = [], baseUrl = BASE_URL }: ResourceOptions = {},
): fc.Arbitrary<FhirResource> {
  if (!r4Registry().isResourceType(resourceType)) throw new RangeError(`R4 has no resource type '${resourceType}'`);
  const ids = id === undefined ? fc.constantFrom(...IDS) : fc.constant(id);
  const generated = fc
    .tuple(ids, membersOf(resourceType))
    .map(([id, rest]): FhirResource => ({ resourceType, id, ...resolveLinks(rest, members, baseUrl) }));
  return shrunkBy(generated, shrinkResource);
}
