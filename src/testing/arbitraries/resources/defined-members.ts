import fc from 'fast-check';
import { r4Elements, type ElementDefinition } from '../../../definitions/elements.js';
import { unlinkedAnnotation } from '../data-types/annotation.js';
import { dataTypes } from '../data-types/index.js';
import { unlinkedReference } from '../data-types/reference.js';
import { assemble, choice, object, some, type Json, type Members, type Slot } from '../object.js';
import { primitives } from '../primitives/index.js';
import { searchedElements, type SearchedElement } from '../searched-elements.js';
import { CONCEPTS, STATUSES } from '../vocabulary.js';

/** Of ten. An element that nobody searches is there to be left alone. */
const SEARCHED = 5;
const RARE = 0.4;
/** Below it there's nothing but what is required or searched. */
const MAX_DEPTH = 2;

/** What all elements and resources have is rarer, or is given by others. */
const COMMON: Readonly<Record<string, number>> = {
  ...{ id: 0, implicitRules: 0, language: 0.2, contained: 0, meta: 3 },
  ...{ text: 0.2, extension: 0.3, modifierExtension: 0 },
};

/**
 * The members of a resource of a type, but for its id, by the definitions alone: required elements always, those that
 * search parameters read half of the time, others seldom. Literal references are `Link`s.
 */
export function definedMembers(resourceType: string): fc.Arbitrary<Json> {
  return elementsOf(resourceType, searchedElements(resourceType), 0);
}

function elementsOf(typePath: string, searched: SearchedElement | undefined, depth: number): fc.Arbitrary<Json> {
  const slots = r4Elements()
    .elements(typePath)
    .map((element) => slotOf(element, searched, depth));
  // The first stands in when there would be nothing at all.
  const likely = slots.filter(({ presence }) => presence > 0).sort((a, b) => b.presence - a.presence);
  return assemble(likely.length > 0 ? likely : [{ part: fc.constant({}), presence: 10 }]);
}

const NEVER: Slot = { part: fc.constant({}), presence: 0 };

function slotOf(element: ElementDefinition, searched: SearchedElement | undefined, depth: number): Slot {
  const { name, choice: isChoice, array, required } = element;
  const searchedOf = (type: string): SearchedElement | undefined => searched?.members.get(propertyOf(element, type));
  const wanted = element.types.filter((type) => searchedOf(type));
  const presence = required ? 10 : presenceOf(name, wanted.length > 0, depth);
  if (presence === 0) return NEVER;
  // Of a choice mostly the types that are read, or a few.
  const types = wanted.length > 0 && !required ? wanted : element.types.slice(0, 4);
  const values: Members = Object.fromEntries(
    types.map((type) => {
      const value = valueOf(type, searchedOf(type), depth);
      return [type, array ? some(value) : value];
    }),
  );
  if (isChoice) return choice(name, values, presence);
  return { part: values[types[0]!]!.map((value) => ({ [name]: value })), presence };
}

function propertyOf({ name, choice: isChoice }: ElementDefinition, type: string): string {
  return isChoice ? name + type.charAt(0).toUpperCase() + type.slice(1) : name;
}

function presenceOf(name: string, searched: boolean, depth: number): number {
  if (Object.hasOwn(COMMON, name)) return depth > 0 && name === 'meta' ? SEARCHED : COMMON[name]!;
  if (searched) return SEARCHED;
  return depth < MAX_DEPTH ? RARE : 0;
}

function valueOf(type: string, searched: SearchedElement | undefined, depth: number): fc.Arbitrary<unknown> {
  if (type === 'Reference') return unlinkedReference([...(searched?.targets ?? [])]);
  if (type === 'code') return fc.constantFrom(...STATUSES, CONCEPTS[0]!.code);
  if (type === 'Annotation') return unlinkedAnnotation();
  if (type === 'Resource') return innerResource();
  if (isKnown(primitives, type)) return primitives[type]();
  if (isKnown(dataTypes, type)) return dataTypes[type]();
  return elementsOf(type, searched, depth + 1);
}

function isKnown<T extends object>(known: T, type: string): type is Extract<keyof T, string> {
  return Object.hasOwn(known, type);
}

/** A resource inside another: an entry of a Bundle, a part of Parameters, contained. */
function innerResource(): fc.Arbitrary<Json> {
  const named = dataTypes.HumanName();
  return fc.oneof(
    object({ resourceType: fc.constant('Patient'), id: fc.constantFrom('p1', 'a') }, { name: some(named, 1) }),
    object({ resourceType: fc.constant('Organization'), id: fc.constant('o1') }, { name: primitives.string() }),
    object({ resourceType: fc.constant('Medication'), id: fc.constant('m1') }, { code: dataTypes.CodeableConcept() }),
  );
}
