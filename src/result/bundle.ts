import { prepareSearch, type Found, type Page } from '../backends/backend.js';
import type { Hits } from '../backends/hits.js';
import { toOperationOutcome, type OperationOutcome } from '../model/issue.js';
import type { Resource } from '../model/resource.js';
import type { BoundSearch } from '../plan/bound-search.js';
import type { PlanBranch } from '../plan/plan.js';
import type { Store } from '../store/store.js';
import { refuseAmbiguousIds } from './ambiguous-ids.js';
import { Includes, type IncludeContext } from './include.js';
import type { BundleLink } from './links.js';
import { Pages, type PageContext } from './pages.js';
import { resourceAt, urlOf } from './place.js';
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

export interface ResultContext extends IncludeContext, PageContext {
  readonly store: Store;
}

/** A prepared search, to be run any number of times. What is the same for all its pages is made when it first runs. */
export class SearchRun {
  private pages: Pages | undefined;
  private includes: Includes | undefined;
  private planned: readonly PlanBranch[] | undefined;
  private search: ((page: Page) => Found) | undefined;
  /** Whether entries are whole resources. */
  private readonly whole: boolean;
  private lastType = '';
  private lastTypeUrl = '';

  constructor(
    private readonly bound: BoundSearch,
    private readonly context: ResultContext,
  ) {
    this.whole = bound.summary === undefined && bound.elements === undefined;
  }

  /** The Bundle of the page that is asked for. Throws FhirSearchError for an ambiguous id or a faulty cursor. */
  run(branches: readonly PlanBranch[]): SearchsetBundle {
    const { bound, context } = this;
    refuseAmbiguousIds(bound, context.backend);
    const pages = (this.pages ??= new Pages(bound, context));
    const found = this.searchOf(branches)(pages.asked);
    const { hits } = found;
    let { warnings } = bound;
    let included: readonly Hits[] = [];
    let length = hits.length;
    if (bound.includes) {
      this.includes ??= new Includes(bound.includes, context);
      const reached = this.includes.of(hits);
      included = reached.hits;
      for (let i = 0; i < included.length; i++) length += included[i]!.length;
      if (reached.warnings.length > 0) warnings = [...warnings, ...reached.warnings];
    }
    if (warnings.length > 0) length++;
    // As long as it's going to be: one that grows is made four times on the way to 50.
    const entry = new Array<SearchsetEntry>(length);
    this.putEntries(entry, 0, hits, 'match');
    let at = hits.length;
    for (let i = 0; i < included.length; i++) {
      this.putEntries(entry, at, included[i]!, 'include');
      at += included[i]!.length;
    }
    if (warnings.length > 0) entry[at] = { resource: toOperationOutcome(warnings), search: { mode: 'outcome' } };
    const link = pages.links(found);
    // Whoever asks for the total alone gets it. An estimate is the number itself, which finding the page has told.
    return bound.totalOnly || bound.total !== 'none'
      ? { resourceType: 'Bundle', type: 'searchset', total: found.total, link, entry }
      : { resourceType: 'Bundle', type: 'searchset', link, entry };
  }

  /** Most plans are the same each time. */
  private searchOf(branches: readonly PlanBranch[]): (page: Page) => Found {
    if (!this.search || this.planned !== branches) {
      this.planned = branches;
      this.search = prepareSearch(this.context.backend, branches);
    }
    return this.search;
  }

  /** The entries of some hits, from a place on. */
  private putEntries(entry: SearchsetEntry[], start: number, hits: Hits, mode: 'match' | 'include'): void {
    const { store, baseUrl } = this.context;
    const partOf = this.whole ? undefined : createSubsetter(this.bound, mode);
    const { length, type: onlyType } = hits;
    const onlyUrl = onlyType === undefined ? '' : this.typeUrl(onlyType);
    for (let i = 0; i < length; i++) {
      const type = onlyType ?? hits.typeAt(i);
      const id = hits.idAt(i);
      const kept = hits.resourceAt(i);
      const resource = kept ?? resourceAt({ type, id }, store)!;
      const score = hits.scoreAt(i);
      // A text made of two is only put together when somebody reads it; 50 of four took 2 µs.
      const url = onlyType === undefined ? this.typeUrl(type) : onlyUrl;
      entry[start + i] = {
        fullUrl: kept === undefined ? urlOf({ type, id }, baseUrl) : url + id,
        resource: partOf ? partOf(resource) : resource,
        search: score === undefined ? { mode } : { mode, score },
      };
    }
  }

  /** What the URLs of a type begin with. */
  private typeUrl(type: string): string {
    if (type !== this.lastType) {
      this.lastType = type;
      this.lastTypeUrl = urlOf({ type, id: '' }, this.context.baseUrl);
    }
    return this.lastTypeUrl;
  }
}
