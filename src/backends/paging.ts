import type { SortPosition, SortRule } from '../model/sort.js';
import type { Found, Page } from './backend.js';
import { NO_HITS, SequenceHits, type SequencePosition } from './hits.js';
import { backwards, forwards, more, type BranchMatches } from './sequence-order.js';
import { select, type SortedMatches } from './sort-order.js';

const NO_MORE: Found['more'] = { before: false, after: false };
const MORE_AFTER: Found['more'] = { before: false, after: true };

/** Hits on one side of a position, or from one end, and what lies beyond them. */
export interface Order {
  from(count: number, after?: Page['after']): Pick<Found, 'hits' | 'more'>;
  upTo(count: number, before?: Page['before']): Pick<Found, 'hits' | 'more'>;
}

/** Cuts a page out of the matches of all branches, which follow each other. */
export function cutPage(matches: readonly BranchMatches[], page: Page): Found {
  const total = totalOf(matches);
  return cut(total, page, {
    from(count, after) {
      if (!after) {
        const hits = forwards(matches, count, undefined);
        return { hits, more: hits.length < total ? MORE_AFTER : NO_MORE };
      }
      const position = after as SequencePosition;
      const hits = forwards(matches, count, position);
      return { hits, more: more(matches, hits, position, undefined) };
    },
    upTo(count, before) {
      const position = before as SequencePosition | undefined;
      const hits = backwards(matches, count, position);
      return { hits, more: more(matches, hits, undefined, position) };
    },
  });
}

/** The same of one branch. Most searches are for its first page. */
export function cutOnlyPage(matches: BranchMatches, page: Page): Found {
  const { count, after, before, lastOf } = page;
  if (count === 0 || after || before || lastOf !== undefined) return cutPage([matches], page);
  const { type, docs, resources } = matches;
  const total = docs.size;
  const found = docs.take(0, count);
  const hits = new SequenceHits(type, found, resources, 0);
  return { total, hits, more: found.length < total ? MORE_AFTER : NO_MORE };
}

/** Cuts a page out of the matches of all branches, merged by the rules. */
export function cutSortedPage(matches: readonly SortedMatches[], rules: readonly SortRule[], page: Page): Found {
  const directions = rules.map(({ descending }) => descending);
  const wanted = (count: number, from: Page['after'], backwards: boolean): ReturnType<Order['from']> =>
    select(matches, directions, { count, from: from as SortPosition | undefined, backwards });
  return cut(totalOf(matches), page, {
    from: (count, after) => wanted(count, after, false),
    upTo: (count, before) => wanted(count, before, true),
  });
}

function totalOf(matches: readonly BranchMatches[]): number {
  let total = 0;
  for (const { docs } of matches) total += docs.size;
  return total;
}

/** Cuts a page out of so many matches by the order that they are in. */
export function cut(total: number, page: Page, order: Order): Found {
  const { count, after, before, lastOf } = page;
  if (count === 0) return { total, hits: NO_HITS, more: { before: false, after: false } };
  const { hits, more } =
    lastOf !== undefined
      ? lastPage(Math.min(total, lastOf), total, count, order)
      : before
        ? order.upTo(count, before)
        : order.from(count, after);
  return { total, hits, more };
}

/** The page that a walk from the beginning ends on: what is left over when all others are full. */
function lastPage(size: number, total: number, count: number, order: Order): Pick<Found, 'hits' | 'more'> {
  const rest = size === 0 ? 0 : ((size - 1) % count) + 1;
  if (size === total) return order.upTo(rest);
  const { hits, more: beyond } = order.from(size);
  return { hits: hits.slice(size - rest), more: { before: size > rest, after: beyond.after } };
}
