import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../../src/index.js';
import { parseReference } from '../../../src/model/reference.js';
import { population, type FhirResource } from '../../../src/testing/arbitraries/index.js';
import { runs } from '../../support/runs.js';

const nameOf = ({ resourceType, id }: FhirResource): string => `${resourceType}/${id}`;

/** All texts of literal references in a resource. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    return name === 'reference' && typeof member === 'string' ? [member] : referencesIn(member);
  });
}

test('resources are of one type and id only once, and all can be stored', async () => {
  const engine = await createEngine();
  await fc.assert(
    fc.asyncProperty(population({ maxSize: 12 }), async (resources) => {
      expect(new Set(resources.map(nameOf)).size).toBe(resources.length);
      const { failed, loaded } = await engine.load(resources);
      expect(failed).toEqual([]);
      expect(loaded).toBe(resources.length);
    }),
    runs(200),
  );
});

test('size and types are as asked for', () => {
  fc.assert(
    fc.property(population({ types: ['Patient', 'Flag'], minSize: 3, maxSize: 5 }), (resources) => {
      expect(resources.length).toBeGreaterThanOrEqual(3);
      expect(resources.length).toBeLessThanOrEqual(5);
      expect(resources.every(({ resourceType }) => resourceType === 'Patient' || resourceType === 'Flag')).toBe(true);
    }),
    runs(100),
  );
  const smallest = fc.check(
    fc.property(population({ minSize: 2 }), () => false),
    { seed: 1 },
  );
  expect(smallest.counterexample![0]).toHaveLength(2);
  expect(fc.sample(population({ minSize: 60, maxSize: 60 }), { numRuns: 1, seed: 1 })[0]).toHaveLength(60);
  expect(() => population({ types: ['Nobody'] })).toThrow(RangeError);
});

test('references are mostly to members, some of them are not, and some are absolute under the base', () => {
  const baseUrl = 'https://here.example/r4';
  const counts = { member: 0, dangling: 0, foreign: 0, base: 0, other: 0 };
  for (const resources of fc.sample(population({ minSize: 8, maxSize: 10, baseUrl }), { numRuns: 100, seed: 1 })) {
    const names = new Set(resources.map(nameOf));
    for (const text of referencesIn(resources)) {
      const parsed = parseReference(text);
      if (parsed.kind === 'absolute') counts[parsed.base === baseUrl ? 'base' : 'foreign']++;
      else if (parsed.kind !== 'relative') counts.other++;
      else counts[names.has(`${parsed.type}/${parsed.id}`) ? 'member' : 'dangling']++;
    }
  }
  expect(counts.member).toBeGreaterThan(counts.dangling);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
});

test('some ids are shared across types, and some resources contain others', () => {
  const all = fc.sample(population(), { numRuns: 200, seed: 1 });
  const shares = all.filter((resources) => new Set(resources.map(({ id }) => id)).size < resources.length);
  expect(shares.length).toBeGreaterThan(20);
  expect(all.flat().filter(({ contained }) => contained !== undefined).length).toBeGreaterThan(5);
});

test('a seed gives the same resources each time', () => {
  const [first, second] = [1, 2].map(() => fc.sample(population(), { numRuns: 20, seed: 11 }));
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});
