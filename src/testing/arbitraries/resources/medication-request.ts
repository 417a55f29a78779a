import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, identifiers, metaSlot, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/medicationrequest.html, its medication a code, another resource, or a contained one */
export function medicationRequest(): fc.Arbitrary<Json> {
  const contained = object(
    { resourceType: fc.constant('Medication'), id: fc.constant('med'), code: dataTypes.CodeableConcept() },
    { status: fc.constant('active') },
  ).map((medication): Json => ({ contained: [medication], medicationReference: { reference: '#med' } }));
  const medication = fc.oneof(
    dataTypes.CodeableConcept().map((medicationCodeableConcept): Json => ({ medicationCodeableConcept })),
    unlinkedReference(['Medication']).map((medicationReference): Json => ({ medicationReference })),
    contained,
  );
  const dosage = object({}, { timing: dataTypes.Timing(), text: primitives.string() });
  return assemble([
    coded('status', ['active', 'completed', 'stopped']),
    coded('intent', ['order', 'plan']),
    { part: medication, presence: 10 },
    referenceTo('subject', ['Patient', 'Group'], 10),
    referenceTo('encounter', ['Encounter'], 3),
    referenceTo('requester', ['Practitioner', 'Organization', 'Patient'], 4),
    member('authoredOn', primitives.dateTime(), 6),
    member('dosageInstruction', some(dosage), 3),
    coded('priority', ['routine', 'urgent'], 2),
    identifiers(2),
    metaSlot(),
  ]);
}
