import type { KeySink } from '../model/field.js';
import { containedName, type ParsedReference } from '../model/reference.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import { isText, list, members } from './search-type.js';

/*
 * References name resources by more than their ids. What a resource is called besides is said here, and the reader of
 * references puts the same names, so that joins need to compare nothing but names.
 */

/**
 * What references may call a resource besides its id:
 *
 * - its canonical URL, with its version and without (https://hl7.org/fhir/R4/references.html#canonical);
 * - with `resolveConditionals`, a search by one of its identifiers, as bulk exports write references
 *   (https://hl7.org/fhir/R4/http.html#trules).
 */
export function putAliases(
  resource: IdentifiedResource,
  { resolveConditionals }: Settings,
  sink: Pick<KeySink, 'alias'>,
): void {
  const { url, version, identifier } = members(resource);
  if (isText(url)) {
    sink.alias(url);
    if (isText(version)) sink.alias(`${url}|${version}`);
  }
  if (!resolveConditionals || identifier === undefined) return;
  for (const each of list(identifier)) {
    const { system, value } = members(each);
    if (!isText(value)) continue;
    sink.alias(conditional(resource.resourceType, `${isText(system) ? system : ''}|${value}`));
    sink.alias(conditional(resource.resourceType, value));
  }
}

type Conditional = Extract<ParsedReference, { kind: 'conditional' }>;

/** The alias that a conditional reference means; undefined when it searches by anything but one identifier. */
export function aliasOfConditional({ type, query }: Conditional): string | undefined {
  const token = /^identifier=([^&]+)$/.exec(query)?.[1];
  if (token === undefined) return undefined;
  try {
    return conditional(type, decodeURIComponent(token.replace(/\+/g, ' ')));
  } catch {
    return conditional(type, token);
  }
}

function conditional(type: string, token: string): string {
  return `${type}?identifier=${token}`;
}

/** A contained resource with the name that joins know it by. */
export interface Contained {
  readonly name: string;
  readonly resource: IdentifiedResource;
}

/**
 * The contained resources that are resources, by their names. One without an id, or with that of another before it, is
 * contained all the same; references can't name it.
 */
export function containedResources(container: IdentifiedResource): readonly Contained[] {
  const all = list(members(container)['contained']);
  const taken = new Set<string>();
  const found: Contained[] = [];
  for (let i = 0; i < all.length; i++) {
    const { resourceType, id } = members(all[i]);
    if (!isText(resourceType)) continue;
    const own = isText(id) && !taken.has(id) ? id : `/${i}`;
    taken.add(own);
    found.push({ name: containedName(container, own), resource: all[i] as IdentifiedResource });
  }
  return found;
}
