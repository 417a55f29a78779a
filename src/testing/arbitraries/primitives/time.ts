import fc from 'fast-check';
import { pad } from './date.js';

/** `hh:mm:ss` and perhaps a fraction, without a zone; leap seconds are allowed: https://hl7.org/fhir/R4/datatypes.html#time */
export function time(): fc.Arbitrary<string> {
  const second = fc.oneof({ weight: 9, arbitrary: fc.nat(59) }, { weight: 1, arbitrary: fc.constant(60) });
  const fraction = fc.constantFrom('', '.0', '.5', '.25', '.999', '.123456', '.123456789');
  return fc
    .tuple(fc.nat(23), fc.nat(59), second, fraction)
    .map(([hour, minute, second, fraction]) => `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`);
}
