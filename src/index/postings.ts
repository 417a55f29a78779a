import { DENSE } from './algebra.js';
import { DocBits, EMPTY, SingleDoc, SortedDocs, type DocSet } from './docset.js';

/**
 * The documents of one term, in the smallest form that fits: a bare number for one, a sorted array for few, bits for
 * many. -1 is none.
 */
export type Posting = number | SortedDocs | DocBits;

export const NO_DOCS: Posting = -1;

/** `universe` is the number of documents so far, by which few and many are told apart. */
export function addDoc(posting: Posting, doc: number, universe: number): Posting {
  if (typeof posting === 'number') {
    if (posting === -1 || posting === doc) return doc;
    const docs = new SortedDocs();
    docs.add(posting);
    docs.add(doc);
    return docs;
  }
  posting.add(doc);
  // Small sets stay arrays in small indexes too: their bits would have to grow with every document that comes.
  if (posting instanceof SortedDocs && posting.size >= 64 && posting.size * DENSE > universe) {
    const bits = DocBits.sized(universe);
    for (const each of posting.members()) bits.add(each);
    return bits;
  }
  return posting;
}

export function removeDoc(posting: Posting, doc: number): Posting {
  if (typeof posting === 'number') return posting === doc ? -1 : posting;
  posting.remove(doc);
  if (posting.size === 1) return posting.seek(0);
  // Bits that have become sparse stay bits: a set that was frequent once is likely to be so again.
  return posting.size === 0 ? -1 : posting;
}

export function postingHas(posting: Posting, doc: number): boolean {
  return typeof posting === 'number' ? posting === doc : posting.has(doc);
}

export function postingSize(posting: Posting): number {
  return typeof posting === 'number' ? (posting === -1 ? 0 : 1) : posting.size;
}

export function postingDocs(posting: Posting): DocSet {
  return typeof posting === 'number' ? (posting === -1 ? EMPTY : new SingleDoc(posting)) : posting;
}
