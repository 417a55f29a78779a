import { describe, expect, test } from 'vitest';
import type { IdentifiedResource } from '../../src/index.js';
import { BASE, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const code = (value: string): object => ({ coding: [{ system: 'http://med.org', code: value }] });
const medication = (id: string, ingredient: string): object => ({
  resourceType: 'Medication',
  id,
  ingredient: [{ itemCodeableConcept: code(ingredient) }],
});

const resources: readonly Sample[] = [
  { ...(medication('own', 'abc') as Sample) },
  { ...(medication('other', 'xyz') as Sample) },
  {
    resourceType: 'MedicationRequest',
    id: '23',
    contained: [medication('m1', 'abc'), medication('m2', 'abc'), { resourceType: 'Patient', id: 'p', gender: 'male' }],
    medicationReference: { reference: '#m1' },
    subject: { reference: 'Patient/p' },
  },
  { resourceType: 'MedicationStatement', id: 's', contained: [medication('m1', 'abc'), medication('m2', 'xyz')] },
  { resourceType: 'Patient', id: 'p', gender: 'female' },
  // Of its own type.
  {
    resourceType: 'Medication',
    id: 'mix',
    contained: [medication('inner', 'abc')],
    ingredient: [{ itemReference: { reference: '#inner' } }],
  },
];

describe('contained resources that references can not tell apart', () => {
  const twins = [medication('m', 'abc'), medication('m', 'xyz'), { ...medication('', 'abc'), id: undefined }];
  const no = [{ id: 'm' }, 'm', null, { resourceType: 1, id: 'n' }];
  onEveryBackend([{ resourceType: 'Basic', id: 'b', contained: [...twins, ...no] }], (engine) => {
    test.each([
      ['Medication?ingredient-code=abc', 2],
      ['Medication?ingredient-code=xyz', 1],
      ['Medication?ingredient-code=abc,xyz', 3],
    ])('%s: %i of them', async (query, expected) => {
      const { total } = await engine().search(`${query}&_contained=true&_containedType=contained`);
      expect(total).toBe(expected);
      expect((await engine().search(`${query}&_contained=true`)).total).toBe(1);
    });
  });
});

/** https://hl7.org/fhir/R4/search.html#contained */
describe('_contained', () => {
  onEveryBackend(resources, (engine) => {
    const abc = 'Medication?ingredient-code=abc';
    test.each([
      [abc, 'Medication/own'],
      [`${abc}&_contained=false`, 'Medication/own'],
      // The containers, each once.
      [`${abc}&_contained=true`, 'MedicationRequest/23 MedicationStatement/s Medication/mix'],
      [`${abc}&_contained=true&_containedType=container`, 'MedicationRequest/23 MedicationStatement/s Medication/mix'],
      [`${abc}&_contained=both`, 'Medication/own Medication/mix MedicationRequest/23 MedicationStatement/s'],
      // The contained ones themselves.
      [
        `${abc}&_contained=true&_containedType=contained`,
        'MedicationRequest/23#m1 MedicationRequest/23#m2 MedicationStatement/s#m1 Medication/mix#inner',
      ],
      [
        `${abc}&_contained=both&_containedType=contained`,
        'Medication/own MedicationRequest/23#m1 MedicationRequest/23#m2 MedicationStatement/s#m1 Medication/mix#inner',
      ],
      ['Patient?_contained=true', 'MedicationRequest/23'],
      ['Patient?gender=male&_contained=both&_containedType=contained', 'MedicationRequest/23#p'],
      ['Patient?gender=female&_contained=true', ''],
      ['?_type=Medication,Patient&_contained=true', 'MedicationRequest/23 MedicationStatement/s Medication/mix'],
      // The names that joins have for contained resources are no ids.
      ['MedicationRequest?medication:Medication._id=MedicationRequest/23%23m1', ''],
      ['Medication?_id=MedicationRequest/23%23m1&_contained=true', ''],
      ['Medication?_has:Medication:ingredient:_id=Medication/mix%23inner&_contained=true', ''],
      // What a contained resource is asked holds for one of them.
      ['Medication?ingredient-code=abc&ingredient-code=xyz&_contained=true', ''],
      [
        'Medication?ingredient-code=abc,xyz&_contained=true',
        'MedicationRequest/23 MedicationStatement/s Medication/mix',
      ],
      ['Medication?ingredient-code=xyz&_contained=both', 'Medication/other MedicationStatement/s'],
      ['Medication?ingredient-code=xyz&_containedType=contained', 'Medication/other'],
    ])('%s: %s', async (query, expected) => {
      const { total, entry } = await engine().search(query, { handling: 'strict' });
      const found = entry.map(({ fullUrl }) => fullUrl!.slice(BASE.length + 1));
      expect(found.sort()).toEqual(expected.split(' ').filter(Boolean).sort());
      expect(total).toBe(entry.length);
      const streamed: IdentifiedResource[] = [];
      for await (const resource of engine().stream(query)) streamed.push(resource);
      expect(streamed).toEqual(entry.map(({ resource }) => resource));
      expect(await engine().count(query)).toBe(total);
    });

    test('pages go on among contained resources', async () => {
      const seen: string[] = [];
      let url: string | undefined = `${abc}&_contained=both&_containedType=contained&_count=2`;
      while (url !== undefined) {
        const { entry, link } = await engine().search(url);
        seen.push(...entry.map(({ fullUrl }) => fullUrl!));
        url = link.find(({ relation }) => relation === 'next')?.url;
      }
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    });

    test('contained resources themselves can be sorted', async () => {
      const query = 'Medication?_contained=true&_containedType=contained&_sort=-_id&_count=3';
      const { entry } = await engine().search(query, { handling: 'strict' });
      expect(entry.map(({ resource }) => resource.id)).toEqual(['m2', 'm1', 'm2']);
    });

    test.each([
      ['Patient?_contained=yes', 'yes'],
      ['Patient?_contained=true&_containedType=both', 'both'],
      ['Medication?_contained=true&_sort=code', '_sort'],
      ['Patient?_contained=true&_contained=both', '_contained'],
    ])('%s: %j is a fault under either handling', async (query, place) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const [issue] = await issuesOf(engine(), query, { handling });
        expect(issue?.code).toBe('invalid');
        expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);
      }
    });
  });
});
