import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { Resource } from '../../src/model/resource.js';
import { isToken, MOST_LINKS, SafeLinks } from '../../src/result/safe-links.js';

const BASE = 'http://example.org/fhir';

const patient = (id: string, family: string): Resource =>
  ({ resourceType: 'Patient', id, name: [{ family }], meta: { tag: [{ code: 't' }] } }) as Resource;

const ids = ({ entry }: SearchsetBundle): string => entry.map(({ resource }) => resource.id).join(' ');

const url = ({ link }: SearchsetBundle, relation: string): string =>
  link.find((each) => each.relation === relation)!.url;

let engine: Engine;
const follow = (bundle: SearchsetBundle, relation: string): Promise<SearchsetBundle> =>
  engine.search(url(bundle, relation), { handling: 'strict' });

beforeEach(async () => {
  engine = await createEngine({ baseUrl: BASE, safeLinks: true });
  await engine.load([patient('a', 'Moreno'), patient('b', 'Morales'), patient('c', 'Mora'), patient('d', 'Moritz')]);
  await engine.put({ resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/a' } } as Resource);
});

describe('safe links', () => {
  test.each([
    ['Patient?family=mor&_count=2', 'Patient'],
    ['Patient?family=mor&_sort=-family&_count=1', 'Patient'],
    ['Patient?family=mor', 'Patient'],
    ['Patient?_count=0', 'Patient'],
    ['?_type=Patient,Observation&_tag=t&_count=1', ''],
    ['Patient/a/Observation?', 'Observation'],
    ['Patient/a/*?', ''],
    ['?_count=1', ''],
  ])('of %s hold nothing but a token, and the type', async (search, type) => {
    const { link } = await engine.search(search);
    const path = type === '' ? BASE : `${BASE}/${type}`;
    for (const each of link) {
      expect(each.url.startsWith(`${path}?_cursor=t`)).toBe(true);
      expect(isToken(each.url.slice(`${path}?_cursor=`.length))).toBe(true);
    }
  });

  test('lead through all pages and back', async () => {
    const first = await engine.search('Patient?family=mor&_sort=family&_count=3', { handling: 'strict' });
    expect(ids(first)).toBe('c b a');
    const next = await follow(first, 'next');
    expect([ids(next), next.total]).toEqual(['d', 4]);
    expect(await follow(next, 'self')).toEqual(next);
    expect(ids(await follow(next, 'previous'))).toBe('c b a');
    expect(ids(await follow(next, 'first'))).toBe('c b a');
    expect(ids(await follow(first, 'last'))).toBe('d');
    expect(ids(await follow(first, 'self'))).toBe('c b a');
    expect(ids(await follow(await engine.search('Patient/a/Observation?'), 'self'))).toBe('o');
  });

  test('that are pushed out are refused, also when they were followed before', async () => {
    const page = await engine.search('Patient?family=mor&_count=1');
    expect(ids(await follow(page, 'first'))).toBe('a');
    for (let i = 0; i < MOST_LINKS; i++) await engine.search(`Patient?_id=${i}`);
    await expect(follow(page, 'first')).rejects.toThrow(/no longer kept/);
  });

  test('are the same for the same page, and random otherwise', async () => {
    const [one, two] = [await engine.search('Patient?_count=1'), await engine.search('Patient?_count=1')];
    expect(one.link).toEqual(two.link);
    const other = await createEngine({ baseUrl: BASE, safeLinks: true });
    const tokens = [...one.link, ...(await other.search('Patient?_count=1')).link].map((each) => each.url);
    // The first page is its own `first`.
    expect(new Set(tokens).size).toBe(tokens.length - 1);
  });

  test('can be prepared, counted and streamed', async () => {
    const self = url(await engine.search('Patient?family=mora&_count=1'), 'self');
    expect(ids(await engine.prepare(self).run())).toBe('b');
    expect(await engine.count(self)).toBe(2);
    const streamed: string[] = [];
    for await (const { id } of engine.stream(self)) streamed.push(id);
    expect(streamed).toEqual(['b', 'c']);
  });

  test('of a lenient search lead to what was applied', async () => {
    const first = await engine.search('Patient?nosuch=1&_sort=family,nosuch&_count=2');
    expect(first.entry.at(-1)!.search.mode).toBe('outcome');
    expect(ids(await follow(first, 'next'))).toBe('a d');
  });

  async function refused(search: string): Promise<FhirSearchError['issues']> {
    const error: unknown = await engine.search(search, { handling: 'lenient' }).catch((each: unknown) => each);
    if (!(error instanceof FhirSearchError)) return expect.fail(`not refused: ${search}`);
    return error.issues;
  }

  test('stand alone', async () => {
    const next = url(await engine.search('Patient?family=mor&_count=2'), 'next');
    for (const changed of [
      `${next}&family=x`,
      `${next}&_count=1`,
      `${next}&nosuch=1`,
      next.replace('/Patient', '/Observation'),
      next.replace('/Patient', ''),
    ]) {
      expect(await refused(changed)).toMatchObject([{ severity: 'error', code: 'value', parameter: '_cursor' }]);
    }
    expect(ids(await engine.search(`${next}&_format=json`))).toBe('c d');
  });

  test('that are no longer kept, or never were, are refused with what to do', async () => {
    const next = url(await engine.search('Patient?_count=2'), 'next');
    const other = await createEngine({ baseUrl: BASE, safeLinks: true });
    await expect(other.search(next)).rejects.toMatchObject({
      issues: [
        {
          severity: 'error',
          code: 'not-found',
          parameter: '_cursor',
          message: 'this link is no longer kept; search anew',
        },
      ],
    });
    const plain = await createEngine({ baseUrl: BASE });
    await expect(plain.search(next)).rejects.toMatchObject({ issues: [{ code: 'value', parameter: '_cursor' }] });
    expect(await refused(`${next}x`)).toMatchObject([{ code: 'value', parameter: '_cursor' }]);
  });
});

describe('kept links', () => {
  test('are the newest so many', () => {
    const links = new SafeLinks();
    const tokens = Array.from({ length: MOST_LINKS }, (_, i) => links.token(`u${i}`));
    expect(links.url(tokens[0]!)).toBe('u0');
    // Given again, so no longer the oldest.
    expect(links.token('u0')).toBe(tokens[0]);
    const newest = links.token('new');
    expect(links.url(tokens[1]!)).toBeUndefined();
    expect([links.url(tokens[0]!), links.url(tokens[2]!), links.url(newest)]).toEqual(['u0', 'u2', 'new']);
    expect(links.token('u1')).not.toBe(tokens[1]);
  });

  test('are fewer when they are long, and at least one', () => {
    const links = new SafeLinks();
    const long = 'x'.repeat(9_000_000);
    const [first, second] = [links.token(`1${long}`), links.token(`2${long}`)];
    expect([links.url(first), links.url(second)?.length]).toEqual([undefined, long.length + 1]);
    const longest = links.token(`3${long}${long}`);
    expect([links.url(second), links.url(longest)?.length]).toEqual([undefined, 2 * long.length + 1]);
  });
});
