import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, type Engine, type SearchsetBundle } from '../../src/index.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { readResources, requireData } from './data.js';

const SET = 'synthea-41-patients';
const files = requireData().filter(({ set, resourceType }) => set === SET && resourceType === 'Observation');

interface Observation extends IdentifiedResource {
  readonly effectiveDateTime: string;
  readonly status: string;
}

const SEARCH = 'Observation?_sort=-date&_count=7';

/** Plainly read: by the instant, the newest first, then by id. All records have a time with a zone. */
const inOrder = (a: Observation, b: Observation): number =>
  Date.parse(b.effectiveDateTime) - Date.parse(a.effectiveDateTime) || (a.id < b.id ? -1 : 1);

const link = (page: SearchsetBundle, relation: string): string | undefined =>
  page.link.find((each) => each.relation === relation)?.url;

const found = ({ entry }: SearchsetBundle): Observation[] => entry.map(({ resource }) => resource as Observation);

/** The pages from a search on, in the order in which they are read. */
async function* walk(engine: Engine, search: string, relation = 'next'): AsyncGenerator<Observation[]> {
  for (let url: string | undefined = search; url !== undefined;) {
    const page: SearchsetBundle = await engine.search(url, { handling: 'strict' });
    yield found(page);
    url = link(page, relation);
  }
}

describe.skipIf(files.length === 0)(`sorting ${SET}`, () => {
  let observations: Observation[] = [];
  let engine: Engine;
  beforeAll(async () => {
    observations = files.flatMap(readResources) as Observation[];
    engine = await createEngine();
    await engine.load(observations);
  });

  test('a walk by date gives all 6,166 observations once and in order', async () => {
    const seen: string[] = [];
    for await (const page of walk(engine, SEARCH)) seen.push(...page.map(({ id }) => id));
    expect(seen).toHaveLength(6166);
    expect(seen).toEqual(observations.toSorted(inOrder).map(({ id }) => id));
  });

  test('a walk from the last page back gives the same', async () => {
    const first = await engine.search('Observation?_sort=-date&_count=70');
    const seen: string[] = [];
    for await (const page of walk(engine, link(first, 'last')!, 'previous')) seen.unshift(...page.map(({ id }) => id));
    expect(seen).toEqual(observations.toSorted(inOrder).map(({ id }) => id));
  });

  test('a stream gives the same', async () => {
    const seen: string[] = [];
    for await (const { id } of engine.stream(SEARCH)) seen.push(id);
    expect(seen).toEqual(observations.toSorted(inOrder).map(({ id }) => id));
  });

  test('a walk loses and repeats nothing while others are put, changed and deleted', async () => {
    const fresh = await createEngine();
    await fresh.load(observations);
    const expected = observations.toSorted(inOrder);
    // Every ninth is changed or deleted on the way, wherever the walk is; the others are left alone.
    const others = expected.filter((_, i) => i % 9 === 0);
    const touched = new Set(others.map(({ id }) => id));
    const seen: Observation[] = [];
    let round = 0;
    for await (const page of walk(fresh, SEARCH)) {
      seen.push(...page);
      const other = others[(round * 31) % others.length]!;
      const moved = others[(round * 17) % others.length]!;
      await fresh.delete(`Observation/${other.id}`);
      await fresh.put({ ...moved, effectiveDateTime: `20${10 + (round % 10)}-06-01T00:00:00Z` } as Observation);
      await fresh.put({ ...moved, id: `new-${round}` } as Observation);
      round++;
    }
    const untouched = seen.filter(({ id }) => !touched.has(id) && !id.startsWith('new-'));
    expect(untouched.map(({ id }) => id)).toEqual(expected.filter(({ id }) => !touched.has(id)).map(({ id }) => id));
    for (let i = 1; i < seen.length; i++) expect(inOrder(seen[i - 1]!, seen[i]!)).toBeLessThan(0);
    expect(round).toBeGreaterThan(800);
  });

  test.each([
    'Observation?_sort=status,-date',
    'Observation?_sort=code,value-quantity',
    'Observation?_sort=-value-quantity',
    'Observation?_sort=subject,-_lastUpdated,_id',
    'Observation?category=laboratory&_sort=-combo-code',
  ])('pages of %s are the stream of it, cut', async (search) => {
    const streamed: string[] = [];
    for await (const { id } of engine.stream(search)) streamed.push(id);
    expect(streamed.length).toBe(await engine.count(search));
    const seen: string[] = [];
    for await (const page of walk(engine, `${search}&_count=500`)) seen.push(...page.map(({ id }) => id));
    expect(seen).toEqual(streamed);
    expect(streamed.length).toBeGreaterThan(1000);
  });
});
