import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { CONCEPTS, LOCAL, LOINC, TITLES, VERSIONS } from '../vocabulary.js';
import { coded, concepts, identifiers, metaSlot } from './common.js';

/** https://hl7.org/fhir/R4/valueset.html: what is canonical, with `url`, `version` and `context` */
export function valueSet(): fc.Arbitrary<Json> {
  const concept = object({ code: fc.constantFrom(...CONCEPTS.map(({ code }) => code)) });
  const include = object({ system: fc.constantFrom(LOINC, LOCAL) }, { concept: some(concept) });
  const useContext = object({
    code: dataTypes.Coding(),
    valueCodeableConcept: dataTypes.CodeableConcept(),
  });
  const contexts = fc.oneof(
    useContext,
    object({ code: dataTypes.Coding(), valueQuantity: dataTypes.Quantity() }),
    object({ code: dataTypes.Coding(), valueRange: dataTypes.Range() }),
  );
  return assemble([
    coded('status', ['active', 'draft', 'retired']),
    member('url', primitives.uri(), 8),
    member('version', fc.constantFrom(...VERSIONS), 5),
    member('name', fc.constantFrom(...TITLES), 4),
    member('title', primitives.string(), 4),
    member('description', primitives.markdown(), 3),
    member('publisher', primitives.string(), 3),
    member('date', primitives.dateTime(), 4),
    member('useContext', some(contexts), 3),
    concepts('jurisdiction', 2),
    member('compose', object({ include: some(include) }), 4),
    member('expansion', object({ timestamp: primitives.dateTime() }, { identifier: primitives.uri() }, 7), 2),
    identifiers(2),
    metaSlot(),
  ]);
}
