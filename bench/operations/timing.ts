import { shuffle } from '../figures.js';
import type { Runner } from '../peers/peer.js';

/** Calls between two looks at the clock, which cost about as much as the fastest query. */
const BATCH = 10;
/** A call that takes longer, in microseconds, is timed by itself. */
const SLOW = 1000;

/** Holds what was answered, so that no work can be left out. */
const answered: { last: unknown } = { last: undefined };

/**
 * Samples of one runner, in microseconds a call: batches of calls of values in a shuffled order, until `budget`
 * milliseconds are over; at least one.
 */
export async function sample(runner: Runner, values: number, budget: number, random: () => number): Promise<number[]> {
  const samples: number[] = [];
  const order = shuffle([...Array(values).keys()], random);
  const began = performance.now();
  let at = 0;
  // One call first, to see.
  const first = 1000 * (await timeBatch(runner, prepared(runner, [order[at++]!])));
  if (first > SLOW) samples.push(first);
  let size = first > SLOW ? 1 : BATCH;
  while (samples.length === 0 || performance.now() - began < budget) {
    const batch = Array.from({ length: size }, () => order[at++ % values]!);
    const took = await timeBatch(runner, prepared(runner, batch));
    samples.push((1000 * took) / size);
    if (samples.at(-1)! > SLOW) size = 1;
  }
  return samples;
}

function prepared(runner: Runner, batch: readonly number[]): readonly number[] {
  runner.prepare?.(batch);
  return batch;
}

async function timeBatch({ run, runsAsync }: Runner, batch: readonly number[]): Promise<number> {
  const start = performance.now();
  if (runsAsync) for (let i = 0; i < batch.length; i++) answered.last = await run(batch[i]!);
  else for (let i = 0; i < batch.length; i++) answered.last = run(batch[i]!);
  return performance.now() - start;
}
