import type { Held } from './held.js';
import { holdContent } from './hold-content.js';
import { keyOfEntry, type Page } from './observe.js';
import { keyOf } from './oracle/world.js';

/** The matches of all pages, their number and their order. */
export function holdMatches(pages: readonly Page[], held: Held): readonly string[] {
  const { expected, resources, profile } = held;
  const found = pages.flatMap(({ matches }) => matches.map(keyOfEntry));
  const unique = new Set(found);
  const { must, may, countOnly, count } = expected;
  const differences: string[] = [];
  const twice = found.filter((key, i) => found.indexOf(key) !== i);
  if (twice.length > 0) differences.push(`Found twice: ${names(twice)}.`);
  const missing = countOnly ? [] : [...must].filter((key) => !unique.has(key));
  if (missing.length > 0) differences.push(`Not found, and must be: ${names(missing)}.`);
  const extra = [...unique].filter((key) => countOnly || !may.has(key));
  if (extra.length > 0) differences.push(`Found, and must not be: ${names(extra)}.`);
  const long = count === undefined ? [] : pages.filter(({ matches }) => matches.length > count);
  if (long.length > 0) differences.push(`A page has ${long[0]!.matches.length} matches, more than _count.`);
  for (const { bundle } of pages) {
    const { total } = bundle;
    if (total === undefined) {
      if (profile === 'fhirdex' && !expected.totalOptional) differences.push('There is no total.');
    } else if (countOnly ? total < must.size || total > may.size : total !== found.length && !expected.totalOptional) {
      differences.push(`The total is ${total}, not ${countOnly ? must.size : found.length}.`);
    }
  }
  const { order } = expected;
  if (!order || differences.length > 0) return differences;
  const ordered = found.map((key) => resources.get(key)!);
  for (const [i, first] of ordered.entries()) {
    const late = ordered.slice(i + 1).find((second) => (order(first, second) ?? 0) > 0);
    if (late) return [`In the wrong order: ${found[i]} stands before ${keyOf(late.resource)}.`];
  }
  return differences;
}

/** What comes with the matches, page by page. A match of another page may come with them, or be left out. */
export function holdIncluded(pages: readonly Page[], { expected }: Held): readonly string[] {
  const allMatches = new Set(pages.flatMap(({ matches }) => matches.map(keyOfEntry)));
  return pages.flatMap(({ matches, included }) => {
    const { must, may } = expected.includedWith(matches.map(keyOfEntry));
    const found = new Set(included.map(keyOfEntry));
    const missing = [...must].filter((key) => !found.has(key) && !allMatches.has(key));
    const extra = [...found].filter((key) => !may.has(key));
    const differences: string[] = [];
    if (missing.length > 0) differences.push(`Not included, and must be: ${names(missing)}.`);
    if (extra.length > 0) differences.push(`Included, and must not be: ${names(extra)}.`);
    if (included.length > found.size) differences.push('An included resource stands in a page twice.');
    return differences;
  });
}

/** The entries themselves: https://hl7.org/fhir/R4/bundle.html#searchset */
export function holdEntries(pages: readonly Page[], { expected, resources, profile }: Held): readonly string[] {
  const differences: string[] = [];
  for (const { bundle, matches, included } of pages) {
    if (bundle.resourceType !== 'Bundle' || bundle.type !== 'searchset')
      differences.push('This is no searchset Bundle.');
    for (const entry of [...matches, ...included]) {
      const key = keyOfEntry(entry);
      const stored = resources.get(key)?.resource;
      const parts = expected.parts[matches.includes(entry) ? 'matches' : 'included'];
      if (stored) differences.push(...holdContent(key, entry, stored, parts, profile));
      if (profile === 'fhir') continue;
      if (entry.search?.mode === undefined) differences.push(`${key} has no search.mode.`);
      if (!entry.fullUrl?.endsWith(`/${key}`)) differences.push(`${key} has the fullUrl ${entry.fullUrl}.`);
    }
  }
  return differences;
}

function names(keys: readonly string[]): string {
  return keys.join(', ');
}
