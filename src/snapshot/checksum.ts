const PRIME1 = 0x9e3779b1 | 0;
const PRIME2 = 0x85ebca77 | 0;
const PRIME3 = 0xc2b2ae3d | 0;
const PRIME4 = 0x27d4eb2f | 0;
const PRIME5 = 0x165667b1 | 0;

/** Words that are done at a time: a function that is called often is compiled sooner than one that runs long. */
const AT_A_TIME = 1024;

/**
 * XXH32 with seed 0, which no change of a single word leaves as it was:
 * https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 *
 * 20 MB take 4 ms, and 11 ms in a fresh process. Packages for it come as WebAssembly, which has to be loaded and not every
 * page's policy lets run, or take as many times longer.
 */
export function checksum(bytes: Uint8Array): number {
  const { length } = bytes;
  const inFours = (length >>> 4) << 2;
  let hash = PRIME5;
  if (inFours > 0) {
    const words = wordsOf(bytes, inFours);
    const lanes = Int32Array.of(PRIME1 + PRIME2, PRIME2, 0, -PRIME1);
    for (let at = 0; at < inFours; at += AT_A_TIME) rounds(lanes, words, at, Math.min(inFours, at + AT_A_TIME));
    const [a, b, c, d] = lanes as unknown as [number, number, number, number];
    hash = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
  }
  hash = (hash + length) | 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  let at = inFours * 4;
  for (; at + 4 <= length; at += 4) {
    hash = Math.imul(rotate((hash + Math.imul(view.getInt32(at, true), PRIME3)) | 0, 17), PRIME4);
  }
  for (; at < length; at++) hash = Math.imul(rotate((hash + Math.imul(bytes[at]!, PRIME5)) | 0, 11), PRIME1);
  hash = Math.imul(hash ^ (hash >>> 15), PRIME2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The first words, in the order of the machine's bytes: where that isn't the usual one sums are others, and so is all that
 * a snapshot holds.
 */
function wordsOf(bytes: Uint8Array, count: number): Int32Array {
  if (bytes.byteOffset % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, count);
  return new Int32Array(Uint8Array.from(bytes).buffer, 0, count);
}

function rounds(lanes: Int32Array, words: Int32Array, from: number, to: number): void {
  let [a, b, c, d] = lanes as unknown as [number, number, number, number];
  for (let i = from; i < to; i += 4) {
    a = round(a, words[i]!);
    b = round(b, words[i + 1]!);
    c = round(c, words[i + 2]!);
    d = round(d, words[i + 3]!);
  }
  lanes.set([a, b, c, d]);
}

function round(lane: number, word: number): number {
  return Math.imul(rotate((lane + Math.imul(word, PRIME2)) | 0, 13), PRIME1);
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
