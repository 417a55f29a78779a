import type fc from 'fast-check';
import { object, type Json } from '../object.js';
import { quantity } from './quantity.js';

/** https://hl7.org/fhir/R4/datatypes.html#Ratio */
export function ratio(): fc.Arbitrary<Json> {
  return object({ numerator: quantity(), denominator: quantity() });
}
