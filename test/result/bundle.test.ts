import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Engine, type SearchsetBundle } from '../../src/index.js';

const BASE = 'http://example.org/fhir';

const patient = (id: string, family = 'Li'): { resourceType: string; id: string } =>
  ({ resourceType: 'Patient', id, name: [{ family }] }) as never;

const ids = ({ entry }: SearchsetBundle): string[] =>
  entry.flatMap(({ resource, search }) => (search.mode === 'match' ? [(resource as { id: string }).id] : []));

const link = (bundle: SearchsetBundle, relation: string): string | undefined =>
  bundle.link.find((each) => each.relation === relation)?.url;

const relations = ({ link }: SearchsetBundle): string[] => link.map(({ relation }) => relation);

let engine: Engine;
const load = (...patients: string[]): Promise<unknown> => engine.load(patients.map((id) => patient(id)));

async function follow(bundle: SearchsetBundle, relation: string): Promise<SearchsetBundle> {
  const url = link(bundle, relation);
  if (url === undefined) throw new Error(`there is no ${relation} link`);
  return engine.search(url, { handling: 'strict' });
}

beforeEach(async () => {
  engine = await createEngine({ baseUrl: `${BASE}/` });
});

describe('a Bundle', () => {
  test('has the shape of a searchset', async () => {
    await engine.put(patient('a'));
    expect(await engine.search('Patient?family=li&_count=5')).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      link: [{ relation: 'self', url: `${BASE}/Patient?family=li&_count=5` }],
      entry: [{ fullUrl: `${BASE}/Patient/a`, resource: patient('a'), search: { mode: 'match' } }],
    });
  });

  test('is whole when nothing matches', async () => {
    expect(await engine.search('Patient?family=wu')).toEqual({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 0,
      link: [{ relation: 'self', url: `${BASE}/Patient?family=wu` }],
      entry: [],
    });
  });

  test('holds 50 matches unless something else is asked for', async () => {
    await load(...Array.from({ length: 51 }, (_, i) => `p${i}`));
    expect((await engine.search('Patient?')).entry).toHaveLength(50);
    expect((await engine.search('Patient?_count=51')).entry).toHaveLength(51);
    const other = await createEngine({ defaultCount: 2 });
    await other.load(['a', 'b', 'c'].map((id) => patient(id)));
    expect((await other.search('Patient?')).entry).toHaveLength(2);
  });
});

describe('the self link', () => {
  test.each([
    ['Patient?', 'Patient'],
    ['/Patient?family=li', 'Patient?family=li'],
    ['Patient/_search?family=li', 'Patient?family=li'],
    [`${BASE}/Patient?family=li`, 'Patient?family=li'],
    ['Patient?family=&gender=male', 'Patient?gender=male'],
    ['Patient?nosuch=1&family=li&_sort=nosuch', 'Patient?family=li'],
    ['Patient?family=m%C3%BCller+de%26', 'Patient?family=m%C3%BCller%20de%26'],
    ['Patient?family=b&family=a,c', 'Patient?family=b&family=a,c'],
    ['Patient?_count=3&family:exact=Li', 'Patient?_count=3&family:exact=Li'],
    ['Patient/1/Observation?', 'Patient/1/Observation'],
    ['?_type=Patient,Group&_id=a', '?_type=Patient,Group&_id=a'],
    ['?_type=&_id=a', '?_id=a'],
  ])('of %s holds what was applied, and only that', async (search, self) => {
    const expected = self.startsWith('?') ? `${BASE}${self}` : `${BASE}/${self}`;
    expect(link(await engine.search(search), 'self')).toBe(expected);
  });

  test('of a page is the page’s own', async () => {
    await load('a', 'b', 'c');
    const second = await follow(await engine.search('Patient?_count=1'), 'next');
    const again = await follow(second, 'self');
    expect(again).toEqual(second);
    expect(ids(again)).toEqual(['b']);
  });

  test('survives a lone surrogate', async () => {
    expect(link(await engine.search('Patient?family=\ud800'), 'self')).toBe(`${BASE}/Patient?family=%EF%BF%BD`);
  });
});

describe('under lenient handling', () => {
  test('one entry says what was dropped, and counts for nothing', async () => {
    await load('a', 'b');
    const bundle = await engine.search('Patient?nosuch=1&_sort=nosuch&_count=1');
    expect(bundle.total).toBe(2);
    expect(bundle.entry.map(({ search }) => search.mode)).toEqual(['match', 'outcome']);
    const outcome = bundle.entry[1]!;
    expect(outcome.fullUrl).toBeUndefined();
    expect(outcome.resource).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [
        { severity: 'warning', code: 'not-supported', location: ['http.nosuch'] },
        { severity: 'warning', code: 'not-supported', location: ['http._sort'] },
      ],
    });
    expect(link(bundle, 'next')).not.toMatch(/nosuch|_sort/);
    expect(ids(await follow(bundle, 'next'))).toEqual(['b']);
  });
});

describe('pages', () => {
  test('lead from one to the next and back', async () => {
    await load('a', 'b', 'c', 'd', 'e');
    const first = await engine.search('Patient?_count=2');
    expect([ids(first), relations(first)]).toEqual([
      ['a', 'b'],
      ['self', 'first', 'next', 'last'],
    ]);
    const second = await follow(first, 'next');
    expect([ids(second), relations(second)]).toEqual([
      ['c', 'd'],
      ['self', 'first', 'previous', 'next', 'last'],
    ]);
    const third = await follow(second, 'next');
    expect([ids(third), relations(third)]).toEqual([['e'], ['self', 'first', 'previous', 'last']]);
    expect(ids(await follow(third, 'previous'))).toEqual(['c', 'd']);
    expect(ids(await follow(second, 'previous'))).toEqual(['a', 'b']);
    expect([first, second, third].map(({ total }) => total)).toEqual([5, 5, 5]);
  });

  test('a page that is full to the last match has no next link', async () => {
    await load('a', 'b');
    expect(relations(await engine.search('Patient?_count=2'))).toEqual(['self']);
  });

  test.each([0, 1, 3, 100])('the size may change on the way, to %i', async (count) => {
    await load('a', 'b', 'c', 'd');
    const next = link(await engine.search('Patient?_count=1'), 'next')!;
    expect(ids(await engine.search(next.replace('_count=1', `_count=${count}`)))).toEqual(
      ['b', 'c', 'd'].slice(0, count),
    );
  });

  test('_count=0 gives the total and no links to pages', async () => {
    await load('a', 'b');
    const bundle = await engine.search('Patient?_count=0');
    expect(bundle).toMatchObject({ total: 2, entry: [] });
    expect(relations(bundle)).toEqual(['self']);
    const next = link(await engine.search('Patient?_count=1'), 'next')!;
    expect(relations(await engine.search(next.replace('_count=1', '_count=0')))).toEqual(['self']);
  });

  test('a match that is deleted in between makes the next page no shorter', async () => {
    await load('a', 'b', 'c', 'd', 'e');
    const first = await engine.search('Patient?_count=2');
    await engine.delete('Patient/b');
    await engine.delete('Patient/c');
    const second = await follow(first, 'next');
    expect([second.total, ids(second)]).toEqual([3, ['d', 'e']]);
  });

  test('a match that is replaced in between keeps its place, one that comes back gets the last', async () => {
    await load('a', 'b', 'c', 'd');
    const first = await engine.search('Patient?_count=2');
    await engine.put(patient('c', 'Wu'));
    await engine.put(patient('a', 'Wu'));
    await engine.delete('Patient/b');
    await engine.put(patient('b'));
    expect(ids(await follow(first, 'next'))).toEqual(['c', 'd']);
    expect(ids(await engine.search('Patient?'))).toEqual(['a', 'c', 'd', 'b']);
  });

  test('one that ceases to match in between is passed over', async () => {
    await load('a', 'b', 'c', 'd');
    const first = await engine.search('Patient?family=li&_count=2');
    await engine.put(patient('c', 'Wu'));
    const second = await follow(first, 'next');
    expect([second.total, ids(second)]).toEqual([3, ['d']]);
  });

  test('beyond the end a page is empty and leads back', async () => {
    await load('a', 'b', 'c');
    const first = await engine.search('Patient?_count=2');
    await engine.delete('Patient/c');
    const second = await follow(first, 'next');
    expect([ids(second), relations(second)]).toEqual([[], ['self', 'first', 'previous', 'last']]);
    expect(ids(await follow(second, 'previous'))).toEqual(['a', 'b']);
  });

  test('before the beginning a page is empty and leads on', async () => {
    await load('a', 'b', 'c');
    const second = await follow(await engine.search('Patient?_count=1'), 'next');
    await engine.delete('Patient/a');
    const first = await follow(second, 'previous');
    expect([ids(first), relations(first)]).toEqual([[], ['self', 'first', 'next', 'last']]);
    expect(ids(await follow(first, 'next'))).toEqual(['b']);
  });

  test('so it does where the next is the first of its type', async () => {
    await load('a');
    await engine.put({ resourceType: 'Group', id: 'g' });
    const second = await follow(await engine.search('?_type=Patient,Group&_count=1'), 'next');
    expect(ids(second)).toEqual(['g']);
    await engine.delete('Patient/a');
    const first = await follow(second, 'previous');
    expect([ids(first), relations(first)]).toEqual([[], ['self', 'first', 'next', 'last']]);
    expect(ids(await follow(first, 'next'))).toEqual(['g']);
  });

  test('when nothing is left, no page leads anywhere', async () => {
    await load('a', 'b');
    const second = await follow(await engine.search('Patient?_count=1'), 'next');
    await engine.delete('Patient/a');
    await engine.delete('Patient/b');
    expect(await follow(second, 'self')).toMatchObject({ total: 0, entry: [] });
    expect(relations(await follow(second, 'self'))).toEqual(['self']);
  });
});

describe('a cursor', () => {
  let cursor = '';
  beforeEach(async () => {
    await load('a', 'b', 'c');
    await engine.put({ resourceType: 'Group', id: 'g' });
    cursor = new URL(link(await engine.search('Patient?family=li&_count=1'), 'next')!).searchParams.get('_cursor')!;
  });

  test('goes with its search alone', async () => {
    expect(ids(await engine.search(`Patient?family=li&_cursor=${cursor}`))).toEqual(['b', 'c']);
  });

  test.each([
    ['one of another value', 'Patient?family=wu&_cursor='],
    ['one of another parameter', 'Patient?name=li&_cursor='],
    ['one of fewer parameters', 'Patient?_cursor='],
    ['one of more parameters', 'Patient?family=li&gender=male&_cursor='],
    ['one of another type', 'Practitioner?family=li&_cursor='],
    ['one that was added to', 'Patient?family=li&_cursor=A'],
    ['none at all', 'Patient?family=li&_cursor=nonsense%20'],
  ])('that is %s is an error, even under lenient handling', async (_, search) => {
    const attempt = engine.search(search + cursor, { handling: 'lenient' });
    await expect(attempt).rejects.toThrow(FhirSearchError);
    const error = await attempt.catch((each: unknown) => each as FhirSearchError);
    expect((error as FhirSearchError).issues).toMatchObject([
      { severity: 'error', code: 'value', parameter: '_cursor' },
    ]);
    const { span } = (error as FhirSearchError).issues[0]!;
    expect((search + cursor).slice(span!.start, span!.end)).toMatch(/^(?:A|nonsense%20)?[\w-]+$/);
  });

  test('that stands twice is an error', async () => {
    await expect(engine.search(`Patient?family=li&_cursor=${cursor}&_cursor=${cursor}`)).rejects.toThrow(
      FhirSearchError,
    );
  });

  test('that is empty is no cursor', async () => {
    expect(ids(await engine.search('Patient?_cursor='))).toEqual(['a', 'b', 'c']);
  });
});
