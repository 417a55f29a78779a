import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, choice, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { concept, concepts, identifiers, metaSlot, referenceTo } from './common.js';

const CLINICAL = ['active', 'resolved'].map((code) => {
  return { system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code };
});

/** https://hl7.org/fhir/R4/condition.html */
export function condition(): fc.Arbitrary<Json> {
  return assemble([
    referenceTo('subject', ['Patient', 'Group'], 10),
    concept('code', 8),
    concept('clinicalStatus', 6, CLINICAL),
    choice(
      'onset',
      {
        dateTime: primitives.dateTime(),
        Period: dataTypes.Period(),
        Age: dataTypes.Quantity(['a', 'mo']),
        Range: dataTypes.Range(),
        string: primitives.string(),
      },
      5,
    ),
    choice('abatement', { dateTime: primitives.dateTime(), Period: dataTypes.Period() }, 2),
    member('recordedDate', primitives.dateTime(), 4),
    concepts('category', 4),
    concept('severity', 2),
    concepts('bodySite', 2),
    referenceTo('encounter', ['Encounter'], 3),
    referenceTo('asserter', ['Practitioner', 'Patient'], 3),
    member('evidence', some(object({ code: fc.tuple(dataTypes.CodeableConcept()) }), 1), 1),
    identifiers(2),
    metaSlot(),
  ]);
}
