import fc from 'fast-check';

/** https://hl7.org/fhir/R4/datatypes.html#boolean */
export function boolean(): fc.Arbitrary<boolean> {
  return fc.boolean();
}
