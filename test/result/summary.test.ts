import { describe, expect, test } from 'vitest';
import { summaryOfResource } from '../../src/result/summary.js';

/* What is expected is read off the Σ flags of https://hl7.org/fhir/R4/[type].html by hand. */

type Json = Record<string, unknown>;

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
const TAGGED = { tag: [SUBSETTED] };
const NOTE = [{ url: 'http://x.org/note', valueString: 'n' }];
const ABSENT = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

const summary = (resource: Json): unknown => summaryOfResource(resource);

describe('_summary=true', () => {
  test('of a Patient', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p',
      meta: { versionId: '3', profile: ['http://x.org/p'] },
      implicitRules: 'http://x.org/rules',
      language: 'en',
      text: { status: 'generated', div: '<div>p</div>' },
      contained: [{ resourceType: 'Organization', id: 'o', name: 'O' }],
      extension: NOTE,
      modifierExtension: [{ url: 'http://x.org/mod', valueBoolean: true }],
      identifier: [{ use: 'usual', system: 's', value: 'v', assigner: { reference: '#o', display: 'O' } }],
      active: true,
      name: [{ id: 'n1', use: 'official', family: 'Li', given: ['Ann'], extension: NOTE }],
      telecom: [{ system: 'phone', value: '1', rank: 1 }],
      gender: 'female',
      birthDate: '1970-03-30',
      _birthDate: { extension: NOTE },
      deceasedDateTime: '2015-02-14T13:42:00+10:00',
      address: [{ use: 'home', line: ['1 Way'], city: 'X', period: { start: '2000' } }],
      maritalStatus: { text: 'single' },
      multipleBirthInteger: 2,
      photo: [{ url: 'http://x.org/p.png' }],
      contact: [{ name: { family: 'Wu' } }],
      communication: [{ language: { text: 'en' } }],
      generalPractitioner: [{ reference: 'Practitioner/1' }],
      managingOrganization: { reference: 'Organization/1' },
      link: [{ id: 'l1', other: { reference: 'Patient/q' }, type: 'seealso' }],
    };
    expect(summary(patient)).toEqual({
      resourceType: 'Patient',
      id: 'p',
      meta: { versionId: '3', profile: ['http://x.org/p'], ...TAGGED },
      implicitRules: 'http://x.org/rules',
      modifierExtension: [{ url: 'http://x.org/mod', valueBoolean: true }],
      identifier: [{ use: 'usual', system: 's', value: 'v', assigner: { reference: '#o', display: 'O' } }],
      active: true,
      name: [{ use: 'official', family: 'Li', given: ['Ann'] }],
      telecom: [{ system: 'phone', value: '1', rank: 1 }],
      gender: 'female',
      birthDate: '1970-03-30',
      deceasedDateTime: '2015-02-14T13:42:00+10:00',
      address: [{ use: 'home', line: ['1 Way'], city: 'X', period: { start: '2000' } }],
      managingOrganization: { reference: 'Organization/1' },
      link: [{ other: { reference: 'Patient/q' }, type: 'seealso' }],
    });
  });

  test('of an Observation with components', () => {
    const observation = {
      resourceType: 'Observation',
      id: 'o',
      contained: [{ resourceType: 'Device', id: 'd' }],
      identifier: [{ value: '1' }],
      basedOn: [{ reference: 'ServiceRequest/1' }],
      status: 'final',
      category: [{ text: 'vital signs' }],
      code: {
        coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'BP', userSelected: true }],
        text: 'BP',
      },
      subject: { reference: 'Patient/p' },
      effectivePeriod: { start: '2020', end: '2021' },
      issued: '2021-01-01T00:00:00Z',
      valueQuantity: { value: 1, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
      interpretation: [{ text: 'high' }],
      note: [{ text: 'n' }],
      device: { reference: '#d' },
      referenceRange: [{ text: 'low' }],
      component: [
        {
          id: 'c1',
          extension: NOTE,
          code: { text: 'systolic' },
          valueQuantity: { value: 120, unit: 'mmHg' },
          interpretation: [{ text: 'high' }],
          referenceRange: [{ text: 'up to 120' }],
        },
        { code: { text: 'diastolic' }, dataAbsentReason: { text: 'unknown' } },
      ],
    };
    expect(summary(observation)).toEqual({
      resourceType: 'Observation',
      id: 'o',
      meta: TAGGED,
      identifier: [{ value: '1' }],
      basedOn: [{ reference: 'ServiceRequest/1' }],
      status: 'final',
      code: {
        coding: [{ system: 'http://loinc.org', code: '85354-9', display: 'BP', userSelected: true }],
        text: 'BP',
      },
      subject: { reference: 'Patient/p' },
      effectivePeriod: { start: '2020', end: '2021' },
      issued: '2021-01-01T00:00:00Z',
      valueQuantity: { value: 1, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
      component: [
        { code: { text: 'systolic' }, valueQuantity: { value: 120, unit: 'mmHg' } },
        { code: { text: 'diastolic' } },
      ],
    });
  });

  test('of a Questionnaire leaves out its items, however deep', () => {
    const items = [{ linkId: '1', type: 'group', item: [{ linkId: '1.1', type: 'string' }] }];
    expect(
      summary({
        resourceType: 'Questionnaire',
        id: 'q',
        url: 'http://x.org/q',
        title: 'Q',
        status: 'draft',
        description: 'about',
        subjectType: ['Patient'],
        purpose: 'why',
        code: [{ code: 'c' }],
        item: items,
      }),
    ).toEqual({
      resourceType: 'Questionnaire',
      id: 'q',
      meta: TAGGED,
      url: 'http://x.org/q',
      title: 'Q',
      status: 'draft',
      subjectType: ['Patient'],
      code: [{ code: 'c' }],
    });
  });

  test('follows content references: the parts of Parameters', () => {
    expect(
      summary({
        resourceType: 'Parameters',
        parameter: [
          { name: 'a', extension: NOTE, part: [{ name: 'b', extension: NOTE, part: [{ name: 'c', id: 'x' }] }] },
        ],
      }),
    ).toEqual({
      resourceType: 'Parameters',
      meta: TAGGED,
      parameter: [{ name: 'a', part: [{ name: 'b', part: [{ name: 'c' }] }] }],
    });
  });

  test('of a Bundle has the summaries of the resources within, each by its own type and tagged', () => {
    expect(
      summary({
        resourceType: 'Bundle',
        id: 'b',
        language: 'en',
        type: 'transaction',
        link: [{ relation: 'self', url: 'http://x.org', extension: NOTE }],
        entry: [
          {
            fullUrl: 'urn:uuid:1',
            resource: { resourceType: 'Group', id: 'g', type: 'person', actual: true, member: [{}] },
            request: { method: 'POST', url: 'Group' },
          },
          {
            resource: {
              resourceType: 'Bundle',
              type: 'collection',
              entry: [{ resource: { resourceType: 'Basic', text: {} } }],
            },
          },
          { fullUrl: 'urn:uuid:2', resource: { resourceType: 'Nonsense', id: 'n' } },
          { fullUrl: 'urn:uuid:3', resource: { id: 'n' } },
        ],
      }),
    ).toEqual({
      resourceType: 'Bundle',
      id: 'b',
      meta: TAGGED,
      type: 'transaction',
      link: [{ relation: 'self', url: 'http://x.org' }],
      entry: [
        {
          fullUrl: 'urn:uuid:1',
          resource: { resourceType: 'Group', id: 'g', meta: TAGGED, type: 'person', actual: true },
          request: { method: 'POST', url: 'Group' },
        },
        {
          resource: {
            resourceType: 'Bundle',
            meta: TAGGED,
            type: 'collection',
            entry: [{ resource: { resourceType: 'Basic', meta: TAGGED } }],
          },
        },
        { fullUrl: 'urn:uuid:2' },
        { fullUrl: 'urn:uuid:3' },
      ],
    });
  });

  test('of a ValueSet leaves out composition and expansion', () => {
    expect(
      summary({
        resourceType: 'ValueSet',
        id: 'v',
        url: 'http://x.org/v',
        version: '1',
        name: 'V',
        status: 'active',
        experimental: true,
        contact: [{ name: 'N', telecom: [{ value: '1' }] }],
        description: 'd',
        useContext: [{ code: { code: 'c' }, valueCodeableConcept: { text: 't' } }],
        immutable: true,
        copyright: 'c',
        compose: { include: [{ system: 's' }] },
        expansion: { timestamp: '2020-01-01T00:00:00Z' },
      }),
    ).toEqual({
      resourceType: 'ValueSet',
      id: 'v',
      meta: TAGGED,
      url: 'http://x.org/v',
      version: '1',
      name: 'V',
      status: 'active',
      experimental: true,
      contact: [{ name: 'N', telecom: [{ value: '1' }] }],
      useContext: [{ code: { code: 'c' }, valueCodeableConcept: { text: 't' } }],
      immutable: true,
    });
  });
});

/** One element of one resource, and what is left of it. */
describe('in a summary', () => {
  test.each<[what: string, type: string, of: Json, left: Json]>([
    [
      'the data of an attachment is left out',
      'DocumentReference',
      { content: [{ attachment: { contentType: 'text/plain', data: 'YQ==' }, format: { code: 'f' } }] },
      { content: [{ attachment: { contentType: 'text/plain' }, format: { code: 'f' } }] },
    ],
    [
      'what nothing is left of goes away, up to the root',
      'DocumentReference',
      { content: [{ attachment: { data: 'YQ==' } }] },
      {},
    ],
    [
      'one item that nothing is left of goes away alone',
      'DocumentReference',
      { content: [{ attachment: { data: 'YQ==' } }, { attachment: { url: 'u' } }] },
      { content: [{ attachment: { url: 'u' } }] },
    ],
    [
      'mandatory elements stay, though R4 does not mark these',
      'Appointment',
      { participant: [{ actor: { display: 'A' }, status: 'accepted', period: { start: '2020' } }] },
      { participant: [{ actor: { display: 'A' }, status: 'accepted' }] },
    ],
    ['an extension in place of a value stays', 'Patient', { _birthDate: ABSENT }, { _birthDate: ABSENT }],
    ['an extension in place of an object stays', 'Observation', { code: ABSENT }, { code: ABSENT }],
    ['an extension beside an object goes', 'Observation', { code: { ...ABSENT, text: 't' } }, { code: { text: 't' } }],
    [
      'extensions in arrays stay where a value is missing, each at its position',
      'Patient',
      { name: [{ given: ['A', null, 'C'], _given: [{ id: 'a' }, ABSENT, null] }] },
      { name: [{ given: ['A', null, 'C'], _given: [null, ABSENT, null] }] },
    ],
    [
      'extensions in arrays go where every value is there',
      'Patient',
      { name: [{ given: ['A', 'B'], _given: [null, { id: 'b' }] }] },
      { name: [{ given: ['A', 'B'] }] },
    ],
    [
      'extensions of an array without values stay',
      'Patient',
      { name: [{ _given: [ABSENT, ABSENT] }] },
      { name: [{ _given: [ABSENT, ABSENT] }] },
    ],
    ['what stands beside an unmarked primitive goes', 'Patient', { _language: ABSENT }, {}],
    [
      'modifier extensions stay whole within elements',
      'Observation',
      { component: [{ modifierExtension: NOTE, code: { text: 'c' }, extension: NOTE }] },
      { component: [{ modifierExtension: NOTE, code: { text: 'c' } }] },
    ],
    [
      'what R4 does not define goes',
      'Patient',
      { nickname: 'x', name: [{ family: 'Li', nick: 'y' }] },
      { name: [{ family: 'Li' }] },
    ],
    ['a choice of a type that it does not have goes', 'Observation', { valueAddress: { city: 'X' } }, {}],
    [
      'resourceType goes where no resource is',
      'Patient',
      { name: [{ resourceType: 'HumanName', family: 'Li' }] },
      { name: [{ family: 'Li' }] },
    ],
    ['names of Object.prototype are no elements', 'Patient', { constructor: 'x', toString: 'y' }, {}],
  ])('%s', (_, resourceType, of, left) => {
    expect(summary({ resourceType, id: 'x', ...of })).toEqual({ resourceType, id: 'x', meta: TAGGED, ...left });
  });

  test('a key __proto__ from JSON goes', () => {
    const read = JSON.parse('{"resourceType":"Patient","__proto__":{"active":true},"gender":"male"}') as Json;
    const left = summary(read) as Json;
    expect(JSON.stringify(left)).toBe(JSON.stringify({ resourceType: 'Patient', gender: 'male', meta: TAGGED }));
    expect(Object.getPrototypeOf(left)).toBe(Object.prototype);
  });

  test.each([undefined, null, 'Patient', [], {}, { resourceType: 'Nonsense' }, { resourceType: 'HumanName' }])(
    '%j is no resource',
    (value) => expect(summaryOfResource(value)).toBeUndefined(),
  );

  test('what is whole is shared', () => {
    const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'Li' }], photo: [] };
    const left = summary(patient) as typeof patient;
    expect(left).not.toBe(patient);
    expect(left.name).toBe(patient.name);
    const whole = { resourceType: 'Patient', id: 'p', meta: TAGGED, name: [{ family: 'Li' }] };
    expect(summary(whole)).toBe(whole);
  });
});
