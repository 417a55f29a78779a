import { generatePopulation } from '../../src/cli/population/generate.js';
import { createEngine, type Query } from '../../src/index.js';
import { median, randomOf, short } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { QUERIES } from '../queries/index.js';
import { generatedData, parse, worldOf, type World } from '../world.js';
import { defineOperation } from './operation.js';
import { sample } from './timing.js';

/*
 * The same queries in ten and in hundred times the data. A population begins with every smaller one of its seed, so that
 * a selective query, of one patient, has the same answer in all of them. Others have ten times the matches.
 */
const PATIENTS = [115, 1150, 9200];
const ROUNDS = 20;
const BUDGET = 10;
/** Of the 18, those with the same answer whatever the size. */
const SELECTIVE: ReadonlySet<number> = new Set([1, 8, 16]);
/** Megabytes: a million resources are about four gigabytes. */
const HEAP = 14_000;

interface Row {
  readonly name: string;
  readonly selective: boolean;
  /** Median microseconds of a prepared run. */
  readonly p50: number;
  /** The number of matches of all its values. */
  readonly total: number;
}

interface Part {
  readonly resources: number;
  /** Milliseconds. */
  readonly load: number;
  readonly rows: readonly Row[];
}

interface Search {
  readonly name: string;
  readonly selective: boolean;
  readonly texts: readonly string[];
}

/** Selective queries beside those of the 18: what is asked of one patient. */
function ofOnePatient({ patients, observations, encounters, conditions }: World): Search[] {
  const each = (name: string, texts: readonly string[]): Search => ({
    name,
    selective: true,
    texts: texts.slice(0, 100),
  });
  const bare = (reference: string | undefined): string => (reference ?? '').replace('Patient/', '');
  const every = <R>(list: readonly R[], step: number): R[] => list.filter((_, at) => at % step === 0);
  return [
    each(
      'Observation?_id',
      every(observations, 60).map(({ id }) => `Observation?_id=${id}`),
    ),
    each(
      'Patient?identifier',
      patients.flatMap(({ identifier }) =>
        (identifier ?? []).slice(0, 1).map(({ system, value }) => `Patient?identifier=${system}|${value}`),
      ),
    ),
    each(
      'Observation?patient&code',
      every(observations, 60).map(
        ({ subject, code }) =>
          `Observation?patient=${bare(subject?.reference)}&code=${code.coding?.[0]?.system}|${code.coding?.[0]?.code}`,
      ),
    ),
    each(
      'Encounter?patient&date=ge&_sort=date',
      every(encounters, 10).map(
        ({ subject, period }) =>
          `Encounter?patient=${bare(subject?.reference)}&date=ge${period?.start?.slice(0, 10)}&_sort=date`,
      ),
    ),
    each(
      'Condition?patient&code',
      every(conditions, 3).map(
        ({ subject, code }) =>
          `Condition?patient=${bare(subject.reference)}&code=${code?.coding?.[0]?.system}|${code?.coding?.[0]?.code}`,
      ),
    ),
  ];
}

async function measureSize({ patients }: { readonly patients: number }): Promise<Part> {
  const engine = await createEngine();
  const start = performance.now();
  await engine.load(generatePopulation({ patients, seed: 1 }));
  const load = performance.now() - start;
  const small = worldOf(parse(generatedData(PATIENTS[0]!)));
  const searches: Search[] = [
    ...QUERIES.map((query, at) => {
      const { name, texts } = query(small);
      return { name, texts, selective: SELECTIVE.has(at + 1) };
    }),
    ...ofOnePatient(small),
  ];
  const random = randomOf(1);
  const rows: Row[] = [];
  for (const { name, selective, texts } of searches) {
    const queries: Query[] = texts.map((text) => engine.prepare(text));
    let total = 0;
    for (const query of queries) total += (await query.run()).total ?? 0;
    const run = (value: number) => queries[value]!.run();
    const runner = {
      run,
      runsAsync: true,
      give: (): never => {
        throw new Error('timed only');
      },
    };
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const taken = await sample(runner, texts.length, BUDGET, random);
      if (round >= ROUNDS / 4) samples.push(...taken);
    }
    rows.push({ name, selective, p50: median(samples), total });
  }
  return { resources: engine.size, load, rows };
}

export const growth = defineOperation<{ readonly patients: number }, Part, readonly Part[]>({
  name: 'growth',
  usual: false,
  work: measureSize,
  measure: ({ quick }, spawn) => (quick ? undefined : PATIENTS.map((patients) => spawn({ patients }))),
  heap: HEAP,
  describe: (parts) => {
    const [first] = parts;
    const steps = parts.slice(1).map(
      (part, at) =>
        (row: number): number =>
          part.rows[row]!.p50 / parts[at]!.rows[row]!.p50,
    );
    const rows = first!.rows.map((row, at) => ({ ...row, at, grows: steps.map((step) => step(at)) }));
    const selective = rows.filter((row) => row.selective);
    const factors = selective.flatMap(({ grows }) => grows);
    const worst = selective.toSorted((a, b) => Math.max(...b.grows) - Math.max(...a.grows))[0]!;
    const size = ({ resources }: Part): string => resources.toLocaleString('en');
    const told = (chosen: typeof rows): string =>
      table(
        ['query', ...parts.map((part) => `${size(part)} resources`), 'growth'],
        chosen.map(({ name, at, grows }) => [
          name,
          ...parts.map((part) => short(part.rows[at]!.p50)),
          grows.map((factor) => `${short(factor)}x`).join(', '),
        ]),
      );
    return {
      title: 'Growth',
      text: paragraphs(
        `Populations of \`fhirdex generate --seed 1\`: ${parts.map(size).join(', ')} resources, loaded in ${parts.map(({ load }) => `${(load / 1000).toFixed(1)} s`).join(', ')} with generating them. Prepared queries, medians in microseconds. Growth is from each size to the next.`,
        'Selective queries: what is found is the same at every size.',
        told(selective),
        'The others find more and more.',
        told(rows.filter((row) => !row.selective)),
      ),
      goals: [
        {
          what: `selective queries in ten times the data, ${parts.map(size).join(' to ')} resources`,
          goal: 'p50 grows at most 1.5x',
          measured: `median ${short(median(factors))}x, worst ${short(Math.max(...factors))}x (${worst.name})`,
          met: Math.max(...factors) <= 1.5,
        },
      ],
      losses: [],
    };
  },
  faults: (parts) =>
    parts[0]!.rows.flatMap(({ name, selective, total }, at) =>
      selective && parts.some((part) => part.rows[at]!.total !== total) ? [`growth, ${name}: other answers`] : [],
    ),
});
