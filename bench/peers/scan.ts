import { firstPage, tableOf } from '../hand/page.js';
import { pushEntry } from '../hand/page.js';
import type { Answer } from '../queries/query.js';
import { givenBy } from './given.js';
import type { MakePeers } from './peer.js';

const PAGE = 50;

/** A look at every resource, with predicates written by hand: see `bench/queries`. */
export const scan: MakePeers = async () => [
  {
    name: 'scan',
    title: 'scan',
    runner: (query) => {
      const find = query.scan();
      const run = (value: number): Answer => {
        const { matches, includes } = find(value);
        const page = matches.slice(0, PAGE);
        const entry = firstPage(tableOf(page), [...page.keys()]);
        const beside = tableOf(includes?.(page) ?? []);
        for (const doc of beside.resources.keys()) pushEntry(entry, beside, doc, 'include');
        return { total: matches.length, entry };
      };
      return { run, runsAsync: false, give: (value) => givenBy(run(value)) };
    },
  },
];
