import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocBits, SortedDocs } from '../../src/index/docset.js';
import { PostingLists } from '../../src/index/posting-lists.js';
import { NO_DOCS, postingDocs, postingSize, type Posting } from '../../src/index/postings.js';
import { runs } from '../support/runs.js';
import { restored } from '../support/state.js';
import { ascending, membersOf } from './sets.js';

/** Long runs of additions come first, so that postings take every form and shrink again. */
const changes = (universe: number) =>
  fc
    .tuple(
      fc.nat(700),
      fc.nat(5),
      fc.array(fc.record({ doc: fc.nat(universe - 1), add: fc.boolean() }), { maxLength: 60 }),
      fc.boolean(),
    )
    .map(([length, step, rest, empty]) => {
      const first = Array.from({ length }, (_, i) => ({ doc: (i * (step + 1)) % universe, add: true }));
      const last = empty ? first.map(({ doc }) => ({ doc, add: false })) : [];
      return [...first, ...rest, ...last];
    });
/** Among few documents a posting that outgrows its stretch is dense; among many it's an array of its own at first. */
const cases = fc.constantFrom(700, 5000).chain((universe) =>
  fc.record({
    universe: fc.constant(universe),
    all: fc.array(changes(universe), { minLength: 1, maxLength: 5 }),
    /** The rounds before which all goes through a snapshot. */
    saved: fc.array(fc.nat(800), { maxLength: 3 }),
  }),
);

function expectDocs(posting: Posting, docs: readonly number[]): void {
  expect(postingSize(posting)).toBe(docs.length);
  expect(membersOf(postingDocs(posting))).toEqual(docs);
  expect(postingDocs(posting).size).toBe(docs.length);
}

test('postings are sets of documents, whatever their form', () => {
  fc.assert(
    fc.property(cases, ({ universe, all, saved }) => {
      let lists = new PostingLists();
      const models = all.map((_, term) => {
        lists.begin(term);
        return new Set<number>();
      });
      // One change of each term after the other, so that they take and leave each other's room.
      for (let i = 0; all.some(({ length }) => i < length); i++) {
        if (saved.includes(i)) lists = restored(lists, new PostingLists());
        all.forEach((writes, term) => {
          const write = writes[i];
          const model = models[term]!;
          if (!write) return;
          const { doc, add } = write;
          if (add) expect(lists.add(term, doc, universe)).toBe(!model.has(doc));
          else lists.remove(term, doc);
          if (add) model.add(doc);
          else model.delete(doc);
          if (lists.size(term) !== model.size) expect.fail(`${lists.size(term)} documents, not ${model.size}`);
        });
      }
      models.forEach((model, term) => {
        expectDocs(lists.get(term), ascending(model));
        if (model.size === 0) expect(lists.get(term)).toBe(NO_DOCS);
      });
    }),
    runs(60),
  );
});

describe('the form of a posting', () => {
  const listed = (size: number, universe: number): PostingLists => {
    const lists = new PostingLists();
    lists.begin(0);
    for (let doc = 0; doc < size; doc++) lists.add(0, doc, universe);
    return lists;
  };
  const grow = (size: number, universe: number): Posting => listed(size, universe).get(0);

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
    const lists = listed(size, size);
    for (let doc = 0; doc < size - 1; doc++) lists.remove(0, doc);
    expect(lists.get(0)).toBe(size - 1);
    lists.remove(0, 0);
    expect(lists.get(0)).toBe(size - 1);
    lists.remove(0, size - 1);
    expect(lists.get(0)).toBe(NO_DOCS);
  });

  test('those that go through a snapshot keep theirs, and give room that is free to those that need it next', () => {
    const [few, array, bits, gone] = [0, 1, 2, 3];
    const sizes = [3, 100, 200, 100];
    const before = new PostingLists();
    sizes.forEach((size, term) => {
      before.begin(term);
      for (let doc = 0; doc < size; doc++) before.add(term, doc, 5000);
    });
    for (let doc = 0; doc < 100; doc++) before.remove(gone!, doc);
    const lists = restored(before, new PostingLists());
    const formOf = (term: number): unknown => lists.get(term).constructor;
    expect([few!, array!, bits!].map(formOf)).toEqual([SortedDocs, SortedDocs, DocBits]);
    expect(lists.get(gone!)).toBe(NO_DOCS);
    for (let doc = 1000; doc < 1100; doc++) lists.add(gone!, doc, 5000);
    for (const term of [few!, array!, bits!]) lists.add(term, 4999, 5000);
    const upTo = (size: number): number[] => Array.from({ length: size }, (_, i) => i);
    expectDocs(lists.get(few!), [...upTo(3), 4999]);
    expectDocs(lists.get(array!), [...upTo(100), 4999]);
    expectDocs(lists.get(bits!), [...upTo(200), 4999]);
    expectDocs(
      lists.get(gone!),
      upTo(100).map((doc) => 1000 + doc),
    );
  });
});

test('documents whose numbers need more than 16 bits', () => {
  const lists = new PostingLists();
  const docs = [0, 1, 0xfffe, 0xffff, 0x1_0000, 0x1_0001, 0x12_3456];
  const universe = 10_000_000;
  // Some are few enough for a stretch, the last are a set of their own when the first long number comes.
  const models = [3, 5, 7, 100].map((size) =>
    Array.from({ length: size }, (_, i) => (size === 100 ? i * 700 : docs[i]!)),
  );
  models.forEach((_, term) => lists.begin(term));
  for (let i = 0; i < 100; i++)
    models.forEach((model, term) => {
      if (i < model.length) expect(lists.add(term, model[i]!, universe)).toBe(true);
    });
  models.forEach((model, term) => expectDocs(lists.get(term), model));
  for (const [term, model] of models.entries()) for (const doc of model.slice(1)) lists.remove(term, doc);
  models.forEach((_, term) => expectDocs(lists.get(term), [0]));
});
