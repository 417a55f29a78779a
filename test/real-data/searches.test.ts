import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { readResources, requireData } from './data.js';

const SET = 'synthea-41-patients';
const files = requireData().filter(({ set }) => set === SET);

interface Named extends IdentifiedResource {
  readonly name: readonly { readonly given?: readonly string[] }[];
}

const ids = ({ entry }: SearchsetBundle): string[] =>
  entry.filter(({ search }) => search.mode === 'match').map(({ resource }) => (resource as IdentifiedResource).id);

/** Every match of every page, by following next links. */
async function walk(engine: Engine, search: string): Promise<string[]> {
  const found: string[] = [];
  for (let url: string | undefined = search; url !== undefined;) {
    const page: SearchsetBundle = await engine.search(url, { handling: 'strict' });
    found.push(...ids(page));
    url = page.link.find(({ relation }) => relation === 'next')?.url;
  }
  return found;
}

describe.skipIf(files.length === 0)(`searches of ${SET}`, () => {
  const resources: IdentifiedResource[] = [];
  let engine: Engine;

  beforeAll(async () => {
    for (const file of files) resources.push(...readResources(file));
    engine = await createEngine();
    const { loaded, failed } = await engine.load(resources);
    expect({ loaded, failed }).toEqual({ loaded: 12_497, failed: [] });
  });

  const PATIENT = '0e61c3ad-d11e-4080-a6aa-cac89cae4e37';

  test.each([
    ['Patient?gender=female', 16],
    ['Observation?code=http://loinc.org|8302-2', 374],
    ['Observation?code=http://loinc.org|8302-2&date=ge2015-01-01', 171],
    [`Observation?patient=${PATIENT}`, 400],
    [`Observation?patient=Patient/${PATIENT}`, 400],
    [`Observation?subject=${PATIENT}`, 400],
    [`Patient/${PATIENT}/Observation?`, 400],
    ['Condition?code=http://snomed.info/sct|444814009', 43],
    ['Condition?code:not=http://snomed.info/sct|444814009', 325 - 43],
    ['Condition?', 325],
    ['Observation?component-code-value-quantity=http://loinc.org|8480-6$gt140', 89],
    ['Observation?combo-code-value-quantity=http://loinc.org|8480-6$gt140', 89],
    ['Observation?value-quantity=gt100||kg', 2],
    ['Observation?subject:Patient.gender=female&code=http://loinc.org|8302-2', 130],
    ['Patient?_has:Observation:patient:code=http://loinc.org|2339-0', 15],
  ])('%s finds %i', async (search, total) => {
    expect((await engine.search(search, { handling: 'strict' })).total).toBe(total);
  });

  test.each([
    ['Observation?value-quantity=gt100||kg', 'Observation?value-quantity=gt100000|http://unitsofmeasure.org|g'],
    [
      'Observation?code-value-quantity=8302-2$ge180||cm',
      'Observation?code-value-quantity=http://loinc.org|8302-2$ge1.8|http://unitsofmeasure.org|m',
    ],
  ])('%s and %s find the same', async (one, other) => {
    const expected = await walk(engine, one);
    expect(expected.length).toBeGreaterThan(0);
    expect(await walk(engine, other)).toEqual(expected);
  });

  test('a systolic pressure above 140 is on one component, by plain reading of the records', async () => {
    interface Component {
      readonly code: { readonly coding: readonly { readonly code: string }[] };
      readonly valueQuantity?: { readonly value: number };
    }
    const expected = resources
      .filter((resource) =>
        ((resource as { component?: readonly Component[] }).component ?? []).some(
          ({ code, valueQuantity }) =>
            code.coding.some((each) => each.code === '8480-6') && (valueQuantity?.value ?? 0) > 140,
        ),
      )
      .map(({ id }) => id);
    expect(await walk(engine, 'Observation?component-code-value-quantity=8480-6$gt140')).toEqual(expected);
  });

  test('given=maria finds every María and Maria', async () => {
    const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const expected = resources
      .filter(({ resourceType }) => resourceType === 'Patient')
      .filter((patient) =>
        (patient as Named).name.some(({ given }) => given?.some((each) => plain(each).startsWith('maria'))),
      )
      .map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    for (const given of ['maria', 'Maria', 'MARÍA', 'mari%CC%81a']) {
      expect(ids(await engine.search(`Patient?given=${given}`))).toEqual(expected);
    }
  });

  test('an unknown parameter is an error under strict and a warning under lenient handling', async () => {
    const refused = engine.search('Patient?nosuch=1', { handling: 'strict' });
    await expect(refused).rejects.toBeInstanceOf(FhirSearchError);
    await expect(refused).rejects.toMatchObject({
      issues: [{ severity: 'error', code: 'not-supported', parameter: 'nosuch', span: { start: 8, end: 14 } }],
    });
    const { total, entry } = await engine.search('Patient?nosuch=1', { handling: 'lenient' });
    expect(total).toBe(41);
    expect(entry).toHaveLength(42);
    expect(entry.at(-1)).toMatchObject({
      search: { mode: 'outcome' },
      resource: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', location: ['http.nosuch'] }] },
    });
  });

  test.each([
    ['Observation?code=http://loinc.org|8302-2&_count=7', 374],
    ['Observation?_count=500', 6166],
    [`Observation?patient=${PATIENT}`, 400],
    ['?_tag=synthea-5-2019&_count=1000', 12_497],
  ])('paging through %s yields each of %i matches once', async (search, total) => {
    const found = await walk(engine, search);
    expect(found).toHaveLength(total);
    expect(new Set(found).size).toBe(total);
  });

  test('a page walk loses no resource that others are written between', async () => {
    const fresh = await createEngine();
    await fresh.load(resources.filter(({ resourceType }) => resourceType === 'Condition'));
    const found: string[] = [];
    const deleted: string[] = [];
    for (let url: string | undefined = 'Condition?_count=10'; url !== undefined;) {
      const page: SearchsetBundle = await fresh.search(url);
      found.push(...ids(page));
      await fresh.delete(`Condition/${ids(page)[3]}`);
      deleted.push(ids(page)[3]!);
      await fresh.put({ ...page.entry[0]!.resource });
      url = page.link.find(({ relation }) => relation === 'next')?.url;
    }
    expect(found).toHaveLength(325);
    expect(new Set(found).size).toBe(325);
    expect((await fresh.search('Condition?_count=0')).total).toBe(325 - deleted.length);
  });
});
