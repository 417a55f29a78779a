import { describe, expect, test } from 'vitest';
import { createEngine, memory, scan, type BackendFactory } from '../../src/index.js';
import { checkSearch } from '../../src/testing/check-search.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import type { SearchAdapter } from '../../src/testing/adapter.js';
import { runs } from '../support/runs.js';
import { scenarios, type Feature } from './scenarios.js';

const BASE = 'http://here.org/fhir';
const NOW = new Date('2024-01-01T00:00:00Z');
const seed = Number(process.env['FHIRDEX_SEED'] ?? 42);

const engine = (backend: BackendFactory, timeZone = 'UTC'): SearchAdapter =>
  engineAdapter(() => createEngine({ baseUrl: BASE, now: NOW, timeZone, backend }));

/** What the engine supports. */
const FEATURES: readonly Feature[] = ['plain', 'filter', 'scope', 'paging', 'faults'];

describe('our own engine answers as the oracle expects', () => {
  test.each([
    { features: ['plain'] as Feature[], timeZone: 'UTC' },
    { features: FEATURES, timeZone: 'UTC' },
    { features: ['plain'] as Feature[], timeZone: 'America/New_York' },
  ])('$features in $timeZone', async ({ features, timeZone }) => {
    const { counterexample, verdicts } = await checkSearch(engine(memory, timeZone), {
      scenarios: scenarios(features),
      ...{ seed, baseUrl: BASE, now: NOW, timeZone, profile: 'fhirdex' as const },
      ...runs(700),
    });
    expect(String(counterexample ?? '')).toBe('');
    expect(verdicts.right).toBeGreaterThan(600);
  });

  test('without an index', async () => {
    const { counterexample } = await checkSearch(engine(scan), {
      scenarios: scenarios(FEATURES),
      ...{ seed: seed + 1, baseUrl: BASE, now: NOW, profile: 'fhirdex' as const },
      ...runs(300),
    });
    expect(String(counterexample ?? '')).toBe('');
  });

  test('as a server whose own decisions nobody knows', async () => {
    const { counterexample, verdicts } = await checkSearch(engine(memory), {
      scenarios: scenarios(FEATURES),
      ...{ seed: seed + 2, baseUrl: BASE, now: NOW, profile: 'fhir' as const },
      ...runs(500),
    });
    expect(String(counterexample ?? '')).toBe('');
    expect(verdicts.right).toBeGreaterThan(300);
  });
});
