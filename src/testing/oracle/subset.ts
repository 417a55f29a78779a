import { r4Elements, type ElementDefinition } from '../../definitions/elements.js';
import { elementOf, typeOfProperty, type ElementName } from './elements.js';
import { list, members, type Members } from './type-rules.js';
import type { TestResource } from './world.js';

/*
 * What is left of resources: https://hl7.org/fhir/R4/search.html#summary, https://hl7.org/fhir/R4/search.html#elements
 */

/** What is asked for. Neither: all of each resource. */
export interface Parts {
  /** `true`, `text` or `data` */
  readonly summary?: string;
  readonly elements?: readonly ElementName[];
}

/** What fhirdex leaves of a resource, the tag included. */
export function partOf(resource: TestResource, { summary, elements }: Parts): Members {
  if (summary === 'true') return tagged(summaryOf(resource, resource.resourceType));
  const kept = (property: string): boolean => {
    if (['resourceType', 'id', 'meta'].includes(property)) return true;
    if (summary === 'data') return property !== 'text';
    const element = elementOf(resource.resourceType, property);
    if (summary === 'text') return element !== undefined && (element.name === 'text' || element.required);
    return (
      element !== undefined && (element.required || element.modifier || isAsked(property, element, resource, elements))
    );
  };
  return tagged(Object.fromEntries(Object.entries(resource).filter(([property]) => kept(property))));
}

/**
 * The properties that any server should give back, if the resource has them: mandatory ones, and those asked for. "Servers
 * are not obliged to return just the requested elements", and may give more. The tag is told otherwise.
 */
export function leastOf(resource: TestResource, { summary, elements }: Parts): readonly string[] {
  return Object.keys(resource).filter((property) => {
    if (property === 'id') return true;
    const element = elementOf(resource.resourceType, property);
    if (!element || element.name === 'meta') return false;
    if (summary === 'data') return element.name !== 'text';
    if (summary === 'true') return element.required;
    if (summary === 'text') return element.required || element.name === 'text';
    return element.required || isAsked(property, element, resource, elements);
  });
}

function isAsked(
  property: string,
  element: ElementDefinition,
  { resourceType }: TestResource,
  elements: readonly ElementName[] = [],
): boolean {
  return elements.some(
    ({ type = resourceType, name }) =>
      type === resourceType && (name === element.name || name === property.replace(/^_/, '')),
  );
}

/** Elements that are marked, at every depth; and mandatory ones and modifiers, without which the rest is something else. */
function summaryOf(object: Members, typePath: string): Members {
  const left: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(object)) {
    const element = elementOf(typePath, property);
    if (property === 'resourceType') left[property] = value;
    if (!element || !(element.summary || element.required || element.modifier)) continue;
    const kept = property.startsWith('_')
      ? onlyContent(value, object[property.slice(1)])
      : each(value, (item) => summaryOfValue(item, typeOfProperty(element, property)));
    if (kept !== undefined) left[property] = kept;
  }
  return left;
}

function summaryOfValue(value: unknown, type: string): unknown {
  if (typeof value !== 'object' || value === null || type === 'Extension') return value;
  if (type === 'Resource') return nested(members(value));
  if (r4Elements().shape(type) !== 'object') return value;
  // Extensions in the place of a value are all there is.
  if (Object.keys(value).every((name) => name === 'id' || name === 'extension')) return value;
  const left = summaryOf(members(value), type);
  return Object.keys(left).length > 0 ? left : undefined;
}

/** A resource of a Bundle or of Parameters is a summary of its own type. */
function nested(resource: Members): unknown {
  const { resourceType } = resource;
  const known = typeof resourceType === 'string' && r4Elements().resourceTypes.has(resourceType);
  return known ? tagged(summaryOf(resource, resourceType)) : undefined;
}

/** What stands beside primitives stays where they have no value: https://hl7.org/fhir/R4/json.html#primitive */
function onlyContent(beside: unknown, values: unknown): unknown {
  if (!Array.isArray(beside)) return values === undefined || values === null ? beside : undefined;
  const kept = beside.map((one: unknown, i) =>
    list(values)[i] === undefined || list(values)[i] === null ? one : null,
  );
  return kept.some((one) => one !== null && one !== undefined) ? kept : undefined;
}

/** One value or all of an array; undefined where nothing is left. */
function each(value: unknown, of: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return of(value);
  const left = value.map(of).filter((item) => item !== undefined);
  return left.length > 0 ? left : undefined;
}

const TAG = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

function tagged(resource: Members): Members {
  const meta = members(resource['meta']);
  const tags = list(meta['tag']);
  if (tags.map(members).some(({ system, code }) => system === TAG.system && code === TAG.code)) return resource;
  return { ...resource, meta: { ...meta, tag: [...tags, TAG] } };
}
