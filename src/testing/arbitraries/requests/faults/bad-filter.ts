import { codesOf, faulty, type FaultKind } from './fault.js';

/** https://hl7.org/fhir/R4/search_filter.html; all that is wrong with a filter is an error whatever the handling */
export const badFilter: FaultKind = (context) => {
  if (!context.features.filter) return [];
  const dates = codesOf(context, 'date').flatMap((code) => [`${code} eq soon`, `${code} eq ge2020`]);
  const syntax = ['_id eq', '(_id eq a', '_id zz a', '_id eq a or', 'not(_id eq a', '_id', '_id eq "a', '_id eq a b'];
  return [
    ...faulty({ fault: 'malformed _filter', code: 'invalid', droppable: false }, ['_filter'], [...syntax, ...dates]),
    ...faulty(
      { fault: 'unknown parameter in _filter', code: 'not-supported', droppable: false },
      ['_filter'],
      ['nosuch eq a', '_id eq a and nosuch pr true'],
    ),
  ];
};
