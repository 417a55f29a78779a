import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { IDENTIFIER_SYSTEMS, IDENTIFIER_VALUES } from '../vocabulary.js';
import { period } from './period.js';

const TYPES_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v2-0203';

/** https://hl7.org/fhir/R4/datatypes.html#Identifier; its type is what `:of-type` asks for. */
export function identifier(): fc.Arbitrary<Json> {
  const type = object(
    { coding: some(object({ system: fc.constant(TYPES_SYSTEM), code: fc.constantFrom('MR', 'PPN', 'mr') })) },
    { text: fc.constantFrom('Medical record', 'Passport') },
    3,
  );
  return object(
    {
      value: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...IDENTIFIER_VALUES) },
        { weight: 1, arbitrary: primitives.string() },
      ),
    },
    {
      system: fc.constantFrom(...IDENTIFIER_SYSTEMS),
      type,
      use: fc.constantFrom('usual', 'official', 'old'),
      period: period(),
    },
    4,
  );
}
