import fc from 'fast-check';
import { DocBits, DocList, SingleDoc, SortedDocs, type DocSet } from '../../src/index/docset.js';
import { ReusedScratch, type Scratch } from '../../src/index/scratch.js';

/** Documents close to the edges of words, where bits go wrong first. */
export const EDGES = [0, 1, 30, 31, 32, 33, 62, 63, 64, 65, 95, 96, 127, 128];

/** The members of a set, by seeking from the start. */
export function membersOf(set: DocSet): number[] {
  const members: number[] = [];
  for (let doc = set.seek(0); doc < 0x3fffffff; doc = set.seek(doc + 1)) members.push(doc);
  return members;
}

export const ascending = (docs: Iterable<number>): number[] => [...new Set(docs)].sort((a, b) => a - b);

/** Any set of documents below `universe` in any of the forms that can hold it. */
export function docSets(universe: number, size = { maxLength: 80 }): fc.Arbitrary<{ set: DocSet; docs: number[] }> {
  const edges = EDGES.filter((edge) => edge < universe);
  const doc = fc.oneof(fc.nat(universe - 1), fc.constantFrom(...edges));
  return fc.record({ docs: fc.array(doc, size).map(ascending), form: fc.nat(3) }).map(({ docs, form }) => {
    if (docs.length === 1 && form === 0) return { set: new SingleDoc(docs[0]!), docs };
    if (form === 1) return { set: SortedDocs.from(docs), docs };
    if (form === 2) return { set: new DocList(docs), docs };
    const bits = new DocBits();
    for (const each of docs) bits.add(each);
    return { set: bits, docs };
  });
}

/** Scratch whose sets last as long as somebody has them. */
export function scratchFor(universe: number): Scratch {
  return { universe, bits: () => DocBits.sized(universe) };
}

/** Scratch in which an earlier search has found every document. */
export function usedScratch(universe: number): Scratch {
  const clock = { searches: 0 };
  const scratch = new ReusedScratch(clock, { universe });
  for (let i = 0; i < 4; i++) {
    const bits = scratch.bits();
    for (let doc = 0; doc < universe; doc++) bits.add(doc);
  }
  clock.searches++;
  return scratch;
}
