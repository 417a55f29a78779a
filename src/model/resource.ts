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
export function isValidId(id: unknown): id is string {
  return typeof id === 'string' && isIdFrom(id, 0);
}

/** Whether the text from `start` on is an id. By hand: every resource and nearly every reference comes through here. */
export function isIdFrom(text: string, start: number): boolean {
  const { length } = text;
  if (length === start || length - start > 64) return false;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    const letter = code | 32;
    const digit = code >= 48 && code <= 57;
    if (!digit && code !== 45 && code !== 46 && (letter < 97 || letter > 122)) return false;
  }
  return true;
}
