import type { Found, Page, Position, SequencePosition } from '../backends/backend.js';
import { FhirSearchError } from '../model/issue.js';
import type { BoundSearch } from '../plan/bound-search.js';
import { readCursor, writeCursor, type Cursor } from './cursor.js';
import { cursorUrl, searchUrl, wellFormed, type BundleLink } from './links.js';
import { isToken, type SafeLinks } from './safe-links.js';

/** Parameters that may change from page to page. */
const CHANGEABLE = new Set(['_count', '_format', '_pretty']);

/** Which page a search asks for. */
export interface AskedPage {
  readonly page: Page;
  readonly cursor: Cursor | undefined;
}

/** Throws FhirSearchError when the cursor is none of this search. */
export function askedPage(bound: BoundSearch, defaultCount: number): AskedPage {
  const { totalOnly, count: size = defaultCount, maxResults = Infinity } = bound;
  const cursor = cursorOf(bound);
  const count = totalOnly ? 0 : Math.min(size, maxResults);
  switch (cursor?.side) {
    case undefined:
      return { cursor, page: { count } };
    case 'last':
      return { cursor, page: { count, lastOf: maxResults } };
    case 'after': {
      const { position, passed = 0 } = cursor;
      return { cursor, page: { count: Math.min(count, maxResults - passed), after: position } };
    }
    case 'before': {
      const { position, passed = Infinity } = cursor;
      return { cursor, page: { count: Math.min(count, passed), before: position } };
    }
  }
}

/** What a cursor's digest is taken of: what was asked, whatever the size of the page. */
function searchKey({ scope, applied }: BoundSearch): string {
  const kept = applied.filter(({ name }) => !CHANGEABLE.has(name));
  return JSON.stringify([scope, kept.map(({ name, value }) => [name, wellFormed(value)])]);
}

function cursorOf(bound: BoundSearch): Cursor | undefined {
  if (!bound.cursor) return undefined;
  const cursor = readCursor(bound.cursor.text, searchKey(bound));
  if (cursor) return cursor;
  throw notOfThisSearch(bound.cursor);
}

/**
 * The URL that a safe link stands for; undefined when the request isn't one. Throws FhirSearchError when the link is no
 * longer kept, or when something else is asked besides, since a link says all that is asked.
 */
export function resolveSafeLink(
  { cursor, applied, warnings }: BoundSearch,
  safe: SafeLinks | undefined,
): string | undefined {
  if (!cursor || !safe || !isToken(cursor.text)) return undefined;
  if (warnings.length > 0 || applied.some(({ name }) => name === '_count' || !CHANGEABLE.has(name))) {
    throw notOfThisSearch(cursor);
  }
  const url = safe.url(cursor.text);
  if (url !== undefined) return url;
  const message = 'this link is no longer kept; search anew';
  const issue = { severity: 'error', code: 'not-found', message, parameter: '_cursor', span: cursor.span } as const;
  throw new FhirSearchError([issue]);
}

/** Refuses a safe link whose resource type was changed. */
export function checkSafeLink(request: BoundSearch, search: BoundSearch): void {
  if (cursorUrl('', request, '') !== cursorUrl('', search, '')) throw notOfThisSearch(request.cursor!);
}

function notOfThisSearch({ span }: NonNullable<BoundSearch['cursor']>): FhirSearchError {
  const message = 'this is no cursor of this search; follow the links of a result as they are';
  return new FhirSearchError([{ severity: 'error', code: 'value', message, parameter: '_cursor', span }]);
}

/**
 * The links of a page, to itself and to others when there are any: https://hl7.org/fhir/R4/http.html#paging
 * The last is told when it is followed, so that it is the one that a walk from the first would end on then.
 */
export function pageLinks(
  bound: BoundSearch,
  { cursor }: AskedPage,
  { total, hits, more }: Found,
  baseUrl: string,
  safe: SafeLinks | undefined,
): BundleLink[] {
  const search = searchKey(bound);
  const link = (relation: BundleLink['relation'], to?: Cursor | string): BundleLink => {
    const text = typeof to === 'object' ? writeCursor(to, search) : to;
    const url = searchUrl(baseUrl, bound, text);
    return { relation, url: safe ? cursorUrl(baseUrl, bound, safe.token(url)) : url };
  };
  const { maxResults } = bound;
  const start = maxResults === undefined ? undefined : passedBefore(cursor, hits.length, Math.min(total, maxResults));
  const end = start === undefined ? undefined : start + hits.length;
  const before = more.before && start !== 0;
  const after = more.after && (end === undefined || end < maxResults!);
  const to = (side: 'before' | 'after', position: Position, passed: number | undefined): Cursor => {
    return { side, position, ...(passed !== undefined && { passed }) };
  };
  return [
    link('self', bound.cursor?.text),
    ...(before || after ? [link('first')] : []),
    ...(before ? [link('previous', to('before', hits[0]?.position ?? beside(cursor, 1), start))] : []),
    ...(after ? [link('next', to('after', hits.at(-1)?.position ?? beside(cursor, -1), end))] : []),
    ...(before || after ? [link('last', { side: 'last' })] : []),
  ];
}

/** How many matches a walk from the beginning counts before this page. */
function passedBefore(cursor: Cursor | undefined, hits: number, all: number): number {
  switch (cursor?.side) {
    case undefined:
      return 0;
    case 'last':
      return all - hits;
    case 'after':
      return cursor.passed ?? 0;
    case 'before':
      return (cursor.passed ?? 0) - hits;
  }
}

/** What a page without hits lies beside: the position it was asked from, that position included. */
function beside(cursor: Cursor | undefined, step: 1 | -1): Position {
  const { position } = cursor as Extract<Cursor, { position: Position }>;
  if ('values' in position) {
    // Types come last in the order: nothing lies between a type and these.
    return { ...position, type: step > 0 ? `${position.type}\0` : '' };
  }
  const { branch, sequence }: SequencePosition = position;
  return { branch, sequence: sequence + step };
}
