import fc from 'fast-check';
import { string } from './string.js';

/** https://hl7.org/fhir/R4/datatypes.html#markdown */
export function markdown(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', '# ', '* '), string(), fc.constantFrom('', '\n\n> ', ' **'), fc.constantFrom('', '`'))
    .map((parts) => parts.join(''));
}
