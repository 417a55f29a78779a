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
 * 20 MB take 6 ms, and 9 ms in a fresh process. Packages for it come as WebAssembly, which has to be loaded and not every
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

/**
 * All of 20 MB goes through here, in a fresh process mostly before it is compiled: so rotations are written out, primes are
 * variables of its own (bundlers make others of constants), and nothing is iterated. It took twice as long.
 */
function rounds(lanes: Int32Array, words: Int32Array, from: number, to: number): void {
  let [a, b, c, d] = [lanes[0]!, lanes[1]!, lanes[2]!, lanes[3]!];
  const [prime1, prime2] = [PRIME1, PRIME2];
  for (let i = from; i < to; i += 4) {
    a = (a + Math.imul(words[i]!, prime2)) | 0;
    a = Math.imul((a << 13) | (a >>> 19), prime1);
    b = (b + Math.imul(words[i + 1]!, prime2)) | 0;
    b = Math.imul((b << 13) | (b >>> 19), prime1);
    c = (c + Math.imul(words[i + 2]!, prime2)) | 0;
    c = Math.imul((c << 13) | (c >>> 19), prime1);
    d = (d + Math.imul(words[i + 3]!, prime2)) | 0;
    d = Math.imul((d << 13) | (d >>> 19), prime1);
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
