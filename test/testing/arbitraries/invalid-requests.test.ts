import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine, type Engine } from '../../../src/index.js';
import {
  invalidRequest,
  population,
  searchRequest,
  type FhirResource,
  type InvalidRequest,
} from '../../../src/testing/arbitraries/index.js';
import { issuesOf } from '../../support/conformance.js';
import { runs } from '../../support/runs.js';

const invalid = population({ maxSize: 6 }).chain((resources) => {
  return invalidRequest(resources).map((each) => ({ resources, ...each }));
});

async function engineWith(resources: readonly FhirResource[]): Promise<Engine> {
  const engine = await createEngine();
  await engine.load(resources);
  return engine;
}

test('each is refused for its one fault, which is told by code and parameter', async () => {
  const empty = await createEngine();
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(invalid, async ({ resources, request, fault, code, parameter, droppable }) => {
      seen.add(fault);
      // Nothing but the ambiguity of an id depends on what is stored.
      const engine = fault === 'ambiguous id' ? await engineWith(resources) : empty;
      const strict = await issuesOf(engine, String(request), { handling: 'strict' });
      expect(strict.map((issue) => [issue.severity, issue.code, issue.parameter])).toEqual([
        ['error', code, parameter],
      ]);
      const lenient = await issuesOf(engine, String(request), { handling: 'lenient' });
      expect(lenient.map((issue) => issue.code)).toEqual(droppable ? [] : [code]);
    }),
    runs(2000),
  );
  expect([...seen].sort()).toEqual(
    [
      ...['ambiguous id', 'bad :missing', 'bad :of-type', 'bad _count', 'bad _has', 'bad escape', 'bad name'],
      ...['bad _sort', 'bad include', 'bad _summary', 'bad _total', 'chain through a non-reference'],
      ...[
        '_has through a non-reference',
        'foreign target type',
        'malformed _filter',
        'malformed component',
        'malformed date',
        'malformed number',
      ],
      ...['malformed position', 'malformed quantity', 'malformed token', 'unknown compartment', 'unknown parameter'],
      ...['unknown parameter in _filter', 'unknown resource type', 'unsupported modifier', 'wrong number of parts'],
    ].sort(),
  );
});

test('a dropped parameter leaves a warning', async () => {
  const engine = await createEngine();
  const dropped = fc.sample(invalid, { numRuns: 400, seed: 2 }).filter(({ droppable }) => droppable);
  expect(dropped.length).toBeGreaterThan(5);
  for (const { request, code } of dropped) {
    const { entry } = await engine.search(String(request));
    const outcomes = entry.filter(({ search }) => search.mode === 'outcome').map(({ resource }) => resource);
    expect(outcomes).toMatchObject([{ issue: [{ severity: 'warning', code }] }]);
  }
});

test('what is switched off is in none of them', () => {
  const features = { chains: false, has: false, sort: false, include: false, revinclude: false, summary: false };
  const all = fc.sample(invalidRequest([], { features }), { numRuns: 1500, seed: 1 });
  const names = all.flatMap(({ request }) => request.parameters.map(({ name }) => name));
  expect(names.filter((name) => /^_(?:sort|include|revinclude|summary)|\.[a-z]/.test(name))).toEqual([]);
});

test('shrinks to the faulty parameter alone', () => {
  const property = fc.property(invalidRequest([]), ({ fault }: InvalidRequest) => fault !== 'malformed date');
  const { counterexample } = fc.check(property, { seed: 1, numRuns: 1000 });
  const [shrunk] = counterexample!;
  expect(shrunk.request.parameters.map(({ name }) => name)).toEqual([shrunk.parameter]);
});

test('a sound request is no invalid one: the faults are not in what surrounds them', async () => {
  const engine = await createEngine();
  for (const request of fc.sample(searchRequest([]), { numRuns: 50, seed: 1 })) {
    expect(await issuesOf(engine, String(request), { handling: 'strict' })).toEqual([]);
  }
});
