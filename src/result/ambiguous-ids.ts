import type { Backend } from '../backends/backend.js';
import { FhirSearchError } from '../model/issue.js';
import type { BoundSearch } from '../plan/bound-search.js';

/** "Servers SHOULD reject a search where the logical id refers to more than one matching resource across different types" */
export function refuseAmbiguousIds({ bareIds }: BoundSearch, backend: Backend): void {
  if (bareIds.length === 0) return;
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
