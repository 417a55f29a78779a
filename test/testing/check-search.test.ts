import { describe, expect, test } from 'vitest';
import { createEngine, memory, scan, type EngineOptions } from '../../src/index.js';
import { checkSearch } from '../../src/testing/check-search.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import { httpAdapter } from '../../src/testing/http-adapter.js';
import type { SearchAdapter } from '../../src/testing/adapter.js';
import { fhirServer } from './fhir-server.js';
import { scenarios } from './scenarios.js';
import { expansions, service } from './terminology.js';

const BASE = 'http://here.org/fhir';
const NOW = new Date('2024-01-01T00:00:00Z');
const DEEP = process.env['FHIRDEX_DEEP'] === '1';
const seed = Number(process.env['FHIRDEX_SEED'] ?? 42);
const world = { baseUrl: BASE, now: NOW };

const engine = (options: EngineOptions = {}): SearchAdapter =>
  engineAdapter(() => createEngine({ ...world, ...options }));

/** Pairs of a population and a search, 100,000 of them with FHIRDEX_DEEP=1: the first is 70 of every hundred. */
const pairs = (n: number): number => (DEEP ? 100 * n : n);
const TIMEOUT = DEEP ? 3_600_000 : 60_000;

describe('our own engine answers as the oracle expects', () => {
  test.each([
    ['in all that we decided', 700, {}, { profile: 'fhirdex' }],
    [
      'in another time zone',
      100,
      { timeZone: 'America/New_York' },
      { profile: 'fhirdex', timeZone: 'America/New_York' },
    ],
    ['with a terminology service', 100, { terminology: service }, { profile: 'fhirdex', terminology: expansions }],
    ['without an index', 100, { backend: scan }, { profile: 'fhirdex' }],
    ['as a server whose own decisions nobody knows', 100, {}, { profile: 'fhir' }],
  ] as const)(
    '%s',
    async (_, n, options, how) => {
      const { counterexample, verdicts } = await checkSearch(engine({ backend: memory, ...options }), {
        ...{ seed, numRuns: pairs(n), features: { r5: how.profile === 'fhirdex' }, ...world, ...how },
      });
      expect(String(counterexample ?? '')).toBe('');
      expect(verdicts.right).toBeGreaterThan(0.6 * pairs(n));
    },
    TIMEOUT,
  );

  test(
    'among few words, dates and codes, where nearly everything collides with something',
    async () => {
      const { counterexample, verdicts } = await checkSearch(engine(), {
        scenarios: scenarios([
          'plain',
          'filter',
          'scope',
          'paging',
          'faults',
          'chain',
          'has',
          'sort',
          'include',
          'contained',
          'parts',
        ]),
        ...{ seed: seed + 1, numRuns: pairs(300), profile: 'fhirdex', ...world },
      });
      expect(String(counterexample ?? '')).toBe('');
      expect(verdicts.right).toBeGreaterThan(0.9 * pairs(300));
    },
    TIMEOUT,
  );

  test(
    'over HTTP too',
    async () => {
      const { fetch } = fhirServer(await createEngine(world));
      const { counterexample } = await checkSearch(httpAdapter({ baseUrl: BASE, fetch }), {
        ...{ seed: seed + 2, numRuns: pairs(60), profile: 'fhir', ...world },
      });
      expect(String(counterexample ?? '')).toBe('');
    },
    TIMEOUT,
  );
});
