import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { outcomeOf } from '../../src/testing/adapter.js';
import { checkSearch } from '../../src/testing/check-search.js';
import { httpAdapter } from '../../src/testing/http-adapter.js';
import { fhirServer } from './fhir-server.js';
import { scenarios } from './scenarios.js';

const BASE = 'http://here.org/fhir';
const patient = (id: string): { resourceType: string; id: string } => ({ resourceType: 'Patient', id });

describe('a server over HTTP', () => {
  test('is asked in FHIR, and what was stored before is deleted', async () => {
    const { fetch, log } = fhirServer(await createEngine({ baseUrl: BASE }));
    const adapter = httpAdapter({ baseUrl: `${BASE}/`, fetch });
    await adapter.reset([patient('a'), patient('b')]);
    await adapter.reset([patient('c')]);
    const bundle = await adapter.search('Patient?_count=1', { handling: 'strict' });
    expect(bundle.entry!.map(({ resource }) => resource!.id)).toEqual(['c']);
    await adapter.search('?_type=Patient', { handling: 'lenient' });
    await adapter.search(`${BASE}/Patient?_id=c`, { handling: 'lenient' });
    expect(log).toEqual([
      ...['PUT /Patient/a', 'PUT /Patient/b', 'DELETE /Patient/b', 'DELETE /Patient/a', 'PUT /Patient/c'],
      'GET /Patient?_count=1 handling=strict',
      'GET ?_type=Patient handling=lenient',
      'GET /Patient?_id=c handling=lenient',
    ]);
  });

  test('refuses with an OperationOutcome', async () => {
    const { fetch } = fhirServer(await createEngine({ baseUrl: BASE }));
    const refusal = await httpAdapter({ baseUrl: BASE, fetch })
      .search('Patient?name:nose=x', { handling: 'lenient' })
      .catch((error: unknown) => outcomeOf(error));
    expect(refusal).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ location: ['http.name:nose'] }] });
  });

  test.each([
    [500, JSON.stringify({ resourceType: 'OperationOutcome' }), 'status 500'],
    [404, 'no such page', 'status 404'],
    [200, '<html>', 'status 200'],
  ])('fails with status %s and %s', async (status, body, message) => {
    const adapter = httpAdapter({ baseUrl: BASE, fetch: async () => new Response(body, { status }) });
    await expect(adapter.search('Patient', { handling: 'strict' })).rejects.toThrow(message);
    const refused = await adapter.search('Patient', { handling: 'strict' }).catch(outcomeOf);
    expect(refused).toBeUndefined();
  });

  test('that cannot store says so', async () => {
    const adapter = httpAdapter({ baseUrl: BASE, fetch: async () => new Response('', { status: 405 }) });
    await expect(adapter.reset([patient('a')])).rejects.toThrow('PUT Patient/a: status 405');
  });

  test('is held to the oracle', async () => {
    const now = new Date('2024-01-01T00:00:00Z');
    const { fetch } = fhirServer(await createEngine({ baseUrl: BASE, now }));
    const { counterexample, verdicts } = await checkSearch(httpAdapter({ baseUrl: BASE, fetch }), {
      scenarios: scenarios(['plain', 'paging', 'scope']),
      ...{ seed: 42, numRuns: 100, baseUrl: BASE, now, profile: 'fhir' as const },
    });
    expect(String(counterexample ?? '')).toBe('');
    expect(verdicts.right).toBe(100);
  });
});
