import { readNumber } from './number-of-entries.js';
import type { ResultParameter } from './result-parameter.js';

/**
 * `_count`, the size of a page; 0 is the same as `_summary=count`: https://hl7.org/fhir/R4/search.html#count
 */
export const countParameter: ResultParameter = {
  name: '_count',
  read(parameter) {
    const count = readNumber(parameter);
    if (typeof count !== 'number') return { faults: count };
    return { faults: [], result: { count, ...(count === 0 && { totalOnly: true }) } };
  },
};
