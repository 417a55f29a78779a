import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/model/resource.js';
import type { Subset } from '../../src/plan/bound-subset.js';
import { createSubsetter } from '../../src/result/subset.js';
import type { Json } from './resource-arbitrary.js';

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
const TAGGED = { tag: [SUBSETTED] };

const cut = (subset: Subset, resource: Json): unknown =>
  createSubsetter(subset, 'match')(resource as unknown as Resource);

/** What is left of a resource, its type, id and the tag of subsets aside. */
function left(subset: Subset, resourceType: string, of: Json): unknown {
  const result = cut(subset, { resourceType, id: 'x', ...of }) as Json;
  expect(result).toMatchObject({ resourceType, id: 'x', meta: TAGGED });
  const { resourceType: _type, id: _id, meta: _meta, ...rest } = result;
  return rest;
}

const TEXT = { status: 'generated', div: '<div>x</div>' };
const EXTENSION = [{ url: 'http://x.org/e', valueString: 'e' }];

describe('_summary=text', () => {
  test.each<[type: string, of: Json, left: Json]>([
    ['Patient', { text: TEXT, active: true, name: [{ family: 'Li' }], implicitRules: 'http://x.org' }, { text: TEXT }],
    [
      'Observation',
      {
        text: TEXT,
        language: 'en',
        status: 'final',
        _status: { id: 's' },
        code: { id: 'c', text: 'c' },
        valueString: 'v',
      },
      { text: TEXT, status: 'final', _status: { id: 's' }, code: { id: 'c', text: 'c' } },
    ],
    ['Observation', { _status: { extension: EXTENSION } }, { _status: { extension: EXTENSION } }],
    [
      'MedicationRequest',
      {
        text: TEXT,
        status: 'active',
        medicationCodeableConcept: { text: 'm' },
        subject: { reference: 'Patient/1' },
        note: [],
      },
      { text: TEXT, status: 'active', medicationCodeableConcept: { text: 'm' }, subject: { reference: 'Patient/1' } },
    ],
    [
      'Appointment',
      { status: 'booked', participant: [{ status: 'accepted', period: { start: '2020' } }], description: 'd' },
      { status: 'booked', participant: [{ status: 'accepted', period: { start: '2020' } }] },
    ],
    // Has no narrative.
    ['Bundle', { type: 'batch', entry: [{}] }, { type: 'batch' }],
    [
      'Questionnaire',
      { text: TEXT, status: 'draft', title: 'T', item: [{ linkId: '1' }] },
      { text: TEXT, status: 'draft' },
    ],
  ])('of %s', (type, of, expected) => expect(left({ summary: 'text' }, type, of)).toEqual(expected));
});

describe('_summary=data', () => {
  test('leaves out the narrative of the resource, and only that', () => {
    const rest = {
      language: 'en',
      contained: [{ resourceType: 'Basic', id: 'b', text: TEXT }],
      extension: EXTENSION,
      code: { text: 'stays' },
      nosuch: 1,
    };
    expect(left({ summary: 'data' }, 'Observation', { text: TEXT, ...rest })).toEqual(rest);
  });

  test('a key __proto__ from JSON stays a key', () => {
    const result = cut({ summary: 'data' }, JSON.parse('{"resourceType":"Basic","__proto__":{"a":1}}') as Json);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result as Json)).toEqual(['resourceType', '__proto__', 'meta']);
  });
});

describe('_elements', () => {
  const name = (...names: string[]): Subset => ({
    elements: names.map((each) => {
      const [type, element] = each.split('.');
      return element === undefined ? { name: each } : { type: type!, name: element };
    }),
  });
  const patient = {
    implicitRules: 'http://x.org/rules',
    language: 'en',
    text: TEXT,
    contained: [{ resourceType: 'Basic', id: 'b' }],
    extension: EXTENSION,
    modifierExtension: EXTENSION,
    active: true,
    name: [{ id: 'n', family: 'Li' }],
    gender: 'female',
    birthDate: '1970',
    _birthDate: { extension: EXTENSION },
    deceasedBoolean: false,
    multipleBirthInteger: 2,
    photo: [{ data: 'YQ==' }],
    link: [{ other: { reference: 'Patient/q' }, type: 'seealso' }],
  };
  const { implicitRules, modifierExtension, active, deceasedBoolean, link } = patient;
  const MODIFIERS = { implicitRules, modifierExtension, active, deceasedBoolean, link };
  const observation = {
    status: 'final',
    code: { text: 'c' },
    subject: { reference: 'Patient/p' },
    valueQuantity: { value: 1 },
    component: [{ code: { text: 'd' }, interpretation: [{ text: 'i' }] }],
  };
  const MANDATORY = { status: 'final', code: { text: 'c' } };

  test.each<[elements: Subset, type: string, of: Json, left: Json]>([
    [name('birthDate'), 'Patient', patient, { ...MODIFIERS, birthDate: '1970', _birthDate: { extension: EXTENSION } }],
    [name('name', 'gender'), 'Patient', patient, { ...MODIFIERS, name: [{ id: 'n', family: 'Li' }], gender: 'female' }],
    [name('photo'), 'Patient', patient, { ...MODIFIERS, photo: [{ data: 'YQ==' }] }],
    [name('id'), 'Patient', patient, MODIFIERS],
    [name('resourceType', 'meta'), 'Patient', patient, MODIFIERS],
    [name('text', 'extension'), 'Patient', patient, { ...MODIFIERS, text: TEXT, extension: EXTENSION }],
    [name('contained'), 'Patient', patient, { ...MODIFIERS, contained: patient.contained }],
    [name('multipleBirth'), 'Patient', patient, { ...MODIFIERS, multipleBirthInteger: 2 }],
    [name('multipleBirthInteger'), 'Patient', patient, { ...MODIFIERS, multipleBirthInteger: 2 }],
    [name('multipleBirthBoolean'), 'Patient', patient, MODIFIERS],
    [name('value'), 'Observation', observation, { ...MANDATORY, valueQuantity: { value: 1 } }],
    [name('valueQuantity'), 'Observation', observation, { ...MANDATORY, valueQuantity: { value: 1 } }],
    [name('valueString'), 'Observation', observation, MANDATORY],
    [name('component'), 'Observation', observation, { ...MANDATORY, component: observation.component }],
    [
      name('Observation.subject', 'name'),
      'Observation',
      observation,
      { ...MANDATORY, subject: { reference: 'Patient/p' } },
    ],
    [name('Patient.subject'), 'Observation', observation, MANDATORY],
    // Names are those of elements, whatever a resource has besides.
    [name('nosuch', 'constructor'), 'Patient', { nosuch: 1, constructor: 2, gender: 'male' }, {}],
  ])('%j of %s', (subset, type, of, expected) => expect(left(subset, type, of)).toEqual(expected));

  test('says nothing of included resources', () => {
    const resource = { resourceType: 'Patient', id: 'p', gender: 'male' };
    expect(createSubsetter(name('name'), 'include')(resource)).toBe(resource);
  });

  test.each(['true', 'text', 'data'] as const)('unlike _summary=%s', (summary) => {
    const resource = { resourceType: 'Patient', id: 'p', photo: [], text: TEXT };
    expect(createSubsetter({ summary }, 'include')(resource)).toMatchObject({ id: 'p', meta: TAGGED });
  });
});

test.each<[Subset]>([[{}], [{ summary: 'false' }], [{ summary: 'count' }]])(
  '%j gives the resource itself',
  (subset) => {
    const resource = { resourceType: 'Patient', id: 'p', nosuch: 1 };
    expect(cut(subset, resource)).toBe(resource);
  },
);

describe('the tag', () => {
  test.each<[meta: unknown, tagged: Json]>([
    [undefined, TAGGED],
    [{ versionId: '1' }, { versionId: '1', ...TAGGED }],
    [{ tag: [{ code: 'a' }] }, { tag: [{ code: 'a' }, SUBSETTED] }],
    [
      { tag: [{ ...SUBSETTED, display: 'd' }, { code: 'a' }] },
      { tag: [{ ...SUBSETTED, display: 'd' }, { code: 'a' }] },
    ],
    [{ tag: [{ system: 'other', code: 'SUBSETTED' }] }, { tag: [{ system: 'other', code: 'SUBSETTED' }, SUBSETTED] }],
    [{ tag: null }, TAGGED],
    [null, TAGGED],
    ['x', TAGGED],
  ])('is added once to meta %j', (meta, tagged) => {
    for (const subset of [{ summary: 'text' }, { summary: 'data' }, { elements: [] }] satisfies Subset[]) {
      expect(cut(subset, { resourceType: 'Patient', meta })).toEqual({ resourceType: 'Patient', meta: tagged });
    }
  });
});
