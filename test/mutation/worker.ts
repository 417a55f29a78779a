import { once } from 'node:events';
import { collect } from './suite.js';

/*
 * Runs tests in a process of their own: all of one file, telling which mutants each test reaches, or those that reach one
 * mutant until the first fails. A new process for each mutant, since modules keep what they
 * once computed.
 */

/** What Stryker's instrumentation reads and counts in. */
interface Instrumented {
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** Tests by file: the address of the built file, and the positions of the tests in it, or all. */
export interface Order {
  readonly files: readonly { readonly url: string; readonly tests?: readonly number[] }[];
  readonly mutant?: string;
  /** How often the mutant may be reached before it counts as an endless loop. */
  readonly hitLimit?: number;
}

export interface TestRun {
  readonly name: string;
  readonly ms: number;
  /** How often each mutant was reached. */
  readonly reached: Readonly<Record<string, number>>;
}

export type Outcome =
  | { readonly kind: 'passed'; readonly tests: readonly TestRun[]; readonly loaded: Readonly<Record<string, number>> }
  | { readonly kind: 'failed'; readonly by: string; readonly message: string }
  | { readonly kind: 'endless' };

const [order] = (await once(process, 'message')) as [Order];
const instrumented: Instrumented = {};
(globalThis as { __stryker__?: Instrumented }).__stryker__ = instrumented;
if (order.mutant !== undefined) {
  instrumented.activeMutant = order.mutant;
  instrumented.hitCount = 0;
  instrumented.hitLimit = order.hitLimit ?? Infinity;
}

const isEndless = (): boolean => (instrumented.hitCount ?? 0) > (instrumented.hitLimit ?? Infinity);
const failed = (by: string, error: unknown): Outcome =>
  isEndless() ? { kind: 'endless' } : { kind: 'failed', by, message: String(error).slice(0, 300) };

async function run(): Promise<Outcome> {
  const done: TestRun[] = [];
  for (const { url, tests } of order.files) {
    delete instrumented.currentTestId;
    let all;
    try {
      all = await collect(() => import(url));
    } catch (error) {
      return failed(url, error);
    }
    for (const position of tests ?? all.keys()) {
      const test = all[position];
      // A mutant that is reached while tests are collected can make another table of them.
      if (!test) return { kind: 'failed', by: url, message: `no test ${position}` };
      const id = `test ${done.length}`;
      const start = performance.now();
      try {
        for (const hook of test.hooks) {
          instrumented.currentTestId = hook.id;
          await hook.run();
        }
        instrumented.currentTestId = id;
        await test.run();
      } catch (error) {
        return failed(test.name, error);
      }
      if (isEndless()) return { kind: 'endless' };
      const { perTest = {} } = instrumented.mutantCoverage ?? {};
      const reached = Object.assign(
        {},
        ...test.hooks.map((hook) => perTest[hook.id]),
        perTest[id],
      ) as TestRun['reached'];
      done.push({ name: test.name, ms: performance.now() - start, reached });
    }
  }
  return { kind: 'passed', tests: done, loaded: instrumented.mutantCoverage?.static ?? {} };
}

function tell(outcome: Outcome): void {
  process.send!(outcome, () => process.exit());
}

process.on('unhandledRejection', (error) => tell(failed('a promise that nobody awaits', error)));
tell(await run());
