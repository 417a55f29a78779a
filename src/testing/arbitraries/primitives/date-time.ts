import fc from 'fast-check';
import { DAYS, TIMES } from '../vocabulary.js';
import { anyDate } from './date.js';
import { anyInstant } from './instant.js';

/** A date of any precision, or a time with a zone: https://hl7.org/fhir/R4/datatypes.html#dateTime */
export function dateTime(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...DAYS) },
    { weight: 4, arbitrary: fc.constantFrom(...TIMES) },
    { weight: 1, arbitrary: anyDate() },
    { weight: 1, arbitrary: anyInstant() },
  );
}
