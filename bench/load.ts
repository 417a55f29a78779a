import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../src/index.js';
import type { Resource } from '../src/model/resource.js';
import { benchData, describeData, median, milliseconds, range, type Measured } from './support.js';

/*
 * Loading parsed resources, beside JSON.parse of their text: what everybody pays before anything can be searched. The
 * two alternate, so that a busy machine hits both. Once in fresh processes, where nothing is compiled or warmed up yet,
 * and once repeatedly in one process.
 */
const FRESH_PROCESSES = 7;
const ROUNDS = 15;
/** Asks a process for a single round. */
export const ONE_ROUND = 'one-round';

interface Round {
  readonly parse: number;
  readonly load: number;
}

export async function loadOnce(lines: readonly string[]): Promise<Round> {
  let resources: Resource[] = [];
  const parse = await milliseconds(() => (resources = lines.map((line) => JSON.parse(line) as Resource)));
  const engine = await createEngine();
  const load = await milliseconds(() => engine.load(resources));
  if (engine.size !== lines.length) throw new Error(`loaded ${engine.size} of ${lines.length} resources`);
  return { parse, load };
}

export async function measureLoad(): Promise<Measured> {
  const data = benchData();
  // All benchmarks are one file when they run.
  const script = fileURLToPath(import.meta.url);
  const fresh = Array.from({ length: FRESH_PROCESSES }, () => {
    const output = execFileSync(process.execPath, [script, ONE_ROUND], { encoding: 'utf8' });
    return JSON.parse(output) as Round;
  });
  const warm: Round[] = [];
  for (let i = 0; i < ROUNDS; i++) warm.push(await loadOnce(data.lines));
  const row = (name: string, rounds: readonly Round[]): string[] => {
    const ratios = rounds.map(({ parse, load }) => load / parse);
    const parses = rounds.map(({ parse }) => parse);
    const loads = rounds.map(({ load }) => load);
    return [
      name,
      `${median(parses).toFixed(0)} ms (${range(parses)})`,
      `${median(loads).toFixed(0)} ms (${range(loads)})`,
      `${median(ratios).toFixed(2)} (${range(ratios, 2)})`,
    ];
  };
  return {
    title: 'Loading parsed resources',
    notes: [describeData(data), 'Medians, with the least and the greatest in brackets.'],
    head: ['', 'JSON.parse of the text', 'engine.load', 'ratio'],
    rows: [
      row(`first load of a fresh process, ${FRESH_PROCESSES} processes`, fresh),
      row(`${ROUNDS} loads in one process`, warm),
    ],
  };
}
