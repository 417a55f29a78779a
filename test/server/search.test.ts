import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { createHandler, type Handler } from '../../src/server/handler.js';
import { BASE, idsOf } from '../support/conformance.js';
import { bundleOf, issuesOf, request, serve } from './served.js';

let handler: Handler;
beforeAll(async () => {
  handler = await serve();
});

const found = async (line: string, headers?: Record<string, string>, body?: string): Promise<string> => {
  const response = await handler(request(line, headers, body));
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
  const bundle = await bundleOf(response);
  expect(response.status).toBe(200);
  return idsOf(bundle);
};

describe('GET', () => {
  test.each([
    ['GET /Patient', 'a b c d'],
    ['GET /Patient/', 'a b c d'],
    ['GET /Patient?', 'a b c d'],
    ['GET /Patient?family=mo', 'a b'],
    ['GET /Patient/_search?family=mo', 'a b'],
    ['GET /Patient/?family=mo', 'a b'],
    ['GET /?_type=Patient&_id=a,o', 'a'],
    ['GET ?_id=a,o', 'o a'],
    ['GET /_search?_id=a,o', 'o a'],
    ['GET ', 'o a b c d'],
    ['GET /Patient/a/Observation?status=final', 'o'],
    ['GET /Patient/a/Observation/_search', 'o'],
    ['GET /Patient/a/*', 'o'],
    ['GET /Patient/a/%2A/_search', 'o'],
    ['GET /Patient/b/Observation', ''],
    ['GET /%50atient?_id=b', 'b'],
    // Each of these is another search when anything decodes or encodes it on the way.
    ['GET /Patient?family=a\\,b', 'd'],
    ['GET /Patient?family=a%5C%2Cb', 'd'],
    ['GET /Patient?family=a%2Cb', 'd'],
    ['GET /Patient?family=zz,mo', 'a b'],
    ['GET /Patient?family=M%C3%BCller+%26+S%C3%B6hne', 'c'],
    ['GET /Patient?family=Müller+%26', 'c'],
    ['GET /Patient?family:exact=M%C3%BCller%20%26%20S%C3%B6hne', 'c'],
    ['GET /Patient?identifier=http://a.org|1\\|%2B', 'd'],
    ['GET /Patient?identifier=1\\|+', ''],
    ['GET /Patient?gender=male&gender=female', ''],
    ['GET /Patient?gender=male,female', 'a b'],
    ['GET /Patient?_id=a#_id=b', 'a'],
  ])('%s finds %j', async (line, ids) => {
    expect(await found(line)).toBe(ids);
  });

  test('a HEAD is answered as a GET, without the body', async () => {
    const response = await handler(request('HEAD /Patient?family=mo'));
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/fhir+json; charset=utf-8',
      '',
    ]);
    expect((await handler(request('HEAD /Patient?famly=mo', { Prefer: 'handling=strict' }))).status).toBe(400);
  });
});

describe('POST', () => {
  test.each([
    ['/Patient', 'family=mo'],
    ['/Patient', 'family=mo&_count=1'],
    ['/Patient', 'family=M%C3%BCller+%26+S%C3%B6hne'],
    ['/Patient', 'family=Müller&gender:missing=true'],
    ['/Patient', 'family=a\\,b&family=a%5C%2Cb&&_count=7'],
    ['/Patient', 'identifier=http://a.org|1\\|%2B&nosuch=1'],
    ['/Patient', '_format=json&_pretty=true'],
    ['/Patient', ''],
    ['', '_id=a,o'],
    ['/Patient/a/Observation', 'status=final'],
    ['/Patient/a/*', ''],
  ])('%s/_search with %j gives the Bundle that GET gives', async (scope, parameters) => {
    const got = await handler(request(`GET ${scope}?${parameters}`));
    const posted = await handler(request(`POST ${scope}/_search`, {}, parameters));
    expect(got.status).toBe(200);
    expect(posted.status).toBe(200);
    expect(await posted.text()).toBe(await got.text());
  });

  test('parameters may stand in the URL alone, whatever the type of the empty body', async () => {
    expect(await found('POST /Patient/_search?family=mo')).toBe('a b');
    expect(await found('POST /Patient/_search?family=mo', { 'Content-Type': 'application/json' }, '')).toBe('a b');
  });

  test.each(['application/x-www-form-urlencoded', 'Application/X-WWW-Form-URLEncoded; Charset="UTF-8"'])(
    'a body of type %s is read',
    async (type) => {
      expect(await found('POST /Patient/_search', { 'Content-Type': type }, 'family=mo')).toBe('a b');
    },
  );

  test('parameters in the URL and in the body together are refused', async () => {
    const response = await handler(request('POST /Patient/_search?gender=female', {}, 'family=mo'));
    expect(response.status).toBe(400);
    expect(await issuesOf(response)).toMatch(/^invalid: expected search parameters in the URL or in the body/);
  });

  test.each([
    ['POST /Patient/_search?_format=json&_pretty=false', 'family=mo', 'a b'],
    ['POST /Patient/_search?family=mo', '_format=json', 'a b'],
    ['POST /Patient/_search?%5Fformat=json', 'family=mo', 'a b'],
    ['POST /Patient/_search?&', 'family=mo', 'a b'],
  ])('%s with %j is no such mixture', async (line, body, ids) => {
    expect(await found(line, {}, body)).toBe(ids);
  });

  test('they are merged where that is wanted, and a name in both places counts as repeated', async () => {
    const merging = await serve({ mergePostParameters: true });
    const ask = async (line: string, body: string): Promise<string> =>
      idsOf(await bundleOf(await merging(request(line, {}, body))));
    expect(await ask('POST /Patient/_search?gender=female', 'family=mo')).toBe('a');
    expect(await ask('POST /Patient/_search?gender=female', 'gender=male')).toBe('');
    const { link } = await bundleOf(await merging(request('POST /Patient/_search?gender=female', {}, 'family=mo')));
    expect(link).toEqual([{ relation: 'self', url: `${BASE}/Patient?gender=female&family=mo` }]);
  });
});

describe('links', () => {
  test.each(['GET', 'POST'])('next links walk through all pages by GET, from a search by %s', async (method) => {
    const parameters = '_count=2&family:missing=false&_pretty=true';
    let response = await handler(
      method === 'GET' ? request(`GET /Patient?${parameters}`) : request('POST /Patient/_search', {}, parameters),
    );
    const pages: string[] = [];
    for (;;) {
      const bundle = await bundleOf(response);
      pages.push(idsOf(bundle));
      const next = bundle.link.find(({ relation }) => relation === 'next');
      if (!next) break;
      response = await handler(new Request(next.url));
    }
    expect(pages).toEqual(['a b', 'c d']);
  });

  test('they begin with the base URL of the engine, and lead to the handler at its path unless told otherwise', async () => {
    const engine = await createEngine({ baseUrl: 'https://example.org/r4/fhir/' });
    await engine.put({ resourceType: 'Patient', id: 'a' });
    const self = async (handler: Handler, url: string): Promise<string> => {
      const response = await handler(new Request(url));
      return response.status === 200 ? (await bundleOf(response)).link[0]!.url : String(response.status);
    };
    const url = 'https://example.org/r4/fhir/Patient?_id=a';
    expect(await self(createHandler(engine), url)).toBe(url);
    // As behind a proxy that takes a part of the path away.
    const behind = createHandler(engine, { basePath: '/fhir/' });
    expect(await self(behind, 'http://10.0.0.1:3000/fhir/Patient?_id=a')).toBe(url);
    expect(await self(behind, url)).toBe('404');
    const atRoot = createHandler(engine, { basePath: '' });
    expect(await self(atRoot, 'http://localhost/Patient?_id=a')).toBe(url);
    expect(await self(atRoot, 'http://localhost?_id=a')).toBe('https://example.org/r4/fhir?_id=a');
  });
});

describe('Prefer', () => {
  test.each([
    ['handling=strict', 400, null],
    ['handling=lenient', 200, 'handling=lenient'],
    ['HANDLING=Strict', 400, null],
    ['handling = "strict"', 400, null],
    ['respond-async, return=minimal; foo="a, handling=lenient", handling=strict; x=y', 400, null],
    ['handling=lenient, handling=strict', 200, 'handling=lenient'],
    ['handling=severe', 200, null],
    ['handling', 200, null],
    ['', 200, null],
  ])('%j is answered with %s', async (prefer, status, applied) => {
    const response = await handler(request('GET /Patient?famly=mo', { Prefer: prefer }));
    expect([response.status, response.headers.get('preference-applied')]).toEqual([status, applied]);
  });

  test('several headers count as one', async () => {
    const headers = new Headers([
      ['Prefer', 'respond-async'],
      ['Prefer', 'handling=strict'],
    ]);
    expect((await handler(new Request(`${BASE}/Patient?famly=mo`, { headers }))).status).toBe(400);
  });

  test('lenient handling leaves out what is unknown, says so, and the engine decides when nothing is preferred', async () => {
    const bundle = await bundleOf(
      await handler(request('GET /Patient?famly=mo&_id=a', { Prefer: 'handling=lenient' })),
    );
    expect(bundle.entry.map(({ search }) => search.mode)).toEqual(['match', 'outcome']);
    expect(bundle.link).toEqual([{ relation: 'self', url: `${BASE}/Patient?_id=a` }]);
    const strict = await serve({}, { defaultHandling: 'strict' });
    expect((await strict(request('GET /Patient?famly=mo'))).status).toBe(400);
    expect((await strict(request('GET /Patient?famly=mo', { Prefer: 'handling=lenient' }))).status).toBe(200);
  });
});
