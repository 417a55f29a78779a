import fc from 'fast-check';

/** https://hl7.org/fhir/R4/datatypes.html#base64Binary */
export function base64Binary(): fc.Arbitrary<string> {
  return fc.base64String({ minLength: 4, maxLength: 12 });
}
