import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/index.js';
import {
  population,
  resource,
  scenario,
  SearchRequest,
  type FhirResource,
  type Scenario,
} from '../../../src/testing/arbitraries/index.js';
import { shrinkRequest } from '../../../src/testing/arbitraries/shrinking/shrink-request.js';
import { shrinkResource } from '../../../src/testing/arbitraries/shrinking/shrink-resource.js';
import { issuesOf } from '../../support/conformance.js';
import { runs } from '../../support/runs.js';
import { structureFaults } from './structure.js';

const SEEDS = [1, 2, 3, 4, 5];

/** How much there is to read. */
const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** The counterexample that a search for one ends with, within bounds. */
async function shrunk(fails: (scenario: Scenario) => Promise<boolean> | boolean, seed: number): Promise<Scenario> {
  // Whether a resource matches is asked of each by itself.
  const request = { features: { chains: false, has: false, lists: false } };
  const property = fc.asyncProperty(scenario({ request }), async (each) => !(await fails(each)));
  const { counterexample, numShrinks } = await fc.check(property, { seed, numRuns: 3000 });
  expect(counterexample, 'nothing fails').not.toBeNull();
  expect(numShrinks).toBeLessThan(200);
  return counterexample![0];
}

const engine = await createEngine({ defaultHandling: 'strict' });

/** Without lists, which would have to be stored. */
async function found(resources: readonly FhirResource[], text: string): Promise<readonly string[]> {
  const query = engine.prepare(text);
  const matches = await Promise.all(resources.map((each) => query.matches(each)));
  return resources.filter((_, i) => matches[i]).map(({ resourceType, id }) => `${resourceType}/${id}`);
}

describe('counterexamples name few resources and one short query', () => {
  test.each(SEEDS)('a property of the resources alone, seed %i', (seed) => {
    const property = fc.property(population(), (resources) => {
      return !resources.some((each) => JSON.stringify(each).includes('8480-6'));
    });
    const { counterexample } = fc.check(property, { seed, numRuns: 1000 });
    expect(counterexample![0]).toHaveLength(1);
    expect(sizeOf(counterexample)).toBeLessThan(250);
  });

  test.each(SEEDS)('a server that knows no :not, seed %i', async (seed) => {
    const { resources, request } = await shrunk(async ({ resources, request }) => {
      const text = String(request);
      const wrong = text.replace(/:not=/g, '=');
      if (wrong === text) return false;
      return String(await found(resources, text)) !== String(await found(resources, wrong));
    }, seed);
    expect(resources).toHaveLength(1);
    expect(request.parameters).toHaveLength(1);
    expect(request.parameters[0]!.value).not.toContain(',');
    expect(sizeOf(resources)).toBeLessThan(200);
  });

  test.each(SEEDS)('a server that loses all but the last condition, seed %i', async (seed) => {
    const { resources, request } = await shrunk(async ({ resources, request }) => {
      const text = String(request);
      const wrong = text.replace(/\?.*&(?=[a-z])/, '?');
      if (wrong === text || text.includes('_type')) return false;
      return String(await found(resources, text)) !== String(await found(resources, wrong));
    }, seed);
    expect(resources).toHaveLength(1);
    // The first of them must be there to be lost.
    expect(request.parameters).toHaveLength(2);
    expect(String(request).length).toBeLessThan(120);
  });

  test.each(SEEDS)('a server that takes an open period for a closed one, seed %i', async (seed) => {
    const { resources, request } = await shrunk(async ({ resources, request }) => {
      const text = String(request);
      const wrong = JSON.parse(JSON.stringify(resources), closed) as readonly FhirResource[];
      return String(await found(resources, text)) !== String(await found(wrong, text));
    }, seed);
    expect(resources).toHaveLength(1);
    expect(request.parameters).toHaveLength(1);
    expect(sizeOf(resources)).toBeLessThan(300);
  });

  test.each(SEEDS)('two resources where two are needed, seed %i', async (seed) => {
    const { resources, request } = await shrunk(async ({ resources, request }) => {
      return /family|name/.test(String(request)) && (await found(resources, String(request))).length >= 2;
    }, seed);
    expect(resources).toHaveLength(2);
    expect(request.parameters).toHaveLength(1);
  });
});

/** A period without an end ends when it starts. */
function closed(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('start' in value) || 'end' in value) return value;
  return { ...value, end: value.start };
}

test.each(SEEDS)('a search through a reference needs two resources and one link, seed %i', async (seed) => {
  const property = fc.asyncProperty(scenario(), async ({ resources, request }) => {
    if (!request.parameters.some(({ name }) => /_has:|\./.test(name))) return true;
    const engine = await createEngine({ defaultHandling: 'strict' });
    await engine.load(resources);
    return (await engine.search(String(request))).entry.length === 0;
  });
  const { counterexample } = await fc.check(property, { seed, numRuns: 500 });
  const [{ resources, request }] = counterexample!;
  // A resource that refers to itself is both.
  expect(resources.length).toBeLessThanOrEqual(2);
  expect(request.parameters).toHaveLength(1);
  expect(request.parameters[0]!.name.match(/_has|\./g)).toHaveLength(1);
});

describe('what is smaller is as valid', () => {
  test('resources keep their structure, their type and their id, and get shorter', () => {
    fc.assert(
      fc.property(
        fc.oneof(resource('Observation'), resource('Patient'), resource('Bundle'), resource('Claim')),
        (each) => {
          let count = 0;
          for (const smaller of shrinkResource(each)) {
            expect(structureFaults(smaller, 'Resource')).toEqual([]);
            expect([smaller.resourceType, smaller.id]).toEqual([each.resourceType, each.id]);
            expect(sizeOf(smaller)).toBeLessThanOrEqual(sizeOf(each));
            expect(JSON.stringify(smaller)).not.toBe(JSON.stringify(each));
            if (++count > 60) break;
          }
        },
      ),
      // A law of shrinking that is broken may make shrinking endless.
      { ...runs(60), endOnFailure: true },
    );
  });

  test('an escaped comma at the end is no second value', () => {
    const request = new SearchRequest({ kind: 'type', type: 'Patient' }, [{ name: 'family', value: 'a\\,' }]);
    const shorter = [...shrinkRequest(request)].map(String);
    expect(shorter).toEqual(['Patient', 'Patient?family=%5C,', 'Patient?family=a']);
  });

  test('requests are sound, and get shorter', async () => {
    await fc.assert(
      fc.asyncProperty(scenario(), async ({ request }) => {
        let count = 0;
        for (const smaller of shrinkRequest(request)) {
          expect(await issuesOf(engine, String(smaller), { handling: 'strict' }), String(smaller)).toEqual([]);
          expect(String(smaller)).not.toBe(String(request));
          if (++count > 30) break;
        }
      }),
      { ...runs(200), endOnFailure: true },
    );
  });
});
