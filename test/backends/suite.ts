import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, BackendFactory, Branch, Found, IndexSchema } from '../../src/backends/backend.js';
import type { Hit, Position } from '../../src/backends/hits.js';
import { ResourceKeys } from '../../src/model/evaluate.js';
import { AllResources } from '../../src/model/others.js';
import { and, not, or, printPredicate, type Predicate } from '../../src/model/predicate.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { printSortRule } from '../../src/model/sort.js';
import { runs } from '../support/runs.js';
import {
  anyWrite,
  branches,
  inOrder,
  keyed,
  manyWrites,
  predicates,
  schema,
  outer,
  ownBranches,
  sortedBranches,
  sortedOwnBranches,
  TYPES,
  writes,
  type KeyedResource,
  type Write,
} from './keyed.js';

/** With hits as a list. */
const told = ({ hits, ...rest }: Found): unknown => ({ ...rest, hits: [...hits] });

/** A backend beside a plain list of what it should hold, in the order in which resources first came. */
class Tested {
  readonly backend: Backend;
  readonly model = new Map<string, KeyedResource>();

  constructor(make: BackendFactory) {
    this.backend = make(() => schema);
  }

  apply({ resource, remove }: Write): void {
    const { resourceType: type, id } = resource;
    if (remove) expect(this.backend.delete(type, id)).toBe(this.model.delete(`${type}/${id}`));
    else {
      this.backend.put(resource);
      this.model.set(`${type}/${id}`, resource);
    }
  }

  /** What the definition of predicates says that a search should find, as `Type/id`. */
  expected(all: readonly Branch[]): string[] {
    const keys = new Map([...this.model].map(([reference, each]) => [reference, keysOf(each, schema)]));
    const others = new AllResources(() => [...keys.values()]);
    const matches = all.flatMap(({ type, where }) =>
      [...this.model.values()].filter(
        (resource) => resource.resourceType === type && keys.get(referenceTo(resource))!.matches(where, others),
      ),
    );
    const sort = all[0]?.sort;
    if (sort) matches.sort((a, b) => inOrder(a, b, sort));
    return matches.map(referenceTo);
  }

  found(all: readonly Branch[]): string[] {
    return this.backend.search(all, { count: 1000 }).hits.map(named);
  }
}

const named = ({ type, id }: Hit): string => `${type}/${id}`;
const referenceTo = ({ resourceType, id }: KeyedResource): string => `${resourceType}/${id}`;

function keysOf(resource: IdentifiedResource, { extract }: IndexSchema): ResourceKeys {
  const keys = new ResourceKeys(resource.id, resource.resourceType);
  extract(resource, keys);
  return keys;
}

const print = (all: readonly Branch[]): string => {
  const sort = all[0]?.sort?.map(printSortRule).join(', ') ?? 'nothing';
  return `${all.map(({ type, where }) => `${type}: ${printPredicate(where)}`).join('; ')} by ${sort}`;
};

/** What every backend is held to. */
export function describeBackend(name: string, make: BackendFactory): void {
  describe(`the ${name} backend`, () => {
    test('finds what the definition of predicates says, after any writes', () => {
      const rounds = fc.array(fc.record({ writes, searches: fc.array(branches, { minLength: 1, maxLength: 6 }) }), {
        maxLength: 4,
      });
      fc.assert(
        fc.property(rounds, (all) => {
          const tested = new Tested(make);
          for (const { writes, searches } of all) {
            for (const write of writes) tested.apply(write);
            for (const search of searches) {
              expect(tested.found(search), print(search)).toEqual(tested.expected(search));
            }
          }
        }),
        runs(120),
      );
    });

    test('does so among many resources too', () => {
      const rounds = fc.array(
        fc.record({ all: manyWrites, searches: fc.array(predicates, { minLength: 1, maxLength: 4 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      );
      fc.assert(
        fc.property(rounds, (all) => {
          const tested = new Tested(make);
          for (const { all: writes, searches } of all) {
            for (const write of writes) tested.apply(write);
            for (const where of searches) {
              const search = [{ type: 'A', where }];
              expect(tested.found(search), print(search)).toEqual(tested.expected(search));
            }
          }
        }),
        runs(20),
      );
    });

    test('finds contained resources when asked to, alone or beside the others', () => {
      const cases = fc.record({ writes, type: fc.constantFrom(...TYPES), where: predicates });
      fc.assert(
        fc.property(
          cases,
          fc.constantFrom<'contained' | 'all'>('contained', 'all'),
          ({ writes, type, where }, among) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const own = [...tested.model.values()].map((resource) => keysOf(resource, schema));
            const others = new AllResources(() => own);
            const candidates = [...(among === 'all' ? own : []), ...own.flatMap(({ containedKeys }) => containedKeys)];
            const expected = candidates.filter((keys) => keys.type === type && keys.matches(where, others));
            const { hits, total } = tested.backend.search([{ type, where, among }], { count: 1000 });
            expect(hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
            expect(total).toBe(expected.length);
            expect(tested.backend.count(type, where, among)).toBe(expected.length);
          },
        ),
        runs(100),
      );
    });

    test('counts what it finds, and estimates no more than there is', () => {
      fc.assert(
        fc.property(writes, fc.array(predicates, { maxLength: 5 }), (all, wheres) => {
          const tested = new Tested(make);
          for (const write of all) tested.apply(write);
          for (const type of TYPES) {
            const stored = [...tested.model.values()].filter(({ resourceType }) => resourceType === type).length;
            for (const where of wheres) {
              const branch = [{ type, where }];
              const expected = tested.expected(branch).length;
              expect(tested.backend.count(type, where), printPredicate(where)).toBe(expected);
              for (const page of [{ count: 0 }, { count: 0, after: { branch: 0, sequence: 0 } }]) {
                const more = { before: false, after: false };
                expect(told(tested.backend.search(branch, page))).toEqual({ total: expected, hits: [], more });
              }
              const estimate = tested.backend.estimate(type, where);
              expect(estimate, `estimate of ${printPredicate(where)}`).toBeGreaterThanOrEqual(0);
              expect(estimate, `estimate of ${printPredicate(where)}`).toBeLessThanOrEqual(stored);
            }
            expect(tested.backend.estimate(type, { op: 'all' })).toBe(stored);
          }
        }),
        runs(60),
      );
    });

    describe.each([
      ['pages', branches, ownBranches],
      ['sorted pages', sortedBranches, sortedOwnBranches],
    ])('%s', (_, searches, alone) => {
      const paging = fc.record({ writes, search: searches, count: fc.integer({ min: 1, max: 7 }) });
      const pagingAlone = fc.record({ writes, search: alone, count: fc.integer({ min: 1, max: 7 }) });

      test('forwards give each match once, in order', () => {
        fc.assert(
          fc.property(paging, ({ writes, search, count }) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const expected = tested.expected(search);
            const seen: string[] = [];
            let page = tested.backend.search(search, { count });
            for (;;) {
              expect(page.total).toBe(expected.length);
              expect(page.more.before).toBe(seen.length > 0);
              seen.push(...page.hits.map(named));
              expect(page.more.after).toBe(seen.length < expected.length);
              if (!page.more.after) break;
              expect(page.hits).toHaveLength(count);
              page = tested.backend.search(search, { count, after: page.hits.at(-1)!.position });
            }
            expect(seen).toEqual(expected);
          }),
          runs(100),
        );
      });

      test('backwards give the same, from the end', () => {
        fc.assert(
          fc.property(paging, ({ writes, search, count }) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const expected = tested.expected(search);
            const all = tested.backend.search(search, { count: 1000 }).hits;
            const seen: string[] = [];
            let before: Position | undefined;
            for (;;) {
              // The last of pages that hold one match each, then those before it.
              const page = tested.backend.search(search, before ? { count, before } : { count: 1, lastOf: Infinity });
              expect(page.more.after).toBe(seen.length > 0);
              seen.unshift(...page.hits.map(named));
              expect(page.more.before).toBe(seen.length < expected.length);
              if (!page.more.before) break;
              before = page.hits.at(0)!.position;
            }
            expect(seen).toEqual(expected);
            expect(all).toHaveLength(expected.length);
          }),
          runs(80),
        );
      });

      test('the last is the one that a walk forwards ends on, of all matches or of the first so many', () => {
        fc.assert(
          fc.property(paging, fc.option(fc.integer({ min: 1, max: 30 })), ({ writes, search, count }, most) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const expected = tested.expected(search);
            const walked = expected.slice(0, most ?? Infinity);
            const start = walked.length === 0 ? 0 : Math.floor((walked.length - 1) / count) * count;
            const { total, hits, more } = tested.backend.search(search, { count, lastOf: most ?? Infinity });
            expect(total).toBe(expected.length);
            expect(hits.map(named)).toEqual(walked.slice(start));
            expect(more.before).toBe(start > 0);
            expect(more.after).toBe(expected.length > walked.length);
          }),
          runs(80),
        );
      });

      test('go on from where they were when resources are written in between', () => {
        fc.assert(
          fc.property(paging, writes, ({ writes, search, count }, later) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const before = tested.expected(search);
            const first = tested.backend.search(search, { count });
            const after = first.hits.at(-1)?.position;
            for (const write of later) tested.apply(write);
            if (!after) return;
            const rest = tested.backend.search(search, { count: 1000, after });
            const names = rest.hits.map(named);
            const passed = before.slice(0, first.hits.length);
            // What came away and back stands at the end, as it does in the list. By joins a write can change what others match.
            const still = new Set(tested.expected(search));
            const untouched = before.filter(
              (each) => still.has(each) && !later.some(({ resource }) => referenceTo(resource) === each),
            );
            expect(names.filter((each) => untouched.includes(each))).toEqual(
              untouched.filter((each) => !passed.includes(each)),
            );
            expect(new Set(names).size).toBe(names.length);
            const now = tested.expected(search);
            expect(names).toEqual(now.slice(now.length - names.length));
            expect(rest.more).toEqual({ before: now.length > names.length, after: false });
            const back = tested.backend.search(search, { count: 1000, before: rest.hits.at(0)?.position ?? after });
            expect(back.hits.map(named)).toEqual(
              now.filter((each) => !names.includes(each)).slice(0, back.hits.length),
            );
          }),
          runs(80),
        );
      });

      test('walks with writes between all pages neither lose nor repeat what is not written', () => {
        const rounds = fc.array(fc.array(anyWrite, { maxLength: 4 }), { minLength: 1, maxLength: 40, size: 'max' });
        fc.assert(
          fc.property(pagingAlone, rounds, fc.boolean(), ({ writes, search, count }, later, backwards) => {
            const tested = new Tested(make);
            for (const write of writes) tested.apply(write);
            const before = tested.expected(search);
            const touched = new Set<string>();
            const seen: string[] = [];
            let page = tested.backend.search(search, backwards ? { count, lastOf: Infinity } : { count });
            for (let round = 0; page.hits.length > 0; round++) {
              const names = page.hits.map(named);
              if (backwards) seen.unshift(...names);
              else seen.push(...names);
              // In the order that there is now, also with what was written.
              const now = tested.expected(search);
              expect(names).toEqual(now.slice(now.indexOf(names[0]!)).slice(0, names.length));
              const edge = page.hits.at(backwards ? 0 : -1)!.position;
              for (const write of later[round] ?? []) {
                tested.apply(write);
                touched.add(referenceTo(write.resource));
              }
              page = tested.backend.search(search, backwards ? { count, before: edge } : { count, after: edge });
            }
            const untouched = (each: string): boolean => !touched.has(each);
            expect(seen.filter(untouched)).toEqual(before.filter(untouched));
          }),
          runs(40),
        );
      });
    });

    test.each([1, 2, 31, 32, 33, 64, 65, 96, 97])('of %i resources the last is found too', (size) => {
      const { backend } = new Tested(make);
      const ids = Array.from({ length: size }, (_, i) => `id${i}`);
      ids.forEach((each, i) => {
        const code = { name: ['even', 'odd'][i % 2]!, space: '' };
        backend.put(keyed('A', each, { codes: [code], intervals: [{ low: i, high: i + 1, space: '' }] }));
      });
      const is = (text: string): Predicate => ({ op: 'term', field: outer.codes, test: 'equals', on: 'name', text });
      const upTo: Predicate = { op: 'interval', field: outer.intervals, relation: 'ends-by', low: size, high: size };
      const found = (where: Predicate): string[] =>
        backend.search([{ type: 'A', where }], { count: 1000 }).hits.map((hit) => hit.id);
      for (const where of [or([is('even'), is('odd')]), or([is('odd'), upTo]), upTo, not(is('neither'))]) {
        expect(found(where), printPredicate(where)).toEqual(ids);
      }
      expect(found(and([upTo, is('even')]))).toEqual(ids.filter((_, i) => i % 2 === 0));
    });

    describe('writes', () => {
      const [type = ''] = TYPES;
      const all: Predicate = { op: 'all' };

      test('nothing is there at first', () => {
        const { backend } = new Tested(make);
        expect(told(backend.search([{ type, where: all }], { count: 10 }))).toEqual({
          total: 0,
          hits: [],
          more: { before: false, after: false },
        });
        expect(backend.has(type, 'a')).toBe(false);
        expect(backend.delete(type, 'a')).toBe(false);
        expect(backend.estimate(type, all)).toBe(0);
        expect(backend.count(type, all)).toBe(0);
        expect(backend.types()).toEqual([]);
      });

      test('a type that there was a resource of stays known', () => {
        const { backend } = new Tested(make);
        backend.put(keyed(type, 'a'));
        expect(backend.has(type, 'a')).toBe(true);
        expect(backend.delete(type, 'a')).toBe(true);
        expect(backend.has(type, 'a')).toBe(false);
        expect(backend.delete(type, 'a')).toBe(false);
        expect(backend.types()).toEqual([type]);
      });

      test('a resource keeps its position when it is replaced, and gets a new one when it comes back', () => {
        const { backend } = new Tested(make);
        for (const id of ['a', 'b', 'c']) backend.put(keyed(type, id));
        const found = () =>
          backend.search([{ type, where: all }], { count: 10 }).hits.map(({ id, position }) => ({ id, position }));
        const before = found();
        backend.put(keyed(type, 'a', { terms: [{ name: 'x', space: '' }] }));
        expect(found()).toEqual(before);
        backend.delete(type, 'a');
        backend.put(keyed(type, 'a'));
        const after = found();
        expect(after.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
        expect(after.slice(0, 2)).toEqual(before.slice(1));
        expect(before.map(({ position }) => position)).not.toContainEqual(after[2]!.position);
      });
    });
  });
}
