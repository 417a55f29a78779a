import { EMPTY, SingleDoc, type DocBits, type DocSet, type SortedDocs } from './docset.js';

/**
 * The documents of one term, in the smallest form that fits: a bare number for one, a sorted array for few, bits for
 * many. -1 is none.
 */
export type Posting = number | SortedDocs | DocBits;

export const NO_DOCS: Posting = -1;

export function postingSize(posting: Posting): number {
  return typeof posting === 'number' ? (posting === -1 ? 0 : 1) : posting.size;
}

export function postingDocs(posting: Posting): DocSet {
  return typeof posting === 'number' ? (posting === -1 ? EMPTY : new SingleDoc(posting)) : posting;
}
