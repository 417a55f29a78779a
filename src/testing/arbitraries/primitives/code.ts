import fc from 'fast-check';
import { CONCEPTS, STATUSES } from '../vocabulary.js';

const SIGNS = fc.constantFrom(...'abAB019-_.:/+|,$\\&=%#é');

/**
 * No white space but single spaces inside: https://hl7.org/fhir/R4/datatypes.html#code. Among them the signs that
 * search values are divided at.
 */
export function code(): fc.Arbitrary<string> {
  const word = fc.string({ unit: SIGNS, minLength: 1, maxLength: 6 });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...STATUSES, ...CONCEPTS.map((concept) => concept.code)) },
    { weight: 1, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')) },
  );
}
