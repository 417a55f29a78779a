import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../../src/definitions/registry.js';
import { createEngine } from '../../../src/index.js';
import { dataTypes, resource } from '../../../src/testing/arbitraries/index.js';
import { runs } from '../../support/runs.js';
import { structureFaults } from './structure.js';

const types = [...createRegistry().resourceTypes];
const byHand = ['Patient', 'Observation', 'Condition', 'Encounter', 'MedicationRequest', 'DocumentReference', 'Group'];

describe('data types have the structure of the definitions', () => {
  const arbitraries: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = dataTypes;
  test.each(Object.keys(dataTypes))('%s', (type) => {
    fc.assert(
      fc.property(arbitraries[type]!(), (value) => {
        expect(structureFaults(value, type)).toEqual([]);
      }),
      runs(200),
    );
  });
});

describe('resources have the structure of the definitions', () => {
  test.each(byHand)('%s', (type) => {
    fc.assert(
      fc.property(resource(type), (each) => {
        expect(structureFaults(each, 'Resource')).toEqual([]);
      }),
      runs(200),
    );
  });

  test('every type of R4', () => {
    for (const type of types) {
      fc.assert(
        fc.property(resource(type), (each) => {
          expect(each.resourceType).toBe(type);
          expect(structureFaults(each, 'Resource')).toEqual([]);
        }),
        runs(12),
      );
    }
  }, 60_000);

  test('all of them can be stored', async () => {
    const engine = await createEngine();
    const all = types.flatMap((type, i) => {
      return fc.sample(resource(type, { id: `r${i}` }), { numRuns: 1, seed: 3 });
    });
    const report = await engine.load(all);
    expect(report.failed).toEqual([]);
    expect(engine.size).toBe(types.length);
  }, 60_000);
});

test('most of what search parameters read is there at times', () => {
  const seen = new Set(
    fc.sample(resource('Observation'), { numRuns: 500, seed: 1 }).flatMap((each) => Object.keys(each)),
  );
  const expected = [
    'valueQuantity',
    'valueCodeableConcept',
    'component',
    'effectivePeriod',
    'effectiveTiming',
    'subject',
  ];
  expect(expected.filter((name) => !seen.has(name))).toEqual([]);
});

test('a resource refers to the members it is given', () => {
  const members = [{ resourceType: 'Patient', id: 'only' }];
  const all = fc.sample(resource('Condition', { members }), { numRuns: 200, seed: 1 });
  const hits = all.filter((each) => JSON.stringify(each['subject']).includes('Patient/only'));
  expect(hits.length).toBeGreaterThan(100);
});

test('a type that R4 does not have is refused', () => {
  expect(() => resource('Patiant')).toThrow(RangeError);
});
