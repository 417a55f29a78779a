import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filter, fromSorted, fromUnsorted, intersect, subtract, union } from '../../src/index/algebra.js';
import { DocBits, DocList, SortedDocs, type DocSet } from '../../src/index/docset.js';
import { runs } from '../support/runs.js';
import { ascending, docSets, EDGES, membersOf, usedScratch, scratchFor } from './sets.js';

function visited(set: DocSet): number[] {
  const docs: number[] = [];
  set.forEach((doc) => docs.push(doc));
  return docs;
}

/** The result holds what it should, says so consistently, and the operands are as they were. */
function expectDocs(result: DocSet, expected: readonly number[]): void {
  expect(membersOf(result)).toEqual(expected);
  expect(visited(result)).toEqual(expected);
  expect(result.size).toBe(expected.length);
}

/** Universes around word edges and sizes around the density at which sets become bits. */
const universes = fc.constantFrom(1, 2, 31, 32, 33, 64, 65, 1000, 4096);
const operands = universes.chain((universe) =>
  fc.record({ universe: fc.constant(universe), a: docSets(universe), b: docSets(universe) }),
);

describe('sets of documents', () => {
  test('intersect and subtract', () => {
    fc.assert(
      fc.property(operands, ({ universe, a, b }) => {
        const scratch = usedScratch(universe);
        expectDocs(
          intersect(a.set, b.set, scratch),
          a.docs.filter((doc) => b.docs.includes(doc)),
        );
        expectDocs(
          subtract(a.set, b.set, scratch),
          a.docs.filter((doc) => !b.docs.includes(doc)),
        );
        expectDocs(a.set, a.docs);
        expectDocs(b.set, b.docs);
      }),
      runs(400),
    );
  });

  test('union', () => {
    const many = universes.chain((universe) =>
      fc.record({
        universe: fc.constant(universe),
        sets: fc.array(docSets(universe, { maxLength: 40 }), { maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(many, ({ universe, sets }) => {
        const all = ascending(sets.flatMap(({ docs }) => docs));
        expectDocs(
          union(
            sets.map(({ set }) => set),
            usedScratch(universe),
          ),
          all,
        );
        for (const { set, docs } of sets) expectDocs(set, docs);
      }),
      runs(300),
    );
  });

  test('filter', () => {
    fc.assert(
      fc.property(docSets(500), ({ set, docs }) => {
        expectDocs(
          filter(set, (doc) => doc % 3 === 0),
          docs.filter((doc) => doc % 3 === 0),
        );
      }),
      runs(100),
    );
  });

  test('fromUnsorted takes any order and repetitions', () => {
    const input = universes.chain((universe) =>
      fc.record({ universe: fc.constant(universe), docs: fc.array(fc.nat(universe - 1), { maxLength: 200 }) }),
    );
    fc.assert(
      fc.property(input, ({ universe, docs }) =>
        expectDocs(fromUnsorted(docs, usedScratch(universe)), ascending(docs)),
      ),
      runs(300),
    );
  });

  test.each([
    [
      [5, 5, 7],
      [5, 7],
    ],
    [
      [7, 5, 7, 5, 7],
      [5, 7],
    ],
    [[3, 3], [3]],
  ])('fromUnsorted of %j among many documents', (docs, expected) => {
    const set = fromUnsorted(docs, scratchFor(10_000));
    expectDocs(set, expected);
    expect(set).not.toBeInstanceOf(DocBits);
  });

  test.each([0, 1, 2, 31, 32, 33])('fromSorted of %i documents', (size) => {
    const docs = Array.from({ length: size }, (_, i) => 3 * i);
    expectDocs(fromSorted(docs), docs);
  });
});

describe('the form of a result', () => {
  const docs = (size: number): number[] => Array.from({ length: size }, (_, i) => 7 * i);

  test.each([
    ['an array up to one document in 256', 10, 2560, DocList],
    ['bits above that', 10, 2559, DocBits],
  ])('%s', (_, size, universe, form) => {
    expect(fromUnsorted(docs(size).reverse(), usedScratch(universe))).toBeInstanceOf(form);
    expect(fromUnsorted(docs(size), usedScratch(universe))).toBeInstanceOf(DocList);
    const halves = [SortedDocs.from(docs(size).slice(0, 5)), SortedDocs.from(docs(size).slice(5))];
    expect(union(halves, usedScratch(universe))).toBeInstanceOf(form);
    expectDocs(union(halves, usedScratch(universe)), docs(size));
  });

  test.each([
    ['bits', 'about as many', 700, DocBits],
    ['a list', 'many more', 100_000, DocList],
  ])('%s, of bits that end where %s documents are', (_, __, universe, form) => {
    const [early, all] = [new DocBits(), new DocBits()];
    for (let doc = 0; doc < 90; doc++) early.add(doc);
    for (let doc = 0; doc < 700; doc++) all.add(doc);
    const common = intersect(early, all, usedScratch(universe));
    expect(common).toBeInstanceOf(form);
    expectDocs(common, membersOf(early));
    const left = subtract(early, SortedDocs.from([3, 40]), usedScratch(universe));
    expect(left).toBeInstanceOf(form);
    expectDocs(
      left,
      membersOf(early).filter((doc) => doc !== 3 && doc !== 40),
    );
  });

  test('bits that have grown beyond the universe lose nothing', () => {
    const grown = new DocBits();
    for (const edge of EDGES) grown.add(edge);
    expect(grown.words().length * 32).toBeGreaterThan(129);
    expectDocs(union([grown, SortedDocs.from([2, 100])], scratchFor(129)), ascending([...EDGES, 2, 100]));
  });
});
