import type fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, choice, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { metaSlot, referencesTo } from './common.js';

/** https://hl7.org/fhir/R4/provenance.html: its target may be any resource, which `_revinclude` is often asked for */
export function provenance(): fc.Arbitrary<Json> {
  const agent = object(
    { who: unlinkedReference(['Practitioner', 'Organization', 'Patient']) },
    { type: dataTypes.CodeableConcept(), role: some(dataTypes.CodeableConcept(), 1) },
    4,
  );
  return assemble([
    referencesTo('target', [], 10),
    member('recorded', primitives.instant(), 10),
    member('agent', some(agent), 10),
    choice('occurred', { dateTime: primitives.dateTime(), Period: dataTypes.Period() }, 4),
    metaSlot(),
  ]);
}
