import { createEngine, type TextIndexAdapter } from '../../src/index.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { lunr } from '../../src/text/lunr.js';
import { median } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { describeData, noteData, parse, type Stored } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Text searches with each index: what it costs to load with one, to search, and to write and search in turn. And what tells
 * lunr's share of documents beside the sealed ones: a search by how many there are, and sealing all anew.
 */
const ROUNDS = 30;
const LOADS = 5;
const PUTS = 200;
const SHARES = [0.05, 0.1, 0.25, 0.5, 1];

const SEARCHES = [
  '_content=hypertension',
  '_content=hypertension&_sort=_score',
  '_content="history of present illness"',
  '_content=(hypertension OR diabetes) NOT asthma',
  '_content=hyper*',
  '_content=patient&_sort=_score',
];

const ADAPTERS: readonly TextIndexAdapter[] = [flexsearch(), lunr()];

const searchOf = (parameters: string): string => `DocumentReference?${parameters.replace(/ /g, '+')}`;

interface Result {
  readonly data: string;
  /** A cell for each adapter after the name of what is measured. */
  readonly costs: readonly (readonly string[])[];
  readonly sealing: readonly (readonly string[])[];
}

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function loadTimes(notes: readonly Stored[], textIndex?: TextIndexAdapter): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const engine = await createEngine(textIndex && { textIndex });
    times.push(await milliseconds(() => engine.load(notes)));
  }
  return median(times);
}

/** The same rows for every adapter, in order. */
async function costsOf(notes: readonly Stored[], textIndex: TextIndexAdapter): Promise<[string, string][]> {
  const rows: [string, string][] = [['engine.load, ms', (await loadTimes(notes, textIndex)).toFixed(0)]];
  const engine = await createEngine({ textIndex });
  await engine.load(notes);
  const first = await milliseconds(() => engine.search(searchOf(SEARCHES[0]!)));
  rows.push(['the first search after it, ms', first.toFixed(0)]);
  for (const search of SEARCHES) {
    const query = engine.prepare(searchOf(search));
    const runs: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      // A write, so that nothing is known from the round before.
      await engine.put(notes[i % notes.length]!);
      runs.push(await milliseconds(() => query.run()));
    }
    const { total } = await query.run();
    rows.push([`\`${search}\` after a write, µs`, `${(1000 * median(runs)).toFixed(0)} (${total} found)`]);
  }
  const writes: number[] = [];
  for (const note of notes.slice(0, PUTS)) writes.push(await milliseconds(() => engine.put(note)));
  rows.push(['a note put again, µs', (1000 * median(writes)).toFixed(0)]);
  return rows;
}

/** What lunr's `mostBeside` is chosen by: the terms of the notes, some of them sealed and the others beside them. */
async function sealingAt(share: number, notes: readonly Stored[]): Promise<string[]> {
  const sealed = Math.round(notes.length / (1 + share));
  const engine = await createEngine({ textIndex: lunr({ mostBeside: 10 }) });
  await engine.load(notes.slice(0, sealed));
  const sealing = await milliseconds(() => engine.count(searchOf(SEARCHES[0]!)));
  await engine.load(notes.slice(sealed));
  const runs: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    await engine.put(notes.at(-1)!);
    runs.push(await milliseconds(() => engine.count(searchOf(SEARCHES[0]!))));
  }
  const perWrite = (1000 * sealing) / (share * sealed);
  return [String(share), sealing.toFixed(0), perWrite.toFixed(0), (1000 * median(runs)).toFixed(0)];
}

export const text = defineOperation<object, Result, Result>({
  name: 'text',
  work: async () => {
    const data = noteData();
    const notes = parse(data);
    const without = (await loadTimes(notes)).toFixed(0);
    const columns: [string, string][][] = [];
    for (const adapter of ADAPTERS) columns.push(await costsOf(notes, adapter));
    const costs = columns[0]!.map(([name], at) => [name, ...columns.map((column) => column[at]![1])]);
    const sealing: string[][] = [];
    for (const share of SHARES) sealing.push(await sealingAt(share, notes));
    const plain = ['engine.load without a text index, ms', ...ADAPTERS.map(() => without)];
    return { data: describeData(data), costs: [plain, ...costs], sealing };
  },
  measure: ({ quick }, spawn) => (quick ? undefined : spawn({})),
  describe: ({ data, costs, sealing }) => ({
    title: 'Searching texts',
    text: paragraphs(
      `${data}. Medians of ${LOADS} loads and ${ROUNDS} rounds; searches are of DocumentReference, and come with their Bundle.`,
      table(['', ...ADAPTERS.map(({ name }) => name)], costs),
      'lunr: sealing all anew, spread over the writes that it takes to come to it, and a search with so many documents beside the sealed ones.',
      table(['share beside', 'sealing, ms', 'sealing a write, µs', 'search after a write, µs'], sealing),
    ),
    goals: [],
    losses: [],
  }),
});
