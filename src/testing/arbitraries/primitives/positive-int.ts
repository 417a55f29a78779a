import fc from 'fast-check';

/** 1 to 2147483647: https://hl7.org/fhir/R4/datatypes.html#positiveInt */
export function positiveInt(): fc.Arbitrary<number> {
  const max = 0x7fffffff;
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 10 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max }) },
  );
}
