import type fc from 'fast-check';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, member, object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coded, concept, identifiers, metaSlot, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/list.html, for `_list` and `_in`; entries may be marked as deleted */
export function list(): fc.Arbitrary<Json> {
  const entry = object(
    { item: unlinkedReference() },
    { deleted: primitives.boolean(), date: primitives.dateTime() },
    2,
  );
  return assemble([
    coded('status', ['current', 'retired']),
    coded('mode', ['working', 'snapshot', 'changes']),
    member('entry', some(entry, 4), 8),
    concept('code', 4),
    member('title', primitives.string(), 4),
    referenceTo('subject', ['Patient', 'Group', 'Location'], 5),
    member('date', primitives.dateTime(), 4),
    referenceTo('source', ['Practitioner', 'Patient'], 3),
    identifiers(2),
    metaSlot(),
  ]);
}
