import fc from 'fast-check';

/** 0 to 2147483647: https://hl7.org/fhir/R4/datatypes.html#unsignedInt */
export function unsignedInt(): fc.Arbitrary<number> {
  return fc.oneof({ weight: 3, arbitrary: fc.nat(10) }, { weight: 1, arbitrary: fc.nat() });
}
