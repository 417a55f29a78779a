import { createEngine, type EngineOptions } from '../../src/index.js';
import { figuresOf, median, short } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { benchData, bytesOf, describeData, parse } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Restoring an engine from a snapshot, beside loading the parsed resources. In fresh processes, as an application starts.
 */
const PROCESSES = 5;

interface Snapshots {
  snapshot(): Uint8Array | Promise<Uint8Array>;
}

interface Part {
  /** Milliseconds. */
  readonly load: number;
  readonly write: number;
  readonly restore: number;
  readonly bytes: number;
  /** What wasn't refused, or was in another way than by an error of the engine. */
  readonly faults: readonly string[];
}

interface Result {
  readonly data: string;
  readonly text: number;
  readonly parts: readonly Part[];
}

async function timed<R>(work: () => Promise<R> | R): Promise<[result: R, milliseconds: number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

/** Undefined where there are no snapshots. */
async function measureSnapshot(): Promise<Part | undefined> {
  const resources = parse(benchData());
  const engine = await createEngine();
  if (!('snapshot' in engine)) return undefined;
  const [, load] = await timed(() => engine.load(resources));
  const [bytes, write] = await timed(() => (engine as unknown as Snapshots).snapshot());
  const restoring = (snapshot: Uint8Array) => createEngine({ snapshot } as unknown as EngineOptions);
  const [restored, restore] = await timed(() => restoring(bytes));
  const faults: string[] = [];
  if (restored.size !== engine.size) faults.push(`restored ${restored.size} of ${engine.size} resources`);
  for (const [what, broken] of Object.entries(brokenOf(bytes))) {
    try {
      await restoring(broken);
      faults.push(`${what}: not refused`);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'FhirSearchError') faults.push(`${what}: ${String(error)}`);
    }
  }
  return { load, write, restore, bytes: bytes.length, faults };
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

export const snapshot = defineOperation<Record<string, never>, Part | undefined, Result>({
  name: 'snapshot',
  work: measureSnapshot,
  measure: ({ quick }, spawn) => {
    const parts: Part[] = [];
    for (let i = 0; i < (quick ? 1 : PROCESSES); i++) {
      const part = spawn({});
      if (!part) {
        console.log('snapshot: skipped, the engine has none');
        return undefined;
      }
      parts.push(part);
    }
    const data = benchData();
    return { data: describeData(data), text: bytesOf(data), parts };
  },
  describe: ({ data, text, parts }) => {
    const faster = median(parts.map(({ load, restore }) => load / restore));
    const refused = parts.every(({ faults }) => faults.length === 0);
    const told = (of: (part: Part) => number): string => {
      const { p50, min, max } = figuresOf(parts.map(of));
      return `${short(p50)} ms (${short(min)} to ${short(max)})`;
    };
    const size = parts[0]!.bytes;
    return {
      title: 'Snapshots',
      text: paragraphs(
        `${data}. First of a fresh process, ${parts.length} processes.`,
        table(
          ['engine.load', 'engine.snapshot', 'createEngine({ snapshot })', 'load / restore', 'bytes'],
          [
            [
              told(({ load }) => load),
              told(({ write }) => write),
              told(({ restore }) => restore),
              `${short(faster)}x`,
              `${(size / 1e6).toFixed(1)} MB, ${((100 * size) / text).toFixed(0)}% of the NDJSON`,
            ],
          ],
        ),
      ),
      goals: [
        {
          what: 'restore of a snapshot, against loading parsed resources',
          goal: 'at least 10x faster; broken bytes refused',
          measured: `${short(faster)}x${refused ? ', refused' : ', not all refused'}`,
          met: faster >= 10 && refused,
        },
      ],
      losses: [],
    };
  },
  faults: ({ parts }) => [...new Set(parts.flatMap(({ faults }) => faults))].map((fault) => `snapshot, ${fault}`),
});
