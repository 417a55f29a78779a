import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';

/** https://hl7.org/fhir/R4/datatypes.html#Money */
export function money(): fc.Arbitrary<Json> {
  return object({ value: primitives.decimal() }, { currency: fc.constantFrom('EUR', 'CHF', 'USD') }, 8);
}
