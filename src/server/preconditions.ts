import { httpError } from './http-error.js';
import { hasOtherParameters } from './presentation.js';

/** https://hl7.org/fhir/R4/http.html#concurrency */
const CONDITIONS = ['If-Match', 'If-None-Match', 'If-Unmodified-Since'];

/**
 * Refuses a write under conditions that can't be checked, rather than write in spite of them: no versions are kept, so
 * that no version can be the one that is named.
 */
export function refuseConditions({ headers }: Request, query: string): void {
  const condition = CONDITIONS.find((name) => headers.has(name));
  if (condition !== undefined) {
    throw httpError(412, 'not-supported', `${condition}: no versions are kept, so this can't be checked`);
  }
  if (hasOtherParameters(query)) {
    throw httpError(400, 'not-supported', "expected no parameters but '_format' and '_pretty'");
  }
}
