import { shuffle } from '../figures.js';
import type { Runner } from '../peers/peer.js';

/** Calls between two looks at the clock, which cost about as much as the fastest query. */
const BATCH = 10;
/**
 * A call that takes longer, in microseconds, is timed by itself: the shorter a sample, the fewer are hit by whatever else
 * the machine is doing, and the less of that is in the median.
 */
const SINGLE = 20;
/** Samples that are taken at least of what takes less than a millisecond, however busy the machine is. */
const LEAST = 10;

/** Holds what was answered, so that no work can be left out. */
const answered: { last: unknown } = { last: undefined };

/**
 * Samples of one runner, in microseconds a call: batches of calls of values in a shuffled order, until `budget`
 * milliseconds are over.
 */
export async function sample(runner: Runner, values: number, budget: number, random: () => number): Promise<number[]> {
  const samples: number[] = [];
  const order = shuffle([...Array(values).keys()], random);
  const began = performance.now();
  let at = 0;
  const take = async (size: number): Promise<number> => {
    const batch = Array.from({ length: size }, () => order[at++ % values]!);
    runner.prepare?.(batch);
    return (1000 * (await timeBatch(runner, batch))) / size;
  };
  // One call first, to see.
  const first = await take(1);
  if (first > 1000) samples.push(first);
  const least = first > 1000 ? 1 : LEAST;
  let size = first > SINGLE ? 1 : BATCH;
  while (samples.length < least || performance.now() - began < budget) {
    const taken = await take(size);
    samples.push(taken);
    size = taken > SINGLE ? 1 : BATCH;
  }
  return samples;
}

async function timeBatch({ run, runsAsync }: Runner, batch: readonly number[]): Promise<number> {
  const start = performance.now();
  if (runsAsync) for (let i = 0; i < batch.length; i++) answered.last = await run(batch[i]!);
  else for (let i = 0; i < batch.length; i++) answered.last = run(batch[i]!);
  return performance.now() - start;
}
