import { faulty, type FaultKind } from './fault.js';

const INVALID = { code: 'invalid', droppable: false } as const;

/** https://hl7.org/fhir/R4/search.html#count */
export const badCount: FaultKind = ({ features }) =>
  faulty({ fault: 'bad _count', ...INVALID }, features.count ? ['_count'] : [], ['-1', '1.5', 'all', '1e2']);

/** https://hl7.org/fhir/R4/search.html#sort */
export const badSort: FaultKind = ({ features }) =>
  faulty({ fault: 'bad _sort', ...INVALID }, features.sort ? ['_sort'] : [], ['-', '--_id', '_id,-']);

/** https://hl7.org/fhir/R4/search.html#revinclude */
export const badInclude: FaultKind = ({ type, features }) => {
  const names = [...(features.include ? ['_include'] : []), ...(features.revinclude ? ['_revinclude'] : [])];
  return faulty({ fault: 'bad include', ...INVALID }, names, [`${type}`, `${type}:subject:Patient:x`, ':subject', ':']);
};

/** https://hl7.org/fhir/R4/search.html#summary */
export const badSummary: FaultKind = ({ features }) =>
  faulty({ fault: 'bad _summary', ...INVALID }, features.summary ? ['_summary'] : [], ['maybe', 'TRUE', 'true,data']);

/** https://hl7.org/fhir/R4/search.html#total */
export const badTotal: FaultKind = ({ features }) =>
  faulty({ fault: 'bad _total', ...INVALID }, features.total ? ['_total'] : [], ['many', 'true']);
