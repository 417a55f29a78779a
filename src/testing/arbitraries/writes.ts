import fc from 'fast-check';
import { resolveLinks } from './data-types/link.js';
import type { FhirResource } from './fhir-resource.js';
import { COMMON_TYPES, membersOf } from './resources/index.js';
import { shrinkItems, shrinkList } from './shrinking/shrink-list.js';
import { shrinkResource } from './shrinking/shrink-resource.js';
import { shrunkBy } from './shrinking/shrunk-by.js';
import { BASE_URL, IDS } from './vocabulary.js';

/** A change of what is stored. */
export type Write =
  /** In place of the resource of the same type and id, if there is one. */
  | { readonly op: 'put'; readonly resource: FhirResource }
  /** `Patient/a`; there may be no such resource. */
  | { readonly op: 'delete'; readonly reference: string };

export interface WritesOptions {
  /** Default: 8. */
  readonly maxLength?: number;
  /** Of resources that weren't there before. Default: those of the population, and common ones. */
  readonly types?: readonly string[];
  /** Of absolute references. Default: `http://localhost/fhir`. */
  readonly baseUrl?: string;
}

/**
 * Sequences of writes to a population: resources that are new, replaced by others or by themselves, deleted, put again
 * after that. Shrinks to fewer writes of smaller resources.
 */
export function writes(
  resources: readonly FhirResource[],
  { maxLength = 8, types, baseUrl = BASE_URL }: WritesOptions = {},
): fc.Arbitrary<readonly Write[]> {
  const known = [...new Set(resources.map(({ resourceType }) => resourceType))];
  const fresh = fc.tuple(fc.constantFrom(...(types ?? [...known, ...COMMON_TYPES])), fc.constantFrom(...IDS));
  const stored = resources.map(({ resourceType, id }) => [resourceType, id] as [string, string]);
  const place =
    stored.length === 0
      ? fresh
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...stored) }, { weight: 1, arbitrary: fresh });
  const put = place.chain(([resourceType, id]) =>
    membersOf(resourceType).map((members): Write => {
      return { op: 'put', resource: { resourceType, id, ...resolveLinks(members, resources, baseUrl) } };
    }),
  );
  const remove = place.map(([type, id]): Write => ({ op: 'delete', reference: `${type}/${id}` }));
  const again = resources.map((resource): Write => ({ op: 'put', resource }));
  const write = fc.oneof(
    { weight: 4, arbitrary: put },
    { weight: 2, arbitrary: remove },
    ...(again.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...again) }] : []),
  );
  return shrunkBy(fc.array(write, { maxLength }), shrinkWrites);
}

function* shrinkWrites(all: readonly Write[]): Generator<readonly Write[]> {
  yield* shrinkList(all);
  yield* shrinkItems(all, function* (write): Generator<Write> {
    if (write.op === 'put') for (const resource of shrinkResource(write.resource)) yield { op: 'put', resource };
  });
}
