import fc from 'fast-check';
import { NUMBERS } from '../vocabulary.js';

/**
 * https://hl7.org/fhir/R4/datatypes.html#decimal, as JSON numbers: these keep no trailing zeros, so that 100 and 100.00 are
 * the same. What varies is how many digits are left, the sign, also that of zero, and the exponent that JSON may need
 * to write (`1e-7`, `1e+21`).
 */
export function decimal(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 3, arbitrary: scaled(999, 3) },
    { weight: 1, arbitrary: scaled(0x7fffffff, 9) },
    { weight: 1, arbitrary: fc.constantFrom(-0, 1e21, 1.5e300, 5e-324, 123456789.123456, -1e-7, 0.1 + 0.2) },
  );
}

/** A whole number with the point moved to the left, read as text so that it is the nearest double. */
function scaled(max: number, places: number): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: -max, max }), fc.nat(places))
    .map(([digits, exponent]) => Number(`${digits}e-${exponent}`));
}
