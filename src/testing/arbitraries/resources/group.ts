import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, choice, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, concept, identifiers, metaSlot, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/group.html; `characteristic` and `value` make a composite */
export function group(): fc.Arbitrary<Json> {
  const characteristic = assemble([
    concept('code', 10),
    choice(
      'value',
      { CodeableConcept: dataTypes.CodeableConcept(), boolean: primitives.boolean(), Quantity: dataTypes.Quantity() },
      10,
    ),
    member('exclude', primitives.boolean(), 10),
  ]);
  const entity = unlinkedReference(['Patient', 'Practitioner', 'PractitionerRole', 'Group']);
  return assemble([
    coded('type', ['person', 'practitioner', 'device']),
    member('actual', primitives.boolean(), 10),
    member('member', some(object({ entity }, { inactive: primitives.boolean() }, 2), 3), 7),
    member('characteristic', some(characteristic), 4),
    concept('code', 4),
    member('active', primitives.boolean(), 3),
    member('name', primitives.string(), 2),
    referenceTo('managingEntity', ['Organization', 'Practitioner'], 3),
    identifiers(2),
    metaSlot(),
  ]);
}
