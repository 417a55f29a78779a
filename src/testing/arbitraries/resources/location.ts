import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { assemble, member, some, type Json } from '../object.js';
import { FAMILIES, TITLES } from '../vocabulary.js';
import { coded, concepts, identifiers, metaSlot, referenceTo } from './common.js';

/** Places near each other, at the edge of the map, and far away. */
export const PLACES = [
  [46.95, 7.44],
  [46.96, 7.45],
  [46.95, 8],
  [0, 0],
  [0, 179.99],
  [0, -179.99],
  [89.99, 0],
] as const;

/** https://hl7.org/fhir/R4/location.html, with a position for `near` */
export function location(): fc.Arbitrary<Json> {
  const position = fc.constantFrom(...PLACES).map(([latitude, longitude]) => ({ latitude, longitude }));
  return assemble([
    member('name', fc.constantFrom(...TITLES, ...FAMILIES), 6),
    member('position', position, 5),
    coded('status', ['active', 'suspended'], 4),
    member('address', dataTypes.Address(), 4),
    concepts('type', 3),
    referenceTo('managingOrganization', ['Organization'], 4),
    referenceTo('partOf', ['Location'], 4),
    member('telecom', some(dataTypes.ContactPoint()), 1),
    member('operationalStatus', dataTypes.Coding(), 2),
    identifiers(2),
    metaSlot(),
  ]);
}
