import type { SearchParameterDefinition } from '../../definitions/search-parameter.js';
import type { Reading } from './condition.js';
import type { WantedReference } from './types/reference.js';

/**
 * https://hl7.org/fhir/R4/search.html#reference: "servers SHOULD reject a search where the logical id refers to more than
 * one matching resource across different types"
 */
export function bareIdIsAmbiguous(
  wanted: unknown,
  { target, code }: SearchParameterDefinition,
  reading: Reading,
): void {
  const { id, type } = wanted as WantedReference;
  if (id === undefined || type !== undefined) return;
  const { resources } = reading.world;
  const stored = [...resources.values()].filter(
    (resource) => resource.id === id && (target.length === 0 || target.includes(resource.resourceType)),
  );
  if (stored.length > 1) reading.afterwards(`'${code}=${id}' is the id of several resources`);
}
