import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../../src/index.js';
import { population, writes } from '../../../src/testing/arbitraries/index.js';
import { runs } from '../../support/runs.js';
import { structureFaults } from './structure.js';

const histories = population({ maxSize: 5 }).chain((resources) => {
  return writes(resources).map((all) => ({ resources, all }));
});

test('every write can be made, and what is stored in the end is what was written last', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ({ resources, all }) => {
      const engine = await createEngine();
      await engine.load(resources);
      const model = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
      for (const write of all) {
        if (write.op === 'delete') {
          expect(await engine.delete(write.reference)).toBe(model.delete(write.reference));
        } else {
          const { resourceType, id } = write.resource;
          expect(structureFaults(write.resource, 'Resource')).toEqual([]);
          const { created } = await engine.put(write.resource);
          expect(created).toBe(!model.has(`${resourceType}/${id}`));
          model.add(`${resourceType}/${id}`);
        }
      }
      expect(engine.size).toBe(model.size);
    }),
    runs(60),
  );
});

test('they replace, create, delete, and delete what is not there', () => {
  const seen = new Set<string>();
  for (const { resources, all } of fc.sample(histories, { numRuns: 200, seed: 1 })) {
    const stored = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    for (const write of all) {
      const name = write.op === 'delete' ? write.reference : `${write.resource.resourceType}/${write.resource.id}`;
      seen.add(`${write.op} ${stored.has(name) ? 'known' : 'new'}`);
      if (write.op === 'put' && resources.includes(write.resource)) seen.add('put unchanged');
      if (write.op === 'delete') stored.delete(name);
      else stored.add(name);
    }
  }
  expect([...seen].sort()).toEqual(['delete known', 'delete new', 'put known', 'put new', 'put unchanged']);
});

test('shrinks to the one write that matters', () => {
  const property = fc.property(histories, ({ all }) => {
    return !all.some((write) => write.op === 'put' && JSON.stringify(write.resource).includes('birthDate'));
  });
  const { counterexample } = fc.check(property, { seed: 3, numRuns: 500 });
  expect(counterexample![0].all).toHaveLength(1);
  const [write] = counterexample![0].all;
  expect(write).toMatchObject({ op: 'put', resource: { resourceType: 'Patient' } });
  expect(Object.keys((write as { resource: object }).resource)).toHaveLength(3);
});
