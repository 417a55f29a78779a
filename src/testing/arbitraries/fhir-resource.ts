import type { IdentifiedResource } from '../../model/resource.js';

/** A resource as plain JSON. */
export type FhirResource = IdentifiedResource & Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
