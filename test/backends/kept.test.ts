import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareSearch, type Backend, type Branch, type Found, type Page } from '../../src/backends/backend.js';
import type { Position } from '../../src/backends/hits.js';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { scan } from '../../src/backends/scan/scan-backend.js';
import { printPredicate } from '../../src/model/predicate.js';
import { runs } from '../support/runs.js';
import type { SortKey, SortRule, TermForm } from '../../src/model/sort.js';
import {
  keyed,
  manyWrites,
  outer,
  predicates,
  schema,
  sortedOwnBranches,
  strings,
  TYPES,
  writes,
  type Keys,
  type Write,
} from './keyed.js';

/*
 * What the memory backend keeps from one search to the next (ranks, where references lead, terms of predicates) against the
 * backend that keeps nothing: the same searches again and again, with writes in between.
 */
class Pair {
  readonly kept: Backend = memory(() => schema, undefined);
  readonly plain: Backend = scan(() => schema, undefined);
  private readonly prepared = new Map<readonly Branch[], (page: Page) => Found>();
  private rounds = 0;

  /** Every other time as a load, at whose end the index is made small. */
  apply(all: readonly Write[]): void {
    for (const { resource, remove } of all) {
      for (const backend of [this.kept, this.plain]) {
        if (remove) backend.delete(resource.resourceType, resource.id);
        else backend.put(resource);
      }
    }
    if (this.rounds++ % 2 === 0) this.kept.expect?.(new Map());
  }

  /** A search that was prepared when it was first asked for. */
  private search(branches: readonly Branch[], page: Page): Found {
    let search = this.prepared.get(branches);
    if (!search) this.prepared.set(branches, (search = prepareSearch(this.kept, branches)));
    return search(page);
  }

  /** All that is found, in any order. */
  expectSameSet(branches: readonly Branch[]): void {
    const page: Page = { count: 1000 };
    const ids = ({ hits }: Found): string[] => hits.map(({ id }) => id).sort();
    const where = branches.map((branch) => printPredicate(branch.where)).join();
    expect(ids(this.search(branches, page)), where).toEqual(ids(this.plain.search(branches, page)));
  }

  expectSame(branches: readonly Branch[], page: Page): Found {
    const [found, expected] = [this.search(branches, page), this.plain.search(branches, page)];
    const told = ({ total, hits, more }: Found): unknown => {
      return { total, more, hits: hits.map(({ type, id, position }) => ({ type, id, ...positionOf(position) })) };
    };
    expect(told(found)).toEqual(told(expected));
    return found;
  }

  /** All pages from one end to the other, and some way back from each. */
  walk(branches: readonly Branch[], count: number): void {
    let page = this.expectSame(branches, { count });
    for (let steps = 0; steps < 5 && page.more.after; steps++) {
      const after = page.hits.at(-1)!.position;
      page = this.expectSame(branches, { count, after });
      this.expectSame(branches, { count, before: after });
      const before = page.hits.at(0)?.position;
      if (before) this.expectSame(branches, { count: count + 1, before });
    }
    // All that there are, at once.
    const { hits } = this.expectSame(branches, { count: 1000 });
    const middle = hits.at(hits.length >> 1)?.position;
    if (middle) {
      this.expectSame(branches, { count: 1000, after: middle });
      this.expectSame(branches, { count: 1000, before: middle });
    }
    this.expectSame(branches, { count, lastOf: Infinity });
    this.expectSame(branches, { count, lastOf: 5 });
  }
}

/** Sequences differ from backend to backend. */
function positionOf(position: Position): object {
  return 'values' in position ? { values: position.values } : {};
}

describe('what is kept from search to search holds', () => {
  test('for pages in an order that was asked for often', () => {
    const rounds = fc.array(fc.oneof({ weight: 3, arbitrary: writes }, { weight: 1, arbitrary: manyWrites }), {
      minLength: 1,
      maxLength: 4,
    });
    // Of several types nothing is ranked.
    const branch = sortedOwnBranches.map((search) => search.slice(0, 1));
    fc.assert(
      fc.property(manyWrites, branch, rounds, fc.integer({ min: 1, max: 9 }), (first, search, all, count) => {
        const pair = new Pair();
        pair.apply(first);
        // More matches than ranking all documents takes comparisons.
        const everything = search.map((each): Branch => ({ ...each, where: { op: 'all' } }));
        for (let again = 0; again < 12; again++) pair.kept.search(everything, { count: 1 });
        pair.walk(search, count);
        for (const later of all) {
          pair.apply(later);
          pair.walk(search, count);
        }
      }),
      runs(40),
    );
  });

  test.each([
    ['by an interval', { by: 'low', fields: [outer.intervals] }],
    ['by a term', { by: 'term', field: strings, form: 'folded' }],
  ] satisfies [string, SortKey][])('for pages %s when most of what was in order is written again', (_, key) => {
    const pair = new Pair();
    const write = (i: number, value: number): Write => {
      const keys = {
        intervals: [{ low: value, high: value + 1, space: '' }],
        terms: [{ name: `n${value}`, space: '' }],
      };
      return { resource: keyed('A', `id${i}`, keys), remove: false };
    };
    const all = Array.from({ length: 300 }, (_each, i) => i);
    pair.apply(all.map((i) => write(i, (i * 7) % 60)));
    const branches = [false, true].map((descending): Branch[] => [
      { type: 'A', where: { op: 'all' }, sort: [{ key, descending }] },
    ]);
    for (const branch of branches) for (let again = 0; again < 12; again++) pair.kept.search(branch, { count: 1 });
    const steps: readonly Write[][] = [
      // Few, which wait; then so many that they are put among the others; then some go, and some come back.
      all.filter((i) => i % 50 === 0).map((i) => write(i, 100 - i)),
      all.filter((i) => i % 3 !== 0).map((i) => write(i, (i * 11) % 70)),
      all.filter((i) => i % 4 === 0).map((i) => ({ ...write(i, 0), remove: true })),
      all.filter((i) => i % 8 === 0).map((i) => write(i, (i * 5) % 40)),
      all.map((i) => write(i + 100, i % 50)),
    ];
    for (const step of steps) {
      pair.apply(step);
      for (const branch of branches) pair.walk(branch, 7);
    }
  });

  test('for more orders than are kept', () => {
    const pair = new Pair();
    const keys = (i: number): Keys => ({
      terms: [{ name: `n${i % 9}`, space: '' }],
      codes: [{ name: `c${i % 4}`, space: '' }],
    });
    pair.apply(Array.from({ length: 40 }, (_, i) => ({ resource: keyed('A', `id${i}`, keys(i)), remove: false })));
    const forms: readonly TermForm[] = ['folded', 'lower', 'written', 'unversioned'];
    const rules = [strings, outer.codes].flatMap((field) =>
      forms.flatMap((form) =>
        [false, true].map((descending): SortRule => ({ key: { by: 'term', field, form }, descending })),
      ),
    );
    const orders = [...rules.map((rule) => [rule]), ...rules.map((rule) => [rule, rules[0]!])].map((sort): Branch[] => [
      { type: 'A', where: { op: 'all' }, sort },
    ]);
    for (let again = 0; again < 8; again++) {
      for (const branches of orders) pair.expectSame(branches, { count: 5 });
      pair.apply([{ resource: keyed('A', `id${again}`, keys(again + 3)), remove: again % 2 === 0 }]);
    }
  });

  test('for joins and terms that are asked for again', () => {
    const rounds = fc.array(writes, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(predicates, { minLength: 1, maxLength: 4 }), rounds, (wheres, all) => {
        const pair = new Pair();
        const searches = wheres.flatMap((where) => TYPES.map((type): Branch[] => [{ type, where }]));
        for (const each of all) {
          pair.apply(each);
          for (const branches of searches) pair.expectSameSet(branches);
        }
      }),
      runs(120),
    );
  });

  test('for one resource that comes and goes', () => {
    const pair = new Pair();
    const branches: Branch[] = [{ type: 'A', where: { op: 'id', ids: ['a'] } }];
    const write = (id: string, remove: boolean): void => pair.apply([{ resource: keyed('A', id), remove }]);
    pair.expectSame(branches, { count: 5 });
    for (let again = 0; again < 3; again++) {
      write('a', false);
      pair.expectSame(branches, { count: 5 });
      pair.expectSame(branches, { count: 5 });
      write('b', again % 2 === 1);
      pair.expectSame(branches, { count: 5 });
      write('a', true);
      pair.expectSame(branches, { count: 5 });
    }
  });

  test('for other ids each time', () => {
    const pair = new Pair();
    pair.apply(['a', 'b', 'c'].map((id) => ({ resource: keyed('A', id), remove: false })));
    const asked = { op: 'id' as const, ids: [] as readonly string[] };
    const branches: Branch[] = [{ type: 'A', where: asked }];
    for (const ids of [['a'], ['b'], ['nobody'], ['c'], ['a', 'c'], [], ['b']]) {
      asked.ids = ids;
      expect(pair.expectSame(branches, { count: 5 }).hits.map(({ id }) => id)).toEqual(
        ids.filter((id) => id !== 'nobody'),
      );
    }
  });

  test('by how well they match, where nothing says what', () => {
    const pair = new Pair();
    pair.apply(['b', 'a', 'c'].map((id) => ({ resource: keyed('A', id), remove: false })));
    const sort: SortRule[] = [{ key: { by: 'score' }, descending: true }];
    for (let again = 0; again < 12; again++) {
      const page = pair.expectSame([{ type: 'A', where: { op: 'all' }, sort }], { count: 2 });
      expect(page.hits.map(({ id }) => id)).toEqual(['a', 'b']);
      pair.expectSame([{ type: 'A', where: { op: 'all' }, sort }], { count: 2, after: page.hits.at(-1)!.position });
    }
  });
});
