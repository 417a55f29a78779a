import fc from 'fast-check';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { member, some, type Slot } from '../object.js';
import type { Concept } from '../vocabulary.js';

/*
 * Slots that hand-written resource types are made of; `presence` is how often of ten times one is there.
 */

export const metaSlot = (): Slot => member('meta', dataTypes.Meta(), 3);

export const identifiers = (presence = 4): Slot => member('identifier', some(dataTypes.Identifier()), presence);

export function coded(name: string, codes: readonly string[], presence = 10): Slot {
  return member(name, fc.constantFrom(...codes), presence);
}

export function concept(name: string, presence: number, concepts?: readonly Concept[]): Slot {
  return member(name, dataTypes.CodeableConcept(concepts), presence);
}

export function concepts(name: string, presence: number, of?: readonly Concept[]): Slot {
  return member(name, some(dataTypes.CodeableConcept(of)), presence);
}

export function referenceTo(name: string, targets: readonly string[], presence: number): Slot {
  return member(name, unlinkedReference(targets), presence);
}

export function referencesTo(name: string, targets: readonly string[], presence: number): Slot {
  return member(name, some(unlinkedReference(targets)), presence);
}
