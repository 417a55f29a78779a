import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { choiceProperty, r4Elements } from '../../src/definitions/elements.js';

const elements = r4Elements();

describe('an element', () => {
  test.each([
    ['Observation', 'value', ['Quantity', 'CodeableConcept', 'string'], { choice: true, array: false, summary: true }],
    ['Observation', 'component', ['Observation.component'], { choice: false, array: true, required: false }],
    ['Observation.component', 'referenceRange', ['Observation.referenceRange'], { array: true }],
    ['Questionnaire.item', 'item', ['Questionnaire.item'], { array: true }],
    ['Timing', 'repeat', ['Timing.repeat'], { array: false }],
    ['Patient', 'id', ['id'], {}],
    ['Patient.contact', 'id', ['string'], {}],
    ['CodeableConcept', 'id', ['string'], {}],
    ['Extension', 'url', ['uri'], { required: true }],
    ['Patient', 'contained', ['Resource'], { array: true }],
    ['Bundle', 'id', ['id'], {}],
    ['Bundle.entry', 'resource', ['Resource'], {}],
    ['Patient.contact', 'modifierExtension', ['Extension'], { array: true }],
    ['Age', 'unit', ['string'], {}],
    ['Narrative', 'div', ['xhtml'], { required: true }],
    // The definitions restrict the comparator in profiles of Quantity only.
    ['Quantity', 'comparator', ['code'], {}],
  ])('%s.%s', (type, name, types, flags) => {
    const element = elements.element(type, name);
    expect(element).toMatchObject({ name, ...flags });
    expect(element?.types.slice(0, 3)).toEqual(types);
  });

  test.each([
    ['Bundle', 'text'],
    ['CodeableConcept', 'modifierExtension'],
    ['Patient', 'nonsense'],
    ['Nonsense', 'id'],
    ['Patient', '__proto__'],
    ['constructor', 'name'],
  ])('%s.%s is unknown', (type, name) => expect(elements.element(type, name)).toBeUndefined());

  test('of any type has all fifty', () => {
    expect(elements.element('Extension', 'value')?.types).toHaveLength(50);
    expect(elements.element('Task.input', 'value')?.types).toEqual(elements.element('Extension', 'value')?.types);
  });
});

const flagsOf = (type: string): string[] =>
  elements.elements(type).map(({ name, required, modifier, summary }) => {
    return `${name} ${modifier ? '?!' : ''}${required ? '1' : ''}${summary ? 'Σ' : ''}`.trimEnd();
  });

/** Flags as https://hl7.org/fhir/R4 shows them: 1 mandatory, Σ summary, ?! modifier. */
test.each([
  ['Resource', 'id Σ, meta Σ, implicitRules ?!Σ, language'],
  ['DomainResource', 'id Σ, meta Σ, implicitRules ?!Σ, language, text, contained, extension, modifierExtension ?!'],
  ['Element', 'id, extension'],
  ['BackboneElement', 'id, extension, modifierExtension ?!Σ'],
  ['Narrative', 'id, extension, status 1, div 1'],
  ['Extension', 'id, extension, url 1, value'],
  ['HumanName', 'id, extension, use ?!Σ, text Σ, family Σ, given Σ, prefix Σ, suffix Σ, period Σ'],
  ['Attachment', 'id, extension, contentType Σ, language Σ, data, url Σ, size Σ, hash Σ, title Σ, creation Σ'],
  ['Patient.link', 'id, extension, modifierExtension ?!Σ, other 1Σ, type 1Σ'],
  ['Patient.communication', 'id, extension, modifierExtension ?!Σ, language 1, preferred'],
  [
    'Observation.component',
    'id, extension, modifierExtension ?!Σ, code 1Σ, value Σ, dataAbsentReason, interpretation, referenceRange',
  ],
  ['ValueSet.compose', 'id, extension, modifierExtension ?!Σ, lockedDate Σ, inactive Σ, include 1Σ, exclude'],
])('the flags of %s', (type, flags) => {
  expect(flagsOf(type).join(', ')).toBe(flags);
});

/** Those of the resource alone, without what all have. */
test.each([
  [
    'Patient',
    'identifier Σ, active ?!Σ, name Σ, telecom Σ, gender Σ, birthDate Σ, deceased ?!Σ, address Σ, maritalStatus, ' +
      'multipleBirth, photo, contact, communication, generalPractitioner, managingOrganization Σ, link ?!Σ',
  ],
  [
    'Observation',
    'identifier Σ, basedOn Σ, partOf Σ, status ?!1Σ, category, code 1Σ, subject Σ, focus Σ, encounter Σ, effective Σ, ' +
      'issued Σ, performer Σ, value Σ, dataAbsentReason, interpretation, note, bodySite, method, specimen, device, ' +
      'referenceRange, hasMember Σ, derivedFrom Σ, component Σ',
  ],
  ['Bundle', 'identifier Σ, type 1Σ, timestamp Σ, total Σ, link Σ, entry Σ, signature Σ'],
  [
    'ValueSet',
    'url Σ, identifier Σ, version Σ, name Σ, title Σ, status ?!1Σ, experimental Σ, date Σ, publisher Σ, contact Σ, ' +
      'description, useContext Σ, jurisdiction Σ, immutable Σ, purpose, copyright, compose, expansion',
  ],
])('the flags of %s', (type, flags) => {
  const common = flagsOf(elements.isA(type, 'DomainResource') ? 'DomainResource' : 'Resource').length;
  expect(flagsOf(type).slice(common).join(', ')).toBe(flags);
});

test('types specialize each other', () => {
  expect(elements.isA('code', 'string')).toBe(true);
  expect(elements.isA('canonical', 'uri')).toBe(true);
  expect(elements.isA('Age', 'Quantity')).toBe(true);
  expect(elements.isA('Money', 'Quantity')).toBe(false);
  expect(elements.isA('Patient', 'Resource')).toBe(true);
  expect(elements.isA('Bundle', 'DomainResource')).toBe(false);
  expect(elements.isA('Observation.component', 'BackboneElement')).toBe(true);
});

test('shapes are those of JSON', () => {
  expect(
    ['code', 'decimal', 'positiveInt', 'boolean', 'xhtml', 'Quantity', 'Patient'].map((t) => elements.shape(t)),
  ).toEqual(['string', 'number', 'number', 'boolean', 'string', 'object', 'object']);
});

test('inherited elements come first', () => {
  expect(
    elements
      .elements('Patient')
      .slice(0, 10)
      .map(({ name }) => name),
  ).toEqual([
    'id',
    'meta',
    'implicitRules',
    'language',
    'text',
    'contained',
    'extension',
    'modifierExtension',
    'identifier',
    'active',
  ]);
});

/**
 * The `fhirpath` package has a model of R4 that comes from the specification by another way. Left out of the comparison:
 * what isn't a type of R4, and what it gives a system type (the values of primitives, `Extension.url`).
 */
describe('against the model of the fhirpath package', () => {
  const table = (name: string): unknown => createRequire(import.meta.url)(`fhirpath/fhir-context/r4`)[name];
  const choices = table('choiceTypePaths') as Record<string, readonly string[]>;
  const types = table('path2Type') as Record<string, string | { code: string }>;
  const elsewhere = table('pathsDefinedElsewhere') as Record<string, string>;
  const lower = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);

  const expected = new Map<string, string>();
  for (const [path, names] of Object.entries(choices)) expected.set(path, names.map(lower).sort().join());
  const expanded = new Set(
    Object.entries(choices).flatMap(([path, names]) => names.map((n) => choiceProperty(path, n))),
  );
  for (const [path, type] of Object.entries(types)) {
    if (!expanded.has(path)) expected.set(path, lower(typeof type === 'string' ? type : type.code));
  }
  for (const [path, target] of Object.entries(elsewhere)) expected.set(path, lower(target));
  const FOREIGN =
    /^(SubscriptionStatus|MetadataResource|SimpleQuantity|MoneyQuantity)\b|^ElementDefinition\.extension\.|^[a-z]\w*\.value$|^Extension\.url$/;
  /** What every element has. */
  const INHERITED = /\.(id|extension|modifierExtension)$/;

  const headType = (path: string): string => (elements.isA(path, 'BackboneElement') ? 'backboneElement' : 'element');

  test('all its elements are here, with the same types', () => {
    const wrong: string[] = [];
    for (const [path, type] of expected) {
      const dot = path.lastIndexOf('.');
      if (dot < 0 || FOREIGN.test(path) || INHERITED.test(path)) continue;
      const element = elements.element(path.slice(0, dot), path.slice(dot + 1));
      const ours = element?.types
        .map((t) => (t === path ? headType(path) : lower(t)))
        .sort()
        .join();
      if (ours !== type) wrong.push(`${path}: ${ours} for ${type}`);
    }
    expect(wrong).toEqual([]);
  });

  test('no other elements are here', () => {
    const surplus = [...elements.resourceTypes].flatMap((type) => walk(type, new Set()));
    expect(surplus.filter((path) => !expected.has(path))).toEqual([]);
  });

  function walk(path: string, seen: Set<string>): string[] {
    if (seen.has(path)) return [];
    seen.add(path);
    const inherited = new Set(
      elements.elements(elements.isA(path, 'Resource') ? 'Resource' : 'BackboneElement').map((e) => e.name),
    );
    if (elements.isA(path, 'DomainResource'))
      for (const e of elements.elements('DomainResource')) inherited.add(e.name);
    return elements.elements(path).flatMap(({ name, types: of }) => {
      if (inherited.has(name)) return [];
      const nested = of.filter((t) => t === `${path}.${name}`).flatMap((t) => walk(t, seen));
      return [`${path}.${name}`].concat(nested);
    });
  }
});
