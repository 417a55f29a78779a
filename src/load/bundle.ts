import { parseReference } from '../model/reference.js';

/** The parts of a Bundle that loading needs, as far as they are there: https://hl7.org/fhir/R4/bundle.html */
interface Entry {
  readonly fullUrl?: unknown;
  readonly resource?: unknown;
  readonly search?: { readonly mode?: unknown };
  readonly request?: { readonly url?: unknown; readonly method?: unknown };
}

export type JsonObject = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isBundle(value: unknown): value is JsonObject {
  return isObject(value) && value['resourceType'] === 'Bundle';
}

/** What an entry holds, undefined when it is no resource, with the entry's position counted from 1. */
export interface EntryResource {
  readonly position: number;
  readonly resource: unknown;
}

/**
 * The resources of a Bundle, whatever its type, in order. Outcome entries of a searchset are about the search and are
 * passed over.
 *
 * A resource without an id gets the one that its entry tells: of `request.url` (`PUT Patient/1`), or of `fullUrl`.
 * References to the `urn:uuid:` of another entry become references to its resource
 * (https://hl7.org/fhir/R4/http.html#trules). What has to change is copied; the Bundle stays as it is.
 */
export function* bundleResources(bundle: JsonObject): Generator<EntryResource> {
  const entries = (Array.isArray(bundle['entry']) ? bundle['entry'] : []).map((each): Entry =>
    isObject(each) ? each : {},
  );
  const resources = entries.map(withId);
  const targets = new Map<string, string>();
  entries.forEach(({ fullUrl }, i) => {
    const resource = resources[i];
    if (typeof fullUrl !== 'string' || !fullUrl.startsWith('urn:') || !isObject(resource)) return;
    if (typeof resource['id'] === 'string')
      targets.set(fullUrl, `${String(resource['resourceType'])}/${resource['id']}`);
  });
  for (let i = 0; i < entries.length; i++) {
    if (entries[i]!.search?.mode === 'outcome') continue;
    yield { position: i + 1, resource: targets.size === 0 ? resources[i] : resolveUrns(resources[i], targets) };
  }
}

function withId({ resource, request, fullUrl }: Entry): unknown {
  if (!isObject(resource) || resource['id'] !== undefined) return resource;
  for (const text of [request?.method === 'PUT' ? request.url : undefined, fullUrl]) {
    if (typeof text !== 'string') continue;
    const uuid = /^urn:uuid:(.+)$/.exec(text)?.[1];
    if (uuid !== undefined) return { ...resource, id: uuid };
    const parsed = parseReference(text);
    if ((parsed.kind === 'relative' || parsed.kind === 'absolute') && parsed.type === resource['resourceType']) {
      return { ...resource, id: parsed.id };
    }
  }
  return resource;
}

/** Elements that hold references or addresses; a business identifier with the same text is left alone. */
const ADDRESS = /(?:^reference|[uU]r[il])$/;

/** The value with every URN replaced by what it stands for; the value itself when there's none in it. */
function resolveUrns(value: unknown, targets: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => resolveUrns(item, targets));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isObject(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [name, member] of Object.entries(value)) {
    const resolved =
      typeof member === 'string'
        ? ADDRESS.test(name)
          ? (targets.get(member) ?? member)
          : member
        : resolveUrns(member, targets);
    if (resolved !== member) (copy ??= { ...value })[name] = resolved;
  }
  return copy ?? value;
}
