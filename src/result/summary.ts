import { r4Elements, type ElementDefinition } from '../definitions/elements.js';
import { propertiesOf } from '../definitions/properties.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import { subsetted } from './subsetted.js';

/*
 * `_summary=true`: https://hl7.org/fhir/R4/search.html#summary, https://hl7.org/fhir/R4/elementdefinition.html (isSummary)
 */

/**
 * A resource with the elements that its definition marks for summaries, at every depth, and those without which it would
 * be invalid or say something else. Undefined when it is of no type of R4. Parts of which nothing is left out are shared
 * with the resource; one that has the tag, and nothing to leave out, is given back itself.
 */
export function summaryOfResource(resource: unknown): JsonObject | undefined {
  if (!isJsonObject(resource)) return undefined;
  const type = resource['resourceType'];
  if (typeof type !== 'string' || !r4Elements().resourceTypes.has(type)) return undefined;
  return subsetted(summaryOfObject(resource, type));
}

/** R4 has mandatory elements that it doesn't mark (Appointment.participant), and modifiers (DomainResource.modifierExtension). */
function isKept({ summary, required, modifier }: ElementDefinition): boolean {
  return summary || required || modifier;
}

function summaryOfObject(object: JsonObject, type: string): JsonObject {
  const properties = propertiesOf(type);
  const isResource = r4Elements().resourceTypes.has(type);
  const kept: Record<string, unknown> = {};
  let whole = true;
  for (const [name, value] of Object.entries(object)) {
    let left: unknown;
    if (name === 'resourceType' && isResource) {
      left = value;
    } else {
      const beside = name.startsWith('_');
      const property = properties.get(beside ? name.slice(1) : name);
      if (property && isKept(property.element)) {
        left = beside ? besidePrimitive(value, object[name.slice(1)]) : summaryOfValue(value, property.type);
      }
    }
    if (left !== undefined) kept[name] = left;
    whole &&= left === value;
  }
  return whole ? object : kept;
}

/** One value or an array of them; undefined when nothing is left. */
function summaryOfValue(value: unknown, type: string): unknown {
  if (!Array.isArray(value)) return summaryOfItem(value, type);
  const items = value.map((item) => summaryOfItem(item, type)).filter((item) => item !== undefined);
  if (items.length === 0) return undefined;
  return items.length === value.length && items.every((item, i) => item === value[i]) ? value : items;
}

function summaryOfItem(value: unknown, type: string): unknown {
  if (type === 'Resource') return summaryOfResource(value);
  // An extension's value isn't marked, and without it the rest says nothing.
  if (type === 'Extension' || r4Elements().shape(type) !== 'object' || !isJsonObject(value)) return value;
  if (Object.keys(value).every(isInElement)) return value;
  const kept = summaryOfObject(value, type);
  // An object in JSON is never empty: https://hl7.org/fhir/R4/json.html
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Extensions alone stand for the content that is missing: https://hl7.org/fhir/R4/extensibility.html#Special-Case */
function isInElement(name: string): boolean {
  return name === 'id' || name === 'extension';
}

/**
 * What stands beside a primitive, its id and extensions, isn't marked either; but it is all there is where the value is
 * missing. In arrays the two correspond by position: https://hl7.org/fhir/R4/json.html#primitive
 */
function besidePrimitive(beside: unknown, value: unknown): unknown {
  if (!Array.isArray(beside)) return isMissing(value) ? beside : undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  const kept = beside.map((each: unknown, i) => (isMissing(values[i]) ? each : null));
  if (kept.every(isMissing)) return undefined;
  return kept.every((each, i) => each === beside[i]) ? beside : kept;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
