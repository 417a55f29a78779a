import { describe, expect, test } from 'vitest';
import { createEngine, type EngineOptions, type TerminologyService } from '../../src/index.js';
import { createTerminologyService } from '../../src/terminology/in-memory.js';
import { finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const ANIMALS = 'http://acme.org/animals';
const GENDER = 'http://hl7.org/fhir/administrative-gender';

const terminology = createTerminologyService([
  {
    resourceType: 'CodeSystem',
    url: ANIMALS,
    content: 'complete',
    concept: [
      {
        code: 'mammal',
        concept: [{ code: 'dog', concept: [{ code: 'poodle' }] }, { code: 'cat' }],
      },
      { code: 'bird' },
    ],
  },
  {
    resourceType: 'ValueSet',
    id: 'pets',
    url: 'http://acme.org/pets',
    version: '1',
    compose: { include: [{ system: ANIMALS, concept: [{ code: 'dog' }, { code: 'cat' }] }] },
  },
  {
    resourceType: 'ValueSet',
    url: 'http://acme.org/all',
    compose: { include: [{ system: 'urn:whole' }, { system: ANIMALS, concept: [{ code: 'bird' }] }] },
  },
  {
    resourceType: 'ValueSet',
    url: 'http://acme.org/known-genders',
    compose: { include: [{ system: GENDER, concept: [{ code: 'male' }, { code: 'female' }] }] },
  },
] as Parameters<typeof createTerminologyService>[0]);

const condition = (id: string, ...codings: [code: string, system?: string][]): Sample => ({
  resourceType: 'Condition',
  id,
  code: { coding: codings.map(([code, system = ANIMALS]) => ({ code, system })) },
});

const resources: readonly Sample[] = [
  condition('mammal', ['mammal']),
  condition('dog', ['dog']),
  condition('poodle', ['poodle']),
  { ...condition('cat', ['cat']), subject: { reference: 'Patient/ann' } },
  condition('bird', ['bird']),
  condition('two', ['bird'], ['cat']),
  condition('other', ['dog', 'urn:other']),
  condition('whole', ['anything', 'urn:whole']),
  { resourceType: 'Condition', id: 'none' },
  { resourceType: 'Patient', id: 'ann', gender: 'female' },
  { resourceType: 'Patient', id: 'kim', gender: 'other' },
  { resourceType: 'Patient', id: 'bob' },
];

const table: readonly (readonly [string, string])[] = [
  ['Condition?code:in=http://acme.org/pets', 'dog cat two'],
  // At the end of a join, and of a path.
  ['Patient?_has:Condition:patient:code:in=http://acme.org/pets', 'ann'],
  ['Condition?patient._has:Condition:patient:code:in=http://acme.org/pets', 'cat'],
  ['Condition?code:in=http://acme.org/pets|1', 'dog cat two'],
  ['Condition?code:not-in=http://acme.org/pets|1', 'mammal poodle bird other whole none'],
  ['Condition?code:in=ValueSet/pets', 'dog cat two'],
  ['Condition?code:not-in=http://acme.org/pets', 'mammal poodle bird other whole none'],
  ['Condition?code:in=http://acme.org/all', 'bird two whole'],
  ['Condition?code:in=http://acme.org/pets,http://acme.org/all', 'dog cat bird two whole'],
  ['Condition?code:not-in=http://acme.org/pets,http://acme.org/all', 'mammal poodle other none'],
  ['Condition?code:in=http://acme.org/pets&code:in=http://acme.org/all', 'two'],
  [`Condition?code:below=${ANIMALS}|mammal`, 'mammal dog poodle cat two'],
  [`Condition?code:below=${ANIMALS}|dog`, 'dog poodle'],
  [`Condition?code:above=${ANIMALS}|poodle`, 'mammal dog poodle'],
  [`Condition?code:above=${ANIMALS}|bird,${ANIMALS}|cat`, 'mammal cat bird two'],
  ['Condition?_filter=code in "http://acme.org/pets" or code eq bird', 'dog cat bird two'],
  ['Condition?_filter=not(code in "http://acme.org/pets") and code eq bird', 'bird'],
  ['Condition?code:in=', 'mammal dog poodle cat bird two other whole none'],
  // Elements that name no system have the implicit one.
  ['Patient?gender:in=http://acme.org/known-genders', 'ann'],
  ['Patient?gender:not-in=http://acme.org/known-genders', 'kim bob'],
];

describe('of a service that answers at once', () => {
  finds(resources, table, { terminology });
});

const later: TerminologyService = {
  expand: async (valueSet) => terminology.expand(valueSet),
  below: async (coding) => terminology.below(coding),
  above: async (coding) => terminology.above(coding),
};

describe('of a service that answers later', () => {
  finds(resources, table, { terminology: later });
});

describe('mime types', () => {
  const document = (id: string, contentType: string): Sample => ({
    resourceType: 'DocumentReference',
    id,
    content: [{ attachment: { contentType } }],
  });
  // What is below a mime type says its text; a service isn't asked.
  finds(
    [document('a', 'text/xml;charset=utf-8'), document('b', 'text/plain')],
    [['DocumentReference?contenttype:below=text/xml', 'a']],
    {
      terminology: {
        expand: () => undefined,
        below: () => {
          throw new Error('asked');
        },
        above: () => undefined,
      },
    },
  );
});

describe('what the service does not know is an error, and no empty result', () => {
  onEveryBackend(
    resources,
    (engine) => {
      test.each([
        ['Condition?code:in=http://acme.org/nosuch', 'not-found', "doesn't know 'http://acme.org/nosuch'"],
        ['Condition?code:below=urn:nosuch|x', 'not-found', "doesn't know 'urn:nosuch|x'"],
        // The parameter is named as it was written, chains and all.
        ['Condition?patient.gender:in=http://acme.org/nosuch', 'not-found', "doesn't know 'http://acme.org/nosuch'"],
        ['Patient?_has:Condition:patient:code:in=urn:x', 'not-found', "doesn't know 'urn:x'"],
        ['Condition?_filter=patient.gender in urn:x', 'not-found', "doesn't know 'urn:x'"],
        [`Condition?code:below=${ANIMALS}|`, 'invalid', "':below' needs a code"],
        ['Condition?code:in=a\\x', 'invalid', "'\\x' is no escape"],
        ['Patient?active:exact=true', 'not-supported', "':exact' is not supported"],
        ['Patient?family:in=x', 'not-supported', "':in' is not supported"],
      ])('%s', async (query, code, message) => {
        for (const handling of ['strict', 'lenient'] as const) {
          const issues = await issuesOf(engine(), query, { handling });
          expect(issues).toMatchObject([{ severity: 'error', code }]);
          expect(issues[0]!.message).toContain(message);
          expect(issues[0]!.parameter).toBe(query.slice(query.indexOf('?') + 1, query.indexOf('=')));
        }
      });

      test('all of it at once, each with its place', async () => {
        const query = 'Condition?code:in=urn:a,urn:b&code:not-in=urn:c';
        const issues = await issuesOf(engine(), query, {});
        expect(issues.map(({ span }) => span && query.slice(span.start, span.end)).sort()).toEqual([
          'urn:a',
          'urn:b',
          'urn:c',
        ]);
      });
    },
    { terminology },
  );

  const failing = (fail: () => never): EngineOptions => ({
    terminology: { expand: fail, below: fail, above: fail },
  });

  test.each([
    [
      'throws',
      (): never => {
        throw new Error('out of order');
      },
    ],
    ['rejects', (() => Promise.reject(new Error('out of order'))) as unknown as () => never],
  ])('a service that %s', async (_, fail) => {
    const engine = await createEngine(failing(fail));
    const issues = await issuesOf(engine, 'Condition?code:in=x', {});
    expect(issues).toMatchObject([{ severity: 'error', parameter: 'code:in' }]);
    expect(issues[0]!.message).toContain('out of order');
  });
});

test('a prepared query asks each time it runs', async () => {
  let codes = ['dog'];
  const engine = await createEngine({
    terminology: {
      expand: () => codes.map((code) => ({ system: ANIMALS, code })),
      below: () => undefined,
      above: () => undefined,
    },
  });
  await engine.load(resources.map((each) => ({ ...each })));
  const query = engine.prepare('Condition?code:in=x');
  expect(idsOf(await query.run())).toBe('dog');
  codes = ['cat', 'cat', 'nobody'];
  expect(idsOf(await query.run())).toBe('cat two');
  expect(await query.matches(condition('new', ['cat']))).toBe(true);
  codes = [];
  expect(idsOf(await query.run())).toBe('');
});

test('a value set of a thousand codes', async () => {
  const engine = await createEngine({
    terminology: {
      expand: () => Array.from({ length: 1000 }, (_, i) => ({ system: 's', code: `c${i}` })),
      below: () => undefined,
      above: () => undefined,
    },
  });
  await engine.load([condition('a', ['c999', 's']), condition('b', ['c1000', 's'])]);
  expect(idsOf(await engine.search('Condition?code:in=x'))).toBe('a');
  expect(idsOf(await engine.search('Condition?code:not-in=x'))).toBe('b');
});
