import fc from 'fast-check';

/** `urn:uuid:` and lower case: https://hl7.org/fhir/R4/datatypes.html#uuid */
export function uuid(): fc.Arbitrary<string> {
  return fc.uuid().map((each) => `urn:uuid:${each}`);
}
