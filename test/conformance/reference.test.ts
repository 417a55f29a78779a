import { describe, expect, test } from 'vitest';
import { BASE, finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const observation = (id: string, subject?: object): Sample => ({
  resourceType: 'Observation',
  id,
  ...(subject && { subject }),
});
const to = (reference: string): object => ({ reference });

const resources: readonly Sample[] = [
  { resourceType: 'Patient', id: '23' },
  observation('rel', to('Patient/23')),
  observation('abs', to(`${BASE}/Patient/23`)),
  observation('ver', to('Patient/23/_history/4')),
  observation('far', to('http://there.org/fhir/Patient/23')),
  observation('grp', to('Group/7')),
  observation('urn', to('urn:uuid:c757873d-ec9a-4326-a141-556f43239520')),
  observation('con', to('#p')),
  observation('idn', { identifier: { system: 's', value: '23' }, type: 'Patient' }),
  observation('cnd', to('Patient?identifier=s|23')),
  observation('non'),
];

describe('one target however it is spelled', () => {
  finds(resources, [
    ['Observation?subject=Patient/23', 'rel abs ver'],
    ['Observation?subject:Patient=23', 'rel abs ver'],
    ['Observation?subject:Patient=Patient/23', 'rel abs ver'],
    [`Observation?subject=${BASE}/Patient/23`, 'rel abs ver'],
    ['Observation?subject=23', 'rel abs ver'],
    ['Observation?patient=23', 'rel abs ver'],
    ['Observation?patient=Patient/23', 'rel abs ver'],
    ['Observation?patient:Patient=23', 'rel abs ver'],
    ['Observation?subject=Patient/23/_history/4', 'ver'],
    [`Observation?subject=${BASE}/Patient/23/_history/4`, 'ver'],
    ['Observation?subject=Patient/23/_history/5', ''],
    ['Observation?subject=http://there.org/fhir/Patient/23', 'far'],
    ['Observation?subject:Patient=http://there.org/fhir/Patient/23', 'far'],
    ['Observation?subject=Group/7,Patient/23', 'rel abs ver grp'],
    ['Observation?subject=7', 'grp'],
    ['Observation?subject:Group=7', 'grp'],
    ['Observation?subject:Patient=7', ''],
    ['Observation?patient=7', ''],
    ['Observation?subject=Patient/24', ''],
    ['Observation?subject=urn:uuid:c757873d-ec9a-4326-a141-556f43239520', 'urn'],
    ['Observation?subject=%23p', 'con'],
    ['Observation?subject=Patient?identifier%3Ds|23', 'cnd'],
    ['Observation?subject=__proto__,constructor,Patient/__proto__', ''],
    ['Observation?subject:missing=true', 'non'],
    ['Observation?patient:missing=true', 'grp urn con non'],
  ]);
});

describe('a bare id that several resources have', () => {
  onEveryBackend(
    [...resources, { resourceType: 'Group', id: '23' }, { resourceType: 'Observation', id: 'x' }],
    (engine) => {
      test.each(['strict', 'lenient'] as const)('is refused under %s handling, naming them', async (handling) => {
        expect(await issuesOf(engine(), 'Observation?code=x&subject=7,23', { handling })).toEqual([
          {
            severity: 'error',
            code: 'multiple-matches',
            message: "'23' is the id of several resources: Group/23, Patient/23; expected [type]/[id]",
            parameter: 'subject',
            span: { start: 29, end: 31 },
          },
        ]);
      });

      test.each(['Observation,Encounter', 'Encounter,Observation', 'Condition,Observation'])(
        'is refused once where %s are searched',
        async (types) => {
          const query = `?_type=${types}&subject=23`;
          const issues = await issuesOf(engine(), query, { handling: 'strict' });
          expect(issues.map(({ span }) => span && query.slice(span.start, span.end))).toEqual(['23']);
        },
      );

      test.each(['subject:Patient=23', 'subject=Patient/23', 'patient=23', 'subject=7'])(
        '%s is not one',
        async (query) => {
          expect(await issuesOf(engine(), `Observation?${query}`, { handling: 'strict' })).toEqual([]);
        },
      );
    },
  );
});

describe('canonicals', () => {
  const request = (id: string, ...instantiatesCanonical: string[]): Sample => ({
    resourceType: 'ServiceRequest',
    id,
    instantiatesCanonical,
  });
  finds(
    [
      request('1', 'http://acme.com/some-profile|1.0'),
      request('2', 'http://acme.com/some-profile|2.0', 'http://acme.com/other'),
      request('3', 'http://acme.com/some-profile'),
      request('4', `${BASE}/PlanDefinition/p`),
      // A canonical names its version after a bar; this is the address of something else.
      request('5', `${BASE}/PlanDefinition/p/_history/2`),
    ],
    [
      ['ServiceRequest?instantiates-canonical=http://acme.com/some-profile', '1 2 3'],
      ['ServiceRequest?instantiates-canonical=http://acme.com/some-profile|1.0', '1'],
      ['ServiceRequest?instantiates-canonical=http://acme.com/some-profile|3', ''],
      ['ServiceRequest?instantiates-canonical=http://acme.com/other', '2'],
      ['ServiceRequest?instantiates-canonical=http://acme.com/', ''],
      [`ServiceRequest?instantiates-canonical=${BASE}/PlanDefinition/p`, '4'],
      ['ServiceRequest?instantiates-canonical=PlanDefinition/p', '4'],
      [`ServiceRequest?instantiates-canonical=${BASE}/PlanDefinition/p/_history/2`, '5'],
      [`ServiceRequest?instantiates-canonical=${BASE}/PlanDefinition/p/_history/3`, ''],
    ],
  );
});

describe('a resource inside another', () => {
  finds(
    [
      {
        resourceType: 'Bundle',
        id: 'doc',
        type: 'document',
        entry: [{ resource: { resourceType: 'Composition', id: 'c' } }],
      },
      { resourceType: 'Bundle', id: 'none', type: 'document' },
    ],
    [
      ['Bundle?composition=c', 'doc'],
      ['Bundle?composition=Composition/c', 'doc'],
      ['Bundle?composition=d', ''],
      ['Bundle?composition:missing=true', 'none'],
    ],
  );
});

describe('a parameter whose definition names no targets', () => {
  const about = {
    resourceType: 'SearchParameter',
    url: 'http://acme.org/about',
    name: 'about',
    status: 'active',
    description: 'what it is about',
    code: 'about',
    base: ['Basic'],
    type: 'reference',
    expression: 'Basic.subject',
  };
  const basic = (id: string, reference: string): Sample => ({ resourceType: 'Basic', id, subject: { reference } });
  const options = { searchParameters: [about] };
  const samples: readonly Sample[] = [
    { resourceType: 'Patient', id: '1', name: [{ family: 'Moss' }] },
    { resourceType: 'Patient', id: '2' },
    { resourceType: 'Group', id: '1' },
    basic('a', 'Patient/1'),
    basic('b', 'Group/1'),
    basic('c', 'Patient/2'),
  ];
  finds(
    samples,
    [
      ['Basic?about=Group/1', 'b'],
      ['Basic?about=2', 'c'],
      ['Basic?about:Patient=1', 'a'],
      ['Basic?about:Patient.family=moss', 'a'],
      ['Basic?about.family=moss', 'a'],
    ],
    options,
  );

  onEveryBackend(
    samples,
    (engine) => {
      test('may refer to any type', async () => {
        const [issue] = await issuesOf(engine(), 'Basic?about=1', { handling: 'strict' });
        expect(issue?.message).toBe("'1' is the id of several resources: Patient/1, Group/1; expected [type]/[id]");
      });
    },
    options,
  );
});
