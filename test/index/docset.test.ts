import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocBits, DocList, EMPTY, END, popcount, SingleDoc, SortedDocs, type DocSet } from '../../src/index/docset.js';
import { runs } from '../support/runs.js';
import { ascending, EDGES, membersOf } from './sets.js';

interface MutableSet extends DocSet {
  add(doc: number): boolean;
  remove(doc: number): boolean;
}

/** Everything that can be asked of a set, against a plain list of its members. */
function expectLike(set: DocSet, docs: readonly number[], probes: readonly number[]): void {
  expect(set.size).toBe(docs.length);
  expect(membersOf(set)).toEqual(docs);
  expect(Array.from(set.members())).toEqual(docs);
  const all = [...probes, ...docs];
  expect(all.map((probe) => [probe, set.has(probe), set.seek(probe), set.seekBack(probe)])).toEqual(
    all.map((probe) => {
      const next = docs.find((doc) => doc >= probe) ?? END;
      const last = docs.findLast((doc) => doc <= probe) ?? -1;
      return [probe, docs.includes(probe), next, last];
    }),
  );
  const visited: number[] = [];
  set.forEach((doc) => visited.push(doc));
  expect(visited).toEqual(docs);
  expect(set.filter((doc) => doc % 3 !== 0)).toEqual(docs.filter((doc) => doc % 3 !== 0));
  for (const probe of all) {
    for (const count of [0, 1, 3, Infinity]) {
      expect(set.take(probe, count)).toEqual(docs.filter((doc) => doc >= probe).slice(0, count));
    }
  }
  expect(set.seekBack(-1)).toBe(-1);
  expect(set.seek(END)).toBe(END);
  expect(set.seekBack(END - 1)).toBe(docs.at(-1) ?? -1);
}

const doc = fc.oneof(fc.nat(200), fc.constantFrom(...EDGES), fc.nat(5000));
const change = fc.record({ doc, op: fc.constantFrom<'add' | 'remove'>('add', 'add', 'remove') });

describe.each<[string, () => MutableSet]>([
  ['SortedDocs', () => new SortedDocs()],
  ['SortedDocs from nothing', () => SortedDocs.from([])],
  ['DocBits', () => new DocBits()],
  ['DocBits with room', () => DocBits.sized(100)],
])('%s', (_, make) => {
  test('is a set of numbers after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), fc.array(doc, { maxLength: 20 }), (changes, probes) => {
        const set = make();
        const model = new Set<number>();
        for (const each of changes) {
          const changed = each.op === 'add' ? !model.has(each.doc) : model.has(each.doc);
          if (set[each.op](each.doc) !== changed) expect.fail(`${each.op} ${each.doc} didn't tell ${changed}`);
          if (each.op === 'add') model.add(each.doc);
          else model.delete(each.doc);
        }
        expectLike(set, ascending(model), [...probes, ...EDGES]);
      }),
      runs(150),
    );
  });

  test.each([5, 7, 9])('%i can be taken out of 5, 7 and 9, and comes back', (doc) => {
    const set = make();
    for (const each of [5, 7, 9]) set.add(each);
    const rest = [5, 7, 9].filter((each) => each !== doc);
    expect([set.add(doc), set.remove(doc), set.remove(doc)]).toEqual([false, true, false]);
    expectLike(set, rest, [5, 7, 9]);
    expect(set.add(doc)).toBe(true);
    expectLike(set, [5, 7, 9], [6]);
  });

  test('removing from an empty set changes nothing', () => {
    const set = make();
    expect(set.remove(0)).toBe(false);
    expect(set.remove(4711)).toBe(false);
    expectLike(set, [], EDGES);
  });
});

describe('SingleDoc and EMPTY', () => {
  test.each(EDGES)('the set of %i alone', (only) => expectLike(new SingleDoc(only), [only], [...EDGES, 4711]));
  test('the empty set', () => expectLike(EMPTY, [], [...EDGES, 4711]));
});

test('DocList', () => {
  fc.assert(
    fc.property(fc.array(doc, { maxLength: 60 }), (docs) => {
      const members = ascending(docs);
      expectLike(new DocList(members), members, [...EDGES, 4711]);
    }),
    runs(100),
  );
});

describe('DocBits', () => {
  test('counts the bits of words', () => {
    fc.assert(
      fc.property(fc.integer(), (word) => {
        expect(popcount(word)).toBe([...(word >>> 0).toString(2)].filter((bit) => bit === '1').length);
      }),
      runs(200),
    );
  });
});

test('SortedDocs gives its members in order', () => {
  const docs = new SortedDocs();
  for (const each of [9, 3, 7, 3, 1, 8, 2, 9]) docs.add(each);
  docs.remove(7);
  expect(Array.from(docs.members())).toEqual([1, 2, 3, 8, 9]);
  for (let doc = 100; doc < 200; doc++) docs.add(doc);
  expect(Array.from(docs.members()).slice(3, 7)).toEqual([8, 9, 100, 101]);
  expect(docs.members()).toHaveLength(105);
});
