import type { Answer, BoundQuery, Found } from '../queries/query.js';
import type { Given, Runner } from '../peers/peer.js';

const PAGE = 50;

/**
 * Why an answer is wrong; undefined when it is right. R4 leaves the order of matches open when nothing asks for one, so
 * that any page of them is right; a sorted page has to have the keys that the first page has.
 */
export function whyWrong(
  { matches, includes, key }: Found,
  { total, page, includes: beside }: Given,
): string | undefined {
  if (total !== matches.length) return `total ${total}, not ${matches.length}`;
  const size = Math.min(PAGE, matches.length);
  if (page.length !== size) return `${page.length} entries on the page, not ${size}`;
  const stored = new Map(matches.map((resource) => [resource.id, resource]));
  const resources = page.flatMap((id) => stored.get(id) ?? []);
  if (resources.length < page.length) return 'a resource that does not match';
  if (new Set(page).size < page.length) return 'a resource twice';
  if (key && resources.some((resource, at) => key(resource) !== key(matches[at]!))) return 'another order';
  const expected = new Set((includes?.(resources) ?? []).map(({ id }) => id));
  if (beside.length !== expected.size) return `${beside.length} included, not ${expected.size}`;
  if (beside.some((id) => !expected.has(id))) return 'a resource included that should not be';
  return undefined;
}

/** The first wrong answer that a runner gives to any of the values. */
export async function firstFault(
  runner: Runner,
  query: BoundQuery,
  expected: readonly Found[],
): Promise<string | undefined> {
  for (const [value, text] of query.texts.entries()) {
    let reason: string | undefined;
    try {
      reason = whyWrong(expected[value]!, await runner.give(value));
    } catch (error) {
      reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    }
    if (reason !== undefined) return `${text}: ${reason}`;
  }
  return undefined;
}

/** Whether what we give has the very entries that are made by hand: the same resources in the same order. */
export function sameEntries(ours: unknown, byHand: Answer): boolean {
  return JSON.stringify(ours) === JSON.stringify(byHand.entry);
}
