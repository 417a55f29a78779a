import { createEngine } from '../../src/index.js';
import { paragraphs, table } from '../markdown.js';
import { QUERIES } from '../queries/index.js';
import { benchData, bytesOf, describeData, parse, worldOf } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * What an engine holds beside the resources: the heap and its array buffers after a collection, before and after a load.
 * Some structures are made when a query first needs them, so that it's measured once more after all queries.
 */
interface Result {
  readonly data: string;
  /** Bytes. */
  readonly text: number;
  readonly resources: number;
  readonly loaded: number;
  readonly searched: number;
}

/** Bytes in use, of what is still referred to. */
function inUse(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  // One collection leaves what only finalizers held.
  for (let i = 0; i < 3; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function measureMemory(): Promise<Result> {
  const data = benchData();
  // What is made once, whatever the number of engines, such as compiled paths, is there before the first look.
  const first = await createEngine();
  await first.load(parse(data));
  const engine = await createEngine();
  const empty = inUse();
  const resources = parse(data);
  const parsed = inUse();
  await engine.load(resources);
  const loaded = inUse();
  const world = worldOf(resources);
  for (const query of QUERIES) for (const text of query(world).texts) await engine.search(text);
  const searched = inUse();
  if (first.size !== engine.size) throw new Error('an engine was lost');
  return {
    data: describeData(data),
    text: bytesOf(data),
    resources: parsed - empty,
    loaded: loaded - parsed,
    searched: searched - parsed,
  };
}

export const memory = defineOperation<Record<string, never>, Result, Result>({
  name: 'memory',
  work: measureMemory,
  measure: ({ quick }, spawn) => (quick ? undefined : spawn({})),
  describe: ({ data, text, resources, loaded, searched }) => {
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    const part = (bytes: number): string => `${((100 * bytes) / text).toFixed(0)}%`;
    const most = Math.max(loaded, searched);
    return {
      title: 'Memory',
      text: paragraphs(
        `${data}. Heap and array buffers after a collection; what is made once for all engines isn't counted.`,
        table(
          ['', 'bytes', 'of the NDJSON'],
          [
            ['the parsed resources themselves', megabytes(resources), part(resources)],
            ['beside them, after loading', megabytes(loaded), part(loaded)],
            ['beside them, after all queries below', megabytes(searched), part(searched)],
          ],
        ),
      ),
      goals: [
        {
          what: 'index memory beside the resources',
          goal: 'at most 25% of the NDJSON',
          measured: part(most),
          met: most <= text / 4,
        },
      ],
      losses: [],
    };
  },
});
