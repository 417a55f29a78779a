import {
  isOutcome,
  outcomeOf,
  type Handling,
  type Outcome,
  type SearchAdapter,
  type SearchBundle,
  type SearchEntry,
} from './adapter.js';

/** One page of an answer. */
export interface Page {
  readonly bundle: SearchBundle;
  readonly matches: readonly SearchEntry[];
  readonly included: readonly SearchEntry[];
  readonly outcomes: readonly Outcome[];
}

/** What came of a search, over all of its pages. */
export type Observation =
  | { readonly kind: 'refused'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'found'; readonly pages: readonly Page[]; readonly endless: boolean };

/** Searches, and follows `next` links up to `most` pages. */
export async function observe(
  adapter: SearchAdapter,
  request: string,
  handling: Handling,
  most: number,
): Promise<Observation> {
  const pages: Page[] = [];
  let next: string | undefined = request;
  try {
    for (; next !== undefined && pages.length < most; next = linkOf(pages.at(-1)!.bundle, 'next')) {
      pages.push(pageOf(await adapter.search(next, { handling })));
    }
  } catch (error) {
    const outcome = outcomeOf(error);
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    // A refusal of a link that the answer itself gave is a failure.
    return outcome && pages.length === 0 ? { kind: 'refused', outcome } : { kind: 'failed', message };
  }
  return { kind: 'found', pages, endless: next !== undefined };
}

export function linkOf({ link }: SearchBundle, relation: string): string | undefined {
  return link?.find((each) => each.relation === relation)?.url;
}

/** `Type/id`; `Type/id#inner` of a contained resource by itself: https://hl7.org/fhir/R4/search.html#contained */
export function keyOfEntry({ resource, fullUrl = '' }: SearchEntry): string {
  const [contained] = /[^/]+\/[^/]+#[^#]+$/.exec(fullUrl) ?? [];
  return contained ?? `${resource?.resourceType}/${resource?.id}`;
}

/** `search.mode` is optional: without one an OperationOutcome says something of the search, and all else matches. */
function pageOf(bundle: SearchBundle): Page {
  const entries = bundle.entry ?? [];
  const modeOf = ({ search, resource }: SearchEntry): string =>
    search?.mode ?? (isOutcome(resource) ? 'outcome' : 'match');
  const isOf = (mode: string) => (entry: SearchEntry) => modeOf(entry) === mode;
  return {
    bundle,
    matches: entries.filter(isOf('match')),
    included: entries.filter(isOf('include')),
    outcomes: entries
      .filter(isOf('outcome'))
      .flatMap(({ resource }: { resource?: unknown }) => (isOutcome(resource) ? [resource] : [])),
  };
}
