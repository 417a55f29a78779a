import type { Resource, IdentifiedResource } from '../model/resource.js';
import type { BoundSearch } from '../plan/bound-search.js';
import type { PlanBranch } from '../plan/plan.js';
import { refuseAmbiguousIds } from './ambiguous-ids.js';
import type { ResultContext } from './bundle.js';
import { FhirSearchError } from '../model/issue.js';
import { resourceAt } from './place.js';

/** The number of matches, whatever a page would hold. */
export function countMatches(bound: BoundSearch, branches: readonly PlanBranch[], { backend }: ResultContext): number {
  refusePages(bound);
  refuseAmbiguousIds(bound, backend);
  return backend.search(branches, { count: 0 }).total;
}

/**
 * All matches in result order, as they are when the first is asked for. Each is looked up again when its turn comes:
 * what has been deleted is left out, and of what has been replaced the new version comes if it still `matches`.
 */
export function* eachMatch(
  bound: BoundSearch,
  branches: readonly PlanBranch[],
  { backend, store }: ResultContext,
  matches: (resource: Resource) => boolean,
): Generator<IdentifiedResource, void, undefined> {
  refusePages(bound);
  refuseAmbiguousIds(bound, backend);
  const { hits } = backend.search(branches, { count: bound.maxResults ?? Infinity });
  const found = hits.map((hit) => ({ hit, resource: resourceAt(hit, store) }));
  for (const { hit, resource } of found) {
    const current = resourceAt(hit, store);
    if (current && (current === resource || matches(current))) yield current;
  }
}

/** A cursor asks for a page, and there are none here. */
function refusePages({ cursor }: BoundSearch): void {
  if (!cursor) return;
  const message = "'_cursor' asks for a page; only a search gives pages";
  const { span } = cursor;
  throw new FhirSearchError([{ severity: 'error', code: 'not-supported', message, parameter: '_cursor', span }]);
}
