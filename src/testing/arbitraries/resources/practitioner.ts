import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, identifiers, metaSlot } from './common.js';

/** https://hl7.org/fhir/R4/practitioner.html */
export function practitioner(): fc.Arbitrary<Json> {
  return assemble([
    member('name', some(dataTypes.HumanName()), 8),
    member('active', primitives.boolean(), 4),
    identifiers(),
    coded('gender', ['female', 'male', 'other', 'unknown'], 3),
    member('telecom', some(dataTypes.ContactPoint()), 3),
    member('address', some(dataTypes.Address()), 3),
    member('qualification', some(object({ code: dataTypes.CodeableConcept() }, { period: dataTypes.Period() })), 1),
    metaSlot(),
  ]);
}
