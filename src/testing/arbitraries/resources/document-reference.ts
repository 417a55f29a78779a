import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, concept, concepts, identifiers, metaSlot, referencesTo, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/documentreference.html; `relatesto` and `relation` make a composite */
export function documentReference(): fc.Arbitrary<Json> {
  const relation = object({
    code: fc.constantFrom('replaces', 'appends'),
    target: unlinkedReference(['DocumentReference']),
  });
  const context = object(
    {},
    {
      period: dataTypes.Period(),
      encounter: some(unlinkedReference(['Encounter']), 1),
      event: some(dataTypes.CodeableConcept(), 1),
    },
    4,
  );
  return assemble([
    coded('status', ['current', 'superseded']),
    member('content', some(object({ attachment: dataTypes.Attachment() }, { format: dataTypes.Coding() }, 3)), 10),
    concept('type', 6),
    concepts('category', 3),
    referenceTo('subject', ['Patient', 'Practitioner', 'Group', 'Device'], 7),
    member('date', primitives.instant(), 6),
    referencesTo('author', ['Practitioner', 'Organization', 'Patient'], 4),
    member('description', primitives.string(), 4),
    member('relatesTo', some(relation), 3),
    concepts('securityLabel', 2),
    member('context', context, 3),
    identifiers(2),
    metaSlot(),
  ]);
}
