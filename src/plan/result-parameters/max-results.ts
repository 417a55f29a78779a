import { readNumber } from './number-of-entries.js';
import type { ResultParameter } from './result-parameter.js';

/**
 * `_maxresults`, from R5: the number of matches on all pages together, whatever the size of a page. The total stays the
 * number of all matches. https://hl7.org/fhir/R5/search.html#_maxresults
 */
export const maxResultsParameter: ResultParameter = {
  name: '_maxresults',
  read(parameter) {
    const maxResults = readNumber(parameter);
    return typeof maxResults === 'number' ? { faults: [], result: { maxResults } } : { faults: maxResults };
  },
};
