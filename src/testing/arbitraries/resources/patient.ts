import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { absentReason } from '../data-types/extension.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, choice, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, identifiers, metaSlot, referencesTo, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/patient.html */
export function patient(): fc.Arbitrary<Json> {
  const birth = fc.oneof(
    { weight: 12, arbitrary: primitives.date().map((birthDate): Json => ({ birthDate })) },
    // Nothing but extensions, which counts as missing: https://hl7.org/fhir/R4/json.html#primitive
    { weight: 1, arbitrary: absentReason().map((_birthDate): Json => ({ _birthDate })) },
  );
  return assemble([
    member('name', some(dataTypes.HumanName()), 7),
    coded('gender', ['female', 'male', 'other', 'unknown'], 6),
    { part: birth, presence: 6 },
    member('active', primitives.boolean(), 4),
    choice('deceased', { boolean: primitives.boolean(), dateTime: primitives.dateTime() }, 2),
    identifiers(5),
    member('telecom', some(dataTypes.ContactPoint()), 3),
    member('address', some(dataTypes.Address()), 3),
    referencesTo('generalPractitioner', ['Practitioner', 'Organization', 'PractitionerRole'], 4),
    referenceTo('managingOrganization', ['Organization'], 4),
    member(
      'communication',
      some(object({ language: dataTypes.CodeableConcept([{ system: 'urn:ietf:bcp:47', code: 'de-CH' }]) }), 1),
      1,
    ),
    member(
      'link',
      some(
        object({ other: unlinkedReference(['Patient', 'RelatedPerson']), type: fc.constantFrom('refer', 'replaces') }),
        1,
      ),
      1,
    ),
    metaSlot(),
  ]);
}
