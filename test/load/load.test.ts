import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoadSource } from '../../src/load/records.js';
import type { Resource } from '../../src/model/resource.js';
import { runs } from '../support/runs.js';
import { collect, patient } from './collect.js';

const resources = ['a', 'b', 'c'].map(patient);
const ndjson = resources.map((each) => JSON.stringify(each)).join('\n');
const bytes = new TextEncoder().encode(ndjson);
const halves = [ndjson.slice(0, 40), ndjson.slice(40)];

async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

function streamOf<T>(items: Iterable<T>): ReadableStream<T> {
  const iterator = items[Symbol.iterator]();
  return new ReadableStream<T>({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** A stream as some browsers have it: one that can be read and not iterated. */
function readerOnly<T>(items: Iterable<T>, log: string[] = []): ReadableStream<T> {
  const reader = streamOf(items).getReader();
  const wrapped = {
    read: () => reader.read(),
    cancel: () => (log.push('cancelled'), reader.cancel()),
    releaseLock: () => void log.push('released'),
  };
  return { getReader: () => wrapped } as unknown as ReadableStream<T>;
}

describe('what can be loaded', () => {
  test.each<[string, () => LoadSource]>([
    ['an array of resources', () => resources],
    ['a Set of resources', () => new Set(resources)],
    ['a generator of resources', () => resources.values()],
    ['an async iterable of resources', () => later(resources)],
    ['a stream of resources', () => streamOf(resources)],
    ['NDJSON', () => ndjson],
    ['NDJSON with a byte order mark', () => `\ufeff${ndjson}\n`],
    ['NDJSON with the line breaks of Windows', () => ndjson.replace(/\n/g, '\r\n')],
    ['the bytes of NDJSON', () => bytes],
    ['chunks of NDJSON', () => halves],
    ['chunks of bytes', () => [bytes.slice(0, 17), bytes.slice(17)]],
    ['async chunks of NDJSON', () => later(halves)],
    ['a stream of chunks', () => streamOf(halves)],
    ['a stream of bytes', () => streamOf([bytes])],
    ['a stream that can only be read', () => readerOnly(halves)],
    ['a Blob’s stream', () => new Blob([ndjson]).stream()],
    ['a JSON array', () => JSON.stringify(resources)],
    ['a JSON array over several lines', () => JSON.stringify(resources, undefined, 2)],
    [
      'resources and chunks by turns',
      () => [`${JSON.stringify(resources[0])}\n`, resources[1]!, JSON.stringify(resources[2])],
    ],
  ])('%s', async (_, source) => {
    const { stored, failed, loaded } = await collect(source());
    expect(failed).toEqual([]);
    expect(stored.sort()).toEqual(['Patient/a', 'Patient/b', 'Patient/c']);
    expect(loaded).toBe(3);
  });

  test.each<[string, LoadSource]>([
    ['a resource', patient('a')],
    ['the JSON of one', JSON.stringify(patient('a'))],
    ['the JSON of one over several lines', JSON.stringify(patient('a'), undefined, 2)],
    ['the bytes of one', new TextEncoder().encode(JSON.stringify(patient('a')))],
  ])('%s', async (_, source) => {
    expect(await collect(source)).toMatchObject({ stored: ['Patient/a'], failed: [], loaded: 1 });
  });

  test.each<[string, LoadSource]>([
    ['an empty text', ''],
    ['blank lines', '\n \r\n\t\n'],
    ['an empty array', []],
    ['the JSON of an empty array', '[]'],
    ['no bytes', new Uint8Array()],
    ['an empty stream', streamOf([])],
    ['a Bundle without entries', { resourceType: 'Bundle' }],
  ])('nothing: %s', async (_, source) => {
    expect(await collect(source)).toMatchObject({ stored: [], failed: [], loaded: 0 });
  });

  test('a resource that comes twice counts twice', async () => {
    expect(await collect([patient('a'), patient('a')])).toMatchObject({ loaded: 2 });
  });

  test('resources are kept as they are', async () => {
    const { resources: kept } = await collect(resources);
    expect(kept[0]).toBe(resources[0]);
  });
});

describe('what cannot be stored', () => {
  const SECRET = 'Zachariah';
  const bad: readonly (readonly [text: string, reason: string])[] = [
    [`{"resourceType":"Patient","id":"x","name":[{"family":"${SECRET}"`, 'this is not JSON'],
    [`${SECRET}`, 'this is not JSON'],
    [`{"id":"${SECRET}"}`, 'resourceType is missing'],
    [`{"resourceType":7,"id":"${SECRET}"}`, 'resourceType is no string'],
    [`{"resourceType":"Patients","id":"${SECRET}"}`, "'Patients' is no resource type of R4"],
    [`{"resourceType":"${SECRET} 1","id":"1"}`, 'resourceType is no resource type of R4'],
    [`{"resourceType":"Patient","name":[{"family":"${SECRET}"}]}`, 'this Patient has no id'],
    [`{"resourceType":"Patient","id":null}`, 'this Patient has no id'],
    [`{"resourceType":"Patient","id":""}`, 'this Patient has no id'],
    [
      `{"resourceType":"Patient","id":"${SECRET}_1"}`,
      "the id of this Patient is not 1 to 64 letters, digits, '-' and '.'",
    ],
    [
      `{"resourceType":"Patient","id":"${'a'.repeat(65)}"}`,
      "the id of this Patient is not 1 to 64 letters, digits, '-' and '.'",
    ],
    [`{"resourceType":"Patient","id":5}`, "the id of this Patient is not 1 to 64 letters, digits, '-' and '.'"],
    [`{"id":1,}`, 'this is not JSON from character 9 on'],
    [`null`, 'this is no resource: expected an object with a resourceType and an id'],
    [`"${SECRET}"`, 'this is no resource: expected an object with a resourceType and an id'],
    [`17`, 'this is no resource: expected an object with a resourceType and an id'],
    [`["${SECRET}"]`, 'this is no resource: expected an object with a resourceType and an id'],
  ];

  test('is told with its line and the reason, and the rest is loaded', async () => {
    const lines = bad.flatMap(([text], i) => ['', JSON.stringify(patient(`p${i}`)), text]);
    const { stored, failed } = await collect(lines.join('\n'));
    expect(stored).toHaveLength(bad.length);
    expect(failed.map((each) => Number(each.split(':')[0]))).toEqual(bad.map((_, i) => 3 * i + 3));
    bad.forEach(([text, reason], i) => expect(failed[i], text).toContain(reason));
  });

  test('has the same number in an array as among the same items that come one by one', async () => {
    const bundle = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient' } }] };
    const faulty = { resourceType: 'Patient' };
    const kinds = [patient('a'), faulty, bundle, `${JSON.stringify(faulty)}\n`, '{"resourceType":'];
    const items = fc.array(fc.constantFrom(...kinds), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(items, async (all) => {
        const [{ failed }, expected] = [await collect(all), await collect(all.values())];
        expect(failed).toEqual(expected.failed);
      }),
      runs(100),
    );
    expect((await collect([patient('a'), faulty, bundle, faulty])).failed.map((each) => each.split(':')[0])).toEqual([
      '2',
      '3',
      '4',
    ]);
  });

  test('is never quoted', async () => {
    const { failed } = await collect(bad.map(([text]) => `${text}\n`));
    expect(failed).toHaveLength(bad.length);
    expect(failed.join('\n')).not.toMatch(/zach|ariah/i);
  });

  test.each<[string, LoadSource, string[]]>([
    ['the first line', '{"a":\n{"resourceType":"Patient","id":"a"}', ['1: this is not JSON']],
    ['the only line', '{"resourceType":"Patient"}', ['1: this Patient has no id']],
    ['the only line after blank ones', '\n\r\n {"resourceType":"Patient"}\n', ['3: this Patient has no id']],
    ['a document that begins late', '\n{\n"resourceType":"Patient"\n}', ['2: this Patient has no id']],
    ['an item of an array', [patient('a'), { resourceType: 'Patient' }], ['2: this Patient has no id']],
    [
      'an item of a JSON array',
      '[\n{"resourceType":"Patient","id":"a"},\n"text",\n4]',
      ['2: this is no resource', '3: this is no resource'],
    ],
    [
      'nothing at all',
      [undefined as unknown as Resource, null as unknown as Resource],
      ['1: this is no resource', '2: this is no resource'],
    ],
    ['null', null as unknown as LoadSource, ['1: this is no resource']],
    ['a number', 5 as unknown as LoadSource, ['1: this is no resource']],
  ])('%s', async (_, source, expected) => {
    const { failed } = await collect(source);
    expect(failed).toHaveLength(expected.length);
    expected.forEach((each, i) => expect(failed[i]).toContain(each));
  });

  test('says what kind of fault it is', async () => {
    const { load } = await import('../../src/load/load.js');
    const target = { isResourceType: () => true, store: () => undefined };
    const { failed } = await load('{\n{"resourceType":"Patient"}\n', target, {});
    expect(failed.map(({ issue }) => [issue.severity, issue.code])).toEqual([
      ['error', 'invalid'],
      ['error', 'structure'],
    ]);
  });

  test('a source that fails rejects, and what came before stays', async () => {
    const seen: string[] = [];
    function* failing(): Generator<Resource> {
      yield patient('a');
      seen.push('asked');
      throw new RangeError('the disk is gone');
    }
    await expect(collect(failing())).rejects.toThrow('the disk is gone');
    await expect(collect(later(failing()))).rejects.toThrow('the disk is gone');
    await expect(collect(readerOnly(failing()))).rejects.toThrow('the disk is gone');
    expect(seen).toHaveLength(3);
  });
});

describe('a long load', () => {
  const many = Array.from({ length: 30_000 }, (_, i) => JSON.stringify(patient(`p${i}`)));

  test('tells how it gets on, and lets others have a turn', async () => {
    const progress: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const slowly = (function* () {
      for (const line of many.slice(0, 3000)) {
        if (line.endsWith('00"}')) for (const until = performance.now() + 4; performance.now() < until;);
        yield `${line}\n`;
      }
    })();
    await collect(slowly, { onProgress: ({ loaded }) => progress.push(loaded) });
    clearInterval(timer);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(3000);
    expect(turns).toBeGreaterThan(0);
  });

  test('a short one tells its end', async () => {
    const progress: unknown[] = [];
    await collect([patient('a'), {} as Resource], { onProgress: (each) => progress.push(each) });
    expect(progress).toEqual([{ loaded: 1, failed: 1 }]);
  });

  test('is not begun when it is aborted already', async () => {
    const reason = new Error('no longer wanted');
    const signal = AbortSignal.abort(reason);
    await expect(collect(resources, { signal })).rejects.toBe(reason);
    await expect(collect(later(resources), { signal })).rejects.toBe(reason);
  });

  test.each(['stream', 'reader'])('a %s is left when it is aborted, however little came', async (kind) => {
    const controller = new AbortController();
    let given = 0;
    let ended = false;
    function* source(): Generator<string> {
      try {
        for (const line of many) {
          if (++given === 3) controller.abort();
          yield `${line}\n`;
        }
      } finally {
        ended = true;
      }
    }
    const log: string[] = [];
    const lines = kind === 'reader' ? readerOnly(source(), log) : later(source());
    await expect(collect(lines, { signal: controller.signal })).rejects.toThrow(/aborted/);
    expect(given).toBeLessThan(10);
    expect(kind === 'reader' ? log : ended).toEqual(kind === 'reader' ? ['cancelled', 'released'] : true);
  });

  test('an array is left at the next turn', async () => {
    const controller = new AbortController();
    const progress: number[] = [];
    const onProgress = ({ loaded }: { loaded: number }): void => {
      progress.push(loaded);
      controller.abort();
    };
    const slow = (function* () {
      for (;;) {
        for (const until = performance.now() + 0.5; performance.now() < until;);
        yield patient('a');
      }
    })();
    await expect(collect(slow, { onProgress, signal: controller.signal })).rejects.toThrow(/aborted/);
    expect(progress).toHaveLength(1);
  });
});
