import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from '../../src/engine/version.js';
import { createEngine, FhirSearchError, scan, type Engine, type EngineOptions } from '../../src/index.js';
import type { IdentifiedResource, Resource } from '../../src/model/resource.js';
import { checksum } from '../../src/snapshot/checksum.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { lunr } from '../../src/text/lunr.js';
import { resources, TYPES } from '../backends/resources.js';
import { searches } from '../backends/searches.js';
import { enough, runs } from '../support/runs.js';

const NOW = new Date('2020-08-01T12:00:00Z');
const SECRET = 'Zachariah';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => undefined,
    (each: unknown) => each,
  );
  if (!(error instanceof FhirSearchError)) return expect.fail(`no FhirSearchError: ${String(error)}`);
  expect(JSON.stringify([error.message, error.issues, error.outcome])).not.toContain(SECRET);
  return error.message;
}

const restored = async (engine: Engine, options: EngineOptions = {}): Promise<Engine> =>
  createEngine({ ...options, snapshot: await engine.snapshot() });

async function engineOf(all: readonly object[], options: EngineOptions = {}): Promise<Engine> {
  const engine = await createEngine(options);
  const { failed } = await engine.load(all as Resource[]);
  expect(failed).toEqual([]);
  return engine;
}

/** The whole answer, links and all, or why there is none. */
async function answer(engine: Engine, search: string): Promise<unknown> {
  try {
    return await engine.search(search, { handling: 'strict' });
  } catch (error) {
    if (error instanceof FhirSearchError) return { refused: error.issues };
    throw error;
  }
}

const next = (bundle: unknown): string | undefined =>
  (bundle as { link?: { relation: string; url: string }[] }).link?.find(({ relation }) => relation === 'next')?.url;

type Write = { readonly op: 'put' | 'delete'; readonly resource: IdentifiedResource };

const writes: fc.Arbitrary<Write[]> = fc.array(
  fc.record({ op: fc.constantFrom<Write['op']>('put', 'put', 'put', 'delete'), resource: resources }),
  { maxLength: 10 },
);

async function apply(engine: Engine, { op, resource }: Write): Promise<unknown> {
  return op === 'put' ? engine.put(resource) : engine.delete(`${resource.resourceType}/${resource.id}`);
}

describe('an engine and one restored from its snapshot', () => {
  test('answer alike, and go on answering alike', async () => {
    let matches = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(resources, { maxLength: 30, size: 'max' }),
        fc.array(fc.record({ writes, asked: fc.array(searches, { minLength: 1, maxLength: 6 }) }), { maxLength: 3 }),
        async (all, rounds) => {
          const first = await engineOf(copy(all), { now: NOW });
          const engines = [first, await restored(first, { now: NOW })];
          for (const { writes, asked } of rounds) {
            for (const write of writes) {
              const [expected, ...others] = await Promise.all(engines.map((engine) => apply(engine, write)));
              for (const each of others) expect(each).toEqual(expected);
            }
            // Half of what it restores hasn't been asked for when the next snapshot is made.
            engines.push(await restored(engines.at(-1)!, { now: NOW }));
            for (const search of [...asked, `?_type=${TYPES.join()}&_count=1000`]) {
              const expected = await answer(first, search);
              if (((expected as { total?: number }).total ?? 0) > 0) matches++;
              for (const engine of engines) {
                expect(engine.size).toBe(first.size);
                expect(await answer(engine, search), search).toEqual(expected);
              }
              // A page of one engine goes on in another.
              const url = next(expected);
              if (url === undefined) continue;
              const following = await answer(first, url);
              for (const engine of engines) expect(await answer(engine, url), url).toEqual(following);
            }
          }
        },
      ),
      runs(40),
    );
    expect(matches).toBeGreaterThanOrEqual(enough(60));
  });

  test('leave the bytes as they are, and each other alone', async () => {
    const engine = await engineOf([
      { resourceType: 'Patient', id: 'a', name: [{ family: 'Li' }] },
      { resourceType: 'Patient', id: 'b', name: [{ family: 'Li' }] },
    ]);
    const bytes = await engine.snapshot();
    const before = bytes.slice();
    const [one, other] = await Promise.all([createEngine({ snapshot: bytes }), createEngine({ snapshot: bytes })]);
    await one.put({ resourceType: 'Patient', id: 'c', name: [{ family: 'Li' }] } as Resource);
    await one.delete('Patient/a');
    expect(await Promise.all([engine, one, other].map((each) => each.count('Patient?family=li&_id:not=b')))).toEqual([
      1, 1, 1,
    ]);
    expect((await one.search('Patient?family=li')).entry.map(({ resource }) => (resource as Resource).id)).toEqual([
      'b',
      'c',
    ]);
    expect((await other.search('Patient?family=li')).entry.map(({ resource }) => (resource as Resource).id)).toEqual([
      'a',
      'b',
    ]);
    expect(bytes).toEqual(before);
  });

  test('the same resource comes out each time, by search and by reference', async () => {
    const engine = await restored(
      await engineOf([
        { resourceType: 'Patient', id: 'p' },
        { resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/p' } },
      ]),
    );
    const [, included] = (await engine.search('Condition?_include=Condition:subject')).entry;
    const [found] = (await engine.search('Patient')).entry;
    expect(found!.resource).toEqual({ resourceType: 'Patient', id: 'p' });
    expect(found!.resource).toBe(included!.resource);
  });

  test('with resources contained in others, aliases, points and composites', async () => {
    const engine = await engineOf(
      [
        {
          resourceType: 'Observation',
          id: 'o',
          contained: [{ resourceType: 'Patient', id: 'in', name: [{ family: 'Mo' }] }],
          subject: { reference: '#in' },
          code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] },
          valueQuantity: { value: 120, system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
        },
        { resourceType: 'Location', id: 'l', position: { latitude: 46.9, longitude: 7.4 } },
        { resourceType: 'Practitioner', id: 'd', identifier: [{ system: 'urn:x', value: '7' }] },
        {
          resourceType: 'Encounter',
          id: 'e',
          participant: [{ individual: { reference: 'Practitioner?identifier=urn:x|7' } }],
        },
      ],
      { resolveConditionalReferences: true },
    );
    const again = await restored(engine, { resolveConditionalReferences: true });
    for (const search of [
      'Patient?family=mo&_contained=true',
      'Observation?subject:Patient.family=mo',
      'Location?near=46.9|7.4|1|km',
      'Observation?code-value-quantity=8480-6$gt100',
      'Encounter?participant:Practitioner.identifier=urn:x|7',
    ]) {
      const expected = await engine.search(search, { handling: 'strict' });
      expect(expected.total, search).toBe(1);
      expect(await again.search(search, { handling: 'strict' }), search).toEqual(expected);
    }
  });

  test.each([flexsearch(), lunr()])('with the texts that $name has', async (textIndex) => {
    const note = (id: string, text: string): object => ({
      resourceType: 'Condition',
      id,
      text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` },
    });
    const engine = await engineOf(
      Array.from({ length: 200 }, (_, i) => note(`c${i}`, i % 3 === 0 ? 'heart failure' : 'a broken leg')),
      { textIndex },
    );
    const search = 'Condition?_text=heart failure&_sort=-_score&_count=7';
    await engine.search(search);
    await engine.put(note('new', 'another heart failure, and a heart') as Resource);
    const engines = [engine, await restored(engine, { textIndex })];
    // Not asked for in between.
    engines.push(await restored(engines[1]!, { textIndex }));
    for (const each of engines) {
      await each.delete('Condition/c3');
      await each.put(note('c4', 'heart failure') as Resource);
    }
    const expected = await engine.search(search);
    expect(expected.total).toBe(68);
    for (const each of engines) {
      expect(await each.search(search)).toEqual(expected);
      expect(await each.count('Condition?_text=leg')).toBe(132);
    }
  });

  test('use again what was free when the snapshot was made', async () => {
    const all = Array.from({ length: 200 }, (_, i) => ({
      resourceType: 'Observation',
      id: `o${i}`,
      code: { coding: [{ code: `c${i}` }, { code: `c${i % 20}` }, { code: 'all' }] },
      effectiveTiming: { event: ['2019', '2020', '2021'] },
      component: [1, 2].map((value) => ({ code: { coding: [{ code: 'x' }] }, valueQuantity: { value } })),
    }));
    const lasting = await engineOf(copy(all));
    let engine = await engineOf(copy(all));
    const emptied = async (each: Engine): Promise<Engine> => {
      // Puts terms in order, which those that go have to leave.
      await each.search('Observation?code:text=x');
      for (const { id } of all) await each.delete(`Observation/${id}`);
      return each;
    };
    const lengthOf = async (each: Engine): Promise<number> => {
      await each.load(copy(all) as Resource[]);
      expect(await each.count('Observation?code=all&component-code-value-quantity=x$2')).toBe(200);
      return (await each.snapshot()).length;
    };
    for (let round = 0; round < 6; round++) {
      engine = await restored(await emptied(engine));
      // What is in use, and room to grow, which differs.
      const ratio = (await lengthOf(engine)) / (await lengthOf(await emptied(lasting)));
      expect([round, ratio < 1.05]).toEqual([round, true]);
    }
  });

  test('when there is nothing in it', async () => {
    const engine = await restored(await createEngine());
    expect([engine.size, await engine.count('Patient')]).toEqual([0, 0]);
    await engine.put({ resourceType: 'Patient', id: 'p' });
    expect(await engine.count('Patient')).toBe(1);
  });

  test('from any bytes that hold it, wherever they begin', async () => {
    const engine = await engineOf([{ resourceType: 'Patient', id: 'p', birthDate: '2000' }]);
    const bytes = await engine.snapshot();
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    for (const snapshot of [bytes.buffer as ArrayBuffer, moved.subarray(3), Buffer.from(bytes)]) {
      expect(await (await createEngine({ snapshot })).count('Patient?birthdate=2000')).toBe(1);
    }
  });
});

describe('bytes that are no snapshot of this version and these options', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await (
      await engineOf([
        { resourceType: 'Patient', id: 'p', name: [{ family: SECRET }], birthDate: '1980-02-03' },
        { resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/p' }, code: { text: SECRET } },
      ])
    ).snapshot();
  });

  const restoring = (snapshot: Uint8Array, options: EngineOptions = {}): Promise<Engine> =>
    createEngine({ ...options, snapshot });

  test('are refused wherever they were changed', async () => {
    const at = fc.nat(bytes.length - 1);
    const change: fc.Arbitrary<(copy: Uint8Array) => Uint8Array> = fc.oneof(
      fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([place, by]) => (all: Uint8Array) => {
        all[place]! ^= by;
        return all;
      }),
      fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1 }).map((places) => (all: Uint8Array) => {
        for (const [place, byte] of places) all[place] = byte;
        return all;
      }),
      at.map((end) => (all: Uint8Array) => all.subarray(0, end)),
      at.map((start) => (all: Uint8Array) => all.subarray(start + 1)),
      fc.uint8Array({ minLength: 1 }).map((more) => (all: Uint8Array) => new Uint8Array(Buffer.concat([all, more]))),
      fc.tuple(at, at, fc.nat(64)).map(([to, from, length]) => (all: Uint8Array) => {
        return all.copyWithin(to, from, Math.min(all.length, from + length));
      }),
      fc.tuple(at, fc.nat(64)).map(
        ([from, length]) =>
          (all: Uint8Array) =>
            all.fill(0, from, from + length),
      ),
      fc.uint8Array({ maxLength: 200 }).map((anything) => () => anything),
    );
    await fc.assert(
      fc.asyncProperty(change, async (changed) => {
        const broken = changed(bytes.slice());
        fc.pre(Buffer.compare(broken, bytes) !== 0);
        expect(await refusal(restoring(broken))).toMatch(/^snapshot: /);
      }),
      runs(500),
    );
  });

  test('are refused at each bit of the beginning', async () => {
    for (let bit = 0; bit < 64 * 8; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3]! ^= 1 << (bit & 7);
      await refusal(restoring(changed));
    }
  });

  /** As if somebody had written it so: with the right checksum. */
  function rewritten(change: (all: Uint8Array, view: DataView) => void): Uint8Array {
    const all = bytes.slice();
    const view = new DataView(all.buffer);
    change(all, view);
    view.setUint32(16, checksum(all.subarray(20)), true);
    return all;
  }

  const replaced = (before: string, after: string): Uint8Array =>
    rewritten((all) => {
      const start = Buffer.from(all).indexOf(before);
      expect(start).toBeGreaterThan(0);
      all.set(new TextEncoder().encode(after), start);
    });

  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(0), 'snapshot: these bytes are no snapshot'],
    [
      'something else',
      () => new TextEncoder().encode(JSON.stringify({ resourceType: 'Bundle', type: 'collection' })),
      'snapshot: these bytes are no snapshot',
    ],
    [
      'another format',
      () => rewritten((_, view) => view.setUint32(8, 99, true)),
      'snapshot: it has the format 99, and this version reads 2',
    ],
    [
      'another order of bytes',
      () => rewritten((all) => all.subarray(12, 16).reverse()),
      'snapshot: it was made on a machine with another order of bytes',
    ],
    ['a byte less', () => bytes.subarray(0, -1), 'snapshot: it is cut off or too long'],
    ['a byte more', () => new Uint8Array([...bytes, 0]), 'snapshot: it is cut off or too long'],
    ['another content', () => replacedRaw(), 'snapshot: its bytes are corrupt'],
    [
      'another version',
      () => replaced(`"version":"${VERSION}"`, `"version":"9.9.9"`),
      `snapshot: it was made by version 9.9.9, and this is ${VERSION}`,
    ],
    ['a heading that is no JSON', () => replaced('{"about":', '["about":'), 'snapshot: its bytes are corrupt'],
  ])('%s', async (_, broken, message) => {
    expect(await refusal(restoring(broken()))).toContain(message);
  });

  function replacedRaw(): Uint8Array {
    const all = bytes.slice();
    all[all.length >> 1]! ^= 1;
    return all;
  }

  const parameter = {
    resourceType: 'SearchParameter',
    url: 'http://example.org/eye',
    code: 'eye',
    base: ['Patient'],
    type: 'string',
    expression: 'Patient.name.text',
  };

  test.each<[string, EngineOptions]>([
    ['baseUrl', { baseUrl: 'http://elsewhere.example/fhir' }],
    ['timeZone', { timeZone: 'Europe/Zurich' }],
    ['caseSensitiveSystems', { caseSensitiveSystems: [] }],
    ['resolveConditionalReferences', { resolveConditionalReferences: true }],
    ['unitConverter', { unitConverter: { canonical: () => undefined } }],
    ['textIndex', { textIndex: lunr() }],
    ['searchParameters', { searchParameters: [parameter] }],
  ])('another %s', async (name, options) => {
    expect(await refusal(restoring(bytes, options))).toBe(
      `snapshot: the engine that made it had other options: ${name}`,
    );
    const engine = await createEngine(options);
    expect(await refusal(restoring(await engine.snapshot()))).toContain(name);
    expect((await restored(engine, options)).size).toBe(0);
  });

  test('options that say the same in another way are the same', async () => {
    const systems = ['urn:ietf:rfc:3986', 'http://unitsofmeasure.org'];
    const options = { timeZone: 'Z', baseUrl: 'http://localhost/fhir/', caseSensitiveSystems: systems };
    expect((await restoring(bytes, options)).size).toBe(2);
  });

  test('what searches alone are read by may differ', async () => {
    const engine = await restoring(bytes, { defaultCount: 1, defaultHandling: 'strict', limits: { filter: 5 } });
    expect((await engine.search('Patient')).entry).toHaveLength(1);
  });

  test.each([null, 'bytes', 7, [1], {}])('%j, which is no bytes', async (snapshot) => {
    expect(await refusal(createEngine({ snapshot: snapshot as never }))).toBe(
      'snapshot: expected bytes, a Uint8Array or an ArrayBuffer',
    );
  });

  test('bytes that are changed once the engine is made', async () => {
    const mine = bytes.slice();
    const engine = await restoring(mine);
    mine.fill(0);
    expect(await refusal(engine.search('Patient'))).toBe('snapshot: its bytes were changed after the engine was made');
  });
});

describe('no snapshot is made', () => {
  test('of a backend without', async () => {
    const engine = await createEngine({ backend: scan });
    const message = 'snapshot: the backend of this engine has no snapshots';
    expect(await refusal(engine.snapshot())).toBe(message);
    const snapshot = await (await createEngine()).snapshot();
    expect(await refusal(createEngine({ backend: scan, snapshot }))).toBe(message);
  });

  test('of a text index that cannot be exported', async () => {
    const adapter = lunr();
    const textIndex = { ...adapter, capabilities: { ...adapter.capabilities, export: false } };
    expect(await refusal((await createEngine({ textIndex })).snapshot())).toBe(
      "snapshot: the text index lunr can't be exported",
    );
  });

  test('of a resource that is no JSON', async () => {
    const patient: Record<string, unknown> = { resourceType: 'Patient', id: 'p', name: [{ family: SECRET }] };
    patient['extension'] = [{ url: 'x', valueReference: patient }];
    const engine = await engineOf([patient]);
    expect(await refusal(engine.snapshot())).toBe('snapshot: Patient/p cannot be written as JSON');
  });
});

test('snapshots name the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
});
