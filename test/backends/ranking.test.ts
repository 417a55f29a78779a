import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ranking, type Wanted } from '../../src/backends/memory/ranking.js';
import { fromSorted } from '../../src/index/algebra.js';
import { DocBits } from '../../src/index/docset.js';
import { membersOf, scratchFor } from '../index/sets.js';
import { runs } from '../support/runs.js';

/** Documents with a value each, ranked beside a plain list. */
class Ranked {
  readonly values = new Map<number, number>();
  readonly live = new DocBits();
  readonly ranking: Ranking;

  constructor(values: readonly number[]) {
    values.forEach((value, doc) => this.set(doc, value));
    this.ranking = new Ranking(Uint32Array.from(this.inOrder([...values.keys()])), {
      compare: (a, b) => this.compare(a, b),
      isLive: (doc) => this.live.has(doc),
      scratch: scratchFor(64),
    });
  }

  write(doc: number, value: number | null): void {
    this.ranking.forget(doc);
    if (value === null) {
      this.values.delete(doc);
      this.live.remove(doc);
    } else this.set(doc, value);
  }

  inOrder(docs: readonly number[]): number[] {
    return [...docs].sort((a, b) => this.compare(a, b));
  }

  private set(doc: number, value: number): void {
    this.values.set(doc, value);
    this.live.add(doc);
  }

  private compare(a: number, b: number): number {
    return (this.values.get(a) ?? 0) - (this.values.get(b) ?? 0) || a - b;
  }
}

const value = fc.nat(6);
const write = fc.record({ doc: fc.nat(40), value: fc.option(value, { freq: 4 }) });
const question = fc.record({
  /** Which of the documents are members: those whose number has a bit in common. */
  mask: fc.nat(63),
  asBits: fc.boolean(),
  count: fc.nat(8),
  backwards: fc.boolean(),
  beside: fc.option(fc.record({ value, doc: fc.nat(40) })),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

const rounds = (most: number) =>
  fc.array(fc.record({ writes: fc.array(write, { maxLength: most, size: 'max' }), questions: fc.array(question) }), {
    maxLength: 6,
  });

function ask(ranked: Ranked, { mask, asBits, count, backwards, beside }: Question): void {
  const members = [...ranked.values.keys()].filter((doc) => (doc & mask) !== 0 || mask === 63).sort((a, b) => a - b);
  const bits = new DocBits();
  for (const doc of members) bits.add(doc);
  const docs = asBits ? bits : fromSorted(members);
  const side = (doc: number): number => ranked.values.get(doc)! - beside!.value || doc - beside!.doc;
  const wanted: Wanted = { count, backwards, ...(beside && { beside: side }) };
  const ordered = ranked.inOrder(members);
  if (backwards) ordered.reverse();
  const ahead = beside ? ordered.filter((doc) => (backwards ? side(doc) < 0 : side(doc) > 0)) : ordered;
  expect(ranked.ranking.select(docs, wanted)).toEqual({
    docs: ahead.slice(0, count),
    behind: ahead.length < ordered.length,
    beyond: ahead.length > count,
  });
}

describe('ranked documents', () => {
  test.each([
    ['few', 5],
    ['many', 120],
  ])('are cut as a sorted list of them is, %s writes at a time', (_, most) => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), rounds(most), (values, all) => {
        const ranked = new Ranked(values);
        for (const { writes, questions } of all) {
          for (const { doc, value: each } of writes) ranked.write(doc, each);
          for (const each of questions) ask(ranked, each);
        }
      }),
      runs(300),
    );
  });

  test('are merged when many wait beside the order', () => {
    const ranked = new Ranked(Array.from({ length: 200 }, (_, i) => i % 7));
    for (let doc = 0; doc < 190; doc += 2) ranked.write(doc, doc % 5);
    for (const mask of [1, 2, 63]) {
      for (const backwards of [false, true]) {
        ask(ranked, { mask, asBits: false, count: 5, backwards, beside: { value: 3, doc: 20 } });
        ask(ranked, { mask, asBits: true, count: 300, backwards, beside: null });
      }
    }
  });
});

/*
 * What is found is the same whichever way it is looked for, so that nothing but counts tells whether the way is the one
 * that takes less.
 */
describe('a page', () => {
  const ranking = new Ranking(Uint32Array.from(Array(10_000).keys()), {
    compare: (a, b) => a - b,
    isLive: () => true,
    scratch: scratchFor(10_000),
  });

  /** Which way a page of 50 is cut from a set of every so many documents. */
  function way(size: number): string {
    const bits = DocBits.sized(10_000);
    for (let i = 0; i < size; i++) bits.add(Math.floor((i * 10_000) / size));
    let [looks, lists] = [0, 0];
    bits.has = (doc) => {
      looks++;
      return DocBits.prototype.has.call(bits, doc);
    };
    bits.members = () => {
      lists++;
      return DocBits.prototype.members.call(bits);
    };
    const { docs } = ranking.select(bits, { count: 50, backwards: false });
    expect(docs).toEqual(membersOf(bits).slice(0, 50));
    return lists === 0 ? `walks ${looks}` : `collects, ${looks} looks`;
  }

  test.each([
    [20, 'collects, 0 looks'],
    [1000, 'collects, 0 looks'],
    // As far as one that tells that there are more.
    [2000, 'walks 251'],
    [10_000, 'walks 51'],
  ])('of %i among 10,000 are met on the way or sorted, whichever is less', (size, expected) => {
    expect(way(size)).toBe(expected);
  });
});
