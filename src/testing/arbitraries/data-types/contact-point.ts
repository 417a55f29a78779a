import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';

const VALUES = ['555-0100', '5550100', 'ana@example.org', 'ANA@example.org', '+41 31 555 01 00'] as const;

/** https://hl7.org/fhir/R4/datatypes.html#ContactPoint; `email` and `phone` parameters go by its system. */
export function contactPoint(): fc.Arbitrary<Json> {
  return object(
    {
      value: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...VALUES) },
        { weight: 1, arbitrary: primitives.string() },
      ),
    },
    {
      system: fc.constantFrom('phone', 'email', 'fax', 'url'),
      use: fc.constantFrom('home', 'work', 'mobile'),
      rank: primitives.positiveInt(),
    },
    6,
  );
}
