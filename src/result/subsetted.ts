import { isJsonObject, type JsonObject } from './json-object.js';

const SUBSETTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
} as const;

/**
 * Tags a resource as incomplete, so that nobody stores it in place of the whole one. One that has the tag already is given
 * back as it is. https://hl7.org/fhir/R4/resource.html#simple-tags
 */
export function subsetted(resource: JsonObject): JsonObject {
  const meta = isJsonObject(resource['meta']) ? resource['meta'] : {};
  const tags: readonly unknown[] = Array.isArray(meta['tag']) ? meta['tag'] : [];
  if (tags.some(isSubsetted)) return resource;
  return { ...resource, meta: { ...meta, tag: [...tags, { ...SUBSETTED }] } };
}

function isSubsetted(tag: unknown): boolean {
  return isJsonObject(tag) && tag['system'] === SUBSETTED.system && tag['code'] === SUBSETTED.code;
}
