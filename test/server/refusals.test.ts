import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError } from '../../src/index.js';
import { createHandler, type Handler } from '../../src/server/handler.js';
import { BASE } from '../support/conformance.js';
import { issuesOf, request, resources, serve } from './served.js';

let handler: Handler;
beforeAll(async () => {
  handler = await serve({ maxBodySize: 200 }, { limits: { values: 3 } });
});

type Row = [line: string, status: number, issues: RegExp, headers?: Record<string, string>, body?: string];

const rows: Row[] = [
  // The search can't be run.
  ['GET /Patient?birthdate=soon', 400, /^invalid: .*at 18\.\.22 of the search/],
  ['GET /Patient?gender:nose=a&birthdate=x', 400, /^not-supported: .*; invalid: /],
  ['GET /Patient?_cursor=abc', 400, /^value: /],
  ['GET /Patient?_id=1,2,3,4', 400, /^too-costly: /],
  ['GET /Patient?name=%E0%A4', 400, /^invalid: /],
  ['GET ?_type=Foo', 400, /^not-supported: 'Foo' is no resource type/],
  ['GET /Patient/a!/Observation', 400, /^invalid: 'a!' is no id/],
  ['POST /Patient/_search', 400, /^invalid: /, {}, 'birthdate=soon'],
  // There is nothing there.
  ['GET /Foo?a=b', 404, /^not-supported: 'Foo' is no resource type of R4$/],
  ['GET /patient', 404, /did you mean 'Patient'\?$/],
  ['GET /metadata', 404, /^not-supported: /],
  ['GET /Patient%3F_id=a', 404, /^not-found: /],
  ['GET /Patient%2Fa%2FObservation', 404, /^not-found: /],
  ['GET /Patient/a/_history', 404, /^not-found: /],
  ['GET /Patient/$everything', 404, /^not-found: /],
  ['GET /Patient/a/Observation/b', 404, /^not-found: /],
  ['GET //Patient', 404, /^not-found: /],
  ['GET /Patient/a/Foo', 404, /^not-supported: 'Foo' is no resource type/],
  ['GET /Medication/a/Observation', 404, /^not-supported: there is no compartment of Medication$/],
  ['GET /Patient/a/Medication', 404, /^not-supported: Medication is never in the compartment of a Patient$/],
  ['GET fhir/Patient', 404, /^not-found: expected a path under '\/fhir'$/],
  ['GET /../Patient', 404, /^not-found: expected a path under '\/fhir'$/],
  ['PUT /Foo/1', 404, /^not-supported: /, {}, '{}'],
  ['DELETE /Foo/1', 404, /^not-supported: /],
  ['PATCH /Foo/1', 404, /^not-supported: /],
  // A body that can't be read.
  ['POST /Patient/_search', 413, /^too-long: /, {}, 'x'.repeat(201)],
  ['POST /Patient/_search', 415, /^not-supported: /, { 'Content-Type': 'application/json' }, 'family=mo'],
  ['POST /Patient/_search', 415, /^not-supported: /, { 'Content-Type': 'multipart/form-data; boundary=a' }, 'a'],
  [
    'POST /Patient/_search',
    415,
    /^not-supported: /,
    { 'Content-Type': 'application/x-www-form-urlencoded; charset=iso-8859-1' },
    'family=mo',
  ],
  ['PUT /Patient/a', 415, /^not-supported: /, { 'Content-Type': 'application/fhir+xml' }, '<Patient/>'],
  ['PUT /Patient/a', 415, /^not-supported: /, { 'Content-Type': 'application/fhir+json; fhirVersion=3.0' }, '{}'],
];

test.each(rows)('%s is refused with %i', async (...[line, status, issues, headers, body]: Row) => {
  const response = await handler(request(line, headers, body));
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  expect(await issuesOf(response)).toMatch(issues);
});

test.each([
  ['POST /Patient', 'GET, HEAD'],
  ['PUT /Patient', 'GET, HEAD'],
  ['DELETE /Patient/_search', 'GET, HEAD, POST'],
  ['OPTIONS /Patient/a', 'PUT, DELETE'],
  ['GET /Patient/a', 'PUT, DELETE'],
  ['HEAD /Patient/a', 'PUT, DELETE'],
  ['POST /', 'GET, HEAD'],
  ['PATCH /Patient/a/Observation', 'GET, HEAD'],
])('%s is refused with 405, and told that there are %s', async (line, allow) => {
  const response = await handler(request(line));
  expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
});

test('a body that is longer than it says, or does not say, is refused with 413', async () => {
  const stream = (chunks: number): ReadableStream =>
    new ReadableStream({
      start(controller) {
        for (let i = 0; i < chunks; i++) controller.enqueue(new Uint8Array(50).fill(38));
        controller.close();
      },
    });
  const post = (chunks: number): Promise<Response> =>
    handler(
      new Request(`${BASE}/Patient/_search`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: stream(chunks),
        duplex: 'half',
      } as RequestInit),
    );
  expect((await post(4)).status).toBe(200);
  expect((await post(5)).status).toBe(413);
});

test('a body that is not UTF-8 is refused', async () => {
  const response = await handler(
    new Request(`${BASE}/Patient/_search`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: Uint8Array.from([0x61, 0x3d, 0xfc]),
    }),
  );
  expect([response.status, await issuesOf(response)]).toEqual([400, 'invalid: the body is not UTF-8']);
});

test('a defect is reported to the host, and clients are told nothing of it', async () => {
  const engine = await createEngine({ baseUrl: BASE });
  await engine.load(resources);
  const defect = new Error('family=Moreau broke it');
  engine.search = () => Promise.reject(defect);
  const heard: unknown[] = [];
  const response = await createHandler(engine, { onError: (error) => heard.push(error) })(request('GET /Patient'));
  expect(heard).toEqual([defect]);
  expect([response.status, await issuesOf(response)]).toEqual([
    500,
    'exception: the request could not be answered, through no fault of its own',
  ]);
  expect((await createHandler(engine)(request('GET /Patient'))).status).toBe(500);
});

test('a request that was given up is no defect', async () => {
  const engine = await createEngine({ baseUrl: BASE });
  const client = new AbortController();
  engine.search = () => {
    client.abort();
    return Promise.reject(client.signal.reason as Error);
  };
  const heard: unknown[] = [];
  const handler = createHandler(engine, { onError: (error) => heard.push(error) });
  await handler(new Request(`${BASE}/Patient`, { signal: client.signal }));
  expect(heard).toEqual([]);
});

describe('options', () => {
  test.each([{ basePath: 'fhir' }, { basePath: '/fhir?a' }, { basePath: '/a b' }, { maxBodySize: 0 }])(
    '%j is refused',
    async (options) => {
      const engine = await createEngine();
      expect(() => createHandler(engine, options)).toThrow(FhirSearchError);
    },
  );
});
