import { choiceProperty, r4Elements, type ElementDefinition } from '../../../src/definitions/elements.js';

/*
 * Whether JSON has the structure that the definitions give a type, written apart from what generates it: known elements,
 * JSON's shapes, cardinalities, one type of each choice, nothing empty. https://hl7.org/fhir/R4/json.html
 */

type Json = Readonly<Record<string, unknown>>;

/** What is wrong, each with its path; none when the structure is sound. */
export function structureFaults(value: unknown, type: string, at = type): string[] {
  const shape = r4Elements().shape(type);
  if (shape !== 'object') return typeof value === shape && value !== '' ? [] : [`${at}: expected a ${shape}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: expected an object`];
  const { resourceType, ...rest } = value as Json;
  const isResource = r4Elements().isA(type, 'Resource');
  const actual = isResource ? String(resourceType) : type;
  const members = isResource ? rest : (value as Json);
  if (!r4Elements().isA(actual, type)) return [`${at}: a ${actual} is no ${type}`];
  if (Object.keys(members).length === 0) return [`${at}: empty`];
  const faults: string[] = [];
  const left = new Set(Object.keys(members));
  for (const element of r4Elements().elements(actual)) {
    const present = propertiesOf(element).filter(([name]) => left.has(name) || left.has(`_${name}`));
    if (present.length > 1) faults.push(`${at}.${element.name}: several types of a choice`);
    if (present.length === 0 && element.required) faults.push(`${at}.${element.name}: missing`);
    for (const [name, elementType] of present) {
      if (left.delete(name)) faults.push(...elementFaults(members[name], element, elementType, `${at}.${name}`));
      if (left.delete(`_${name}`)) faults.push(...structureFaults(members[`_${name}`], 'Element', `${at}._${name}`));
    }
  }
  return [...faults, ...[...left].map((name) => `${at}.${name}: no such element`)];
}

function propertiesOf({ name, choice, types }: ElementDefinition): readonly (readonly [string, string])[] {
  return types.map((type) => [choice ? choiceProperty(name, type) : name, type]);
}

function elementFaults(value: unknown, { array }: ElementDefinition, type: string, at: string): string[] {
  if (!array) return structureFaults(value, type, at);
  if (!Array.isArray(value) || value.length === 0) return [`${at}: expected items`];
  return value.flatMap((item, i) => structureFaults(item, type, `${at}[${i}]`));
}
