import { isPlainObject, type FhirResource } from '../fhir-resource.js';
import type { Json } from '../object.js';
import { propertiesOf } from '../properties.js';
import { shrinkItems, shrinkList } from './shrink-list.js';
import { shrinkPrimitive } from './shrink-primitive.js';

/**
 * Smaller resources that are valid all the same: without an element that isn't required, with fewer repetitions, with
 * simpler primitive values. Type and id stay.
 */
export function shrinkResource(resource: FhirResource): Generator<FhirResource> {
  return shrinkObject(resource, resource.resourceType) as Generator<FhirResource>;
}

function* shrinkObject(object: Json, typePath: string): Generator<Json> {
  const properties = propertiesOf(typePath);
  const names = Object.keys(object).filter((name) => !FIXED.has(name));
  const optional = names.filter((name) => !(properties.get(name)?.element.required ?? false));
  const fixed = Object.keys(object).length - optional.length;
  for (const kept of shrinkList(optional, fixed > 0 ? 0 : 1)) {
    const removed = new Set(optional.filter((name) => !kept.includes(name)));
    yield Object.fromEntries(Object.entries(object).filter(([name]) => !removed.has(name)));
  }
  for (const name of names) {
    const property = properties.get(name);
    if (!property) continue;
    for (const smaller of shrinkValue(object[name], property.type)) yield { ...object, [name]: smaller };
  }
}

/** What others say of a resource, and what a reference says of another. */
const FIXED: ReadonlySet<string> = new Set(['resourceType', 'id', 'reference']);

function* shrinkValue(value: unknown, type: string): Generator<unknown> {
  if (Array.isArray(value)) {
    yield* shrinkList(value as readonly unknown[], 1);
    yield* shrinkItems(value as readonly unknown[], (item) => shrinkValue(item, type));
  } else if (isPlainObject(value)) {
    yield* shrinkObject(value, type === 'Resource' ? String(value['resourceType']) : type);
  } else {
    yield* shrinkPrimitive(type, value);
  }
}
