import fc from 'fast-check';

/** 32 bits with a sign: https://hl7.org/fhir/R4/datatypes.html#integer */
export function integer(): fc.Arbitrary<number> {
  return fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -3, max: 10 }) }, { weight: 1, arbitrary: fc.integer() });
}
