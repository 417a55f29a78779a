import { shuffle } from '../figures.js';
import type { Runner } from '../peers/peer.js';

/** Calls between two looks at the clock, which cost about as much as the fastest query. */
const BATCH = 10;
/** A call that takes longer, in microseconds, is timed by itself. */
const SLOW = 1000;

/** Keeps results in sight, so that nothing is optimised away. */
let kept: unknown;

/**
 * Samples of one runner, in microseconds a call: batches of calls of values in a shuffled order, until `budget`
 * milliseconds are over; at least one.
 */
export async function sample(runner: Runner, values: number, budget: number, random: () => number): Promise<number[]> {
  const samples: number[] = [];
  const order = shuffle(
    Array.from({ length: values }, (_, value) => value),
    random,
  );
  const began = performance.now();
  let size = Math.min(BATCH, values);
  let at = 0;
  do {
    const batch = Array.from({ length: size }, () => order[at++ % values]!);
    runner.prepare?.(batch);
    const took = await timeBatch(runner, batch);
    samples.push((1000 * took) / size);
    if (samples.at(-1)! > SLOW) size = 1;
  } while (performance.now() - began < budget);
  return samples;
}

async function timeBatch({ run, runsAsync }: Runner, batch: readonly number[]): Promise<number> {
  if (runsAsync) {
    const start = performance.now();
    for (let i = 0; i < batch.length; i++) kept = await run(batch[i]!);
    return performance.now() - start;
  }
  const start = performance.now();
  for (let i = 0; i < batch.length; i++) kept = run(batch[i]!);
  return performance.now() - start;
}

export function keptSomething(): boolean {
  return kept !== undefined;
}
