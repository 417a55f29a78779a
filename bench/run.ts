import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.js';
import { OPERATIONS } from './operations/index.js';
import type { Asked, Operation } from './operations/operation.js';
import { writePage, type Measured } from './page.js';

/*
 * Measures what is asked for, each in processes of its own, and writes docs/performance.md when that was a whole run.
 *
 *   npm run bench                                        all but growth, about ten minutes
 *   npm run bench -- --growth                            that too, up to a million resources
 *   npm run bench -- --quick                             are all answers right? times nothing
 *   npm run bench -- --only search --queries 3,7 --peers hand --processes 1
 *                                                        while working on something: prints, and writes no page
 *   npm run bench -- --only load,memory --write          measures these anew, and writes them into the page
 *   npm run bench -- --page                              measures nothing, and tells the last results anew
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    only: { type: 'string' },
    queries: { type: 'string' },
    peers: { type: 'string' },
    processes: { type: 'string', default: '3' },
    write: { type: 'boolean' },
    page: { type: 'boolean', default: false },
    /** Of this script's own processes: the name of an operation, and what it's asked. */
    work: { type: 'string' },
    options: { type: 'string', default: '{}' },
  },
});

/** Where the last results are kept. */
const RESULTS = 'bench/results';

interface Kept {
  readonly machine: string;
  readonly result: unknown;
}

function fileOf({ name }: Operation): string {
  return `${RESULTS}/${name}.json`;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter(Boolean);
}

function spawn(operation: Operation, options: unknown): unknown {
  const heap = operation.heap === undefined ? [] : [`--max-old-space-size=${operation.heap}`];
  const script = [fileURLToPath(import.meta.url), '--work', operation.name, '--options', JSON.stringify(options)];
  const output = execFileSync(process.execPath, ['--expose-gc', ...heap, ...script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return output === '' ? undefined : (JSON.parse(output) as unknown);
}

async function work(name: string, options: string): Promise<void> {
  const result = await OPERATIONS.find((operation) => operation.name === name)!.work(JSON.parse(options));
  if (result !== undefined) process.stdout.write(JSON.stringify(result));
}

function measureAll(): void {
  const { quick, growth, write } = values;
  const only = listOf(values.only);
  const asked: Asked = {
    quick,
    growth,
    queries: listOf(values.queries).map(Number),
    peers: listOf(values.peers),
    processes: Number(values.processes),
  };
  const unknown = only.filter((name) => !OPERATIONS.some((operation) => operation.name === name));
  if (unknown.length > 0) throw new Error(`no such operation: ${unknown.join(', ')}`);
  const chosen = OPERATIONS.filter(({ name, usual }) =>
    only.length > 0 ? only.includes(name) : usual || (growth && name === 'growth'),
  );
  const measured = new Map<string, Measured>();
  const faults: string[] = [];
  mkdirSync(RESULTS, { recursive: true });
  for (const operation of chosen) {
    const start = performance.now();
    const result = operation.measure(asked, (options) => spawn(operation, options));
    if (result === undefined) continue;
    faults.push(...operation.faults(result));
    console.log(`${operation.name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
    for (const left of operation.missing(result)) console.log(`left out, ${left}`);
    if (quick) continue;
    const machine = describeMachine();
    writeFileSync(fileOf(operation), JSON.stringify({ machine, result } satisfies Kept));
    const section = operation.describe(result);
    measured.set(operation.name, { section, machine });
    console.log(`\n${section.text}\n`);
    for (const { what, goal, measured, met } of section.goals) {
      console.log(`${met ? 'met' : 'NOT MET'}: ${what}: ${measured} (${goal})`);
    }
  }
  const whole = asked.queries.length === 0 && asked.peers.length === 0 && only.length === 0;
  if (!quick && (write ?? whole)) writePage(measured);
  for (const fault of faults) console.error(`wrong answer, ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else if (quick) console.log('all answers are right');
}

/** Writes the page from the last results of each operation. */
function tellAgain(): void {
  const measured = new Map<string, Measured>();
  for (const operation of OPERATIONS.filter((each) => existsSync(fileOf(each)))) {
    const { machine, result } = JSON.parse(readFileSync(fileOf(operation), 'utf8')) as Kept;
    measured.set(operation.name, { section: operation.describe(result), machine });
  }
  writePage(measured);
}

if (values.work !== undefined) await work(values.work, values.options);
else if (values.page) tellAgain();
else measureAll();
