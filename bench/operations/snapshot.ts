import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/index.js';
import { figuresOf, median, short } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { benchData, bytesOf, describeData, parse } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Restoring an engine from a snapshot, beside loading the parsed resources. Each in a fresh process, as an application
 * starts; in CPU time as well, all threads together, which a busy machine changes less.
 */
const PROCESSES = 5;

interface Options {
  /** Where the snapshot is. */
  readonly file: string;
  readonly part: 'load' | 'restore';
  readonly types: readonly string[];
}

/** In milliseconds. */
interface Time {
  readonly wall: number;
  readonly cpu: number;
}

interface Loaded {
  readonly load: Time;
  readonly write: Time;
  readonly bytes: number;
  readonly answers: readonly string[];
  /** What wasn't refused, or was in another way than by an error of the engine. */
  readonly faults: readonly string[];
}

interface Restored {
  readonly restore: Time;
  /** With what is put off until a resource type is first searched, of all types. */
  readonly everything: Time;
  readonly answers: readonly string[];
}

interface Result {
  readonly data: string;
  readonly text: number;
  readonly loaded: readonly Loaded[];
  readonly restored: readonly Restored[];
}

async function timed<R>(work: () => Promise<R>): Promise<[result: R, time: Time]> {
  const began = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(began);
  return [result, { wall, cpu: (user + system) / 1000 }];
}

const SEARCHES = [
  'Patient?gender=female&_sort=family&_count=10',
  'Observation?category=vital-signs&_sort=-date&_count=10',
  'Observation?component-code-value-quantity=8480-6$gt140&_count=10',
  'Patient?_has:Observation:patient:code=8480-6&_count=10',
  'Condition?_include=Condition:subject&_count=10',
];

async function answersOf(engine: Engine): Promise<string[]> {
  const bundles = [];
  for (const search of SEARCHES) bundles.push(JSON.stringify(await engine.search(search)));
  return [String(engine.size), ...bundles];
}

async function measureLoad(file: string): Promise<Loaded> {
  const resources = parse(benchData());
  const [engine, load] = await timed(async () => {
    const made = await createEngine();
    await made.load(resources);
    return made;
  });
  const [bytes, write] = await timed(() => engine.snapshot());
  writeFileSync(file, bytes);
  const faults: string[] = [];
  for (const [what, broken] of Object.entries(brokenOf(bytes))) {
    try {
      await createEngine({ snapshot: broken });
      faults.push(`${what}: not refused`);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'FhirSearchError') faults.push(`${what}: ${String(error)}`);
    }
  }
  return { load, write, bytes: bytes.length, answers: await answersOf(engine), faults };
}

async function measureRestore({ file, types }: Options): Promise<Restored> {
  const snapshot = readFileSync(file);
  const [engine, restore] = await timed(() => createEngine({ snapshot }));
  const [, searched] = await timed(async () => {
    for (const type of types) await engine.count(type);
  });
  const everything = { wall: restore.wall + searched.wall, cpu: restore.cpu + searched.cpu };
  return { restore, everything, answers: await answersOf(engine) };
}

function brokenOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const changed = (at: number): Uint8Array => {
    const copy = bytes.slice();
    copy[at] = copy[at]! ^ 0xff;
    return copy;
  };
  return {
    nothing: new Uint8Array(0),
    'cut off': bytes.slice(0, bytes.length >> 1),
    'another beginning': changed(0),
    'a byte changed in the middle': changed(bytes.length >> 1),
    'a byte changed at the end': changed(bytes.length - 1),
  };
}

export const snapshot = defineOperation<Options, Loaded | Restored, Result>({
  name: 'snapshot',
  work: (options) => (options.part === 'load' ? measureLoad(options.file) : measureRestore(options)),
  measure: ({ quick }, spawn) => {
    const data = benchData();
    const types = [...new Set(parse(data).map(({ resourceType }) => resourceType))];
    const folder = mkdtempSync(join(tmpdir(), 'fhirdex-bench-'));
    const file = join(folder, 'snapshot');
    try {
      const loaded: Loaded[] = [];
      const restored: Restored[] = [];
      for (let i = 0; i < (quick ? 1 : PROCESSES); i++) {
        loaded.push(spawn({ part: 'load', file, types }) as Loaded);
        restored.push(spawn({ part: 'restore', file, types }) as Restored);
      }
      return { data: describeData(data), text: bytesOf(data), loaded, restored };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  describe: ({ data, text, loaded, restored }) => {
    const refused = loaded.every(({ faults }) => faults.length === 0);
    const row = (name: string, times: readonly Time[]): string[] => {
      const told = (of: (time: Time) => number): string => {
        const { p50, min, max } = figuresOf(times.map(of));
        return `${short(p50)} ms (${short(min)} to ${short(max)})`;
      };
      return [name, told(({ wall }) => wall), told(({ cpu }) => cpu)];
    };
    const load = loaded.map((each) => each.load);
    const restore = restored.map((each) => each.restore);
    const ratio = (of: (time: Time) => number, to = restore): number => median(load.map(of)) / median(to.map(of));
    const [wall, cpu] = [ratio((time) => time.wall), ratio((time) => time.cpu)];
    const everything = ratio(
      ({ cpu }) => cpu,
      restored.map((each) => each.everything),
    );
    const size = loaded[0]!.bytes;
    return {
      title: 'Snapshots',
      text: paragraphs(
        `${data}. Each in a fresh process, ${restored.length} of each kind. Medians, with the least and the greatest. CPU time is that of all threads.`,
        table(
          ['', 'time', 'CPU time'],
          [
            row('`createEngine()` and `engine.load` of parsed resources', load),
            row('`createEngine({ snapshot })`', restore),
            row(
              'the same, and a first search of each resource type',
              restored.map((each) => each.everything),
            ),
            row(
              '`engine.snapshot()`',
              loaded.map(({ write }) => write),
            ),
          ],
        ),
        `Restoring is ${short(wall)}x faster than loading, ${short(cpu)}x in CPU time, and ${short(everything)}x with a first search of every type: the index of a type is read when it is first searched. The snapshot has ${(size / 1e6).toFixed(1)} MB, ${((100 * size) / text).toFixed(0)}% of the NDJSON, resources included.`,
      ),
      goals: [
        {
          what: 'restore of a snapshot, against loading parsed resources',
          goal: 'at least 10x faster; broken bytes refused',
          measured: `${short(wall)}x, ${short(cpu)}x in CPU time${refused ? ', refused' : ', not all refused'}`,
          met: Math.min(wall, cpu) >= 10 && refused,
        },
      ],
      losses: [],
    };
  },
  faults: ({ loaded, restored }) => {
    const expected = JSON.stringify(loaded[0]!.answers);
    const differing = restored.filter(({ answers }) => JSON.stringify(answers) !== expected);
    return [
      ...new Set(loaded.flatMap(({ faults }) => faults.map((fault) => `snapshot, ${fault}`))),
      ...differing.map(() => 'snapshot, the restored engine answers otherwise'),
    ];
  },
});
