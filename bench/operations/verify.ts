import type { Engine } from '../../src/index.js';
import type { BoundQuery, Found } from '../queries/query.js';
import type { Given, Runner } from '../peers/peer.js';

const PAGE = 50;

/**
 * Why an answer is wrong; undefined when it is right. R4 leaves the order of matches open when nothing asks for one, so
 * that any page of them is right; a sorted page has to have the keys that the first page has.
 */
function whyWrong({ matches, includes, key }: Found, { total, page, includes: beside }: Given): string | undefined {
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

/** Milliseconds after which the rest of the values is left, for peers that take seconds for one. */
const PATIENCE = 3_000;

/** The first wrong answer that a runner gives to any of the values. Rejects with whatever the runner rejects with. */
export async function firstFault(
  runner: Runner,
  query: BoundQuery,
  expected: readonly Found[],
): Promise<string | undefined> {
  const until = performance.now() + PATIENCE;
  for (const [value, text] of query.texts.entries()) {
    const reason = whyWrong(expected[value]!, await runner.give(value));
    if (reason !== undefined) return `${text}: ${reason}`;
    if (performance.now() > until) break;
  }
  return undefined;
}

/** Whether we give the very entries that are made by hand: the same resources under the same URLs, in the same order. */
export async function firstDifference(engine: Engine, { texts, hand }: BoundQuery): Promise<string | undefined> {
  const byHand = hand();
  for (const [value, text] of texts.entries()) {
    const { entry } = await engine.search(text);
    const expected = byHand(value).entry;
    const same = (at: number): boolean => {
      const [ours, other] = [entry[at]!, expected[at]!];
      return (
        ours.fullUrl === other.fullUrl && ours.resource === other.resource && ours.search.mode === other.search.mode
      );
    };
    if (entry.length !== expected.length || !expected.every((_, at) => same(at)))
      return `${text}: other entries than by hand`;
  }
  return undefined;
}
