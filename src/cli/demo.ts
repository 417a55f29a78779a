import { createEngine } from '../engine.js';
import { generatePopulation } from './population/generate.js';
import { renderTable } from './table.js';

/*
 * `npm run demo`: an invented population, three searches of it, a plan, and how long all of that took.
 */
const PATIENTS = 50;
const SEED = 1;
const RUNS = 200;

const SEARCHES = [
  'Patient?family=o&gender=female&_count=5',
  'Observation?code=http://loinc.org|4548-4&date=ge2020&_count=5',
  'Condition?clinical-status=active&code:text=diabetes&_count=5',
];
const EXPLAINED = 'Observation?code=http://loinc.org|4548-4&category=laboratory&date=ge2020-01-01&date=lt2024-01-01';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

const { result: lines, ms: generating } = await timed(() =>
  Array.from(generatePopulation({ patients: PATIENTS, seed: SEED }), (resource) => JSON.stringify(resource)),
);
print(`generated ${lines.length} resources of ${PATIENTS} invented patients in ${generating.toFixed(0)} ms`);

const engine = await createEngine({ defaultHandling: 'strict' });
const { result: report, ms: loading } = await timed(() => engine.load(lines.join('\n')));
print(`loaded and indexed ${report.loaded} of them from NDJSON in ${loading.toFixed(0)} ms\n`);

for (const search of SEARCHES) {
  const { result: bundle, ms: first } = await timed(() => engine.search(search));
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) times.push((await timed(() => engine.search(search))).ms);
  const median = times.sort((a, b) => a - b)[RUNS / 2]!;
  print(
    `${search}\n${renderTable(bundle)}first answer in ${first.toFixed(2)} ms, median of ${RUNS} in ${median.toFixed(3)} ms\n`,
  );
}

print(`the plan of\n${String(await engine.explain(EXPLAINED))}`);
