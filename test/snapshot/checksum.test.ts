import { expect, test } from 'vitest';
import { checksum } from '../../src/snapshot/checksum.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As xxhsum and other implementations of XXH32 say. */
test.each([
  ['', 0x02cc5d05],
  ['a', 0x550d7456],
  ['abc', 0x32d153ff],
  ['Nobody inspects the spammish repetition', 0xe2293b2f],
])('of %j', (text, expected) => {
  expect(checksum(bytes(text))).toBe(expected);
});

test('is the same wherever the bytes begin in their buffer', () => {
  const text = bytes('..Nobody inspects the spammish repetition');
  for (const start of [0, 1, 2]) {
    const moved = new Uint8Array(text.length + start);
    moved.set(text, start);
    expect(checksum(moved.subarray(start + 2))).toBe(0xe2293b2f);
  }
});

test('changes with every bit', () => {
  const all = bytes('0123456789'.repeat(5));
  const sums = new Set([checksum(all)]);
  for (let bit = 0; bit < all.length * 8; bit++) {
    const changed = all.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    sums.add(checksum(changed));
  }
  expect(sums.size).toBe(all.length * 8 + 1);
});
