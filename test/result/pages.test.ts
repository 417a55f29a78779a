import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, memory, scan, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { Resource } from '../../src/model/resource.js';
import { issuesOf } from '../support/conformance.js';
import { runs } from '../support/runs.js';

const BASE = 'http://example.org/fhir';

const patient = (id: string, birthDate?: string): Resource =>
  ({ resourceType: 'Patient', id, ...(birthDate && { birthDate }) }) as Resource;

const ids = ({ entry }: SearchsetBundle): string =>
  entry.flatMap(({ resource, search }) => (search.mode === 'match' ? [(resource as { id: string }).id] : [])).join(' ');

const relations = ({ link }: SearchsetBundle): string => link.map(({ relation }) => relation).join(' ');

type Relation = SearchsetBundle['link'][number]['relation'];

const url = ({ link }: SearchsetBundle, relation: Relation): string =>
  link.find((each) => each.relation === relation)!.url;

let engine: Engine;
const follow = (bundle: SearchsetBundle, relation: Relation): Promise<SearchsetBundle> =>
  engine.search(url(bundle, relation), { handling: 'strict' });

/** The pages from one on, each by its ids. */
async function walk(from: SearchsetBundle, relation: 'next' | 'previous'): Promise<string[]> {
  const pages = [ids(from)];
  for (let page = from; relations(page).includes(relation);) {
    page = await follow(page, relation);
    pages.push(ids(page));
  }
  return pages;
}

beforeEach(async () => {
  engine = await createEngine({ baseUrl: BASE, defaultHandling: 'strict' });
  // By birth date: e c a d b, and f without one.
  await engine.load([
    patient('a', '2003'),
    patient('b', '2005'),
    patient('c', '2002'),
    patient('d', '2004'),
    patient('e', '2001'),
    patient('f'),
  ]);
});

describe('the links of a page', () => {
  test.each([
    ['Patient?', 'self'],
    ['Patient?_count=6', 'self'],
    ['Patient?_count=0', 'self'],
    ['Patient?birthdate=1900&_count=1', 'self'],
    ['Patient?_count=5', 'self first next last'],
    ['Patient?_sort=birthdate&_count=0', 'self'],
    ['Patient?_sort=birthdate&_count=5', 'self first next last'],
    ['Patient?_maxresults=2&_count=2', 'self'],
    ['Patient?_maxresults=3&_count=2', 'self first next last'],
    ['Patient?_maxresults=0', 'self'],
  ])('%s has: %s', async (search, expected) => expect(relations(await engine.search(search))).toBe(expected));

  test.each([
    ['Patient?_count=4', ['a b c d', 'e f']],
    ['Patient?_count=3', ['a b c', 'd e f']],
    ['Patient?_count=1&birthdate=ge2004', ['b', 'd']],
    ['Patient?_sort=birthdate&_count=4', ['e c a d', 'b f']],
    ['Patient?_sort=-birthdate&_count=5', ['b d a c e', 'f']],
    ['Patient?_sort=-birthdate&_count=2', ['b d', 'a c', 'e f']],
    ['?_type=Patient&_sort=-_id&_count=4', ['f e d c', 'b a']],
    ['Patient?_maxresults=5&_count=2', ['a b', 'c d', 'e']],
    ['Patient?_maxresults=4&_count=2', ['a b', 'c d']],
    ['Patient?_maxresults=6&_count=4', ['a b c d', 'e f']],
    ['Patient?_maxresults=60&_count=4', ['a b c d', 'e f']],
    ['Patient?_maxresults=5&_count=2&_sort=birthdate', ['e c', 'a d', 'b']],
    ['Patient?_maxresults=1&_sort=-birthdate', ['b']],
    ['Patient?_maxresults=3&_count=10', ['a b c']],
  ])('%s leads through %j and back, by every link', async (search, pages) => {
    const first = await engine.search(search);
    expect(await walk(first, 'next')).toEqual(pages);
    if (pages.length === 1) return;
    const last = await follow(first, 'last');
    expect(await walk(last, 'previous')).toEqual([...pages].reverse());
    expect(relations(last)).toBe('self first previous last');
    expect(ids(await follow(last, 'first'))).toBe(pages[0]);
    expect(ids(await follow(last, 'last'))).toBe(pages.at(-1));
    expect(ids(await follow(last, 'self'))).toBe(pages.at(-1));
    const back = await follow(last, 'previous');
    expect(ids(await follow(back, 'next'))).toBe(pages.at(-1));
    for (const page of [first, last, back]) expect(page.total).toBe((await engine.search(search)).total);
  });

  test('hold what was applied, and `first` is what was asked', async () => {
    const first = await engine.search('Patient?_sort=-birthdate,nosuch&_count=2&nosuch=1', { handling: 'lenient' });
    expect(url(first, 'self')).toBe(`${BASE}/Patient?_sort=-birthdate&_count=2`);
    expect(url(first, 'first')).toBe(`${BASE}/Patient?_sort=-birthdate&_count=2`);
    const next = await follow(first, 'next');
    expect(url(next, 'first')).toBe(url(first, 'self'));
    expect(url(next, 'self')).toBe(url(first, 'next'));
  });

  test('the last is the last at the time it is followed', async () => {
    const first = await engine.search('Patient?_sort=_id&_count=4');
    await engine.load(['g', 'h', 'i'].map((id) => patient(id)));
    expect(ids(await follow(first, 'last'))).toBe('i');
    await engine.delete('Patient/a');
    expect(ids(await follow(first, 'last'))).toBe('f g h i');
    for (const id of 'bcdefghi') await engine.delete(`Patient/${id}`);
    const nothing = await follow(first, 'last');
    expect([nothing.total, ids(nothing), relations(nothing)]).toEqual([0, '', 'self']);
  });

  test('beyond the ends of a sorted search are empty and lead back', async () => {
    const first = await engine.search('Patient?_sort=birthdate&_count=5');
    await engine.delete('Patient/f');
    const second = await follow(first, 'next');
    expect([ids(second), relations(second)]).toEqual(['', 'self first previous last']);
    expect(ids(await follow(second, 'previous'))).toBe('e c a d b');

    const next = await follow(await engine.search('Patient?_sort=birthdate&_count=1'), 'next');
    await engine.delete('Patient/e');
    const before = await follow(next, 'previous');
    expect([ids(before), relations(before)]).toEqual(['', 'self first next last']);
    expect(ids(await follow(before, 'next'))).toBe('c');
  });

  test('a walk goes by what the hits at the edges were sorted by, whatever becomes of them', async () => {
    const first = await engine.search('Patient?_sort=birthdate&_count=2');
    expect(ids(first)).toBe('e c');
    await engine.put(patient('c', '2010'));
    await engine.put(patient('x', '2002-06'));
    await engine.put(patient('y', '2000'));
    expect(await walk(await follow(first, 'next'), 'next')).toEqual(['x a', 'd b', 'c f']);
  });

  test('of a bounded walk go back to where it began, whatever has come before that', async () => {
    const first = await engine.search('Patient?_maxresults=4&_count=2&_sort=_id');
    await engine.load(['0', '1', '2'].map((id) => patient(id)));
    const second = await follow(first, 'next');
    expect([ids(second), relations(second)]).toEqual(['c d', 'self first previous last']);
    const back = await follow(second, 'previous');
    expect([ids(back), relations(back)]).toEqual(['a b', 'self first next last']);
    // A larger page holds no more than the walk has passed.
    const wider = await engine.search(url(second, 'previous').replace('_count=2', '_count=3'));
    expect([ids(wider), relations(wider)]).toEqual(['a b', 'self first next last']);
    expect(await walk(await follow(first, 'first'), 'next')).toEqual(['0 1', '2 a']);
  });

  test('the size of a page may change on the way, and _format come to it', async () => {
    const next = url(await engine.search('Patient?_sort=birthdate&_count=2'), 'next');
    expect(ids(await engine.search(next.replace('_count=2', '_count=3')))).toBe('a d b');
    expect(ids(await engine.search(`${next}&_format=json`))).toBe('a d');
  });

  test.each([
    ['Patient?_sort=birthdate&_count=2', 'Patient?_sort=-birthdate&_cursor='],
    ['Patient?_sort=birthdate&_count=2', 'Patient?_cursor='],
    ['Patient?_count=2', 'Patient?_sort=birthdate&_cursor='],
    ['Patient?_count=2&_maxresults=4', 'Patient?_cursor='],
    ['Patient?_count=2', 'Patient?_maxresults=4&_cursor='],
  ])('a cursor of %s is none of %s', async (search, other) => {
    for (const relation of ['next', 'last'] as const) {
      const cursor = new URL(url(await engine.search(search), relation)).searchParams.get('_cursor')!;
      await expect(engine.search(other + cursor)).rejects.toMatchObject({
        issues: [{ code: 'value', parameter: '_cursor' }],
      });
    }
  });

  test('stay short, however long the values are', async () => {
    const long = '\u{1f600}x'.repeat(200_000);
    await engine.load(['x', 'y', 'z'].map((id) => ({ resourceType: 'Organization', id, name: long + id }) as Resource));
    const first = await engine.search('Organization?_sort=-name,-name,_id&_count=1');
    expect(url(first, 'next').length).toBeLessThan(1500);
    expect(await walk(first, 'next')).toEqual(['x', 'y', 'z']);
  });

  test('with lone surrogates are followed all the same', async () => {
    await engine.load(['x', 'y'].map((id) => ({ resourceType: 'Group', id, name: '\ud800' }) as Resource));
    const all = await engine.search('Group?identifier:not=\ud800&_count=1');
    expect(await walk(all, 'next')).toEqual(['x', 'y']);
  });
});

test('walks of memory and scan, sorted and bounded, are what cutting the whole order gives', async () => {
  const engines = await Promise.all([memory, scan].map((backend) => createEngine({ backend })));
  const resources = fc.array(
    fc.record({ id: fc.nat(15).map((n) => `p${n}`), year: fc.option(fc.integer({ min: 2000, max: 2004 })) }),
    { maxLength: 20 },
  );
  const asked = fc.record({
    sort: fc.constantFrom('', 'birthdate', '-birthdate', '-_id', 'birthdate,-_id'),
    count: fc.integer({ min: 1, max: 6 }),
    most: fc.option(fc.nat(12)),
  });
  await fc.assert(
    fc.asyncProperty(resources, asked, async (all, { sort, count, most }) => {
      const years = new Map(all.map(({ id, year }) => [id, year]));
      const order = sort.split(',').filter(Boolean);
      const expected = [...years.keys()];
      if (sort !== '') {
        expected.sort((a, b) => {
          for (const key of order) {
            const sign = key.startsWith('-') ? -1 : 1;
            if (key.endsWith('_id')) return a < b ? -sign : sign;
            const [x, y] = [years.get(a) ?? null, years.get(b) ?? null];
            if (x === y) continue;
            if (x === null || y === null) return x === null ? 1 : -1;
            return sign * (x - y);
          }
          return a < b ? -1 : 1;
        });
      }
      const walked = expected.slice(0, most ?? undefined);
      const pages = Array.from({ length: Math.max(1, Math.ceil(walked.length / count)) }, (_, i) =>
        walked.slice(i * count, (i + 1) * count).join(' '),
      );
      for (const each of engines) {
        engine = each;
        for (const id of Array.from({ length: 16 }, (_, n) => `p${n}`)) await engine.delete(`Patient/${id}`);
        await engine.load([...years].map(([id, year]) => patient(id, year === null ? undefined : String(year))));
        const first = await engine.search(
          `Patient?_count=${count}${sort && `&_sort=${sort}`}${most === null ? '' : `&_maxresults=${most}`}`,
        );
        expect(first.total).toBe(expected.length);
        expect(await walk(first, 'next')).toEqual(pages);
        if (pages.length > 1) expect(await walk(await follow(first, 'last'), 'previous')).toEqual([...pages].reverse());
      }
    }),
    runs(60),
  );
});

describe('the total', () => {
  test.each([
    ['Patient?', 6],
    ['Patient?_total=accurate', 6],
    ['Patient?_total=estimate', 6],
    ['Patient?_total=none', undefined],
    ['Patient?_total=', 6],
    ['Patient?_count=2', 6],
    ['Patient?_count=2&_total=none', undefined],
    // Whoever asks for the total alone gets it.
    ['Patient?_count=0', 6],
    ['Patient?_count=0&_total=none', 6],
    ['Patient?_maxresults=2', 6],
    ['Patient?birthdate=ge2004&_maxresults=1', 2],
    ['Patient?_maxresults=0', 6],
  ])('of %s is %s', async (search, total) => {
    const bundle = await engine.search(search);
    expect(bundle.total).toBe(total);
    expect('total' in bundle).toBe(total !== undefined);
    expect(url(bundle, 'self')).toBe(`${BASE}/${search.replace(/\?(?:_total=)?$/, '')}`);
  });

  test('may be left out on every page', async () => {
    const first = await engine.search('Patient?_total=none&_count=4');
    const second = await follow(first, 'next');
    expect([ids(second), second.total]).toEqual(['e f', undefined]);
  });

  test.each([
    ['Patient?_total=some', 'some', 'invalid'],
    ['Patient?_total=Accurate', 'Accurate', 'invalid'],
    ['Patient?_total:exact=none', 'exact', 'not-supported'],
    ['Patient?_total=none&_total=none', '_total', 'invalid'],
    ['Patient?_maxresults=-1', '-1', 'invalid'],
    ['Patient?_maxresults=many', 'many', 'invalid'],
    ['Patient?_maxresults=1&_maxresults=1', '_maxresults', 'invalid'],
    ['Patient?_count=-1', '-1', 'invalid'],
  ])('%s is an error under either handling', async (query, place, code) => {
    for (const handling of ['strict', 'lenient'] as const) {
      const [issue, ...others] = await issuesOf(engine, query, { handling });
      expect(others).toEqual([]);
      expect(issue).toMatchObject({ severity: 'error', code });
      expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);
    }
  });

  test('a mistyped way to ask for it is suggested', async () => {
    await expect(engine.search('Patient?_total=acurate')).rejects.toThrow("did you mean 'accurate'?");
    await expect(engine.search('Patient?_total=x')).rejects.toThrow(FhirSearchError);
  });
});
