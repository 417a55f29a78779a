import { grow, trimmed } from './grow.js';
import type { State } from './state.js';

/**
 * Sets of documents. A document is a small integer; documents of one resource type are numbered densely from 0 in the
 * order in which they first came, and all sets iterate in that order.
 */
export interface DocSet {
  readonly size: number;
  has(doc: number): boolean;
  /** The least member at or after `doc`; `END` when there is none. */
  seek(doc: number): number;
  /** The greatest member at or before `doc`; -1 when there is none. */
  seekBack(doc: number): number;
  /** At most `count` members from the first at or after `doc` on, ascending. */
  take(doc: number, count: number): readonly number[];
  /** All members, ascending; maybe a view, not to be kept across changes. */
  members(): ArrayLike<number>;
  /** Visits all members, ascending. */
  forEach(visit: (doc: number) => void): void;
  /** The members that pass, ascending. */
  filter(passes: (doc: number) => boolean): readonly number[];
}

/** After every document. Fits a small integer, so that cursors over sets stay unboxed. */
export const END = 0x3fffffff;

export const EMPTY: DocSet = {
  size: 0,
  has: () => false,
  seek: () => END,
  seekBack: () => -1,
  take: () => [],
  members: () => [],
  forEach: () => undefined,
  filter: () => [],
};

/** One document. Nine postings in ten are of this kind. */
export class SingleDoc implements DocSet {
  readonly size = 1;

  constructor(readonly doc: number) {}

  has(doc: number): boolean {
    return doc === this.doc;
  }

  seek(doc: number): number {
    return doc <= this.doc ? this.doc : END;
  }

  seekBack(doc: number): number {
    return doc >= this.doc ? this.doc : -1;
  }

  take(doc: number, count: number): readonly number[] {
    return doc <= this.doc && count > 0 ? [this.doc] : [];
  }

  members(): ArrayLike<number> {
    return [this.doc];
  }

  forEach(visit: (doc: number) => void): void {
    visit(this.doc);
  }

  filter(passes: (doc: number) => boolean): readonly number[] {
    return passes(this.doc) ? [this.doc] : [];
  }
}

/**
 * What an operation found, as a plain array that nobody changes. Most results live for one search, and a typed array takes
 * longer to make than the twenty documents in it to find.
 */
export class DocList implements DocSet {
  /** Ascending and distinct. */
  constructor(private readonly docs: readonly number[]) {}

  get size(): number {
    return this.docs.length;
  }

  has(doc: number): boolean {
    return this.docs[this.lowerBound(doc)] === doc;
  }

  seek(doc: number): number {
    return this.docs[this.lowerBound(doc)] ?? END;
  }

  seekBack(doc: number): number {
    const at = this.lowerBound(doc + 1);
    return at > 0 ? this.docs[at - 1]! : -1;
  }

  take(doc: number, count: number): readonly number[] {
    const { docs } = this;
    const from = doc === 0 ? 0 : this.lowerBound(doc);
    return from === 0 && count >= docs.length ? docs : docs.slice(from, from + count);
  }

  members(): ArrayLike<number> {
    return this.docs;
  }

  forEach(visit: (doc: number) => void): void {
    const { docs } = this;
    for (let i = 0; i < docs.length; i++) visit(docs[i]!);
  }

  filter(passes: (doc: number) => boolean): readonly number[] {
    const { docs } = this;
    const passed: number[] = [];
    for (let i = 0; i < docs.length; i++) if (passes(docs[i]!)) passed.push(docs[i]!);
    return passed;
  }

  private lowerBound(doc: number): number {
    const { docs } = this;
    let low = 0;
    let high = docs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (docs[middle]! < doc) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Numbers of documents, of 16 bits as long as they fit: most types have fewer resources in a browser tab. */
export type Docs = Uint16Array | Uint32Array;

export const LARGEST_SHORT = 0xffff;

/** Few documents, as a sorted array with room to grow, or as a stretch of a longer array, which is only to be read. */
export class SortedDocs implements DocSet {
  constructor(
    private docs: Docs = new Uint16Array(4),
    private length = 0,
    private readonly start = 0,
  ) {}

  /** From ascending, distinct documents. */
  static from(docs: ArrayLike<number>): SortedDocs {
    const { length } = docs;
    const isShort = length === 0 || docs[length - 1]! <= LARGEST_SHORT;
    return new SortedDocs(isShort ? new Uint16Array(docs) : new Uint32Array(docs), length);
  }

  get size(): number {
    return this.length;
  }

  has(doc: number): boolean {
    const at = this.lowerBound(doc);
    return at < this.start + this.length && this.docs[at] === doc;
  }

  seek(doc: number): number {
    const at = this.lowerBound(doc);
    return at < this.start + this.length ? this.docs[at]! : END;
  }

  seekBack(doc: number): number {
    const at = this.lowerBound(doc + 1);
    return at > this.start ? this.docs[at - 1]! : -1;
  }

  take(doc: number, count: number): readonly number[] {
    const { docs } = this;
    const from = doc === 0 ? this.start : this.lowerBound(doc);
    const length = Math.max(0, Math.min(this.start + this.length - from, count));
    const taken = new Array<number>(length);
    for (let i = 0; i < length; i++) taken[i] = docs[from + i]!;
    return taken;
  }

  forEach(visit: (doc: number) => void): void {
    const { docs, start } = this;
    for (let i = start, end = start + this.length; i < end; i++) visit(docs[i]!);
  }

  filter(passes: (doc: number) => boolean): readonly number[] {
    const { docs, start } = this;
    const passed: number[] = [];
    for (let i = start, end = start + this.length; i < end; i++) if (passes(docs[i]!)) passed.push(docs[i]!);
    return passed;
  }

  members(): ArrayLike<number> {
    // A view takes about as long to make as a list of so many.
    if (this.length <= 32) return this.take(0, Infinity);
    return this.docs.subarray(this.start, this.start + this.length);
  }

  /** Not of a stretch. */
  transfer(state: State): void {
    this.docs = state.array(this.docs, this.length);
    this.length = state.number(this.length);
  }

  /** False when it was there already. Appending in order is the cheap case. */
  add(doc: number): boolean {
    const { length } = this;
    const at = length === 0 || this.docs[length - 1]! < doc ? length : this.lowerBound(doc);
    if (at < length && this.docs[at] === doc) return false;
    if (doc > LARGEST_SHORT && this.docs instanceof Uint16Array) this.docs = Uint32Array.from(this.docs);
    if (length === this.docs.length) this.docs = grow(this.docs, length + 1);
    if (at < length) this.docs.copyWithin(at + 1, at, length);
    this.docs[at] = doc;
    this.length++;
    return true;
  }

  remove(doc: number): boolean {
    const at = this.lowerBound(doc);
    if (at === this.length || this.docs[at] !== doc) return false;
    this.docs.copyWithin(at, at + 1, this.length);
    this.length--;
    return true;
  }

  private lowerBound(doc: number): number {
    const { docs } = this;
    let low = this.start;
    let high = low + this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (docs[middle]! < doc) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Many documents, one bit each. */
export class DocBits implements DocSet {
  constructor(
    private bits: Uint32Array = new Uint32Array(1),
    private count = 0,
  ) {}

  /** Room for documents below `universe`. */
  static sized(universe: number): DocBits {
    return new DocBits(new Uint32Array((universe + 31) >>> 5 || 1));
  }

  get size(): number {
    return this.count;
  }

  transfer(state: State): void {
    this.bits = state.array(this.bits);
    this.count = state.number(this.count);
  }

  /** 32 documents a word, the least in the lowest bit; a view, not to be kept across changes. */
  words(): Uint32Array {
    return this.bits;
  }

  has(doc: number): boolean {
    const word = doc >>> 5;
    return word < this.bits.length && ((this.bits[word]! >>> (doc & 31)) & 1) === 1;
  }

  seek(doc: number): number {
    const { bits } = this;
    let at = doc >>> 5;
    if (at >= bits.length) return END;
    let word = bits[at]! & (0xffffffff << (doc & 31));
    while (word === 0) {
      if (++at === bits.length) return END;
      word = bits[at]!;
    }
    return (at << 5) + 31 - Math.clz32(word & -word);
  }

  seekBack(doc: number): number {
    const { bits } = this;
    if (doc < 0) return -1;
    let at = doc >>> 5;
    let word = 0;
    if (at >= bits.length) at = bits.length;
    else word = bits[at]! & (0xffffffff >>> (31 - (doc & 31)));
    while (word === 0) {
      if (--at < 0) return -1;
      word = bits[at]!;
    }
    return (at << 5) + 31 - Math.clz32(word);
  }

  take(doc: number, count: number): readonly number[] {
    const { bits } = this;
    const wanted = Math.min(count, this.count);
    const taken = new Array<number>(wanted);
    let length = 0;
    let at = doc >>> 5;
    let word = at < bits.length ? bits[at]! & (0xffffffff << (doc & 31)) : 0;
    // Not beyond the last one: it may come long before the last document.
    for (; at < bits.length && length < wanted; word = bits[++at]!) {
      for (; word !== 0 && length < wanted; word &= word - 1)
        taken[length++] = (at << 5) + 31 - Math.clz32(word & -word);
    }
    // Fewer than that where it doesn't begin with the first.
    if (length < wanted) taken.length = length;
    return taken;
  }

  members(): ArrayLike<number> {
    const { bits } = this;
    const members = new Array<number>(this.count);
    let length = 0;
    for (let at = 0; length < members.length; at++) {
      for (let word = bits[at]!; word !== 0; word &= word - 1)
        members[length++] = (at << 5) + 31 - Math.clz32(word & -word);
    }
    return members;
  }

  forEach(visit: (doc: number) => void): void {
    const { bits } = this;
    for (let at = 0; at < bits.length; at++) {
      for (let word = bits[at]!; word !== 0; word &= word - 1) visit((at << 5) + 31 - Math.clz32(word & -word));
    }
  }

  filter(passes: (doc: number) => boolean): readonly number[] {
    const { bits } = this;
    const passed: number[] = [];
    for (let at = 0; at < bits.length; at++) {
      for (let word = bits[at]!; word !== 0; word &= word - 1) {
        const doc = (at << 5) + 31 - Math.clz32(word & -word);
        if (passes(doc)) passed.push(doc);
      }
    }
    return passed;
  }

  add(doc: number): boolean {
    const at = doc >>> 5;
    if (at >= this.bits.length) {
      this.bits = grow(this.bits, at + 1);
    }
    const bit = 1 << (doc & 31);
    if (this.bits[at]! & bit) return false;
    this.bits[at]! |= bit;
    this.count++;
    return true;
  }

  remove(doc: number): boolean {
    if (!this.has(doc)) return false;
    this.bits[doc >>> 5]! &= ~(1 << (doc & 31));
    this.count--;
    return true;
  }

  clear(): void {
    this.bits.fill(0);
    this.count = 0;
  }

  /** Of an empty set: becomes what is in `a` and in `b`. */
  beIntersection(a: DocBits, b: DocBits): void {
    const [x, y] = [a.bits, b.bits];
    const length = Math.min(x.length, y.length);
    this.reserve(length);
    const { bits } = this;
    let count = 0;
    for (let at = 0; at < length; at++) count += popcount((bits[at] = x[at]! & y[at]!));
    this.count = count;
  }

  /** Of an empty set: becomes what is in `a` and not in `b`. */
  beDifference(a: DocBits, b: DocSet): void {
    const x = a.bits;
    const { length } = x;
    this.reserve(length);
    const { bits } = this;
    bits.set(x);
    this.count = a.count;
    if (!(b instanceof DocBits)) {
      b.forEach((doc) => void this.remove(doc));
      return;
    }
    const y = b.bits;
    for (let at = Math.min(length, y.length) - 1; at >= 0; at--) {
      const gone = bits[at]! & y[at]!;
      if (gone === 0) continue;
      bits[at]! ^= gone;
      this.count -= popcount(gone);
    }
  }

  addAll(docs: DocSet): void {
    if (!(docs instanceof DocBits)) {
      docs.forEach((doc) => void this.add(doc));
      return;
    }
    const from = docs.bits;
    this.reserve(from.length);
    const { bits } = this;
    for (let at = 0; at < from.length; at++) {
      const fresh = from[at]! & ~bits[at]!;
      if (fresh === 0) continue;
      bits[at]! |= fresh;
      this.count += popcount(fresh);
    }
  }

  /** Leaves no room for more. */
  trim(universe: number): void {
    this.bits = trimmed(this.bits, (universe + 31) >>> 5 || 1);
  }

  private reserve(words: number): void {
    if (words > this.bits.length) this.bits = grow(this.bits, words);
  }
}

/** The number of bits set in 32. */
export function popcount(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return (((w + (w >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
