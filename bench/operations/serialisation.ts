import { createEngine } from '../../src/index.js';
import { median, randomOf, short } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { QUERIES } from '../queries/index.js';
import { benchData, describeData, parse, worldOf } from '../world.js';
import { defineOperation } from './operation.js';
import { sample } from './timing.js';

/*
 * JSON.stringify of a Bundle, which whoever sends it pays besides. It isn't the engine's work, and is most of what a
 * server does for a search.
 */
interface Row {
  readonly number: number;
  readonly name: string;
  /** Microseconds. */
  readonly run: number;
  readonly stringify: number;
  /** Characters. */
  readonly size: number;
}

interface Result {
  readonly data: string;
  readonly rows: readonly Row[];
}

const ROUNDS = 20;
const BUDGET = 5;

async function measureSerialisation(): Promise<Result> {
  const data = benchData();
  const resources = parse(data);
  const world = worldOf(resources);
  const engine = await createEngine();
  await engine.load(resources);
  const random = randomOf(1);
  const rows: Row[] = [];
  for (const [at, query] of QUERIES.entries()) {
    const { name, texts } = query(world);
    const queries = texts.map((text) => engine.prepare(text));
    const bundles = await Promise.all(queries.map((prepared) => prepared.run()));
    const runs: number[] = [];
    const writes: number[] = [];
    const give = (): never => {
      throw new Error('timed only');
    };
    for (let round = 0; round < ROUNDS; round++) {
      const run = (value: number) => queries[value]!.run();
      runs.push(...(await sample({ run, runsAsync: true, give }, texts.length, BUDGET, random)));
      const write = (value: number): string => JSON.stringify(bundles[value]);
      writes.push(...(await sample({ run: write, runsAsync: false, give }, texts.length, BUDGET, random)));
    }
    const size = median(bundles.map((bundle) => JSON.stringify(bundle).length));
    rows.push({ number: at + 1, name, run: median(runs), stringify: median(writes), size });
  }
  return { data: describeData(data), rows };
}

export const serialisation = defineOperation<Record<string, never>, Result, Result>({
  name: 'serialisation',
  work: measureSerialisation,
  measure: ({ quick }, spawn) => (quick ? undefined : spawn({})),
  describe: ({ data, rows }) => ({
    title: 'Writing Bundles as JSON',
    text: paragraphs(
      `${data}. JSON.stringify of the Bundle of a search, which is not part of any figure above. Medians in microseconds.`,
      table(
        ['', 'query', 'prepared', 'JSON.stringify', 'thousand characters'],
        rows.map(({ number, name, run, stringify, size }) => [
          `${number}`,
          name,
          short(run),
          short(stringify),
          short(size / 1000),
        ]),
      ),
    ),
    goals: [],
    losses: [],
  }),
});
