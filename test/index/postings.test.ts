import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocBits, SortedDocs } from '../../src/index/docset.js';
import { addDoc, NO_DOCS, postingDocs, postingSize, removeDoc, type Posting } from '../../src/index/postings.js';
import { runs } from '../support/runs.js';
import { ascending, membersOf } from './sets.js';

const UNIVERSE = 700;
const change = fc.record({ doc: fc.nat(UNIVERSE - 1), add: fc.boolean() });
/** Long runs of additions come first, so that postings take every form and shrink again. */
const changes = fc
  .tuple(fc.nat(UNIVERSE), fc.nat(5), fc.array(change, { maxLength: 60 }), fc.boolean())
  .map(([length, step, rest, empty]) => {
    const first = Array.from({ length }, (_, i) => ({ doc: (i * (step + 1)) % UNIVERSE, add: true }));
    const last = empty ? first.map(({ doc }) => ({ doc, add: false })) : [];
    return [...first, ...rest, ...last];
  });

function expectDocs(posting: Posting, docs: readonly number[]): void {
  expect(postingSize(posting)).toBe(docs.length);
  expect(membersOf(postingDocs(posting))).toEqual(docs);
  expect(postingDocs(posting).size).toBe(docs.length);
}

test('a posting is a set of documents, whatever its form', () => {
  fc.assert(
    fc.property(changes, (all) => {
      let posting: Posting = NO_DOCS;
      const model = new Set<number>();
      for (const { doc, add } of all) {
        posting = add ? addDoc(posting, doc, UNIVERSE) : removeDoc(posting, doc);
        if (add) model.add(doc);
        else model.delete(doc);
        if (postingSize(posting) !== model.size) expect.fail(`${postingSize(posting)} documents, not ${model.size}`);
      }
      expectDocs(posting, ascending(model));
      if (model.size === 0) expect(posting).toBe(NO_DOCS);
    }),
    runs(120),
  );
});

describe('the form of a posting', () => {
  const grow = (size: number, universe: number): Posting => {
    let posting: Posting = NO_DOCS;
    for (let doc = 0; doc < size; doc++) posting = addDoc(posting, doc, universe);
    return posting;
  };

  test('none, one, few, many', () => {
    expect(grow(0, 5000)).toBe(-1);
    expect(grow(1, 5000)).toBe(0);
    expect(grow(2, 5000)).toBeInstanceOf(SortedDocs);
    expect(grow(156, 5000)).toBeInstanceOf(SortedDocs);
    expect(grow(157, 5000)).toBeInstanceOf(DocBits);
  });

  test('fewer than 64 stay an array however dense', () => {
    expect(grow(63, 63)).toBeInstanceOf(SortedDocs);
    expect(grow(64, 64)).toBeInstanceOf(DocBits);
  });

  test.each([3, 100])('the last of %i that is left is a bare number', (size) => {
    let posting = grow(size, size);
    for (let doc = 0; doc < size - 1; doc++) posting = removeDoc(posting, doc);
    expect(posting).toBe(size - 1);
    expect(removeDoc(posting, 0)).toBe(size - 1);
    expect(removeDoc(posting, size - 1)).toBe(NO_DOCS);
  });
});
