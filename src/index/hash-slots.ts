import { grow, trimmed } from './grow.js';
import type { State } from './state.js';

/** The least number that does not fit a slot of 16 bits. */
const LARGEST_SHORT = 0xffff;

/**
 * Numbers by hash: an open-addressing table of slots of 16 bits, or 32. It holds neither keys nor values, only small integers under
 * which its owner keeps them, so that an entry costs 8 to 12 bytes where one of a `Map` costs about 40, garbage
 * collection has nothing to visit, and the table can be written out as it is.
 *
 *     for (let at = slots.home(hash), n = slots.at(at); n >= 0; n = slots.at((at = slots.next(at))))
 *       if (slots.hashIs(n, hash) && names[n] === name) return n;
 */
export class HashSlots {
  /** One more than a number; 0 in a free slot. The length is a power of two, and at least a third of it is free. */
  private slots: Uint16Array | Int32Array = new Uint16Array(8);
  /** The hash of each number. */
  private hashes = new Int32Array(8);
  private used = 0;

  get size(): number {
    return this.used;
  }

  /** Where numbers with this hash begin. */
  home(hash: number): number {
    return hash & (this.slots.length - 1);
  }

  next(at: number): number {
    return (at + 1) & (this.slots.length - 1);
  }

  /** The number in a slot; -1 in a free one, where a run of numbers ends. Numbers in a run may have other hashes. */
  at(at: number): number {
    return this.slots[at]! - 1;
  }

  /** Whether it may be what is looked for; comparing texts that differ would take longer than all the rest. */
  hashIs(number: number, hash: number): boolean {
    return this.hashes[number] === hash;
  }

  hashOf(number: number): number {
    return this.hashes[number]!;
  }

  /** Leaves no room for more numbers than so many. */
  trim(end: number): void {
    this.hashes = trimmed(this.hashes, end);
  }

  /** Adds a number that isn't in. */
  add(number: number, hash: number): void {
    if (number >= this.hashes.length) this.hashes = grow(this.hashes, number + 1);
    this.hashes[number] = hash;
    if (number >= LARGEST_SHORT && this.slots instanceof Uint16Array) this.slots = Int32Array.from(this.slots);
    this.used++;
    if (this.used * 3 > this.slots.length * 2) this.widen();
    this.place(number);
  }

  /** Removes a number that is in. What stands behind it moves up, so that no run has a gap. */
  remove(number: number): void {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let gap = hashes[number]! & mask;
    while (slots[gap] !== number + 1) gap = (gap + 1) & mask;
    for (let at = (gap + 1) & mask; slots[at] !== 0; at = (at + 1) & mask) {
      const home = hashes[slots[at]! - 1]! & mask;
      if (((at - home) & mask) < ((at - gap) & mask)) continue;
      slots[gap] = slots[at]!;
      gap = at;
    }
    slots[gap] = 0;
    this.used--;
  }

  transfer(state: State): void {
    this.slots = state.array(this.slots);
    this.hashes = state.array(this.hashes);
    this.used = state.number(this.used);
  }

  private place(number: number): void {
    const mask = this.slots.length - 1;
    let at = this.hashes[number]! & mask;
    while (this.slots[at] !== 0) at = (at + 1) & mask;
    this.slots[at] = number + 1;
  }

  private widen(): void {
    const before = this.slots;
    const length = before.length * 2;
    this.slots = before instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
    // Iterating makes an object for each slot.
    for (let at = 0; at < before.length; at++) if (before[at] !== 0) this.place(before[at]! - 1);
  }
}

/** A hash of a text's UTF-16 code units: FNV-1a over two at a time, with its bits mixed, for tables use the low ones. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  const { length } = text;
  let i = 0;
  for (; i + 1 < length; i += 2) {
    hash = Math.imul(hash ^ (text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16)), 0x01000193);
    hash ^= hash >>> 17;
  }
  if (i < length) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** Another hash for each seed, so that equal texts stand apart; the same seed makes the first hash of it again. */
export function seeded(hash: number, seed: number): number {
  return hash ^ Math.imul(seed, 0x9e3779b1);
}
