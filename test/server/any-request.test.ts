import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRequest } from '../deep/requests.js';
import { BASE } from '../support/conformance.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';
import { serve } from './served.js';

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'SEARCH'];
const PIECES = [
  'Patient',
  'Observation',
  'Group',
  'a',
  'o',
  '*',
  '_search',
  '_history',
  '$all',
  '..',
  '%2F',
  '%zz',
  'Foo',
  '',
];

const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('/Patient', '/Patient/_search', '/Patient/a', '/Group/o') },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((all) => `/${all.join('/')}`) },
  { weight: 2, arbitrary: anyRequest.map((text) => `/${text}`) },
  { weight: 1, arbitrary: anyText(0, 20) },
);
const query = fc.oneof(
  fc.constant(''),
  anyRequest.map((text) => `?${text.slice(text.indexOf('?') + 1)}`),
  fc.constantFrom('?_format=json', '?_format=xml', '?_pretty=true', '?_format=%', '?_pretty=true&_format:x=json'),
);

/** Values that headers are made of; what no header can hold is taken out. */
const headerValue = fc
  .oneof(
    fc.constantFrom('', '*/*', 'application/fhir+json', 'application/json', 'application/x-www-form-urlencoded'),
    fc.constantFrom('handling=strict', 'handling="lenient"', 'return=minimal', 'W/"1"', 'a;q=0.x, */*;q=2', 'a/b;c="'),
    anyText(0, 20),
    fc
      .array(fc.constantFrom(...',;="\\', 'a', 'q', '*', '/', ' ', 'handling', 'strict'), { maxLength: 12 })
      .map((all) => all.join('')),
  )
  .map((text) => text.replace(/[^\t\u0020-\u007e\u0080-\u00ff]/g, ''));
const headers = fc.dictionary(
  fc.constantFrom('Accept', 'Content-Type', 'Prefer', 'If-Match', 'Content-Length'),
  headerValue,
  { maxKeys: 4 },
);

const body = fc.oneof(
  fc.constant(undefined),
  anyRequest.map((text) => text.slice(text.indexOf('?') + 1)),
  fc.uint8Array({ maxLength: 40 }),
  fc.json({ maxDepth: 4 }),
  fc
    .record({ resourceType: fc.constantFrom('Patient', 'Group', '__proto__'), id: fc.constantFrom('a', 'o', 'a!', '') })
    .chain((named) => fc.jsonValue({ maxDepth: 3 }).map((name) => JSON.stringify({ ...named, name, meta: name }))),
);

test('any request at all is answered, and never with 500', async () => {
  const defects: unknown[] = [];
  const handler = await serve({ onError: (error) => defects.push(error) });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      path,
      query,
      headers,
      body,
      async (method, path, query, headers, body) => {
        const bodiless = method === 'GET' || method === 'HEAD' || body === undefined;
        let request: Request;
        try {
          request = new Request(`${BASE}${path}${query}`, {
            method,
            headers,
            ...(!bodiless && { body: body as BodyInit }),
          });
        } catch {
          // The platform has no such request.
          return;
        }
        const response = await handler(request);
        const text = await response.text();
        expect(defects).toEqual([]);
        expect(response.status).toBeLessThan(500);
        if (text !== '') {
          const { resourceType } = JSON.parse(text) as { resourceType: string };
          expect(response.ok || resourceType === 'OperationOutcome').toBe(true);
        }
        if (!response.ok && method !== 'HEAD') expect(text).not.toBe('');
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      },
    ),
    runs(2000),
  );
  // The requests aren't so wild that none is understood, nor so tame that none is refused.
  for (const status of [200, 400, 404, 405, 406, 412, 415])
    expect(statuses.get(status), String(status)).toBeGreaterThan(10);
});
