import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { CITIES } from '../vocabulary.js';
import { period } from './period.js';

/** https://hl7.org/fhir/R4/datatypes.html#Address */
export function address(): fc.Arbitrary<Json> {
  return object(
    {},
    {
      city: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...CITIES) },
        { weight: 1, arbitrary: primitives.string() },
      ),
      line: some(fc.constantFrom('1 Main St.', 'Rue de l’Église 2', 'Bern House')),
      state: fc.constantFrom('BE', 'MN', 'Bern'),
      postalCode: fc.constantFrom('3000', '3000-01', '30'),
      country: fc.constantFrom('CH', 'ES', 'Schweiz'),
      district: fc.constantFrom('Mitte', 'Bern-Mittelland'),
      text: primitives.string(),
      use: fc.constantFrom('home', 'work', 'old'),
      type: fc.constantFrom('postal', 'physical'),
      period: period(),
    },
    3,
  );
}
