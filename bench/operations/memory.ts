import { getHeapCodeStatistics } from 'node:v8';
import { createEngine, type Engine } from '../../src/index.js';
import { paragraphs, table } from '../markdown.js';
import { QUERIES } from '../queries/index.js';
import { benchData, bytesOf, describeData, parse, worldOf } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * What an engine holds beside the resources: the heap and its array buffers after a collection, before and after a load.
 * Some structures are made when a query first needs them, so that it's measured once more after all queries.
 *
 * Twice: of the only engine of a fresh process, whose first load and queries also leave compiled code, schemas and what
 * V8 learns; and of a further engine in a process that has them from one before, without what V8 compiles in between,
 * which is what the index takes. Of the searches themselves engines keep the plans: an engine without resources that is
 * asked the same keeps nothing else.
 */
interface Options {
  readonly part: 'fresh' | 'further';
}

/** Bytes. */
interface Held {
  readonly resources: number;
  readonly loaded: number;
  readonly searched: number;
  /** Of `searched`, what is kept of the searches; not told apart in a fresh process. */
  readonly plans: number;
}

interface Result {
  readonly data: string;
  readonly text: number;
  readonly fresh: Held;
  readonly further: Held;
}

/** Bytes in use, of what is still referred to; with compiled code or without. */
function inUse(code: boolean): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  // One collection leaves what only finalizers held.
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external - (code ? 0 : getHeapCodeStatistics().code_and_metadata_size);
}

async function searchAll(engine: Engine, texts: readonly string[]): Promise<void> {
  for (const text of texts) await engine.search(text);
}

async function measureEngine(texts: readonly string[], code: boolean): Promise<Omit<Held, 'plans'>> {
  const data = benchData();
  const engine = await createEngine();
  const empty = inUse(code);
  const resources = parse(data);
  const parsed = inUse(code);
  await engine.load(resources);
  const loaded = inUse(code);
  await searchAll(engine, texts);
  const searched = inUse(code);
  if (engine.size !== resources.length) throw new Error('resources were lost');
  return { resources: parsed - empty, loaded: loaded - parsed, searched: searched - parsed };
}

async function measurePlans(texts: readonly string[]): Promise<number> {
  const engine = await createEngine();
  const before = inUse(false);
  await searchAll(engine, texts);
  const plans = inUse(false) - before;
  if (engine.size > 0) throw new Error('resources where none were loaded');
  return plans;
}

async function measureMemory({ part }: Options): Promise<Held> {
  const world = worldOf(parse(benchData()));
  const texts = QUERIES.flatMap((query) => query(world).texts);
  if (part === 'fresh') return { ...(await measureEngine(texts, true)), plans: 0 };
  // One pass leaves code that is still to be compiled better.
  const first = await createEngine();
  await first.load(parse(benchData()));
  for (let pass = 0; pass < 3; pass++) await searchAll(first, texts);
  const held = { ...(await measureEngine(texts, false)), plans: await measurePlans(texts) };
  if (first.size === 0) throw new Error('an engine was lost');
  return held;
}

export const memory = defineOperation<Options, Held, Result>({
  name: 'memory',
  work: measureMemory,
  measure: ({ quick }, spawn) => {
    if (quick) return undefined;
    const data = benchData();
    return {
      data: describeData(data),
      text: bytesOf(data),
      fresh: spawn({ part: 'fresh' }),
      further: spawn({ part: 'further' }),
    };
  },
  describe: ({ data, text, fresh, further }) => {
    const told = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB (${part(bytes)})`;
    const part = (bytes: number): string => `${((100 * bytes) / text).toFixed(1)}%`;
    const afterQueries = further.searched - further.plans;
    const most = Math.max(further.loaded, afterQueries);
    return {
      title: 'Memory',
      text: paragraphs(
        `${data}. Heap and array buffers after a collection, and their part of the NDJSON. _A further engine_: in a process where another one has loaded and searched the same, so that what is made once for all (schemas, definitions) isn't counted, and without compiled code. _The only engine_: of a fresh process, with all that its first load and searches leave.`,
        table(
          ['', 'a further engine', 'the only engine'],
          [
            ['the parsed resources themselves', told(further.resources), told(fresh.resources)],
            ['beside them, after loading', told(further.loaded), told(fresh.loaded)],
            ['beside them, after all queries below', told(further.searched), told(fresh.searched)],
            ['of that, the plans of the last searches', told(further.plans), ''],
            ['without them', told(afterQueries), ''],
          ],
        ),
      ),
      goals: [
        {
          what: 'index memory beside the resources',
          goal: 'at most 25% of the NDJSON',
          measured: `${part(further.loaded)} after loading, ${part(afterQueries)} after all queries, with the plans of searches ${part(further.searched)}; in a fresh process, with compiled code, ${part(fresh.searched)}`,
          met: most <= text / 4,
        },
      ],
      losses: [],
    };
  },
});
