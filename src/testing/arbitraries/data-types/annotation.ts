import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { unlinkedReference } from './reference.js';

/** https://hl7.org/fhir/R4/datatypes.html#Annotation, its author perhaps a `Link`. */
export function unlinkedAnnotation(): fc.Arbitrary<Json> {
  const author = fc.oneof(
    primitives.string().map((authorString) => ({ authorString })),
    unlinkedReference(['Practitioner', 'Patient']).map((authorReference) => ({ authorReference })),
    fc.constant({}),
  );
  return fc
    .tuple(object({ text: primitives.markdown() }, { time: primitives.dateTime() }, 3), author)
    .map((parts): Json => Object.assign({}, ...parts) as Json);
}
