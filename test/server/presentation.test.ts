import { beforeAll, expect, test } from 'vitest';
import type { Handler } from '../../src/server/handler.js';
import { request, serve } from './served.js';

let handler: Handler;
beforeAll(async () => {
  handler = await serve();
});

const FHIR = 'application/fhir+json; charset=utf-8';
const JSON_ = 'application/json; charset=utf-8';

test.each([
  [undefined, FHIR],
  ['', FHIR],
  ['*/*', FHIR],
  ['application/*', FHIR],
  ['application/fhir+json', FHIR],
  ['Application/FHIR+JSON', FHIR],
  ['application/fhir+json; charset=UTF-8', FHIR],
  ['application/fhir+json; fhirVersion=4.0', FHIR],
  ['application/fhir+json;fhirVersion="4.0";q=0.5', FHIR],
  // R4: a generic type is answered by that type.
  ['application/json', JSON_],
  ['text/json', 'text/json; charset=utf-8'],
  ['application/json, application/fhir+json', JSON_],
  ['application/json;q=0.9, application/fhir+json', FHIR],
  ['application/fhir+json;q=0.1, application/*;q=0.5', JSON_],
  ['application/fhir+xml, application/fhir+json;q=0.2', FHIR],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', FHIR],
  ['application/fhir+xml', 406],
  ['text/*;q=0', 406],
  ['*/*;q=0', 406],
  ['application/fhir+json;q=0', 406],
  ['application/fhir+json; fhirVersion=3.0', 406],
  ['application/fhir+json; fhirVersion=3.0, */*;q=0.1', FHIR],
  ['nonsense', 406],
])('Accept %j is answered with %s', async (accept, expected) => {
  const response = await handler(request('GET /Patient', accept === undefined ? {} : { Accept: accept }));
  expect(response.status === 200 ? response.headers.get('content-type') : response.status).toBe(expected);
});

test.each([
  ['json', 'application/fhir+xml', FHIR],
  ['application/fhir%2Bjson', 'application/fhir+xml', FHIR],
  ['application/fhir+json', 'application/fhir+xml', FHIR],
  ['application/json', '*/*', JSON_],
  ['', 'application/json', JSON_],
  ['xml', 'application/fhir+json', 406],
  ['application/fhir%2Bxml', '*/*', 406],
  ['html', '*/*', 406],
  ['ttl', '*/*', 406],
])('_format=%s overrides Accept %j: %s', async (format, accept, expected) => {
  for (const sent of [
    request(`GET /Patient?_format=${format}`, { Accept: accept }),
    request('POST /Patient/_search', { Accept: accept }, `_format=${format}`),
  ]) {
    const response = await handler(sent);
    expect(response.status === 200 ? response.headers.get('content-type') : response.status).toBe(expected);
  }
});

test('what is refused is told in FHIR JSON, whatever the client accepts', async () => {
  const response = await handler(request('GET /Patient', { Accept: 'application/fhir+xml' }));
  expect(response.headers.get('content-type')).toBe(FHIR);
  expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'not-supported' }] });
});

test('_pretty=true indents Bundles and outcomes', async () => {
  const text = async (line: string, body?: string): Promise<string> => (await handler(request(line, {}, body))).text();
  expect(await text('GET /Patient?_id=a&_pretty=true')).toMatch(/^\{\n {2}"resourceType": "Bundle",\n/);
  expect(await text('POST /Patient/_search', '_id=a&_pretty=true')).toMatch(/^\{\n {2}"resourceType": "Bundle",\n/);
  expect(await text('GET /Foo?_pretty=true')).toMatch(/^\{\n {2}"resourceType": "OperationOutcome",\n/);
  for (const query of ['', '?_pretty=false', '?_pretty=']) {
    expect(await text(`GET /Patient${query}`)).toMatch(/^\{"resourceType":"Bundle",/);
  }
});
