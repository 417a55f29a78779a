import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Branch, Page } from '../../src/backends/backend.js';
import { memory } from '../../src/backends/memory/memory-backend.js';
import { scan } from '../../src/backends/scan/scan-backend.js';
import type { SortRule } from '../../src/model/sort.js';
import { runs } from '../support/runs.js';
import { keyed, outer, present, schema } from './keyed.js';

/*
 * Few matches are put in order by moving each to its place, which takes little where they nearly are in order: however they
 * come, the order is that of the scan.
 */
const low = fc.option(fc.nat(20), { freq: 8, nil: undefined });
const lows = fc.array(low, { minLength: 2, maxLength: 200, size: 'max' });
/** How resources come: as the dates of records do, against them, and in no order. */
const arranged = fc.oneof(
  lows.map((all) => all.toSorted((a = 0, b = 0) => a - b)),
  lows.map((all) => all.toSorted((a = 0, b = 0) => b - a)),
  lows,
);

test.each([false, true])('descending: %s', (descending) => {
  const sort: SortRule[] = [{ key: { by: 'low', fields: [outer.intervals] }, descending }];
  const branches: Branch[] = [{ type: 'A', where: { op: 'present', field: present }, sort }];
  fc.assert(
    fc.property(arranged, fc.nat(40), fc.boolean(), (all, count, backwards) => {
      const backends = [memory(() => schema), scan(() => schema)] as const;
      // Where most match, all are ranked.
      for (let i = 0; i < 1000; i++) backends[0].put(keyed('A', `other${i}`));
      all.forEach((value, i) => {
        const intervals = value === undefined ? [] : [{ low: value, high: value + 1, space: '' }];
        for (const backend of backends)
          backend.put(keyed('A', `id${(i * 7) % all.length}`, { present: true, intervals }));
      });
      const [found, expected] = backends.map((backend) => {
        const ids = (page: Page): string[] => backend.search(branches, page).hits.map(({ id }) => id);
        const { hits } = backend.search(branches, { count: all.length });
        const { position } = hits.at(count % hits.length)!;
        return [
          ids({ count }),
          ids({ count, lastOf: Infinity }),
          ids({ count, ...(backwards ? { before: position } : { after: position }) }),
        ];
      });
      expect(found).toEqual(expected);
    }),
    runs(40),
  );
});
