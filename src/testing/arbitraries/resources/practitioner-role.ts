import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, member, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { concepts, identifiers, metaSlot, referencesTo, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/practitionerrole.html */
export function practitionerRole(): fc.Arbitrary<Json> {
  return assemble([
    referenceTo('practitioner', ['Practitioner'], 8),
    referenceTo('organization', ['Organization'], 7),
    concepts('code', 4),
    concepts('specialty', 4),
    referencesTo('location', ['Location'], 4),
    member('active', primitives.boolean(), 4),
    member('period', dataTypes.Period(), 3),
    member('telecom', some(dataTypes.ContactPoint()), 2),
    identifiers(2),
    metaSlot(),
  ]);
}
