import type { SearchEntry } from './adapter.js';
import { leastOf, partOf, type Parts } from './oracle/subset.js';
import type { Profile, TestResource } from './oracle/world.js';

/**
 * What an entry has of a resource. Servers may give more of it than is asked for, and change what they store: of them only
 * what must be there is looked for.
 */
export function holdContent(
  key: string,
  { resource }: SearchEntry,
  stored: TestResource,
  parts: Parts | undefined,
  profile: Profile,
): readonly string[] {
  const found = (resource ?? {}) as Readonly<Record<string, unknown>>;
  if (profile === 'fhir') {
    const missing = parts ? leastOf(stored, parts).filter((property) => found[property] === undefined) : [];
    return missing.length > 0 ? [`${key} is without ${missing.join(', ')}.`] : [];
  }
  if (!parts) {
    if (isSubsetted(found)) return [`${key} is marked as SUBSETTED.`];
    return JSON.stringify(found) === JSON.stringify(stored) ? [] : [`${key} is not as it was stored.`];
  }
  if (!isSubsetted(found)) return [`${key} is not marked as SUBSETTED.`];
  const wanted = partOf(stored, parts);
  const differing = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].filter(
    (property) => !isSame(wanted[property], found[property]),
  );
  return differing.map(
    (property) => `${key} has ${text(found[property])} as '${property}', not ${text(wanted[property])}.`,
  );
}

/** https://hl7.org/fhir/R4/search.html#summary */
function isSubsetted({ meta }: { readonly meta?: unknown }): boolean {
  const { tag } = (meta ?? {}) as { tag?: readonly { code?: string }[] };
  return tag?.some(({ code }) => code === 'SUBSETTED') ?? false;
}

/** The order of properties says nothing: https://www.rfc-editor.org/rfc/rfc8259#section-4 */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  const names = Object.keys(left!);
  return names.length === Object.keys(right!).length && names.every((name) => isSame(left![name], right![name]));
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
