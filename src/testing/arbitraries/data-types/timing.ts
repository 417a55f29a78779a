import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { codeableConcept } from './codeable-concept.js';
import { period } from './period.js';

/** https://hl7.org/fhir/R4/datatypes.html#Timing: events, or a repetition within bounds, or both. */
export function timing(): fc.Arbitrary<Json> {
  const repeat = object(
    { boundsPeriod: period() },
    { frequency: primitives.positiveInt(), count: primitives.positiveInt() },
    2,
  );
  const unbounded = object({
    frequency: fc.constant(1),
    period: fc.constantFrom(1, 0.5),
    periodUnit: fc.constant('d'),
  });
  return object(
    {},
    {
      event: some(primitives.dateTime()),
      repeat: fc.oneof({ weight: 3, arbitrary: repeat }, { weight: 1, arbitrary: unbounded }),
      code: codeableConcept(),
    },
    4,
  );
}
