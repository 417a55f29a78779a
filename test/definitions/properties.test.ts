import { describe, expect, test } from 'vitest';
import { propertiesOf } from '../../src/definitions/properties.js';

const brief = (typePath: string, name: string): string | undefined => {
  const property = propertiesOf(typePath).get(name);
  return property && `${property.element.name}: ${property.type}`;
};

describe('a JSON property', () => {
  test.each([
    ['Patient', 'birthDate', 'birthDate: date'],
    ['Patient', 'id', 'id: id'],
    ['Patient', 'text', 'text: Narrative'],
    ['Patient', 'deceasedDateTime', 'deceased: dateTime'],
    ['Observation', 'valueQuantity', 'value: Quantity'],
    ['Observation.component', 'referenceRange', 'referenceRange: Observation.referenceRange'],
    ['Bundle.entry', 'resource', 'resource: Resource'],
    ['Extension', 'valueBase64Binary', 'value: base64Binary'],
    ['Annotation', 'authorString', 'author: string'],
  ])('%s.%s is %s', (typePath, name, expected) => expect(brief(typePath, name)).toBe(expected));

  test.each([
    ['Observation', 'value'],
    ['Observation', 'valueAddress'],
    ['Observation', 'value[x]'],
    ['Patient', '_birthDate'],
    ['Patient', 'resourceType'],
    ['Patient', '__proto__'],
    ['Nonsense', 'id'],
    ['constructor', 'name'],
  ])('%s.%s is none', (typePath, name) => expect(brief(typePath, name)).toBeUndefined());
});

test('the same map is given each time', () => {
  expect(propertiesOf('Patient')).toBe(propertiesOf('Patient'));
});
