/** The least double above a number. */
export function nextUp(value: number): number {
  if (value === Infinity || Number.isNaN(value)) return value;
  if (value === 0) return Number.MIN_VALUE;
  float[0] = value;
  // The bits of a double, read as an integer, count up away from zero. 32 of them at a time: BigInts would be made anew
  // for each of all the numbers that are indexed.
  const step = value > 0 ? 1 : -1;
  const low = words[LOW]!;
  words[LOW] = low + step;
  if (step === 1 ? low === 0xffffffff : low === 0) words[HIGH]! += step;
  return float[0];
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
