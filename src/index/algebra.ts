import { DocBits, DocList, EMPTY, END, SingleDoc, type DocSet } from './docset.js';

/*
 * Operations on document sets. Results are new sets or one of the operands, which must not be changed afterwards.
 * A sorted array costs 4 bytes a member, bits cost one bit a document: above one document in 32 bits are smaller, and
 * faster to combine.
 */
export const DENSE = 32;

/** The set of ascending, distinct documents; the array is kept. */
export function fromSorted(docs: readonly number[]): DocSet {
  return docs.length === 0 ? EMPTY : docs.length === 1 ? new SingleDoc(docs[0]!) : new DocList(docs);
}

/** The set of documents in any order, repetitions allowed, all below `universe`; the array is kept. */
export function fromUnsorted(docs: readonly number[], universe: number): DocSet {
  if (isAscending(docs)) return fromSorted(docs);
  if (docs.length * DENSE > universe) {
    const bits = DocBits.sized(universe);
    for (let i = 0; i < docs.length; i++) bits.add(docs[i]!);
    return bits;
  }
  const sorted = new Uint32Array(docs).sort();
  const distinct: number[] = [];
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]!);
  return fromSorted(distinct);
}

/** The same documents as bits, which tell membership at once where a list is searched. They are all below `universe`. */
export function asBits(docs: DocSet, universe = docs.seekBack(END - 1) + 1): DocSet {
  if (docs instanceof DocBits) return docs;
  const bits = DocBits.sized(universe);
  docs.forEach((doc) => void bits.add(doc));
  return bits;
}

function isAscending(docs: readonly number[]): boolean {
  for (let i = 1; i < docs.length; i++) if (docs[i]! <= docs[i - 1]!) return false;
  return true;
}

/** The members of `set` that pass. */
export function filter(set: DocSet, passes: (doc: number) => boolean): DocSet {
  return fromSorted(set.filter(passes));
}

export function intersect(a: DocSet, b: DocSet): DocSet {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return EMPTY;
  if (small instanceof DocBits && large instanceof DocBits) {
    const x = small.words();
    const y = large.words();
    const length = Math.min(x.length, y.length);
    // Few members are had sooner as a list than as a new array of words.
    if (small.size <= 2 * length) {
      const docs: number[] = [];
      for (let at = 0; at < length; at++) {
        for (let word = x[at]! & y[at]!; word !== 0; word &= word - 1)
          docs.push((at << 5) + 31 - Math.clz32(word & -word));
      }
      return fromSorted(docs);
    }
    const words = new Uint32Array(length);
    for (let i = 0; i < words.length; i++) words[i] = x[i]! & y[i]!;
    return DocBits.fromWords(words);
  }
  return filter(small, (doc) => large.has(doc));
}

/** What is in `a` and not in `b`. */
export function subtract(a: DocSet, b: DocSet): DocSet {
  if (b.size === 0 || a.size === 0) return a;
  if (!(a instanceof DocBits)) return filter(a, (doc) => !b.has(doc));
  const words = a.words().slice();
  if (b instanceof DocBits) {
    const y = b.words();
    for (let i = Math.min(words.length, y.length) - 1; i >= 0; i--) words[i]! &= ~y[i]!;
  } else {
    b.forEach((doc) => {
      if (doc >>> 5 < words.length) words[doc >>> 5]! &= ~(1 << (doc & 31));
    });
  }
  return DocBits.fromWords(words);
}

/** All documents of any of the sets, which hold documents below `universe`. */
export function union(sets: readonly DocSet[], universe: number): DocSet {
  const some = sets.filter((set) => set.size > 0);
  if (some.length === 0) return EMPTY;
  if (some.length === 1) return some[0]!;
  const total = some.reduce((sum, set) => sum + set.size, 0);
  if (total * DENSE <= universe) {
    const docs: number[] = [];
    for (const set of some) set.forEach((doc) => docs.push(doc));
    return fromUnsorted(docs, universe);
  }
  const words = new Uint32Array((universe + 31) >>> 5 || 1);
  for (const set of some) {
    if (set instanceof DocBits) {
      const from = set.words();
      for (let i = Math.min(from.length, words.length) - 1; i >= 0; i--) words[i]! |= from[i]!;
    } else {
      set.forEach((doc) => {
        words[doc >>> 5]! |= 1 << (doc & 31);
      });
    }
  }
  return DocBits.fromWords(words);
}
