import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { simpleQuantity } from './quantity.js';

/** https://hl7.org/fhir/R4/datatypes.html#SampledData; `E`, `L` and `U` stand for samples that aren't numbers. */
export function sampledData(): fc.Arbitrary<Json> {
  const sample = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -20, max: 200 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('E', 'L', 'U', '1.5') },
  );
  return object(
    {
      origin: simpleQuantity(),
      period: fc.constantFrom(10, 0.5),
      dimensions: primitives.positiveInt(),
      data: some(sample, 4).map((samples) => samples.join(' ')),
    },
    {
      factor: fc.constantFrom(1, 0.5, 2),
      lowerLimit: fc.constantFrom(-10, 0),
      upperLimit: fc.constantFrom(100, 150),
    },
    3,
  );
}
