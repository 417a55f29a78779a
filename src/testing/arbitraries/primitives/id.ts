import fc from 'fast-check';

const CHARACTER = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.');

/** 1 to 64 letters, digits, `-` and `.`: https://hl7.org/fhir/R4/datatypes.html#id */
export function id(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: CHARACTER, minLength: 1, maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ unit: CHARACTER, minLength: 64, maxLength: 64 }) },
  );
}
