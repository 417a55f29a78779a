import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, member, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { FAMILIES, TITLES } from '../vocabulary.js';
import { concepts, identifiers, metaSlot, referenceTo } from './common.js';

/** https://hl7.org/fhir/R4/organization.html */
export function organization(): fc.Arbitrary<Json> {
  const name = fc.constantFrom(...TITLES, ...FAMILIES);
  return assemble([
    member('name', name, 7),
    member('alias', some(name), 2),
    member('active', primitives.boolean(), 4),
    identifiers(),
    concepts('type', 3),
    member('address', some(dataTypes.Address()), 4),
    referenceTo('partOf', ['Organization'], 4),
    metaSlot(),
  ]);
}
