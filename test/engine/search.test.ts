import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { IdentifiedResource, Resource } from '../../src/model/resource.js';

const BASE = 'https://example.org/r4';

const ids = ({ entry }: SearchsetBundle): string[] => entry.map(({ resource }) => (resource as IdentifiedResource).id);

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine({ baseUrl: BASE, defaultHandling: 'strict' });
  await engine.load([
    { resourceType: 'Patient', id: 'a', name: [{ family: 'Li' }], birthDate: '2000' },
    { resourceType: 'Patient', id: 'b', name: [{ family: 'Wu' }] },
    { resourceType: 'Patient', id: 'c', name: [{ family: 'Lindt' }] },
    { resourceType: 'Organization', id: 'a' },
    {
      resourceType: 'Observation',
      id: 'o',
      subject: { reference: 'Patient/a' },
      performer: [{ reference: 'Patient/b' }],
    },
  ] as Resource[]);
});

async function issues(attempt: Promise<unknown>): Promise<FhirSearchError['issues']> {
  const error: unknown = await attempt.then(
    () => undefined,
    (each: unknown) => each,
  );
  if (error instanceof FhirSearchError) return error.issues;
  return expect.fail(`no FhirSearchError: ${String(error)}`);
}

describe('a search text', () => {
  test.each([
    'Patient?family=li',
    '/Patient?family=li',
    'Patient/_search?family=li',
    `${BASE}/Patient?family=li`,
    `${BASE}?_type=Patient&_id=a,c`,
    '?_type=Patient&_id=a,c',
  ])('may be %s', async (search) => {
    expect(ids(await engine.search(search))).toEqual(['a', 'c']);
  });

  test('may be a next link as it is', async () => {
    const first = await engine.search(`${BASE}/Patient?family=li&_count=1`);
    const next = first.link.find(({ relation }) => relation === 'next')!.url;
    expect(next.startsWith(`${BASE}/Patient?`)).toBe(true);
    expect(ids(await engine.search(next))).toEqual(['c']);
  });

  test.each(['http://elsewhere.org/Patient?family=li', `${BASE}x/Patient?family=li`, 'Patient/a', 'Nobody?x=1', ''])(
    '%j finds nothing silently: it is an error, or the whole system',
    async (search) => {
      if (search === '') expect((await engine.search(search)).total).toBe(5);
      else await issues(engine.search(search));
    },
  );

  test('all its faults are told together, with their places', async () => {
    const search = 'Patient?nosuch=1&birthdate=gtx&family:near=a&_count=-1&link.nose=b';
    const found = await issues(engine.search(search));
    expect(found.map(({ parameter }) => parameter).sort()).toEqual(
      ['_count', 'birthdate', 'family:near', 'link.nose', 'nosuch'].sort(),
    );
    for (const { span, parameter } of found) {
      const place = search.slice(span!.start, span!.end);
      expect(['nosuch', 'gtx', 'x', 'near', '-1', 'nose'], `${parameter}: ${place}`).toContain(place);
    }
  });
});

describe('a bare id', () => {
  test('of several stored resources is an error that names them', async () => {
    await engine.put({ resourceType: 'Organization', id: 'b' });
    const [issue, ...others] = await issues(engine.search('Observation?performer=b'));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      severity: 'error',
      code: 'multiple-matches',
      parameter: 'performer',
      span: { start: 22, end: 23 },
    });
    expect(issue!.message).toContain('Organization/b');
    expect(issue!.message).toContain('Patient/b');
    expect(await issues(engine.search('Observation?performer=b', { handling: 'lenient' }))).toHaveLength(1);
  });

  test('is clear when only one of them may be referred to, or is stored', async () => {
    expect((await engine.search('Observation?patient=a')).total).toBe(1);
    expect((await engine.search('Observation?subject=a')).total).toBe(1);
    expect((await engine.search('Observation?performer:Patient=b')).total).toBe(1);
    expect((await engine.search('Observation?performer=nobody')).total).toBe(0);
    await engine.delete('Organization/a');
    expect((await engine.search('Observation?performer=a')).total).toBe(0);
  });

  test('becomes ambiguous, and clear again, while a prepared query is in use', async () => {
    const query = engine.prepare('Observation?performer=b');
    expect((await query.run()).total).toBe(1);
    await engine.put({ resourceType: 'Organization', id: 'b' });
    await issues(query.run());
    await engine.delete('Organization/b');
    expect((await query.run()).total).toBe(1);
  });
});

describe('a prepared query', () => {
  test('finds at each run what there is then', async () => {
    const query = engine.prepare('Patient?family=li');
    expect(ids(await query.run())).toEqual(['a', 'c']);
    await engine.delete('Patient/a');
    await engine.put({ resourceType: 'Patient', id: 'd', name: [{ family: 'Lima' }] } as Resource);
    expect(ids(await query.run())).toEqual(['c', 'd']);
    expect(await query.run()).toEqual(await engine.search('Patient?family=li'));
  });

  test('throws at once when the search is faulty', () => {
    expect(() => engine.prepare('Patient?nosuch=1')).toThrow(FhirSearchError);
    expect(() => engine.prepare('Patient?nosuch=1', { handling: 'lenient' })).not.toThrow();
  });

  test.each<[string, unknown, boolean]>([
    ['Patient?family=li', { resourceType: 'Patient', id: 'x', name: [{ family: 'Li' }] }, true],
    ['Patient?family=li', { resourceType: 'Patient', name: [{ family: 'Li' }] }, true],
    ['Patient?family=li', { resourceType: 'Patient', id: 'x' }, false],
    ['Patient?family=li', { resourceType: 'Practitioner', id: 'x', name: [{ family: 'Li' }] }, false],
    ['Patient?family=li&_count=0', { resourceType: 'Patient', name: [{ family: 'Li' }] }, true],
    ['Patient?family:missing=true', { resourceType: 'Patient', name: 'nonsense' }, true],
    ['Patient?_id=x', { resourceType: 'Patient', id: 'x' }, true],
    ['Patient?_id=x', { resourceType: 'Patient' }, false],
    ['?_type=Patient,Group&_id=x', { resourceType: 'Group', id: 'x' }, true],
    ['?_type=Patient,Group&_id=x', { resourceType: 'Device', id: 'x' }, false],
    ['Patient/x/Observation?', { resourceType: 'Observation', id: '1', subject: { reference: 'Patient/x' } }, true],
    ['Patient/x/Observation?', { resourceType: 'Observation', id: '1', subject: { reference: 'Patient/y' } }, false],
  ])('%s tells of %j: %s', async (search, resource, expected) => {
    expect(await engine.prepare(search).matches(resource as Resource)).toBe(expected);
  });

  test('matches neither stores the resource nor changes it', async () => {
    const resource = Object.freeze({ resourceType: 'Patient', name: [{ family: 'Li' }] }) as Resource;
    await engine.prepare('Patient?family=li').matches(resource);
    expect([engine.size, resource.id]).toEqual([5, undefined]);
  });

  test('explains what it sorts by', async () => {
    const sorted = await engine.explain('?_type=Patient,Organization&_sort=-name,_id,-name');
    expect(sorted.branches.map(({ sort }) => sort)).toEqual([
      ['-folded(name)', 'id'],
      ['-folded(name)', 'id'],
    ]);
    expect(String(sorted)).toContain('\n    sorted by -folded(name), id\n');
    expect('sort' in (await engine.explain('Patient?')).branches[0]!).toBe(false);
  });

  test('explains what it does, with estimated and true numbers', async () => {
    const plan = await engine.prepare('Patient?family=li&birthdate=2000').explain();
    expect(plan.search).toBe('Patient?family=li&birthdate=2000');
    expect(plan.branches.map(({ type, where }) => [type, where.actual])).toEqual([['Patient', 1]]);
    expect(plan.branches[0]!.where.parts.map(({ actual }) => actual).sort()).toEqual([1, 2]);
    expect(String(plan)).toBe(String(await engine.explain('Patient?family=li&birthdate=2000')));
    expect(String(plan).split('\n')[0]).toBe(plan.search);
  });
});

describe('search parameters of the caller’s', () => {
  const race = {
    resourceType: 'SearchParameter',
    url: 'http://example.org/sp/race',
    code: 'race',
    base: ['Patient'],
    type: 'token',
    expression: "Patient.extension.where(url = 'http://example.org/race').value",
  } as Resource;
  const family = {
    resourceType: 'SearchParameter',
    code: 'family',
    base: ['Patient'],
    type: 'string',
    expression: 'Patient.contact.name.family',
  } as Resource;
  const patient = {
    resourceType: 'Patient',
    id: 'p',
    name: [{ family: 'Li' }],
    contact: [{ name: { family: 'Wu' } }],
    extension: [
      { url: 'http://example.org/race', valueCoding: { system: 'urn:r', code: '2106-3', display: 'White' } },
      { url: 'http://example.org/other', valueCoding: { code: 'other' } },
    ],
  } as Resource;

  test('are searched like R4’s: by value, modifier and :missing', async () => {
    const custom = await createEngine({ searchParameters: [race], defaultHandling: 'strict' });
    await custom.put(patient);
    const total = (search: string): Promise<number> => custom.count(search);
    const searches = [
      'race=2106-3',
      'race=urn:r|2106-3',
      'race:text=whi',
      'race:missing=false',
      'race=other',
      'race:not=2106-3',
      'family=li',
    ];
    expect(await Promise.all(searches.map((each) => total(`Patient?${each}`)))).toEqual([1, 1, 1, 1, 0, 0, 1]);
    await expect(total('Practitioner?race=1')).rejects.toThrow(FhirSearchError);
    await custom.put({ resourceType: 'Patient', id: 'p' });
    expect(await total('Patient?race=2106-3')).toBe(0);
    expect(await custom.prepare('Patient?race=2106-3').matches(patient)).toBe(true);
  });

  test('take the place of R4’s of the same base and code', async () => {
    const custom = await createEngine({ searchParameters: [family] });
    await custom.put(patient);
    expect((await custom.search('Patient?family=wu')).total).toBe(1);
    expect((await custom.search('Patient?family=li')).total).toBe(0);
    expect((await custom.search('Patient?name=li')).total).toBe(1);
  });

  test('leave other engines alone', async () => {
    await createEngine({ searchParameters: [race, family] });
    await expect(engine.search('Patient?race=1')).rejects.toThrow(FhirSearchError);
    expect((await engine.search('Patient?family=li')).total).toBe(2);
  });
});
