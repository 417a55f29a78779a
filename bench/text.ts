import { createEngine, type TextIndexAdapter } from '../src/index.js';
import type { IdentifiedResource } from '../src/model/resource.js';
import { flexsearch } from '../src/text/flexsearch.js';
import { lunr } from '../src/text/lunr.js';
import { dataFiles, readLines } from '../test/real-data/data.js';
import { median } from './figures.js';
import { describeMachine } from './machine.js';

/*
 * Text searches with each index: what it costs to load with one, to search, and to write and search in turn. And what tells
 * lunr's share of documents beside the sealed ones: a search by how many there are, and sealing all anew. On real notes:
 *
 *     npx esbuild bench/text.ts --bundle --platform=node --format=esm --packages=external --outfile=bench/.build/text.mjs
 *     node bench/.build/text.mjs
 */
const ROUNDS = 30;
const LOADS = 5;
const SHARES = [0, 0.05, 0.1, 0.25, 0.5, 1];

const SEARCHES = [
  'DocumentReference?_content=hypertension',
  'DocumentReference?_content=hypertension&_sort=_score',
  'DocumentReference?_content="history of present illness"',
  'DocumentReference?_content=(hypertension OR diabetes) NOT asthma',
  'DocumentReference?_content=hyper*',
  'DocumentReference?_content=patient&_sort=_score',
];

const ADAPTERS: readonly TextIndexAdapter[] = [flexsearch(), lunr()];

/** A table with what it is about. */
interface Measured {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function resources(): readonly IdentifiedResource[] {
  const files = dataFiles().filter(({ set }) => set === 'synthea-bulk-10-patients');
  return files.flatMap(readLines).map((line) => JSON.parse(line) as IdentifiedResource);
}

async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measureText(all: readonly IdentifiedResource[]): Promise<Measured> {
  const notes = all.filter(({ resourceType }) => resourceType === 'DocumentReference');
  const rows: string[][] = [];
  const loads: number[] = [];
  for (let i = 0; i < LOADS; i++) loads.push(await milliseconds(async () => (await createEngine()).load(all)));
  const columns: string[][] = [
    ['engine.load without a text index, ms', median(loads).toFixed(0), median(loads).toFixed(0)],
  ];
  const cells = new Map<string, string[]>();
  const put = (row: string, cell: string): void => {
    cells.set(row, [...(cells.get(row) ?? []), cell]);
  };
  for (const textIndex of ADAPTERS) {
    const times: number[] = [];
    let engine = await createEngine();
    for (let i = 0; i < LOADS; i++) {
      engine = await createEngine({ textIndex });
      times.push(await milliseconds(() => engine.load(all)));
    }
    put('engine.load, ms', median(times).toFixed(0));
    put('the first search after, ms', (await milliseconds(() => engine.search(SEARCHES[0]!))).toFixed(0));
    for (const search of SEARCHES) {
      const query = engine.prepare(search.replace(/ /g, '+'));
      const runs: number[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        // A write, so that nothing is known from the round before.
        await engine.put(notes[i % notes.length]!);
        runs.push(await milliseconds(() => query.run()));
      }
      const { total } = await query.run();
      put(`\`${search}\` after a write, µs`, `${(1000 * median(runs)).toFixed(0)} (${total} found)`);
    }
    const writes: number[] = [];
    for (const note of notes.slice(0, 200)) writes.push(await milliseconds(() => engine.put(note)));
    put('a note put again, µs', (1000 * median(writes)).toFixed(0));
  }
  for (const [row, values] of cells) rows.push([row, ...values]);
  return {
    title: `Searching texts: ${all.length} resources, ${notes.length} of them notes. Medians of ${LOADS} loads and ${ROUNDS} rounds.`,
    head: ['', ...ADAPTERS.map(({ name: each }) => each)],
    rows: [...columns, ...rows],
  };
}

/** What lunr's `MOST_BESIDE` is chosen by: the terms of the notes, some of them sealed and the others beside them. */
async function measureSealing(all: readonly IdentifiedResource[]): Promise<Measured> {
  const notes = all.filter(({ resourceType }) => resourceType === 'DocumentReference');
  const rows: string[][] = [];
  for (const share of SHARES) {
    const sealed = Math.round(notes.length / (1 + share));
    const engine = await createEngine({ textIndex: lunr({ mostBeside: 10 }) });
    await engine.load(notes.slice(0, sealed));
    const sealing = await milliseconds(() => engine.count(SEARCHES[0]!));
    await engine.load(notes.slice(sealed));
    const runs: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      await engine.put(notes[notes.length - 1]!);
      runs.push(await milliseconds(() => engine.count('DocumentReference?_content=hypertension')));
    }
    const perWrite = share === 0 ? '' : ((1000 * sealing) / (share * sealed)).toFixed(0);
    rows.push([share.toFixed(2), String(sealed), sealing.toFixed(0), perWrite, (1000 * median(runs)).toFixed(0)]);
  }
  return {
    title:
      'Sealing all anew, spread over the writes that it takes to come to it, and a search with so many documents beside.',
    head: ['share beside', 'sealed', 'sealing, ms', 'sealing a write, µs', 'search after a write, µs'],
    rows,
  };
}

const all = resources();
console.log(`Machine: ${describeMachine()}.`);
for (const { title, head, rows } of [await measureText(all), await measureSealing(all)]) {
  console.log(`\n${title}`);
  console.table(rows.map((row) => Object.fromEntries(head.map((name, i) => [name || 'operation', row[i]]))));
}
