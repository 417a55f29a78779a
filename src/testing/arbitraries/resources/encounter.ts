import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { coded, concepts, identifiers, metaSlot, referenceTo } from './common.js';

const CLASSES = ['AMB', 'IMP'].map((code) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code }));

/** https://hl7.org/fhir/R4/encounter.html */
export function encounter(): fc.Arbitrary<Json> {
  const participant = object(
    { individual: unlinkedReference(['Practitioner', 'PractitionerRole']) },
    { type: some(dataTypes.CodeableConcept(), 1) },
    4,
  );
  const location = object({ location: unlinkedReference(['Location']) }, { period: dataTypes.Period() }, 5);
  return assemble([
    coded('status', ['finished', 'planned', 'in-progress']),
    member('class', dataTypes.Coding(CLASSES), 10),
    referenceTo('subject', ['Patient', 'Group'], 8),
    member('period', dataTypes.Period(), 7),
    concepts('type', 4),
    member('participant', some(participant), 4),
    member('location', some(location), 4),
    referenceTo('serviceProvider', ['Organization'], 4),
    referenceTo('partOf', ['Encounter'], 2),
    concepts('reasonCode', 2),
    member('length', dataTypes.Duration(['min', 'h', 'd']), 3),
    member('diagnosis', some(object({ condition: unlinkedReference(['Condition']) }), 1), 2),
    identifiers(2),
    metaSlot(),
  ]);
}
