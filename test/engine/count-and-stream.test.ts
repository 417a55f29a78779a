import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, memory, scan, type Engine, type SearchOptions } from '../../src/index.js';
import type { IdentifiedResource, Resource } from '../../src/model/resource.js';
import { runs } from '../support/runs.js';

const patient = (id: string, family: string): Resource =>
  ({ resourceType: 'Patient', id, name: [{ family }] }) as Resource;

async function issues(attempt: () => Promise<unknown>): Promise<FhirSearchError['issues']> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof FhirSearchError) return error.issues;
    throw error;
  }
  return [];
}

async function all(stream: AsyncIterable<IdentifiedResource>): Promise<string> {
  const found: string[] = [];
  for await (const { id } of stream) found.push(id);
  return found.join(' ');
}

describe.each(Object.entries({ memory, scan }))('%s', (_, backend) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await createEngine({ backend });
    await engine.load([
      patient('a', 'Wu'),
      patient('b', 'Li'),
      patient('c', 'Lindt'),
      patient('d', 'Li'),
      { resourceType: 'Organization', id: 'b' },
      { resourceType: 'Observation', id: 'o', performer: [{ reference: 'Patient/b' }] } as Resource,
    ]);
  });

  test.each([
    ['Patient?', 4],
    ['Patient?family=li', 3],
    ['Patient?family=nobody', 0],
    ['?', 6],
    ['?_id=b', 2],
    // The number of matches, whatever a page would hold.
    ['Patient?_count=1', 4],
    ['Patient?_count=0', 4],
    ['Patient?_sort=family&_maxresults=2&_total=none', 4],
  ])('counts %s: %i', async (search, count) => {
    expect(await engine.count(search)).toBe(count);
    expect(await engine.prepare(search).count()).toBe(count);
  });

  test.each([
    ['Patient?', 'a b c d'],
    ['Patient?family=li&_count=1', 'b c d'],
    ['Patient?_count=0', 'a b c d'],
    ['Patient?_sort=-family', 'a c b d'],
    ['Patient?_sort=-_id&_maxresults=3', 'd c b'],
    ['Patient?_maxresults=0', ''],
    ['?_id=b&_sort=_id', 'b b'],
    ['Patient?family=nobody', ''],
  ])('streams %s: %s', async (search, ids) => {
    expect(await all(engine.stream(search))).toBe(ids);
    expect(await all(engine.prepare(search).stream())).toBe(ids);
  });

  test('streams the stored resources themselves', async () => {
    const { entry } = await engine.search('Patient?family=wu');
    for await (const resource of engine.stream('Patient?family=wu')) expect(resource).toBe(entry[0]!.resource);
  });

  test('a stream goes on while resources are written', async () => {
    const seen: string[] = [];
    for await (const each of engine.stream('Patient?family=li&_sort=_id')) {
      seen.push(`${each.id} ${JSON.stringify((each as unknown as { name: unknown }).name)}`);
      if (each.id !== 'b') continue;
      await engine.put(patient('c', 'Lima'));
      await engine.delete('Patient/d');
      await engine.put(patient('a', 'Li'));
      await engine.put(patient('e', 'Li'));
    }
    // c is another now and still a match; a and e weren't there when the first was asked for.
    expect(seen).toEqual(['b [{"family":"Li"}]', 'c [{"family":"Lima"}]']);
    expect(await engine.count('Patient?family=li')).toBe(4);
  });

  test('a stream leaves out what no longer matches, and what is deleted and not back', async () => {
    const seen: string[] = [];
    for await (const { id } of engine.stream('Patient?family=li')) {
      seen.push(id);
      await engine.put(patient('c', 'Wu'));
      await engine.delete('Patient/d');
      await engine.put(patient('d', 'Lim'));
    }
    expect(seen).toEqual(['b', 'd']);
  });

  test('a stream ends though a match is written for each that it gives', async () => {
    let given = 0;
    for await (const { id } of engine.stream('Patient?')) {
      given++;
      await engine.put(patient(`${id}x`, 'Li'));
    }
    expect(given).toBe(4);
  });

  test('whatever is written meanwhile, a stream gives what is left alone once and in order, and never what is gone', async () => {
    const id = fc.nat(12).map((n) => `p${n}`);
    const family = fc.constantFrom('Li', 'Lo', 'Wu');
    const write = fc.record({ id, family, remove: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id, family }), { maxLength: 20 }),
        fc.array(fc.array(write, { maxLength: 3 }), { maxLength: 12 }),
        fc.constantFrom('Patient?family=l', 'Patient?family=l&_sort=-family', 'Patient?_sort=-_id'),
        async (start, later, search) => {
          const fresh = await createEngine({ backend });
          await fresh.load(start.map((each) => patient(each.id, each.family)));
          const before = await all(fresh.stream(search));
          const touched = new Set<string>();
          const given: string[] = [];
          for await (const each of fresh.stream(search)) {
            given.push(each.id);
            expect(await fresh.count(`${search}&_id=${each.id}`)).toBe(1);
            for (const { id: at, family: to, remove } of later[given.length - 1] ?? []) {
              touched.add(at);
              if (remove) await fresh.delete(`Patient/${at}`);
              else await fresh.put(patient(at, to));
            }
          }
          expect(new Set(given).size).toBe(given.length);
          const untouched = (each: string): boolean => !touched.has(each);
          expect(given.filter(untouched)).toEqual(before.split(' ').filter(Boolean).filter(untouched));
        },
      ),
      runs(50),
    );
  });

  test('what cannot be counted or streamed is refused as a search refuses it', async () => {
    for (const run of [(text: string) => engine.count(text), (text: string) => all(engine.stream(text))]) {
      expect(await issues(() => run('Patient?birthdate=soon'))).toMatchObject([
        { code: 'invalid', parameter: 'birthdate' },
      ]);
      expect(await issues(() => run('Observation?performer=b'))).toMatchObject([{ code: 'multiple-matches' }]);
      expect(await issues(() => run('Nobody?'))).toMatchObject([{ code: 'not-supported' }]);
      const next = (await engine.search('Patient?_count=1')).link.find(({ relation }) => relation === 'next')!.url;
      expect(await issues(() => run(next))).toMatchObject([{ code: 'not-supported', parameter: '_cursor' }]);
    }
  });

  test('what a search would say that it left out is an error, unless it is asked for', async () => {
    const search = 'Patient?nosuch=1&_sort=nosuch';
    const lenient: SearchOptions = { handling: 'lenient' };
    for (const run of [
      (options?: SearchOptions) => engine.count(search, options),
      (options?: SearchOptions) => all(engine.stream(search, options)),
      (options?: SearchOptions) => engine.prepare(search, options).count(),
      (options?: SearchOptions) => all(engine.prepare(search, options).stream()),
    ]) {
      expect((await issues(() => run())).map(({ severity }) => severity)).toEqual(['error', 'error']);
      expect([4, 'a b c d']).toContain(await run(lenient));
    }
    const relaxed = await createEngine({ backend, defaultHandling: 'lenient' });
    expect(await relaxed.count(search)).toBe(0);
    const strict = await createEngine({ backend, defaultHandling: 'strict' });
    expect(await issues(() => strict.count(search))).toHaveLength(2);
  });
});

describe('a signal', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await createEngine();
    await engine.load(['a', 'b', 'c'].map((id) => patient(id, 'Li')));
  });
  const reason = new Error('no longer of interest');
  const aborted = AbortSignal.abort(reason);

  test.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
    ['search', (signal) => engine.search('Patient?', { signal })],
    ['search of a faulty text', (signal) => engine.search('Nobody?', { signal })],
    ['count', (signal) => engine.count('Patient?', { signal })],
    ['stream', (signal) => all(engine.stream('Patient?', { signal }))],
    ['run', (signal) => engine.prepare('Patient?').run({ signal })],
    ['count of a query', (signal) => engine.prepare('Patient?').count({ signal })],
    ['stream of a query', (signal) => all(engine.prepare('Patient?').stream({ signal }))],
    ['explanation', (signal) => engine.explain('Patient?', { signal })],
    ['run of a query that was prepared with it', (signal) => engine.prepare('Patient?', { signal }).run()],
  ])('that is aborted rejects a %s with its reason', async (_, run) => {
    await expect(run(aborted)).rejects.toBe(reason);
    expect(await run(new AbortController().signal).catch((error: unknown) => error)).not.toBe(reason);
  });

  test('ends a stream between two resources', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      for await (const { id } of engine.stream('Patient?', { signal: controller.signal })) {
        seen.push(id);
        if (id === 'b') controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    expect(seen).toEqual(['a', 'b']);
  });

  test('ends a search that waits for the terminology service', async () => {
    const controller = new AbortController();
    const asking = await createEngine({
      terminology: {
        expand: () => {
          controller.abort(reason);
          return Promise.resolve([]);
        },
        below: () => [],
        above: () => [],
      },
    });
    await expect(asking.search('Patient?gender:in=http://a.org', { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe('a handling that is neither strict nor lenient', () => {
  test.each<[string, (engine: Engine, options: SearchOptions) => unknown]>([
    ['search', (engine, options) => engine.search('Patient?', options)],
    ['count', (engine, options) => engine.count('Patient?', options)],
    ['stream', (engine, options) => all(engine.stream('Patient?', options))],
    ['prepare', (engine, options) => engine.prepare('Patient?', options)],
    ['explain', (engine, options) => engine.explain('Patient?', options)],
  ])('is refused by %s', async (_, run) => {
    const engine = await createEngine();
    for (const handling of ['loose', null, 0, 'Strict']) {
      const attempt = async (): Promise<unknown> => run(engine, { handling: handling as never });
      expect(await issues(attempt)).toMatchObject([
        { severity: 'error', code: 'invalid', message: `handling: expected 'strict' or 'lenient', not '${handling}'` },
      ]);
    }
  });
});
