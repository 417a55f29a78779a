/**
 * The least that makes an object a FHIR resource. Structural on purpose, so that the resource types of `@types/fhir`
 * and of Medplum fit without a cast.
 */
export interface Resource {
  resourceType: string;
  id?: string | undefined;
  meta?: { lastUpdated?: string | undefined; versionId?: string | undefined } | undefined;
}

/** A resource that can be stored: its id is known. */
export interface IdentifiedResource extends Resource {
  id: string;
}

/** The id data type of R4: https://hl7.org/fhir/R4/datatypes.html#id */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

export function isValidId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id);
}
