import { parseSearch, type Search } from '../../grammar/query/index.js';
import { FhirSearchError, type Issue } from '../model/issue.js';
import { bind } from './bind.js';
import type { BindContext, Handling } from './bind-context.js';
import type { BoundSearch } from './bound-search.js';
import { asksForContainers } from './contained.js';
import { lower } from './lower.js';
import { codesCriteria, isDynamic, resolveCodes, type ResolvedCodes } from './resolve.js';
import type { Lookups } from '../special/special-parameter.js';
import type { PlanBranch } from './plan.js';

/** A search that is read, bound and planned; it can run any number of times. */
export interface Prepared {
  readonly bound: BoundSearch;
  /**
   * What backends are asked. The same each time, unless it depends on stored resources, the time or a terminology
   * service: then it is planned anew, and rejects with FhirSearchError when the service doesn't know what it is asked.
   */
  readonly plan: readonly PlanBranch[] | ((lookups: Lookups) => readonly PlanBranch[] | Promise<readonly PlanBranch[]>);
}

const NO_CODES: ResolvedCodes = new Map();
/** A search that isn't dynamic looks up nothing. */
const noResource = (): undefined => undefined;
const noTypes = (): readonly string[] => [];

/** From text to plan. Throws FhirSearchError with all faults that were found. */
export function prepare(text: string, handling: Handling, context: BindContext): Prepared {
  const { settings } = context;
  if (text.length > settings.limits.length) throw tooLong(text, settings.limits.length);
  const search = parseSearch(text, settings.baseUrl, settings.limits);
  if (!search.ok) {
    const faults = search.faults.map((fault): Issue => ({ severity: 'error', ...fault }));
    throw new FhirSearchError([...faults, ...(search.rest ? issuesOf(search.rest, handling, context) : [])]);
  }
  const bound = bind(search.value, handling, context);
  if (!isDynamicSearch(bound)) {
    return { bound, plan: lower(bound, { settings, codes: NO_CODES, resource: noResource, types: noTypes }) };
  }
  const asks = bound.branches.some(({ criteria }) => criteria.some((each) => codesCriteria(each).length > 0));
  return {
    bound,
    plan: (lookups) => {
      if (!asks) return lower(bound, { settings, codes: NO_CODES, ...lookups });
      return resolveCodes(bound, settings).then((codes) => lower(bound, { settings, codes, ...lookups }));
    },
  };
}

function isDynamicSearch(bound: BoundSearch): boolean {
  for (const { criteria } of bound.branches) for (const each of criteria) if (isDynamic(each)) return true;
  return asksForContainers(bound);
}

function tooLong(text: string, limit: number): FhirSearchError {
  const message = `the search has ${text.length} characters; expected at most ${limit}`;
  return new FhirSearchError([
    { severity: 'error', code: 'too-costly', message, span: { start: 0, end: text.length } },
  ]);
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
