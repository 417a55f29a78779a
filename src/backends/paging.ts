import type { SortPosition, SortRule } from '../model/sort.js';
import type { Found, Hit, Page, SequencePosition } from './backend.js';
import { backwards, forwards, more, type BranchMatches } from './sequence-order.js';
import { select, type SortedMatches } from './sort-order.js';

/** Hits on one side of a position, or from one end, and what lies beyond them. */
interface Order {
  from(count: number, after?: Page['after']): Pick<Found, 'hits' | 'more'>;
  upTo(count: number, before?: Page['before']): Pick<Found, 'hits' | 'more'>;
}

/** Cuts a page out of the matches of all branches, which follow each other. */
export function cutPage(matches: readonly BranchMatches[], page: Page): Found {
  return ranked(
    matches,
    cut(matches, page, {
      from(count, after) {
        const position = after as SequencePosition | undefined;
        const hits = forwards(matches, count, position);
        return { hits, more: more(matches, hits, position, undefined) };
      },
      upTo(count, before) {
        const position = before as SequencePosition | undefined;
        const hits = backwards(matches, count, position);
        return { hits, more: more(matches, hits, undefined, position) };
      },
    }),
  );
}

/** Cuts a page out of the matches of all branches, merged by the rules. */
export function cutSortedPage(matches: readonly SortedMatches[], rules: readonly SortRule[], page: Page): Found {
  const directions = rules.map(({ descending }) => descending);
  const wanted = (count: number, from: Page['after'], backwards: boolean): ReturnType<Order['from']> =>
    select(matches, directions, { count, from: from as SortPosition | undefined, backwards });
  return ranked(
    matches,
    cut(matches, page, {
      from: (count, after) => wanted(count, after, false),
      upTo: (count, before) => wanted(count, before, true),
    }),
  );
}

function cut(matches: readonly BranchMatches[], page: Page, order: Order): Found {
  const { count, after, before, lastOf } = page;
  const total = matches.reduce((sum, { docs }) => sum + docs.size, 0);
  if (count === 0) return { total, hits: [], more: { before: false, after: false } };
  if (lastOf !== undefined) return { total, ...lastPage(Math.min(total, lastOf), total, count, order) };
  return { total, ...(before ? order.upTo(count, before) : order.from(count, after)) };
}

/** The hits with their scores. */
function ranked(matches: readonly BranchMatches[], found: Found): Found {
  const byType = new Map(matches.map((branch) => [branch.type, branch]));
  const score = (hit: Hit): Hit => {
    const value = byType.get(hit.type)?.scoreOf?.(hit.id);
    return value === undefined ? hit : { ...hit, score: value };
  };
  return matches.some(({ scoreOf }) => scoreOf) ? { ...found, hits: found.hits.map(score) } : found;
}

/** The page that a walk from the beginning ends on: what is left over when all others are full. */
function lastPage(size: number, total: number, count: number, order: Order): Pick<Found, 'hits' | 'more'> {
  const rest = size === 0 ? 0 : ((size - 1) % count) + 1;
  if (size === total) return order.upTo(rest);
  const { hits, more: beyond } = order.from(size);
  return { hits: hits.slice(size - rest), more: { before: size > rest, after: beyond.after } };
}
