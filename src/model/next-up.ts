import type { Interval } from './field.js';

/** The least double above a number. */
export function nextUp(value: number): number {
  if (value === Infinity || Number.isNaN(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  float[0] = value;
  stepUp();
  return float[0];
}

/**
 * Whether an interval holds one number alone. Told from the interval: a number that is given to a function, or comes back
 * from one, is boxed, which those of a load were 2 of the 28 MB that it allocated.
 */
export function isPoint(interval: Interval): boolean {
  const { low } = interval;
  if (low === 0) return interval.high === Number.MIN_VALUE;
  if (low === Infinity) return interval.high === low;
  float[0] = low;
  stepUp();
  return float[0] === interval.high;
}

/**
 * Makes of the number in `float` the next one. The bits of a double, read as an integer, count up away from zero; 32 of
 * them at a time, for BigInts would be made anew for each of all the numbers that are indexed.
 */
function stepUp(): void {
  const step = words[HIGH]! < SIGN ? 1 : -1;
  const low = words[LOW]!;
  words[LOW] = low + step;
  if (step === 1 ? low === 0xffffffff : low === 0) words[HIGH]! += step;
}

/** The greatest double below a number. */
export function nextDown(value: number): number {
  return -nextUp(-value);
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Which of the two words is the lower one depends on the machine. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
/** The bit that says of the higher word that the number is below zero. */
const SIGN = 0x80000000;
