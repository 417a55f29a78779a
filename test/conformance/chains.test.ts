import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { BASE, finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const to = (reference: string): object => ({ reference });
const code = (value: string): object => ({ coding: [{ system: 'http://loinc.org', code: value }] });

/**
 * The families: Ann Moss is a patient of the clinic in Boston, which is part of the hospital; Bob Reed of nobody; Cat Moss
 * of a practitioner of another server.
 */
const resources: readonly Sample[] = [
  { resourceType: 'Organization', id: 'hospital', name: 'General Hospital' },
  {
    resourceType: 'Organization',
    id: 'clinic',
    name: 'Boston Clinic',
    partOf: to('Organization/hospital'),
    address: [{ city: 'Boston' }],
  },
  { resourceType: 'Practitioner', id: 'joe', name: [{ family: 'Stone', given: ['Joe'] }], address: [{ state: 'MN' }] },
  { resourceType: 'Practitioner', id: 'jim', name: [{ family: 'Stone', given: ['Jim'] }], address: [{ state: 'IL' }] },
  {
    resourceType: 'Patient',
    id: 'ann',
    name: [{ family: 'Moss', given: ['Ann'] }],
    gender: 'female',
    birthDate: '1980-05-01',
    managingOrganization: to(`${BASE}/Organization/clinic`),
    generalPractitioner: [to('Practitioner/joe'), to('Practitioner/jim')],
  },
  {
    resourceType: 'Patient',
    id: 'bob',
    name: [{ family: 'Reed', given: ['Bob'] }],
    gender: 'male',
    generalPractitioner: [to('Practitioner/jim')],
  },
  {
    resourceType: 'Patient',
    id: 'cat',
    name: [{ family: 'Moss', given: ['Cat'] }],
    generalPractitioner: [to('http://there.org/fhir/Practitioner/joe')],
  },
  // A target of any type.
  { resourceType: 'Provenance', id: 'prov', target: [to('Patient/ann')] },
  { resourceType: 'Group', id: 'all', code: code('g'), member: [{ entity: to('Patient/ann') }] },
  { resourceType: 'Device', id: 'pump', type: code('pump') },
  {
    resourceType: 'Observation',
    id: 'o1',
    code: code('8480-6'),
    subject: to('Patient/ann/_history/2'),
    status: 'final',
  },
  { resourceType: 'Observation', id: 'o2', code: code('8302-2'), subject: to('Patient/bob'), status: 'amended' },
  { resourceType: 'Observation', id: 'o3', code: code('8302-2'), subject: to('Group/all') },
  { resourceType: 'Observation', id: 'o4', code: code('8302-2'), subject: to('Patient/gone') },
  { resourceType: 'Observation', id: 'o5', code: code('8302-2') },
  { resourceType: 'DiagnosticReport', id: 'd1', code: code('r'), result: [to('Observation/o1'), to('Observation/o2')] },
  {
    resourceType: 'MedicationRequest',
    id: '23',
    contained: [
      {
        resourceType: 'Medication',
        id: 'm1',
        ingredient: [{ itemCodeableConcept: code('abc') }],
        manufacturer: to('#org'),
      },
      { resourceType: 'Organization', id: 'org', name: 'Pharma Moss' },
      { resourceType: 'Patient', id: 'p', name: [{ family: 'Inner' }] },
    ],
    medicationReference: to('#m1'),
    subject: to('#p'),
  },
  {
    resourceType: 'MedicationRequest',
    id: '24',
    contained: [{ resourceType: 'Medication', id: 'm1', ingredient: [{ itemCodeableConcept: code('xyz') }] }],
    medicationReference: to('#m1'),
    subject: to('Patient/ann'),
  },
  { resourceType: 'Questionnaire', id: 'q1', url: 'http://forms.org/q', version: '1', title: 'Old' },
  { resourceType: 'Questionnaire', id: 'q2', url: 'http://forms.org/q', version: '2', title: 'New' },
  { resourceType: 'QuestionnaireResponse', id: 'any', questionnaire: 'http://forms.org/q' },
  { resourceType: 'QuestionnaireResponse', id: 'one', questionnaire: 'http://forms.org/q|1' },
];

describe('chains', () => {
  finds(resources, [
    ['Observation?subject:Patient.name=ann', 'o1'],
    ['Observation?patient.name=moss,reed', 'o1 o2'],
    ['Observation?patient.name:exact=Ann', 'o1'],
    ['Observation?patient.name:exact=ann', ''],
    ['Observation?patient.birthdate=ge1980', 'o1'],
    ['Observation?patient.birthdate=lt1980', ''],
    ['Observation?subject:Patient.gender:missing=true', ''],
    // What is empty asks for nothing.
    ['Observation?patient.name=', 'o1 o2 o3 o4 o5'],
    ['Observation?subject.organization.name=', 'o1 o2 o3 o4 o5'],
    ['Observation?subject:Patient.gender:not=male', 'o1'],
    // Of several target types, those that know the parameter: only Patient has a gender.
    ['Observation?subject.gender=male', 'o2'],
    ['Observation?subject._id=ann,all', 'o1 o3'],
    ['Observation?subject:Group._id=ann,all', 'o3'],
    ['Observation?subject:Group.code=g', 'o3'],
    // Groups have members, so the chain goes on.
    ['Observation?subject:Group.member:Patient.name=ann', 'o3'],
    ['Observation?patient.organization.name=boston', 'o1'],
    ['Observation?patient.organization.partof.name=general', 'o1'],
    ['Observation?patient.organization.partof.name=boston', ''],
    ['DiagnosticReport?result.patient.organization.partof.name=general', 'd1'],
    ['DiagnosticReport?result.subject:Patient.name=reed', 'd1'],
    ['DiagnosticReport?result.code=8480-6&result.subject=Patient/bob', 'd1'],
    // Each chain is a join of its own: the two may be satisfied by two practitioners.
    ['Patient?general-practitioner.name=joe&general-practitioner:Practitioner.address-state=IL', 'ann'],
    ['Patient?general-practitioner:Practitioner.address-state=MN,IL', 'ann bob'],
    ['Patient?general-practitioner.name:contains=ton', 'ann bob'],
    ['Patient?organization.address-city=boston', 'ann'],
    ['Patient?organization.name=clinic', ''],
    ['Patient?organization=Organization/clinic&general-practitioner.name=jim', 'ann'],
  ]);
});

describe('reverse chains', () => {
  finds(resources, [
    ['Patient?_has:Observation:patient:code=8480-6', 'ann'],
    ['Patient?_has:Observation:subject:code=http://loinc.org|8302-2', 'bob'],
    ['Patient?_has:Observation:patient:code=8480-6,8302-2', 'ann bob'],
    ['Patient?_has:Observation:patient:code:not=8302-2', 'ann'],
    ['Patient?_has:Observation:patient:_id=o2', 'bob'],
    // Two reverse chains are independent; one must be satisfied by a single resource.
    ['Patient?_has:Observation:patient:code=8480-6&_has:Observation:patient:status=amended', ''],
    ['Patient?_has:Group:member:code=g', 'ann'],
    ['Patient?_has:Provenance:target:_id=prov', 'ann'],
    ['Group?_has:Observation:subject:code=8302-2', 'all'],
    ['Organization?_has:Patient:organization:name=ann', 'clinic'],
    ['Organization?_has:Organization:partof:_has:Patient:organization:gender=female', 'hospital'],
    ['Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:code=8302-2', 'jim'],
    ['Practitioner?_has:Patient:general-practitioner:organization.name=boston', 'joe jim'],
    ['Observation?_has:DiagnosticReport:result:code=r', 'o1 o2'],
    ['Observation?_has:DiagnosticReport:result:_id=d1&patient.name=reed', 'o2'],
    // A chain, then back: observations of patients who have one that is amended.
    ['Observation?patient._has:Observation:patient:status=amended', 'o2'],
    ['Patient?name=moss&_has:Observation:patient:code=8480-6', 'ann'],
    // What is only contained in another resource refers to nobody.
    ['Organization?_has:Medication:manufacturer:ingredient-code=abc', ''],
  ]);
});

describe('from whichever side there is less to do', () => {
  const patients = Array.from({ length: 12 }, (_, i): Sample => {
    return { resourceType: 'Patient', id: `p${i}`, gender: i % 2 ? 'male' : 'female' };
  });
  const observations = Array.from({ length: 60 }, (_, i): Sample => {
    return { resourceType: 'Observation', id: `o${i}`, code: code(`c${i % 5}`), subject: to(`Patient/p${i % 10}`) };
  });
  finds(
    [...patients, ...observations],
    [
      // Few patients and many observations: p0 and p5 have c0, p1 and p6 have c1, p10 and p11 have none.
      ['Patient?_id=p0,p1,p10&_has:Observation:patient:code=c0,c1,c2', 'p0 p1'],
      ['Patient?_id=p0,p1,p10&_has:Observation:patient:code=c1,c2,c3', 'p1'],
      ['Patient?_id=p10,p11&_has:Observation:patient:code=c0,c1,c2,c3', ''],
      ['Patient?_id=p0&_has:Observation:patient:code:not=c0', ''],
      ['Patient?_id=p0&_has:Observation:patient:code:not=c1', 'p0'],
      // Few observations and many patients, and one of many.
      ['Observation?_id=o0,o1,o2&patient.gender=female', 'o0 o2'],
      ['Observation?_id=o0,o1,o2&patient.gender=male', 'o1'],
      ['Observation?patient._id=p3', 'o3 o13 o23 o33 o43 o53'],
      ['Observation?_id=o3,o4,o13&patient._id=p3', 'o3 o13'],
      ['Patient?_has:Observation:patient:_id=o3,o13,o24', 'p3 p4'],
      ['Patient?gender=male&_has:Observation:patient:_id=o3,o13,o24', 'p3'],
      ['Patient?_has:Observation:patient:code=c0,c1,c2,c3,c4', 'p0 p1 p2 p3 p4 p5 p6 p7 p8 p9'],
    ],
  );

  test.each([
    [
      'Patient?_id=p0&_has:Observation:patient:code=c0',
      'from 1 candidates, about 7 steps and fewer than 12 of Observation',
    ],
    ['Patient?_has:Observation:patient:_id=o3', 'from about 1 of Observation'],
    [
      'Patient?_id=p1&_has:Observation:patient:_id=o3,o13',
      'from about 2 of Observation, no more than about 7 steps from 1 candidates',
    ],
    ['Observation?_id=o0&patient.gender=female', 'from 1 candidates, fewer than about 42 steps from Patient'],
    ['Observation?code=c1&patient._id=p3', 'from about 1 of Patient'],
  ])('%s: %s', async (query, strategy) => {
    const engine = await createEngine();
    await engine.load([...patients, ...observations]);
    expect(String(await engine.explain(query))).toContain(`; ${strategy})`);
  });
});

describe('chains into contained resources', () => {
  finds(resources, [
    ['MedicationRequest?medication.ingredient-code=http://loinc.org|abc', '23'],
    ['MedicationRequest?medication.ingredient-code=xyz', '24'],
    ['MedicationRequest?medication:Medication.manufacturer.name=pharma', '23'],
    ['MedicationRequest?patient.family=inner', '23'],
    ['MedicationRequest?patient.family=moss', '24'],
    // Contained resources are no results of their own, nor counted.
    ['Medication?ingredient-code=abc', ''],
    ['Organization?name=pharma', ''],
    ['Patient?', 'ann bob cat'],
  ]);
});

describe('chains through canonical references', () => {
  finds(resources, [
    ['QuestionnaireResponse?questionnaire.title=new', 'any'],
    ['QuestionnaireResponse?questionnaire.title=old', 'any one'],
    ['Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=one', 'q1'],
    ['Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=any', 'q1 q2'],
    ['QuestionnaireResponse?questionnaire=http://forms.org/q', 'any one'],
    ['QuestionnaireResponse?questionnaire=http://forms.org/q|1', 'one'],
  ]);
});

describe('conditional references', () => {
  const conditional: readonly Sample[] = [
    {
      resourceType: 'Practitioner',
      id: 'kim',
      identifier: [{ system: 'http://npi', value: '99' }],
      name: [{ family: 'Ito' }],
    },
    { resourceType: 'Practitioner', id: 'lou', identifier: [{ value: '7' }], name: [{ family: 'Lee' }] },
    { resourceType: 'Encounter', id: 'e1', participant: [{ individual: to('Practitioner?identifier=http://npi|99') }] },
    {
      resourceType: 'Encounter',
      id: 'e2',
      participant: [{ individual: to('Practitioner?identifier=http%3A%2F%2Fnpi%7C99') }],
    },
    { resourceType: 'Encounter', id: 'e3', participant: [{ individual: to('Practitioner?identifier=http://npi|1') }] },
    { resourceType: 'Encounter', id: 'e4', participant: [{ individual: to('Practitioner?identifier=7') }] },
    { resourceType: 'Encounter', id: 'e5', participant: [{ individual: to('Practitioner/kim') }] },
    // An identifier that says no system: https://hl7.org/fhir/R4/search.html#token
    { resourceType: 'Encounter', id: 'e6', participant: [{ individual: to('Practitioner?identifier=|7') }] },
    { resourceType: 'Encounter', id: 'e7', participant: [{ individual: to('Practitioner?identifier=|99') }] },
  ];

  describe('lead to the resources with the identifier when the engine is told so', () => {
    finds(
      conditional,
      [
        ['Encounter?practitioner.family=ito', 'e1 e2 e5'],
        ['Encounter?practitioner=Practitioner/kim', 'e1 e2 e5'],
        ['Encounter?practitioner=kim', 'e1 e2 e5'],
        ['Encounter?participant=kim', 'e1 e2 e5'],
        ['Encounter?participant:Practitioner.identifier=7', 'e4 e6'],
        ['Practitioner?_has:Encounter:practitioner:_id=e1,e4', 'kim lou'],
        ['Encounter?practitioner=Practitioner/nobody', ''],
      ],
      { resolveConditionalReferences: true },
    );
  });

  describe('are found by their text alone otherwise', () => {
    finds(conditional, [
      ['Encounter?practitioner.family=ito', 'e5'],
      ['Encounter?practitioner=Practitioner/kim', 'e5'],
      ['Encounter?practitioner=Practitioner?identifier=http://npi|99', 'e1'],
    ]);
  });
});

describe('what is wrong with a chain is told', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Observation?subject.nosuch=1', 'nosuch', 'not-supported', true],
      ['Observation?nosuch.name=1', 'nosuch', 'not-supported', true],
      ['Observation?patient.famly=moss', 'famly', 'not-supported', true],
      ['Patient?_has:Observation:nosuch:code=1', 'nosuch', 'not-supported', true],
      ['Patient?_has:Observation:patient:nosuch=1', 'nosuch', 'not-supported', true],
      ['Observation?code.name=1', 'code', 'not-supported', false],
      ['Observation?_id.name=1', '_id', 'not-supported', false],
      ['Observation?subject:Patent.name=1', 'Patent', 'not-supported', false],
      ['Observation?subject:Practitioner.name=1', 'Practitioner', 'not-supported', false],
      ['Observation?subject:Patient.birthdate=2013-13', '13', 'invalid', false],
      ['Observation?subject:Patient.name:nose=1', 'nose', 'not-supported', false],
      ['Patient?_has:Obsrvation:patient:code=1', 'Obsrvation', 'not-supported', false],
      ['Patient?_has:Observation:code:code=1', 'code', 'not-supported', false],
      ['Practitioner?_has:Observation:patient:code=1', 'patient', 'not-supported', false],
      // A string of Device, a reference of Medication: the value could be read either way.
      ['Task?focus.manufacturer=1', 'focus', 'invalid', false],
    ])('%s: %j', async (query, place, issueCode, droppable) => {
      const [issue, ...others] = await issuesOf(engine(), query, { handling: 'strict' });
      expect(others).toEqual([]);
      expect(issue?.code).toBe(issueCode);
      expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);
      expect(await issuesOf(engine(), query, { handling: 'lenient' })).toHaveLength(droppable ? 0 : 1);
    });

    test('an ambiguous id, by the whole name of the chain', async () => {
      const twins = ['Patient', 'Group'].map((resourceType) => ({ resourceType, id: 'twin' }));
      for (const twin of twins) await engine().put(twin);
      for (const name of ['encounter.subject', '_has:Observation:encounter:subject']) {
        const query = `${name.startsWith('_has') ? 'Encounter' : 'Observation'}?${name}=twin`;
        const [issue] = await issuesOf(engine(), query, { handling: 'lenient' });
        expect(issue).toMatchObject({ code: 'multiple-matches', parameter: name });
      }
      for (const { resourceType, id } of twins) await engine().delete(`${resourceType}/${id}`);
    });

    test.each([
      ['AuditEvent?agent', 'Practitioner, Organization, Device, Patient, PractitionerRole or RelatedPerson'],
      ['Communication?recipient', 'Practitioner, Group, Organization, CareTeam, Device or 4 others'],
    ])('%s refers to %s', async (chain, expected) => {
      const [issue] = await issuesOf(engine(), `${chain}:Account.name=x`, { handling: 'strict' });
      const [, name] = chain.split('?');
      expect(issue?.message).toBe(`'${name}' never refers to a Account; expected ${expected}`);
    });

    test('did you mean', async () => {
      const [issue] = await issuesOf(engine(), 'Observation?patient.famly=moss', { handling: 'strict' });
      expect(issue?.message).toContain("did you mean 'family'");
    });
  });
});

test('a chain through types that lead to each other stays within its limits', async () => {
  const engine = await createEngine();
  const links = Array.from({ length: 10 }, () => 'focus').join('.');
  const [issue] = await issuesOf(engine, `Task?${links}._id=1`, { handling: 'strict' });
  expect(issue?.code).toBe('too-costly');
});

describe('one resource against a query', () => {
  onEveryBackend(resources, (engine) => {
    const observation = { resourceType: 'Observation', id: 'new', code: code('1'), subject: to('Patient/ann') };
    test.each([
      ['Observation?patient.name=ann', observation, true],
      ['Observation?patient.name=bob', observation, false],
      ['Observation?patient.organization.name=boston', observation, true],
      ['Patient?_has:Observation:patient:code=8480-6', { resourceType: 'Patient', id: 'ann' }, true],
      ['Patient?_has:Observation:patient:code=8480-6', { resourceType: 'Patient', id: 'bob' }, false],
      ['Patient?_has:Observation:patient:code=8480-6', { resourceType: 'Patient' }, false],
      [
        'MedicationRequest?medication.manufacturer.name=acme',
        {
          resourceType: 'MedicationRequest',
          contained: [
            { resourceType: 'Medication', id: 'm', manufacturer: to('#o') },
            { resourceType: 'Organization', id: 'o', name: 'Acme' },
          ],
          medicationReference: to('#m'),
        },
        true,
      ],
      // It stands in for the stored one of its id.
      ['Observation?_has:DiagnosticReport:result:_id=d1', { resourceType: 'Observation', id: 'o1' }, true],
      [
        'Patient?link.name=zed',
        { resourceType: 'Patient', id: 'ann', name: [{ family: 'Zed' }], link: [{ other: to('Patient/ann') }] },
        true,
      ],
      [
        'Patient?link.name=moss',
        { resourceType: 'Patient', id: 'ann', name: [{ family: 'Zed' }], link: [{ other: to('Patient/ann') }] },
        false,
      ],
      [
        'QuestionnaireResponse?questionnaire.title=old',
        { resourceType: 'QuestionnaireResponse', questionnaire: 'http://forms.org/q|1' },
        true,
      ],
    ])('%s %j: %s', async (query, resource, expected) => {
      expect(await engine().prepare(query, { handling: 'strict' }).matches(resource)).toBe(expected);
    });
  });
});

test('writes are seen by chains at once', async () => {
  const engine = await createEngine();
  await engine.put({ resourceType: 'Patient', id: 'p', name: [{ family: 'Ash' }] });
  await engine.put({ resourceType: 'Observation', id: 'o', subject: to('Patient/p') });
  const found = async (): Promise<string> => idsOf(await engine.search('Observation?patient.family=ash'));
  expect(await found()).toBe('o');
  await engine.delete('Patient/p');
  expect(await found()).toBe('');
  await engine.put({ resourceType: 'Patient', id: 'p', name: [{ family: 'Ash' }] });
  expect(await found()).toBe('o');
  await engine.put({ resourceType: 'Patient', id: 'p', name: [{ family: 'Elm' }] });
  expect(await found()).toBe('');
});

test('explain tells the side that a join was done from, and why', async () => {
  const engine = await createEngine();
  for (let i = 0; i < 50; i++) {
    await engine.put({ resourceType: 'Patient', id: `p${i}`, gender: i === 0 ? 'male' : 'female' });
    for (let j = 0; j < 4; j++) {
      await engine.put({
        resourceType: 'Observation',
        id: `o${i}-${j}`,
        subject: to(`Patient/p${i}`),
        code: code(i === 0 ? 'rare' : 'frequent'),
      });
    }
  }
  const few = String(await engine.explain('Observation?patient.gender=male&code=frequent'));
  expect(few).toContain('patient refers to Patient  (estimated 4, actual 4');
  expect(few).toMatch(/from about 1 of Patient/);
  const many = String(await engine.explain('Observation?patient.gender=female&code=rare'));
  expect(many).toMatch(/from 4 candidates, fewer than about \d+ steps from Patient/);
  const back = String(await engine.explain('Patient?gender=male&_has:Observation:patient:code=frequent'));
  expect(back).toMatch(/from 1 candidates, about \d+ steps and fewer than 196 of Observation/);
});
