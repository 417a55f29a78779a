import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { BASE, finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const patient = (id: string, more: object = {}): Sample => ({ resourceType: 'Patient', id, ...more });
const item = (reference: string, more: object = {}): object => ({ item: { reference }, ...more });

const resources: readonly Sample[] = [
  patient('a', { gender: 'female' }),
  patient('b', { gender: 'male' }),
  patient('c', { gender: 'female' }),
  patient('d'),
  { resourceType: 'Observation', id: 'a' },
  {
    resourceType: 'List',
    id: '42',
    entry: [
      item('Patient/a'),
      item(`${BASE}/Patient/b`),
      item('Patient/c', { deleted: true }),
      item('http://there.org/fhir/Patient/d'),
      item('Patient/gone'),
      { item: { display: 'somebody' } },
      {},
    ],
  },
  {
    resourceType: 'List',
    id: 'mixed',
    entry: [item('Observation/a'), item('Patient/d'), item('Patient/c/_history/2')],
  },
  { resourceType: 'List', id: 'empty' },
  { resourceType: 'List', id: 'broken', entry: { item: { reference: 'Patient/a' } } },
  { resourceType: 'List', id: 'lists', entry: [item('List/42')] },
  {
    resourceType: 'Group',
    id: '42',
    member: [{ entity: { reference: 'Patient/c' } }, { entity: { reference: 'Patient/b' }, inactive: true }],
  },
  { resourceType: 'Group', id: 'g', member: [{ entity: { reference: 'Patient/d' } }] },
  {
    resourceType: 'CareTeam',
    id: 't',
    participant: [{ member: { reference: 'Patient/a' } }, { onBehalfOf: { reference: 'Patient/b' } }],
  },
];

describe('_list', () => {
  finds(resources, [
    ['Patient?_list=42', 'a b'],
    ['Patient?_list=List/42', 'a b'],
    ['Patient?_list=42&gender=female', 'a'],
    ['Patient?_list=42,mixed', 'a b c d'],
    ['Patient?_list=42&_list=mixed', ''],
    ['Patient?_list=mixed', 'c d'],
    ['Observation?_list=mixed', 'a'],
    ['Observation?_list=42', ''],
    ['?_list=mixed&_type=Patient,Observation', 'c d a'],
    ['Patient?_list=empty', ''],
    ['Patient?_list=nobody', ''],
    ['Patient?_list=g', ''],
    ['List?_list=lists', '42'],
    ['Patient?_list=', 'a b c d'],
  ]);
});

describe('_in, from R5', () => {
  finds(resources, [
    ['Patient?_in=Group/42', 'c'],
    ['Patient?_in=List/42', 'a b'],
    ['Patient?_in=42', 'a b c'],
    ['Patient?_in=CareTeam/t', 'a'],
    ['Patient?_in=t', 'a'],
    ['Patient?_in=g,t', 'a d'],
    ['Patient?_in=Group/t', ''],
    ['Patient?_in=Group/42&gender=male', ''],
  ]);
});

describe('what is refused', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Patient?_list=Patient/1', 'expected [id] or List/[id]'],
      ['Patient?_list=Group/42', 'expected [id] or List/[id]'],
      ['Patient?_list=$current-problems', 'lists that a server computes are not supported'],
      ['Patient?_list=a b', 'expected [id]'],
      ['Patient?_in=Patient/1', 'expected [id] or CareTeam/[id], Group/[id], List/[id]'],
      ['Patient?_list:not=42', "':not' is not supported"],
      ['Patient?_list:missing=true', "':missing' is not supported"],
      ['Patient?_in:missing=true', "':missing' is not supported"],
    ])('%s: %s', async (query, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const issues = await issuesOf(engine(), query, { handling });
        expect(issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
      }
    });
  });
});

test('a prepared query follows what the list holds when it runs', async () => {
  const engine = await createEngine();
  await engine.load([patient('a'), patient('b')]);
  const query = engine.prepare('Patient?_list=l');
  expect(idsOf(await query.run())).toBe('');
  await engine.put({ resourceType: 'List', id: 'l', entry: [item('Patient/b')] } as Sample);
  expect(idsOf(await query.run())).toBe('b');
  expect([await query.matches(patient('b')), await query.matches(patient('a'))]).toEqual([true, false]);
  await engine.patch('List/l', [{ op: 'add', path: '/entry/-', value: item('Patient/a') }]);
  expect(idsOf(await query.run())).toBe('a b');
  await engine.delete('List/l');
  expect(idsOf(await query.run())).toBe('');
  expect((await query.explain()).toString()).toContain('_id in []');
});
