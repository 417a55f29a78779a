import { toOperationOutcome, type OperationOutcome } from '../model/issue.js';
import type { Resource } from '../model/resource.js';
import type { BoundSearch } from '../plan/bound-search.js';
import type { PlanBranch } from '../plan/plan.js';
import type { Store } from '../store/store.js';
import { refuseAmbiguousIds } from './ambiguous-ids.js';
import { includeResources, type IncludeContext } from './include.js';
import type { BundleLink } from './links.js';
import { askedPage, pageLinks } from './pages.js';
import { resourceAt, urlOf, type Place } from './place.js';
import type { SafeLinks } from './safe-links.js';
import { createSubsetter } from './subset.js';

/** https://hl7.org/fhir/R4/bundle.html#searchset */
export interface SearchsetBundle {
  resourceType: 'Bundle';
  type: 'searchset';
  /** The number of matches, on all pages; absent when the search says `_total=none`. */
  total?: number;
  link: BundleLink[];
  entry: SearchsetEntry[];
}

export interface SearchsetEntry {
  fullUrl?: string;
  /** The stored resource itself, or the part of it that was asked for, not a copy: it must not be changed. */
  resource: Resource | OperationOutcome;
  search: {
    mode: 'match' | 'include' | 'outcome';
    /** How well it matches the text conditions of the search, from 0 to 1; absent when it has none. */
    score?: number;
  };
}

export interface ResultContext extends IncludeContext {
  readonly store: Store;
  readonly baseUrl: string;
  /** The number of matches on a page when the request doesn't say. */
  readonly defaultCount: number;
  /** What links are kept in that hold no values; absent when links may hold them. */
  readonly safeLinks?: SafeLinks;
}

/** Runs a prepared search and makes the Bundle of the page it asks for. */
export function runSearch(
  bound: BoundSearch,
  branches: readonly PlanBranch[],
  context: ResultContext,
): SearchsetBundle {
  const { backend, store, baseUrl, defaultCount, safeLinks } = context;
  refuseAmbiguousIds(bound, backend);
  const asked = askedPage(bound, defaultCount);
  const found = backend.search(branches, asked.page);
  const entry: SearchsetEntry[] = [];
  const push = (places: readonly (Place & { readonly score?: number })[], mode: 'match' | 'include'): void => {
    const partOf = createSubsetter(bound, mode);
    for (const place of places) {
      const { score } = place;
      const search = { mode, ...(score !== undefined && { score }) };
      entry.push({ fullUrl: urlOf(place, baseUrl), resource: partOf(resourceAt(place, store)!), search });
    }
  };
  push(found.hits, 'match');
  const included = includeResources(bound.includes ?? [], found.hits, context);
  push(included.places, 'include');
  const warnings = [...bound.warnings, ...included.warnings];
  if (warnings.length > 0) entry.push({ resource: toOperationOutcome(warnings), search: { mode: 'outcome' } });
  // Whoever asks for the total alone gets it. An estimate is the number itself, which finding the page has told.
  const counted = bound.totalOnly || bound.total !== 'none';
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(counted && { total: found.total }),
    link: pageLinks(bound, asked, found, baseUrl, safeLinks),
    entry,
  };
}
