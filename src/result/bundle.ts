import type { Backend, Found, Position } from '../backends/backend.js';
import { FhirSearchError, toOperationOutcome, type OperationOutcome } from '../model/issue.js';
import type { Resource } from '../model/resource.js';
import type { BoundSearch } from '../plan/bound-search.js';
import type { PlanBranch } from '../plan/plan.js';
import type { Store } from '../store/store.js';
import { readCursor, writeCursor, type Cursor } from './cursor.js';
import { searchUrl, type BundleLink } from './links.js';
import { createSubsetter } from './subset.js';

/** https://hl7.org/fhir/R4/bundle.html#searchset */
export interface SearchsetBundle {
  resourceType: 'Bundle';
  type: 'searchset';
  /** The number of matches, on all pages. */
  total: number;
  link: BundleLink[];
  entry: SearchsetEntry[];
}

export interface SearchsetEntry {
  fullUrl?: string;
  /** The stored resource itself, or the part of it that was asked for, not a copy: it must not be changed. */
  resource: Resource | OperationOutcome;
  search: { mode: 'match' | 'include' | 'outcome' };
}

export interface ResultContext {
  readonly backend: Backend;
  readonly store: Store;
  readonly baseUrl: string;
  /** The number of matches on a page when the request doesn't say. */
  readonly defaultCount: number;
}

/** Runs a prepared search and makes the Bundle of the page it asks for. */
export function runSearch(
  bound: BoundSearch,
  branches: readonly PlanBranch[],
  context: ResultContext,
): SearchsetBundle {
  const { backend, store, baseUrl, defaultCount } = context;
  refuseAmbiguousIds(bound, backend);
  const cursor = cursorOf(bound);
  const count = bound.count ?? defaultCount;
  const found = backend.search(branches, { count, ...(cursor && { [cursor.side]: cursor.position }) });
  const partOf = createSubsetter(bound, 'match');
  const entry: SearchsetEntry[] = [];
  for (const { type, id } of found.hits) {
    const resource = partOf(store.get(type, id)!);
    entry.push({ fullUrl: `${baseUrl}/${type}/${id}`, resource, search: { mode: 'match' } });
  }
  if (bound.warnings.length > 0) {
    entry.push({ resource: toOperationOutcome(bound.warnings), search: { mode: 'outcome' } });
  }
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.total,
    link: links(bound, cursor, found, baseUrl),
    entry,
  };
}

/** What a cursor's digest is taken of: what was asked, whatever the size of the page. */
function searchKey({ scope, applied }: BoundSearch): string {
  return JSON.stringify([scope, applied.filter(({ name }) => name !== '_count')]);
}

function cursorOf(bound: BoundSearch): Cursor | undefined {
  if (!bound.cursor) return undefined;
  const { text, span } = bound.cursor;
  const cursor = readCursor(text, searchKey(bound));
  if (cursor) return cursor;
  const message = 'this is no cursor of this search; follow the links of a result as they are';
  throw new FhirSearchError([{ severity: 'error', code: 'value', message, parameter: '_cursor', span }]);
}

function links(bound: BoundSearch, cursor: Cursor | undefined, { hits, more }: Found, baseUrl: string): BundleLink[] {
  const self = searchUrl(baseUrl, bound, bound.cursor?.text);
  const all: BundleLink[] = [{ relation: 'self', url: self }];
  const add = (relation: 'next' | 'previous', to: Cursor): void => {
    all.push({ relation, url: searchUrl(baseUrl, bound, writeCursor(to, searchKey(bound))) });
  };
  const first = hits[0];
  const last = hits.at(-1);
  if (more.before) add('previous', { side: 'before', position: first?.position ?? edge(cursor, 1) });
  if (more.after) add('next', { side: 'after', position: last?.position ?? edge(cursor, -1) });
  return all;
}

/** What a page without hits lies beside: the position it was asked from, that position included. */
function edge(cursor: Cursor | undefined, step: 1 | -1): Position {
  const { branch, sequence } = cursor!.position;
  return { branch, sequence: sequence + step };
}

/** "Servers SHOULD reject a search where the logical id refers to more than one matching resource across different types" */
function refuseAmbiguousIds({ bareIds }: BoundSearch, backend: Backend): void {
  const issues = bareIds.flatMap(({ parameter, id, types, span }) => {
    const stored = (types ?? backend.types()).filter((type) => backend.has(type, id));
    if (stored.length < 2) return [];
    const named = stored.map((type) => `${type}/${id}`).join(', ');
    const message = `'${id}' is the id of several resources: ${named}; expected [type]/[id]`;
    return { severity: 'error' as const, code: 'multiple-matches' as const, message, parameter, span };
  });
  // A parameter of several types that are searched is read once for each, and says the same each time.
  const unique = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  if (unique.size > 0) throw new FhirSearchError([...unique.values()]);
}
