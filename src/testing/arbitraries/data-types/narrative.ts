import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';

/** https://hl7.org/fhir/R4/narrative.html#Narrative */
export function narrative(): fc.Arbitrary<Json> {
  return object({ status: fc.constantFrom('generated', 'additional'), div: primitives.xhtml() });
}
