import fc from 'fast-check';
import { r4Elements } from '../../definitions/elements.js';
import { resolveLinks } from './data-types/link.js';
import type { FhirResource } from './fhir-resource.js';
import { COMMON_TYPES, membersOf } from './resources/index.js';
import { r4Registry } from './searched-elements.js';
import { shrinkPopulation } from './shrinking/shrink-population.js';
import { shrunkBy } from './shrinking/shrunk-by.js';
import { BASE_URL, IDS } from './vocabulary.js';

/** What is contained in others most often. */
const CONTAINED_TYPES = ['Patient', 'Practitioner', 'Organization', 'Observation'] as const;

export interface PopulationOptions {
  /** Resource types of R4. Default: those that are searched most, and any other now and then. */
  readonly types?: readonly string[];
  /** The number of resources. Defaults: 0 and 10. */
  readonly minSize?: number;
  readonly maxSize?: number;
  /** Of absolute references to members. Default: `http://localhost/fhir`. */
  readonly baseUrl?: string;
}

/**
 * Resources that refer to each other, no two of one type and id; ids are few, so that resources of different types share
 * some. A few references lead nowhere, to another server, or into the resource itself. Shrinks to fewer resources, then
 * to fewer elements in them.
 *
 * Throws a RangeError for a type that R4 doesn't have.
 */
export function population(options: PopulationOptions = {}): fc.Arbitrary<readonly FhirResource[]> {
  const { types, minSize = 0, maxSize = 10, baseUrl = BASE_URL } = options;
  const generated = fc
    .uniqueArray(fc.tuple(typeAmong(types), idAmong(maxSize)), {
      minLength: minSize,
      maxLength: maxSize,
      selector: ([type, id]) => `${type}/${id}`,
    })
    .chain((members) => {
      const targets = members.map(([resourceType, id]) => ({ resourceType, id }));
      return fc
        .tuple(...targets.map(({ resourceType }) => fc.tuple(membersOf(resourceType), contained(resourceType))))
        .map((all) =>
          all.map(([rest, inner], i): FhirResource => {
            if (!inner || Object.hasOwn(rest, 'contained'))
              return { ...targets[i]!, ...resolveLinks(rest, targets, baseUrl) };
            const within = [resolveLinks(inner, targets, baseUrl)];
            return { ...targets[i]!, contained: within, ...resolveLinks(rest, targets, baseUrl, inner) };
          }),
        );
    });
  return shrunkBy<readonly FhirResource[]>(generated, (resources) => shrinkPopulation(resources, minSize));
}

/** One resource in eight has another in it: https://hl7.org/fhir/R4/references.html#contained */
function contained(container: string): fc.Arbitrary<FhirResource | undefined> {
  if (!r4Elements().element(container, 'contained')) return fc.constant(undefined);
  const inner = fc
    .constantFrom(...CONTAINED_TYPES)
    .chain((resourceType) =>
      membersOf(resourceType).map((members): FhirResource => ({ resourceType, id: 'in', ...members })),
    );
  return fc.option(inner, { nil: undefined, freq: 8 }).map((each) => each);
}

function typeAmong(types: readonly string[] | undefined): fc.Arbitrary<string> {
  const { resourceTypes } = r4Registry();
  const unknown = types?.find((type) => !resourceTypes.has(type));
  if (unknown !== undefined) throw new RangeError(`R4 has no resource type '${unknown}'`);
  if (types) return fc.constantFrom(...types);
  const [patient, observation] = COMMON_TYPES;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(patient!, observation!) },
    { weight: 12, arbitrary: fc.constantFrom(...COMMON_TYPES) },
    { weight: 2, arbitrary: fc.constantFrom(...resourceTypes) },
  );
}

/** Few ids for few resources; numbers when there are more. */
function idAmong(maxSize: number): fc.Arbitrary<string> {
  const known = fc.constantFrom(...IDS);
  return maxSize <= 20 ? known : fc.oneof(known, fc.nat(2 * maxSize).map(String));
}
