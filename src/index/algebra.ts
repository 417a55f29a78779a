import { DocBits, DocList, EMPTY, SingleDoc, type DocSet } from './docset.js';
import type { Scratch } from './scratch.js';

/*
 * Operations on document sets. Results are new sets or one of the operands, which must not be changed afterwards.
 * A sorted array costs 4 bytes a member, bits cost one bit a document: above one document in 32 bits are smaller, and
 * faster to combine.
 */
export const DENSE = 32;

/** Going through 8 words takes less time than sorting one document among others. */
const MARKED = 256;

/** The set of ascending, distinct documents; the array is kept. */
export function fromSorted(docs: readonly number[]): DocSet {
  return docs.length === 0 ? EMPTY : docs.length === 1 ? new SingleDoc(docs[0]!) : new DocList(docs);
}

/** The set of documents in any order, repetitions allowed; the array is kept. */
export function fromUnsorted(docs: readonly number[], scratch: Scratch): DocSet {
  if (isAscending(docs)) return fromSorted(docs);
  if (isMarked(docs.length, scratch)) {
    const bits = scratch.bits();
    for (let i = 0; i < docs.length; i++) bits.add(docs[i]!);
    return bits;
  }
  const sorted = new Uint32Array(docs).sort();
  const distinct: number[] = [];
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]!);
  return fromSorted(distinct);
}

/** Whether so many documents are put in order sooner by marking them among all than by sorting them. */
export function isMarked(count: number, { universe }: Scratch): boolean {
  return count * MARKED > universe;
}

/** The same documents as bits, which tell membership at once where a list is searched. */
export function asBits(docs: DocSet, scratch: Scratch): DocSet {
  if (docs instanceof DocBits) return docs;
  const bits = scratch.bits();
  bits.addAll(docs);
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

export function intersect(a: DocSet, b: DocSet, scratch: Scratch): DocSet {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return EMPTY;
  if (!(small instanceof DocBits) || !(large instanceof DocBits)) return filter(small, (doc) => large.has(doc));
  const x = small.words();
  const y = large.words();
  const length = Math.min(x.length, y.length);
  // Few members are had sooner as a list, and so are those of a set that ends long before the last document.
  if (small.size <= 2 * length || areFew(length, scratch)) {
    const docs: number[] = [];
    for (let at = 0; at < length; at++) {
      for (let word = x[at]! & y[at]!; word !== 0; word &= word - 1)
        docs.push((at << 5) + 31 - Math.clz32(word & -word));
    }
    return fromSorted(docs);
  }
  const bits = scratch.bits();
  bits.beIntersection(small, large);
  return bits;
}

/**
 * Whether so many words are few beside those of all documents, which bits of all documents would have to be cleared for: the
 * observations of a patient who came first end after a few, of 20,000.
 */
function areFew(words: number, { universe }: Scratch): boolean {
  return words * 8 * 32 < universe;
}

/** What is in `a` and not in `b`. */
export function subtract(a: DocSet, b: DocSet, scratch: Scratch): DocSet {
  if (b.size === 0 || a.size === 0) return a;
  if (!(a instanceof DocBits) || areFew(a.words().length, scratch)) return filter(a, (doc) => !b.has(doc));
  const bits = scratch.bits();
  bits.beDifference(a, b);
  return bits;
}

/** All documents of any of the sets. */
export function union(sets: readonly DocSet[], scratch: Scratch): DocSet {
  const some = sets.filter((set) => set.size > 0);
  if (some.length === 0) return EMPTY;
  if (some.length === 1) return some[0]!;
  const total = some.reduce((sum, set) => sum + set.size, 0);
  if (!isMarked(total, scratch)) {
    const docs: number[] = [];
    for (const set of some) set.forEach((doc) => docs.push(doc));
    return fromUnsorted(docs, scratch);
  }
  const bits = scratch.bits();
  for (const set of some) bits.addAll(set);
  return bits;
}
