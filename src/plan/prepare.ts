import { parseSearch, type Search } from '../../grammar/query/index.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import { bind } from './bind.js';
import type { BindContext, Handling } from './bind-context.js';
import type { BoundSearch } from './bound-search.js';
import { lower } from './lower.js';
import type { PlanBranch } from './plan.js';

/** A search that is read, bound and planned; it can run any number of times. */
export interface Prepared {
  readonly bound: BoundSearch;
  readonly branches: readonly PlanBranch[];
}

/** From text to plan. Throws FhirSearchError with all faults that were found. */
export function prepare(text: string, handling: Handling, context: BindContext): Prepared {
  const search = parseSearch(text, context.settings.baseUrl);
  if (!search.ok) {
    const faults = search.faults.map((fault): Issue => ({ severity: 'error', ...fault }));
    throw new FhirSearchError([...faults, ...(search.rest ? issuesOf(search.rest, handling, context) : [])]);
  }
  const bound = bind(search.value, handling, context);
  return { bound, branches: lower(bound, context.settings) };
}

/** What is to be said of a search that can't run in any case. */
function issuesOf(search: Search, handling: Handling, context: BindContext): readonly Issue[] {
  try {
    return bind(search, handling, context).warnings;
  } catch (error) {
    if (error instanceof FhirSearchError) return error.issues;
    throw error;
  }
}
