import type { Operation } from 'fast-json-patch';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Engine } from '../../src/index.js';
import type { IdentifiedResource, Resource } from '../../src/model/resource.js';

const SECRET = 'Zachariah';

const patient = (members: object = {}): IdentifiedResource =>
  ({
    resourceType: 'Patient',
    id: 'p',
    name: [{ family: SECRET, given: ['Ann'] }],
    gender: 'male',
    ...members,
  }) as never;

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine();
});

const total = (search: string): Promise<number> => engine.count(search);

async function stored(): Promise<unknown> {
  return (await engine.search('Patient?_id=p')).entry[0]?.resource;
}

async function refusal(attempt: Promise<unknown>): Promise<FhirSearchError> {
  const error: unknown = await attempt.then(
    () => undefined,
    (each: unknown) => each,
  );
  if (!(error instanceof FhirSearchError)) return expect.fail(`no FhirSearchError: ${String(error)}`);
  expect(JSON.stringify([error.message, error.issues, error.outcome])).not.toContain(SECRET);
  return error;
}

describe('put', () => {
  test('tells whether there was one before', async () => {
    expect(await engine.put(patient())).toEqual({ created: true });
    expect(await engine.put(patient())).toEqual({ created: false });
    expect(engine.size).toBe(1);
  });

  test('takes everything that the resource had before out of the index', async () => {
    await engine.put(patient());
    await engine.put(patient({ name: [{ family: 'Li' }], gender: undefined }));
    expect(
      await Promise.all(
        [`family=${SECRET}`, 'given=ann', 'gender=male', 'family=li'].map((each) => total(`Patient?${each}`)),
      ),
    ).toEqual([0, 0, 0, 1]);
  });

  test('keeps a copy, which the caller’s later changes don’t reach', async () => {
    const mine = patient() as unknown as { name: { family: string }[]; gender: string };
    await engine.put(mine as unknown as Resource);
    mine.name[0]!.family = 'Li';
    mine.gender = 'female';
    expect(await stored()).toEqual(patient());
    expect([await total('Patient?family=li'), await total(`Patient?family=${SECRET}`)]).toEqual([0, 1]);
    await engine.delete('Patient/p');
    expect(await total('Patient?')).toBe(0);
    expect(await total(`Patient?family=${SECRET}`)).toBe(0);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', SECRET],
    ['an array', [patient()]],
    ['no resourceType', { id: SECRET }],
    ['an unknown resourceType', { resourceType: `${SECRET}!`, id: 'p' }],
    ['an abstract resourceType', { resourceType: 'DomainResource', id: 'p' }],
    ['a property of objects as resourceType', { resourceType: 'constructor', id: 'p' }],
    ['no id', { resourceType: 'Patient', name: [{ family: SECRET }] }],
    ['a bad id', patient({ id: `${SECRET} 1` })],
    ['a number as id', patient({ id: 7 })],
    ['what JSON cannot hold', patient({ multipleBirthInteger: 7n })],
    ['what goes round in circles', circular()],
  ])('refuses %s', async (_, resource) => {
    const { issues } = await refusal(engine.put(resource as Resource));
    expect(issues).toMatchObject([{ severity: 'error', code: 'structure' }]);
    expect(engine.size).toBe(0);
  });
});

function circular(): unknown {
  const resource: Record<string, unknown> = { ...patient() };
  resource['contained'] = [resource];
  return resource;
}

describe('delete', () => {
  test('tells whether there was one', async () => {
    await engine.put(patient());
    expect(await engine.delete('Patient/p')).toBe(true);
    expect(await engine.delete('Patient/p')).toBe(false);
    expect(await engine.delete('Group/p')).toBe(false);
    expect(engine.size).toBe(0);
    expect(await total('Patient?gender=male')).toBe(0);
    expect(await total('Patient?gender:not=male')).toBe(0);
  });

  test('leaves others of the same id alone', async () => {
    await engine.put(patient());
    await engine.put({ resourceType: 'Group', id: 'p' });
    await engine.delete('Group/p');
    expect([await total('Patient?'), engine.size]).toEqual([1, 1]);
  });

  test.each([
    '',
    'p',
    'Patient',
    'Patient/',
    '/p',
    'Patient/p/_history/1',
    'http://localhost/fhir/Patient/p',
    'urn:uuid:p',
  ])('refuses %j, and so does patch', async (reference) => {
    await engine.put(patient());
    await refusal(engine.delete(reference));
    await refusal(engine.patch(reference, []));
    expect(engine.size).toBe(1);
  });
});

describe('patch', () => {
  beforeEach(() => engine.put(patient()));

  test('gives the patched resource and indexes it', async () => {
    const patched = await engine.patch('Patient/p', [
      { op: 'test', path: '/gender', value: 'male' },
      { op: 'replace', path: '/name/0/family', value: 'Li' },
      { op: 'add', path: '/name/0/given/-', value: 'Bo' },
      { op: 'add', path: '/name/0/given/0', value: 'Cy' },
      { op: 'copy', from: '/name/0', path: '/name/1' },
      { op: 'move', from: '/gender', path: '/active' },
      { op: 'replace', path: '/active', value: true },
      { op: 'remove', path: '/name/1/given' },
    ]);
    const expected = {
      resourceType: 'Patient',
      id: 'p',
      name: [{ family: 'Li', given: ['Cy', 'Ann', 'Bo'] }, { family: 'Li' }],
      active: true,
    };
    expect(patched).toEqual(expected);
    expect(await stored()).toEqual(expected);
    const searches = ['family=li', `family=${SECRET}`, 'given=bo', 'active=true', 'gender=male'];
    expect(await Promise.all(searches.map((each) => total(`Patient?${each}`)))).toEqual([1, 0, 1, 1, 0]);
  });

  test('leaves the operations as they are, and is not changed by them later', async () => {
    const value = [{ family: 'Li' }];
    const operations = [
      { op: 'replace', path: '/name', value },
      { op: 'add', path: '/name/0/given', value: ['Bo'] },
    ] as const;
    const before = JSON.stringify(operations);
    await engine.patch('Patient/p', operations);
    expect(JSON.stringify(operations)).toBe(before);
    value[0]!.family = 'Wu';
    expect(await stored()).toMatchObject({ name: [{ family: 'Li', given: ['Bo'] }] });
  });

  test('leaves what was found before as it was', async () => {
    const before = await stored();
    await engine.patch('Patient/p', [{ op: 'replace', path: '/name/0/family', value: 'Li' }]);
    expect(before).toEqual(patient());
  });

  const change: Operation = { op: 'replace', path: '/gender', value: 'female' };
  test.each<[string, unknown, string]>([
    ['a test that fails', [{ op: 'test', path: '/name/0/family', value: 'Li' }], 'operation 2: test operation failed'],
    [
      'a path that is not there',
      [{ op: 'replace', path: '/birthDate', value: '2020' }],
      'operation 2: operation path unresolvable',
    ],
    [
      'a path through text',
      [{ op: 'add', path: '/name/0/family/x', value: 1 }],
      'operation 2: operation path unresolvable',
    ],
    ['a path into text', [{ op: 'add', path: '/gender/0', value: 'x' }], 'operation 2: operation path unresolvable'],
    [
      'a place beyond an array',
      [{ op: 'add', path: '/name/5', value: {} }],
      'operation 2: operation value out of bounds',
    ],
    [
      'a name in an array',
      [{ op: 'add', path: '/name/first', value: {} }],
      'operation 2: operation path illegal array index',
    ],
    [
      'the length of an array',
      [{ op: 'replace', path: '/name/length', value: 0 }],
      'operation 2: operation path illegal array index',
    ],
    ['no value', [{ op: 'add', path: '/active' }], 'operation 2: operation value required'],
    ['no path', [{ op: 'remove' }], 'operation 2: operation path invalid'],
    ['no from', [{ op: 'move', path: '/active' }], 'operation 2: operation from required'],
    [
      'a from that is not there',
      [{ op: 'copy', from: '/nosuch', path: '/active' }],
      'operation 2: operation from unresolvable',
    ],
    ['a path that is no pointer', [{ op: 'remove', path: 'gender' }], 'operation 2: operation path invalid'],
    ['an unknown operation', [{ op: 'increment', path: '/gender' }], 'operation 2: operation op invalid'],
    ['an operation of the library’s own', [{ op: '_get', path: '/gender' }], 'operation 2: operation op invalid'],
    ['no operation', [null], 'operation 2: operation not an object'],
    [
      'a value moved into itself',
      [{ op: 'move', from: '/name', path: '/name/0/x' }],
      'operation 2: operation moves a value into itself',
    ],
  ])('refuses %s, and does nothing of the rest', async (_, rest, message) => {
    const { issues } = await refusal(engine.patch('Patient/p', [change, ...(rest as Operation[])]));
    expect(issues).toEqual([{ severity: 'error', code: 'invalid', message: `the patch can't be applied: ${message}` }]);
    expect(await stored()).toEqual(patient());
    expect([await total('Patient?gender=male'), await total('Patient?gender=female')]).toEqual([1, 0]);
  });

  test.each<[string, unknown]>([
    ['another id', [{ op: 'replace', path: '/id', value: 'q' }]],
    ['another type', [{ op: 'replace', path: '/resourceType', value: 'Group' }]],
    ['no id', [{ op: 'remove', path: '/id' }]],
    ['no resource', [{ op: 'remove', path: '' }]],
    ['another resource as a whole', [{ op: 'replace', path: '', value: patient({ id: 'q' }) }]],
    ['a list', [{ op: 'replace', path: '', value: [] }]],
  ])('refuses what would leave %s', async (_, operations) => {
    await refusal(engine.patch('Patient/p', [change, ...(operations as Operation[])]));
    expect(await stored()).toEqual(patient());
    expect([engine.size, await total('Patient?gender=male')]).toEqual([1, 1]);
  });

  test('may replace the whole by another of the same type and id', async () => {
    await engine.patch('Patient/p', [{ op: 'replace', path: '', value: patient({ gender: 'other' }) }]);
    expect(await total('Patient?gender=other')).toBe(1);
  });

  test.each<unknown>([undefined, null, 'text', {}, { op: 'remove', path: '/gender' }])(
    'refuses %j for operations',
    async (operations) => {
      await refusal(engine.patch('Patient/p', operations as Operation[]));
      expect(await stored()).toEqual(patient());
    },
  );

  test('refuses operations that JSON cannot hold', async () => {
    await refusal(engine.patch('Patient/p', [{ op: 'add', path: '/multipleBirthInteger', value: 7n }]));
  });

  test('says so when there is no such resource', async () => {
    expect((await refusal(engine.patch('Patient/q', [change]))).issues).toMatchObject([{ code: 'not-found' }]);
  });

  test.each<[string, Operation[]]>([
    ['__proto__', [{ op: 'add', path: '/__proto__/polluted', value: 1 }]],
    ['__proto__ of a member', [{ op: 'add', path: '/name/0/__proto__/polluted', value: 1 }]],
    ['__proto__ as a whole', [{ op: 'replace', path: '/__proto__', value: { polluted: 1 } }]],
    ['constructor', [{ op: 'add', path: '/constructor/prototype/polluted', value: 1 }]],
    [
      'a copied constructor',
      [
        { op: 'copy', from: '/constructor', path: '/x' },
        { op: 'add', path: '/x/prototype/polluted', value: 1 },
      ],
    ],
    [
      'a copied __proto__',
      [
        { op: 'copy', from: '/__proto__', path: '/x' },
        { op: 'add', path: '/x/polluted', value: 1 },
      ],
    ],
    ['a method', [{ op: 'add', path: '/toString/polluted', value: 1 }]],
    ['a method of arrays', [{ op: 'add', path: '/name/push/polluted', value: 1 }]],
    ['a copied method', [{ op: 'copy', from: '/toString', path: '/x' }]],
    ['a moved method', [{ op: 'move', from: '/valueOf', path: '/x' }]],
    ['a method removed', [{ op: 'remove', path: '/hasOwnProperty' }]],
    ['a method tested', [{ op: 'test', path: '/__proto__/constructor/name', value: 'Object' }]],
  ])('leads nowhere but into the document: %s', async (_, operations) => {
    const { issues } = await refusal(engine.patch('Patient/p', operations));
    expect(issues[0]?.message).toMatch(/operation 1: operation path unresolvable$/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(([].push as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await stored()).toEqual(patient());
  });

  test('a value may hold a member called __proto__, as data', async () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":1},"family":"Li"}');
    const patched = await engine.patch('Patient/p', [{ op: 'replace', path: '/name/0', value }]);
    expect((patched as unknown as { name: { polluted?: unknown }[] }).name[0]!.polluted).toBeUndefined();
    expect(await total('Patient?family=li')).toBe(1);
  });
});
