import { createEngine, type Engine } from '../../src/index.js';
import { figuresOf, median, randomOf, short, shuffle, type Figures } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { QUERIES } from '../queries/index.js';
import { spread } from '../queries/query.js';
import { benchData, describeData, parse, worldOf, type Stored } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Writing one resource into a loaded engine, and whether queries are slower right after: what a write leaves to be done
 * later is done by the query that comes next.
 */
const WRITES = 500;
const PAIRS = 100;

interface QueryRow {
  readonly number: number;
  readonly name: string;
  /** Medians in microseconds. */
  readonly before: number;
  readonly after: number;
}

interface Result {
  readonly data: string;
  readonly put: Figures;
  readonly remove: Figures;
  readonly putBack: Figures;
  readonly queries: readonly QueryRow[];
}

/** A copy that other searches find: nothing can be left as it is. */
function changed(resource: Stored, time: number): Stored {
  const copy = structuredClone(resource);
  copy.meta = { ...copy.meta, tag: [{ system: 'http://example.org/written', code: `${time}` }] };
  if (copy.resourceType === 'Observation' && copy.valueQuantity?.value !== undefined) copy.valueQuantity.value += 0.01;
  if (copy.resourceType === 'Patient') copy.birthDate = `19${(time % 90) + 10}-01-01`;
  if (copy.resourceType === 'Condition') copy.recordedDate = `20${(time % 20) + 10}-01-01`;
  if (copy.resourceType === 'Encounter') copy.period = { start: `20${(time % 20) + 10}-01-01` };
  return copy;
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return 1000 * (performance.now() - start);
}

async function measureWrites(): Promise<Result> {
  const data = benchData();
  const resources = parse(data);
  const engine = await createEngine();
  await engine.load(resources);
  const random = randomOf(1);
  const put: number[] = [];
  const remove: number[] = [];
  const putBack: number[] = [];
  // Once to warm up.
  for (const counts of [false, true]) {
    for (const [time, resource] of spread(shuffle([...resources], random), WRITES).entries()) {
      const copy = changed(resource, time);
      const took = [
        await microseconds(() => engine.put(copy)),
        await microseconds(() => engine.delete(`${resource.resourceType}/${resource.id}`)),
        await microseconds(() => engine.put(resource)),
      ] as const;
      if (!counts) continue;
      put.push(took[0]);
      remove.push(took[1]);
      putBack.push(took[2]);
    }
  }
  return {
    data: describeData(data),
    put: figuresOf(put),
    remove: figuresOf(remove),
    putBack: figuresOf(putBack),
    queries: await measureQueries(engine, resources, random),
  };
}

/** Each query just before and just after a write of its own type or of another that some queries join. */
async function measureQueries(engine: Engine, resources: Stored[], random: () => number): Promise<QueryRow[]> {
  const world = worldOf(resources);
  const rows: QueryRow[] = [];
  for (const [at, query] of QUERIES.entries()) {
    const { name, texts } = query(world);
    const queries = shuffle([...texts], random).map((text) => engine.prepare(text));
    for (const prepared of queries) await prepared.run();
    const type = texts[0]!.split('?')[0];
    const written = shuffle(
      resources.filter(({ resourceType }) => resourceType === type || resourceType === 'Observation'),
      random,
    );
    const before: number[] = [];
    const after: number[] = [];
    for (let time = 0; time < PAIRS; time++) {
      const prepared = queries[time % queries.length]!;
      const run = () => prepared.run();
      await run();
      before.push(await microseconds(run));
      const one = written[time % written.length]!;
      await engine.put(changed(one, time));
      after.push(await microseconds(run));
      await engine.put(one);
    }
    rows.push({ number: at + 1, name, before: median(before), after: median(after) });
  }
  return rows;
}

export const writes = defineOperation<Record<string, never>, Result, Result>({
  name: 'writes',
  work: measureWrites,
  measure: ({ quick }, spawn) => (quick ? undefined : spawn({})),
  describe: ({ data, put, remove, putBack, queries }) => {
    const cells = ({ p50, p95, mean, min, max }: Figures): string[] => [p50, p95, mean, min, max].map(short);
    const worst = queries.toSorted((a, b) => b.after / b.before - a.after / a.before)[0]!;
    const ratio = worst.after / worst.before;
    const slowest = Math.max(put.p50, remove.p50, putBack.p50);
    return {
      title: 'Writing one resource',
      text: paragraphs(
        `${data}. Microseconds, of ${put.samples} resources of all types, each replaced, deleted and put back.`,
        table(
          ['', 'p50', 'p95', 'mean', 'min', 'max'],
          [
            ['put in place of another version', ...cells(put)],
            ['delete', ...cells(remove)],
            ['put of what was not there', ...cells(putBack)],
          ],
        ),
        `Prepared queries just before and as the first just after a put of their type or of an Observation, ${PAIRS} times each, timed one by one. Medians in microseconds.`,
        table(
          ['', 'query', 'before', 'after', 'after / before'],
          queries.map(({ number, name, before, after }) => [
            `${number}`,
            name,
            short(before),
            short(after),
            `${short(after / before)}x`,
          ]),
        ),
      ),
      goals: [
        {
          what: 'put or delete of one resource into a loaded engine, median',
          goal: 'at most 100 µs',
          measured: `${short(slowest)} µs`,
          met: slowest <= 100,
        },
        {
          what: 'the first query after it',
          goal: 'none slower than 2x',
          measured: `worst ${short(ratio)}x (${worst.number})`,
          met: ratio <= 2,
        },
      ],
      losses: ratio > 1.5 ? [`The first query after a write takes up to ${short(ratio)}x as long: ${worst.name}.`] : [],
    };
  },
});
