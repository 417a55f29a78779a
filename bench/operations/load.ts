import { createEngine } from '../../src/index.js';
import { figuresOf, median, short, type Figures } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { benchData, describeData, generatedData, type Stored } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Loading parsed resources, beside JSON.parse of their text: what everybody pays before anything can be searched. The
 * two alternate, so that a busy machine hits both. Once in fresh processes, where nothing is compiled or warmed up yet,
 * and repeatedly in one process; and in fresh ones with an invented population, of more than the caches of a processor hold.
 */
const FRESH_PROCESSES = 7;
const ROUNDS = 15;
const LARGER_PROCESSES = 5;
/** About three times as much text as the real records. */
const LARGER_PATIENTS = 400;

interface Asked {
  readonly rounds: number;
  /** Of an invented population, which takes the place of the usual data. */
  readonly patients?: number;
}

interface Round {
  readonly parse: number;
  readonly load: number;
}

interface Result {
  readonly data: string;
  readonly fresh: readonly Round[];
  readonly warm: readonly Round[];
  readonly larger: { readonly data: string; readonly fresh: readonly Round[] };
}

async function loadOnce(lines: readonly string[]): Promise<Round> {
  const start = performance.now();
  const resources = lines.map((line) => JSON.parse(line) as Stored);
  const parsed = performance.now();
  const engine = await createEngine();
  const made = performance.now();
  await engine.load(resources);
  const load = performance.now() - made;
  if (engine.size !== lines.length) throw new Error(`loaded ${engine.size} of ${lines.length} resources`);
  return { parse: parsed - start, load };
}

function row(name: string, rounds: readonly Round[]): string[] {
  const ratios = rounds.map(({ parse, load }) => load / parse);
  const told = ({ p50, min, max }: Figures, unit: string): string => {
    return `${short(p50)}${unit} (${short(min)} to ${short(max)})`;
  };
  return [
    name,
    told(figuresOf(rounds.map(({ parse }) => parse)), ' ms'),
    told(figuresOf(rounds.map(({ load }) => load)), ' ms'),
    told(figuresOf(ratios), 'x'),
  ];
}

export const load = defineOperation<Asked, Round[], Result>({
  name: 'load',
  work: async ({ rounds, patients }) => {
    const { lines } = patients === undefined ? benchData() : generatedData(patients);
    const all: Round[] = [];
    for (let i = 0; i < rounds; i++) all.push(await loadOnce(lines));
    return all;
  },
  measure: ({ quick }, spawn) => {
    if (quick) return undefined;
    return {
      data: describeData(benchData()),
      fresh: Array.from({ length: FRESH_PROCESSES }, () => spawn({ rounds: 1 })).flat(),
      warm: spawn({ rounds: ROUNDS }),
      larger: {
        data: describeData(generatedData(LARGER_PATIENTS)),
        fresh: Array.from({ length: LARGER_PROCESSES }, () => spawn({ rounds: 1, patients: LARGER_PATIENTS })).flat(),
      },
    };
  },
  describe: ({ data, fresh, warm, larger }) => {
    const ratio = (rounds: readonly Round[]): number => median(rounds.map(({ parse, load }) => load / parse));
    const [first, later] = [ratio(fresh), ratio(warm)];
    const worst = Math.max(first, later);
    return {
      title: 'Loading parsed resources',
      text: paragraphs(
        `${data}. All parameters of R4, composites among them. Medians, with the least and the greatest. The last row is of ${larger.data}.`,
        table(
          ['', 'JSON.parse of the text', 'engine.load', 'load / parse'],
          [
            row(`first load of a fresh process, ${fresh.length} processes`, fresh),
            row(`${warm.length} loads in one process`, warm),
            row(`first load of more in a fresh process, ${larger.fresh.length} processes`, larger.fresh),
          ],
        ),
      ),
      goals: [
        {
          what: 'load of parsed resources, against JSON.parse of their text',
          goal: 'at most 1.0x',
          measured: `${short(first)}x in a fresh process, ${short(later)}x warm`,
          met: worst <= 1,
        },
      ],
      losses:
        worst > 1
          ? [`Loading takes ${short(first)}x as long as JSON.parse in a fresh process, ${short(later)}x warm.`]
          : [],
    };
  },
});
