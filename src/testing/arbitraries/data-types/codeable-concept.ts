import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import type { Concept } from '../vocabulary.js';
import { coding } from './coding.js';

/** https://hl7.org/fhir/R4/datatypes.html#CodeableConcept, with several codings, or text alone. */
export function codeableConcept(concepts?: readonly Concept[]): fc.Arbitrary<Json> {
  const codings = some(coding(concepts));
  return fc.oneof(
    { weight: 5, arbitrary: object({ coding: codings }, { text: primitives.string() }, 2) },
    { weight: 1, arbitrary: object({ text: primitives.string() }) },
  );
}
