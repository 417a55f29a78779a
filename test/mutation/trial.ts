import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Built, Mutant } from './build.js';
import { ROOMS, roomOf } from './rooms.js';
import type { Order, Outcome, TestRun } from './worker.js';

/*
 * Tries one mutant: the tests that reach it are run, the shortest file first, until one fails. Random cases are few at first; what
 * survives them meets more in the tests that mirror its room. Both are shares of what `npm test` tries.
 */

const FEW = 0.1;
const MORE = 0.3;

/** What a test file reaches without any mutant. */
export interface Reach {
  readonly file: string;
  /** How often mutants are reached while the file is loaded. */
  readonly loaded: Readonly<Record<string, number>>;
  readonly tests: readonly TestRun[];
}

export interface Verdict extends Mutant {
  /** `endless`: reached so often, or taking so long, that a loop has no end. `unreached`: by no test. */
  readonly status: 'killed' | 'endless' | 'survived' | 'unreached';
  /** The test that failed first. */
  readonly by?: string;
  /** What became of it when it was tried first, before tests were added for survivors. */
  readonly first?: Verdict['status'];
}

const GIGABYTE = 2 ** 30;
const PAGE = 4096;
const TICK_MS = 10;

interface Usage {
  readonly bytes: number;
  readonly cpuMs: number;
}

/** What a process has taken, where the system tells. */
function usageOf(pid: number): Usage {
  try {
    // What follows the name, which may have spaces: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number);
    const [user, system, pages] = [fields[11]!, fields[12]!, fields[21]!];
    return { bytes: PAGE * pages, cpuMs: TICK_MS * (user + system) };
  } catch {
    return { bytes: 0, cpuMs: 0 };
  }
}

/**
 * Ends what takes too much memory, since mutants can grow arrays without end, outside of what limits the heap; or too much
 * time of the processor. The clock alone tells little of a machine that does other work as well: its limit is far off.
 */
function inProcess(url: string, order: Order, runs: number, limitMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(new URL(url), {
      env: { ...process.env, FHIRDEX_RUNS: String(runs) },
      execArgv: ['--max-old-space-size=1024'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ kind: 'endless' }), 20 * limitMs);
    const watch = setInterval(() => {
      const { bytes, cpuMs } = usageOf(child.pid!);
      if (bytes > 2 * GIGABYTE || cpuMs > limitMs) end({ kind: 'endless' });
    }, 250);
    child.once('message', (outcome) => end(outcome as Outcome));
    child.once('exit', () => end({ kind: 'failed', by: 'the process', message: 'ended without an answer' }));
    child.send(order);
  });
}

/** Runs a test file as it is. Its tests have to pass. */
export async function reachOf(file: string, { url }: Built): Promise<Reach> {
  const order = { files: [{ url: url(file, true) }] };
  const outcome = await inProcess(url('test/mutation/worker.ts', true), order, FEW, 600_000);
  if (outcome.kind !== 'passed') throw new Error(`${file} fails without a mutant: ${JSON.stringify(outcome)}`);
  return { file, loaded: outcome.loaded, tests: outcome.tests };
}

interface Chosen {
  readonly url: string;
  readonly tests: readonly number[];
  /** Whether the file is the test of the room that the mutant is in. */
  readonly mirrors: boolean;
  readonly ms: number;
  readonly hits: number;
}

/** The tests that reach the mutant, of the folders that are to notice it. */
function testsFor(mutant: Mutant, reaches: readonly Reach[], { url }: Built): readonly Chosen[] {
  const room = roomOf(mutant.file);
  const folders = ROOMS[room]!;
  return reaches
    .flatMap(({ file, loaded, tests }) => {
      const isNear = folders.some((each) => file.startsWith(`${each}/`));
      // What is reached while the file is loaded may matter to each of its tests.
      const positions = [...tests.keys()].filter((i) => mutant.id in loaded || mutant.id in tests[i]!.reached);
      if (!isNear || positions.length === 0) return [];
      const sum = (of: (test: TestRun) => number): number => positions.reduce((all, i) => all + of(tests[i]!), 0);
      const mirrors = file.startsWith(room.replace('src', 'test'));
      const hits = (loaded[mutant.id] ?? 0) + sum(({ reached }) => reached[mutant.id] ?? 0);
      return [{ url: url(file, false), tests: positions, mirrors, ms: sum(({ ms }) => ms), hits }];
    })
    .sort((a, b) => a.ms - b.ms);
}

export async function tryMutant(mutant: Mutant, reaches: readonly Reach[], built: Built): Promise<Verdict> {
  const chosen = testsFor(mutant, reaches, built);
  if (chosen.length === 0) return { ...mutant, status: 'unreached' };
  const passes = [
    { files: chosen, runs: FEW },
    { files: chosen.filter(({ mirrors }) => mirrors), runs: MORE },
  ];
  for (const { files, runs } of passes) {
    const more = runs / FEW;
    const hits = files.reduce((sum, each) => sum + each.hits, 0);
    const ms = files.reduce((sum, each) => sum + each.ms, 0);
    const order = { files, mutant: mutant.id, hitLimit: 20 * more * hits + 10_000 };
    const url = built.url('test/mutation/worker.ts', false);
    const outcome = await inProcess(url, order, runs, 15_000 + 4 * more * ms);
    if (outcome.kind === 'endless') return { ...mutant, status: 'endless' };
    if (outcome.kind === 'failed') return { ...mutant, status: 'killed', by: outcome.by };
  }
  return { ...mutant, status: 'survived' };
}
