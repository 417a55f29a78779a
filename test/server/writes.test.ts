import { beforeEach, expect, test } from 'vitest';
import type { Handler } from '../../src/server/handler.js';
import { BASE, idsOf } from '../support/conformance.js';
import { bundleOf, issuesOf, NOW, request, serve } from './served.js';

let handler: Handler;
beforeEach(async () => {
  handler = await serve();
});

const search = async (line: string): Promise<string> => idsOf(await bundleOf(await handler(request(line))));
const put = (path: string, body: object | string, headers?: Record<string, string>): Promise<Response> =>
  handler(request(`PUT ${path}`, { 'Content-Type': 'application/fhir+json', ...headers }, body));

test('PUT creates, then updates, and what was put is found', async () => {
  const created = await put('/Patient/new', { resourceType: 'Patient', id: 'new', gender: 'other' });
  expect(created.status).toBe(201);
  expect(created.headers.get('location')).toBe(`${BASE}/Patient/new`);
  expect(created.headers.get('last-modified')).toBe('Mon, 06 May 2024 07:08:09 GMT');
  expect(created.headers.get('etag')).toBeNull();
  expect(await search('GET /Patient?gender=other')).toBe('new');

  const updated = await put('/Patient/new', { resourceType: 'Patient', id: 'new', gender: 'unknown' });
  expect([updated.status, updated.headers.get('location')]).toEqual([200, null]);
  expect(await search('GET /Patient?gender=other')).toBe('');
  expect(await search('GET /Patient?gender=unknown')).toBe('new');
});

test('the server says when a resource was updated, and names no version', async () => {
  const meta = { versionId: '7', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ code: 'x' }] };
  const response = await put('/Patient/new', { resourceType: 'Patient', id: 'new', meta });
  const stored = { resourceType: 'Patient', id: 'new', meta: { tag: [{ code: 'x' }], lastUpdated: NOW.toISOString() } };
  expect(await response.json()).toEqual(stored);
  const { entry } = await bundleOf(await handler(request('GET /Patient?_lastUpdated=2024-05-06&_tag=x')));
  expect(entry.map(({ resource }) => resource)).toEqual([stored]);
});

test.each([
  [undefined, 'Patient'],
  ['return=representation', 'Patient'],
  ['return=minimal', undefined],
  ['return=OperationOutcome', 'OperationOutcome'],
  ['return=everything', 'Patient'],
])('Prefer: %s gives back a %s', async (prefer, type) => {
  const response = await put('/Patient/new', { resourceType: 'Patient', id: 'new' }, prefer ? { Prefer: prefer } : {});
  const text = await response.text();
  expect(response.status).toBe(201);
  expect(text === '' ? undefined : JSON.parse(text).resourceType).toBe(type);
  expect(response.headers.get('preference-applied')).toBe(prefer?.endsWith('everything') ? null : (prefer ?? null));
});

test.each([
  ['another id', { resourceType: 'Patient', id: 'b' }, "invalid: expected the id 'a'"],
  ['no id', { resourceType: 'Patient' }, "invalid: expected the id 'a'"],
  ['another type', { resourceType: 'Group', id: 'a' }, "invalid: expected the resourceType 'Patient'"],
  ['no type', { id: 'a' }, "invalid: expected the resourceType 'Patient'"],
  ['an array', [], 'structure: expected an object in the body'],
  ['null', 'null', 'structure: expected an object in the body'],
  ['no JSON', '{"resourceType":"Patient","id":"a",secret}', 'structure: the body is no JSON'],
  ['nothing', '', 'structure: expected a resource in the body'],
  ['meta that is none', { resourceType: 'Patient', id: 'a', meta: 'x' }, 'structure: meta: expected an object'],
])('a PUT of %s is refused, and nothing is changed', async (_, body, issues) => {
  const response = await put('/Patient/a', body);
  expect([response.status, await issuesOf(response)]).toEqual([400, issues]);
  expect(await search('GET /Patient?family=moreau')).toBe('a');
});

test('a resource is nested no deeper than what can be written back', async () => {
  // The resource itself is one level more.
  const nested = (levels: number): string =>
    `{"resourceType":"Patient","id":"new","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  for (const levels of [500, 4116, 1_000_000]) {
    const response = await put('/Patient/new', nested(levels));
    expect([response.status, await issuesOf(response)]).toEqual([400, expect.stringMatching(/^structure: .* 500/)]);
  }
  expect((await put('/Patient/new', nested(499))).status).toBe(201);
  expect(await search('GET /Patient?_id=new&_pretty=true')).toBe('new');
});

test('an id that is none is refused', async () => {
  const response = await put('/Patient/a~b', { resourceType: 'Patient', id: 'a~b' });
  expect([response.status, await issuesOf(response)]).toEqual([400, expect.stringMatching(/^structure: the id/)]);
  expect((await handler(request('DELETE /Patient/a~b'))).status).toBe(400);
});

test('DELETE removes, and may be repeated', async () => {
  for (let i = 0; i < 2; i++) {
    const response = await handler(request('DELETE /Patient/a'));
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await search('GET /Patient?family=mo')).toBe('b');
  }
});

test.each([
  ['If-Match', 'W/"1"'],
  ['If-None-Match', '*'],
  ['If-Unmodified-Since', 'Mon, 06 May 2024 07:08:09 GMT'],
])('a write under %s is refused with 412, and nothing is changed', async (name, value) => {
  const headers = { [name]: value };
  const updated = await put('/Patient/a', { resourceType: 'Patient', id: 'a' }, headers);
  const deleted = await handler(request('DELETE /Patient/a', headers));
  expect([updated.status, deleted.status]).toEqual([412, 412]);
  expect(await search('GET /Patient?family=moreau')).toBe('a');
});

test('parameters that a write does not have are refused, and so is an answer that could not be read', async () => {
  const body = { resourceType: 'Patient', id: 'a' };
  expect((await put('/Patient/a?_pretty=true&_format=json', body)).status).toBe(200);
  expect((await put('/Patient/b?gender=female', { ...body, id: 'b' })).status).toBe(400);
  expect((await put('/Patient/b', { ...body, id: 'b' }, { Accept: 'application/fhir+xml' })).status).toBe(406);
  expect((await handler(request('DELETE /Patient/b?gender=male'))).status).toBe(400);
  expect(await search('GET /Patient?gender=male')).toBe('b');
});
