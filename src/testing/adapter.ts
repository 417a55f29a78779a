import type { TestResource } from './oracle/world.js';

/** What is under test: an engine, or a server. */
export interface SearchAdapter {
  /** Makes these the only resources that there are. */
  reset(resources: readonly TestResource[]): Promise<void>;
  /**
   * Resolves to the searchset Bundle of one page. `request` is what follows the base URL (`Patient?name=ann`), or the URL of
   * a `next` link as the Bundle had it. Rejects when the search is refused, with an error that has an `outcome`, an
   * OperationOutcome; any other rejection is taken for a failure of what is under test.
   */
  search(request: string, options: { readonly handling: Handling }): Promise<SearchBundle>;
}

/** https://hl7.org/fhir/R4/search.html#errors */
export type Handling = 'strict' | 'lenient';

/** As much of a searchset Bundle as is looked at: https://hl7.org/fhir/R4/bundle.html#searchset */
export interface SearchBundle {
  readonly resourceType: string;
  readonly type?: string;
  readonly total?: number;
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly SearchEntry[];
}

export interface SearchEntry {
  readonly fullUrl?: string;
  readonly resource?: { readonly resourceType: string; readonly id?: string | undefined };
  readonly search?: { readonly mode?: string };
}

/** As much of an OperationOutcome as is looked at. */
export interface Outcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue?: readonly {
    readonly severity?: string;
    readonly location?: readonly string[];
    readonly diagnostics?: string;
  }[];
}

/** The OperationOutcome that a search was refused with; undefined for any other error. */
export function outcomeOf(error: unknown): Outcome | undefined {
  const outcome = typeof error === 'object' && error !== null && 'outcome' in error ? error.outcome : undefined;
  return isOutcome(outcome) ? outcome : undefined;
}

export function isOutcome(resource: unknown): resource is Outcome {
  return (resource as { resourceType?: unknown } | undefined)?.resourceType === 'OperationOutcome';
}
