import fc from 'fast-check';
import { primitives } from '../primitives/index.js';
import { object, type Json } from '../object.js';
import { CONCEPTS, VERSIONS, type Concept } from '../vocabulary.js';

/** https://hl7.org/fhir/R4/datatypes.html#Coding, with a system and a code, or one of them alone. */
export function coding(concepts: readonly Concept[] = CONCEPTS): fc.Arbitrary<Json> {
  const known = fc.constantFrom(...concepts).map((concept): Json => ({ ...concept }));
  const versioned = fc.tuple(known, fc.constantFrom(...VERSIONS)).map(([each, version]) => ({ ...each, version }));
  const any = object({}, { code: primitives.code(), system: primitives.uri(), display: primitives.string() });
  return fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 1, arbitrary: versioned },
    { weight: 1, arbitrary: known.map(({ code, ...rest }) => (rest['system'] === undefined ? { code } : rest)) },
    { weight: 1, arbitrary: any },
  );
}
