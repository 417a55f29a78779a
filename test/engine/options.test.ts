import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, scan, type EngineOptions } from '../../src/index.js';
import type { Resource } from '../../src/model/resource.js';

async function faults(options: EngineOptions): Promise<readonly string[]> {
  const error: unknown = await createEngine(options).then(
    () => undefined,
    (each: unknown) => each,
  );
  expect(error).toBeInstanceOf(FhirSearchError);
  const { issues, outcome, message } = error as FhirSearchError;
  expect(outcome.issue.map(({ diagnostics }) => diagnostics)).toEqual(issues.map((each) => each.message));
  for (const each of issues) expect(message).toContain(each.message);
  return issues.map((each) => each.message);
}

const parameter = (members: object): Resource =>
  ({
    resourceType: 'SearchParameter',
    code: 'x',
    base: ['Patient'],
    type: 'token',
    expression: 'Patient.gender',
    ...members,
  }) as Resource;

const silent = { annotate: () => ({ entities: [], icd10cm: [], rxnorm: [], modelVersion: '1' }) };

describe('createEngine', () => {
  test.each<[string, EngineOptions, string]>([
    ['a time zone', { timeZone: 'Mars/Olympus' }, "timeZone: 'Mars/Olympus' is no time zone"],
    ['an empty time zone', { timeZone: '' }, "timeZone: '' is no time zone"],
    ['a base URL', { baseUrl: 'fhir' }, "baseUrl: 'fhir' is no http or https URL"],
    ['an empty base URL', { baseUrl: '' }, "baseUrl: '' is no http or https URL"],
    ['a base URL with a query', { baseUrl: 'http://a/b?c' }, "baseUrl: 'http://a/b?c' is no http or https URL"],
    ['handling', { defaultHandling: 'loose' as never }, "defaultHandling: expected 'strict' or 'lenient', not 'loose'"],
    ['a negative page', { defaultCount: -1 }, 'defaultCount: expected a whole number, 0 or more'],
    ['half a page', { defaultCount: 1.5 }, 'defaultCount: expected a whole number, 0 or more'],
    ['a page of text', { defaultCount: '10' as never }, 'defaultCount: expected a whole number, 0 or more'],
    ['no annotator', { nlp: {} as never }, 'nlp.annotator: expected an object with a method annotate'],
    ['nothing as one', { nlp: null as never }, 'nlp.annotator: expected an object with a method annotate'],
    [
      'no document at a time',
      { nlp: { annotator: silent, concurrency: 0 } },
      'nlp.concurrency: expected a whole number above 0',
    ],
    [
      'a listener that can’t hear',
      { nlp: { annotator: silent, onFailure: 'x' as never } },
      'nlp.onFailure: expected a function',
    ],
  ])('refuses %s', async (_, options, message) => {
    expect(await faults(options)).toEqual([message]);
  });

  test.each<EngineOptions>([
    {},
    { timeZone: 'Europe/Berlin' },
    { timeZone: '+05:30' },
    { baseUrl: 'https://example.org/a/b///' },
    { defaultHandling: 'strict' },
    { defaultCount: 0 },
    { now: new Date(0) },
    { now: () => new Date(0) },
    { backend: scan },
    { searchParameters: [] },
    { caseSensitiveSystems: [] },
    { nlp: { annotator: silent, concurrency: 1, onFailure: () => undefined } },
  ])('takes %j', async (options) => {
    const engine = await createEngine(options);
    expect(engine.size).toBe(0);
    expect((await engine.search('Patient?birthdate=ap2020')).total).toBe(0);
  });

  test('names all faults of all search parameters and of the other options at once', async () => {
    const found = await faults({
      searchParameters: [
        parameter({}),
        null as never,
        parameter({
          url: 'http://example.org/sp/bad',
          code: 'a b',
          base: ['Nobody'],
          type: 'blob',
          expression: 'Patient.(',
        }),
        parameter({ expression: 'Patient.nosuch' }),
        parameter({ base: [] }),
        { resourceType: 'Patient', id: 'p' },
      ],
      timeZone: 'nowhere',
      defaultCount: NaN,
    });
    const at = (index: number): string[] => found.filter((each) => each.startsWith(`searchParameters[${index}]`));
    expect(at(0)).toEqual([]);
    expect(at(1)).toEqual(['searchParameters[1].resourceType: expected a SearchParameter resource']);
    expect(at(2).map((each) => each.replace(/: .*/, ''))).toEqual(
      ['code', 'type', 'base[0]', 'expression'].map(
        (each) => `searchParameters[2] (http://example.org/sp/bad).${each}`,
      ),
    );
    expect(at(3)).toEqual(["searchParameters[3].expression: Patient has no element 'nosuch'"]);
    expect(at(4)).toHaveLength(1);
    expect(at(5)).toEqual(['searchParameters[5].resourceType: expected a SearchParameter resource']);
    expect(found.slice(-2)).toEqual([
      "timeZone: 'nowhere' is no time zone",
      'defaultCount: expected a whole number, 0 or more',
    ]);
  });

  test('defaultHandling is what searches have that say nothing else', async () => {
    const strict = await createEngine({ defaultHandling: 'strict' });
    await expect(strict.search('Patient?nosuch=1')).rejects.toThrow(FhirSearchError);
    expect((await strict.search('Patient?nosuch=1', { handling: 'lenient' })).entry).toHaveLength(1);
    const lenient = await createEngine();
    expect((await lenient.search('Patient?nosuch=1')).entry).toHaveLength(1);
    await expect(lenient.search('Patient?nosuch=1', { handling: 'strict' })).rejects.toThrow(FhirSearchError);
  });

  test('timeZone is where times without a zone are, in resources and in searches', async () => {
    const engine = await createEngine({ timeZone: '+05:30' });
    await engine.put({ resourceType: 'Observation', id: 'o', effectiveDateTime: '2020-01-01T02:00:00Z' } as Resource);
    expect((await engine.search('Observation?date=2020-01-01T07:30:00')).total).toBe(1);
    expect((await engine.search('Observation?date=2020-01-01T02:00:00')).total).toBe(0);
  });

  test('now is what ap is near to', async () => {
    let now = new Date('2020-02-01T00:00:00Z');
    const engine = await createEngine({ now: () => now });
    await engine.put({ resourceType: 'Patient', id: 'p', birthDate: '2019-12-30' } as Resource);
    const prepared = engine.prepare('Patient?birthdate=ap2020-01-01');
    const nested = engine.prepare('Patient?_filter=birthdate ap 2020-01-01 and name pr false');
    await engine.put({
      resourceType: 'Observation',
      id: 'o',
      code: { coding: [{ code: 'due' }] },
      valueDateTime: '2019-12-30',
    } as Resource);
    const composite = engine.prepare('Observation?code-value-date=due$ap2020-01-01');
    const totals = async (): Promise<unknown[]> => [
      (await engine.search('Patient?birthdate=ap2020-01-01')).total,
      (await prepared.run()).total,
      (await nested.run()).total,
      (await composite.run()).total,
    ];
    expect(await totals()).toEqual([1, 1, 1, 1]);
    now = new Date('2020-01-03T00:00:00Z');
    expect(await totals()).toEqual([0, 0, 0, 0]);
  });

  test('caseSensitiveSystems are those whose codes are compared as written', async () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p',
      identifier: [
        { system: 'urn:a', value: 'Ab' },
        { system: 'urn:b', value: 'Cd' },
      ],
    } as Resource;
    const engine = await createEngine({ caseSensitiveSystems: ['urn:a'] });
    await engine.put(patient);
    const total = (value: string): Promise<number> => engine.count(`Patient?identifier=${value}`);
    expect(await Promise.all(['urn:a|Ab', 'urn:a|ab', 'Ab', 'ab', 'urn:b|cd', 'CD'].map(total))).toEqual([
      1, 0, 1, 0, 1, 1,
    ]);
  });
});
