import fc from 'fast-check';
import type { Operation } from 'fast-json-patch';
import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, memory, scan, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { enough, runs } from '../support/runs.js';
import { IDS, resources, TYPES } from './resources.js';
import { searches } from './searches.js';

/** A change of what is stored. All of them may fail; then nothing may have changed. */
type Write =
  | { readonly op: 'put' | 'delete'; readonly resource: IdentifiedResource }
  | { readonly op: 'load'; readonly all: readonly IdentifiedResource[] }
  | { readonly op: 'patch'; readonly resource: IdentifiedResource; readonly patch: readonly Operation[] };

const PATCHES: readonly (readonly Operation[])[] = [
  [{ op: 'add', path: '/active', value: true }],
  [{ op: 'remove', path: '/name/0' }],
  [{ op: 'replace', path: '/code', value: { coding: [{ code: 'x' }] } }],
  [{ op: 'remove', path: '/subject' }],
  [{ op: 'add', path: '/meta', value: { tag: [{ code: 'x' }], lastUpdated: '2020-02-15T10:00:00Z' } }],
  [
    { op: 'add', path: '/status', value: 'final' },
    { op: 'remove', path: '/nosuch' },
  ],
  [
    { op: 'add', path: '/birthDate', value: '2020' },
    { op: 'replace', path: '/id', value: 'z' },
  ],
  [{ op: 'test', path: '/active', value: true }],
  [{ op: 'copy', from: '/period', path: '/effectivePeriod' }],
];

const writes: fc.Arbitrary<Write> = fc.oneof(
  { weight: 6, arbitrary: resources.map((resource): Write => ({ op: 'put', resource })) },
  { weight: 2, arbitrary: resources.map((resource): Write => ({ op: 'delete', resource })) },
  { weight: 2, arbitrary: fc.array(resources, { maxLength: 12 }).map((all): Write => ({ op: 'load', all })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ resource: resources, patch: fc.constantFrom(...PATCHES) })
      .map(({ resource, patch }): Write => ({ op: 'patch', resource, patch })),
  },
);

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What a caller gets to know of a write. */
async function apply(engine: Engine, write: Write): Promise<unknown> {
  try {
    switch (write.op) {
      case 'put':
        return await engine.put(write.resource);
      case 'delete':
        return await engine.delete(`${write.resource.resourceType}/${write.resource.id}`);
      case 'load':
        return await engine.load(copy(write.all));
      case 'patch':
        return await engine.patch(`${write.resource.resourceType}/${write.resource.id}`, write.patch);
    }
  } catch (error) {
    return refusal(error);
  }
}

/** Nothing but FhirSearchErrors may be thrown at callers. */
function refusal(error: unknown): unknown {
  if (error instanceof FhirSearchError) return { refused: error.issues };
  throw error;
}

const references = ({ entry }: SearchsetBundle): string[] =>
  entry
    .filter(({ search }) => search.mode === 'match')
    .map(({ resource }) => `${resource.resourceType}/${(resource as IdentifiedResource).id}`);

interface Answer {
  readonly total: number;
  readonly found: readonly string[];
}

/** All pages of a search, forwards and then backwards, which must be the same pages. */
async function answer(engine: Engine, search: string): Promise<Answer | { refused: unknown }> {
  const pages: SearchsetBundle[] = [];
  const follow = async (page: SearchsetBundle, relation: string): Promise<SearchsetBundle | undefined> => {
    const link = page.link.find((each) => each.relation === relation);
    return link && engine.search(link.url, { handling: 'strict' });
  };
  try {
    let page: SearchsetBundle | undefined = await engine.search(search, { handling: 'strict' });
    for (; page; page = await follow(page, 'next')) pages.push(page);
  } catch (error) {
    return refusal(error) as { refused: unknown };
  }
  const back: SearchsetBundle[] = [];
  for (let page = pages.at(-1); page; page = await follow(page, 'previous')) back.unshift(page);
  expect(back.map(references)).toEqual(pages.map(references));
  const found = pages.flatMap(references);
  const [first] = pages;
  expect(new Set(found).size).toBe(found.length);
  expect(pages.map(({ total }) => total)).toEqual(pages.map(() => found.length));
  return { total: first!.total!, found };
}

const everything = (engine: Engine): Promise<SearchsetBundle> => engine.search(`?_type=${TYPES.join()}&_count=1000`);

/** A new engine of what another one holds. */
async function reloaded(engine: Engine): Promise<Engine> {
  const fresh = await createEngine({ now: NOW });
  await fresh.load((await everything(engine)).entry.map(({ resource }) => copy(resource as IdentifiedResource)));
  return fresh;
}

const NOW = new Date('2020-08-01T12:00:00Z');
const make = (): Promise<Engine[]> => Promise.all([memory, scan].map((backend) => createEngine({ backend, now: NOW })));

const unordered = (each: Answer | { refused: unknown }): unknown =>
  'found' in each ? { ...each, found: [...each.found].sort() } : each;

const round = fc.record({
  writes: fc.array(writes, { minLength: 1, maxLength: 8 }),
  asked: fc.array(searches, { minLength: 1, maxLength: 8 }),
});

describe('memory, scan and an engine loaded afresh', () => {
  test('answer alike after any sequence of writes', async () => {
    let matches = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 5 }), async (rounds) => {
        const [fast, plain] = (await make()) as [Engine, Engine];
        for (const { writes, asked } of rounds) {
          for (const write of writes) {
            expect(await apply(fast, write), JSON.stringify(write)).toEqual(await apply(plain, write));
            expect(fast.size).toBe(plain.size);
          }
          const fresh = await reloaded(plain);
          expect(fresh.size).toBe(plain.size);
          for (const search of asked) {
            const expected = await answer(plain, search);
            expect(await answer(fast, search), search).toEqual(expected);
            expect(unordered(await answer(fresh, search)), `${search}, loaded afresh`).toEqual(unordered(expected));
            if ('found' in expected && expected.total > 0) matches++;
          }
        }
      }),
      runs(40),
    );
    // Searches that find nothing would agree on anything.
    expect(matches).toBeGreaterThanOrEqual(enough(51));
  });

  test('keep the same resources, whole, whatever was refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(writes, { maxLength: 30, size: 'max' }), async (all) => {
        const [fast, plain] = (await make()) as [Engine, Engine];
        const model = new Map<string, unknown>();
        for (const write of all) {
          const done = await apply(fast, write);
          await apply(plain, write);
          for (const resource of write.op === 'load' ? write.all : [write.resource]) {
            const key = `${resource.resourceType}/${resource.id}`;
            if (write.op === 'delete') model.delete(key);
            else if (write.op !== 'patch') model.set(key, copy(resource));
            else if (!('refused' in (done as object))) model.set(key, copy(done));
          }
        }
        for (const engine of [fast, plain]) {
          const { entry, total } = await everything(engine);
          expect(total).toBe(model.size);
          const stored = entry.map(({ resource }) => resource as IdentifiedResource);
          expect(new Map(stored.map((each) => [`${each.resourceType}/${each.id}`, each]))).toEqual(model);
        }
      }),
      runs(30),
    );
  });

  test('and a prepared query that tells of every resource whether it matches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(resources, { maxLength: 20 }),
        fc.array(searches, { maxLength: 8 }),
        async (all, asked) => {
          const [fast] = (await make()) as [Engine, Engine];
          await fast.load(copy(all));
          const stored = (await everything(fast)).entry.map(({ resource }) => resource as IdentifiedResource);
          for (const search of asked) {
            const found = await answer(fast, search);
            if (!('found' in found)) continue;
            const query = fast.prepare(search);
            for (const resource of stored) {
              const expected = found.found.includes(`${resource.resourceType}/${resource.id}`);
              expect(await query.matches(resource), `${search} ${JSON.stringify(resource)}`).toBe(expected);
            }
          }
        },
      ),
      runs(25),
    );
  });

  test('answer alike over all types at once', async () => {
    const engines = await make();
    for (const engine of engines)
      for (const id of IDS) for (const resourceType of TYPES) await engine.put({ resourceType, id });
    for (const search of [
      '?_count=7',
      '?_id=1,A&_count=3',
      '?_id:not=1',
      '?_lastUpdated:missing=true&_tag:missing=false',
    ]) {
      const [fast, plain] = await Promise.all(engines.map((engine) => answer(engine, search)));
      expect(fast).toEqual(plain);
    }
  });
});
