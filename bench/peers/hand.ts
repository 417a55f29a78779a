import { givenBy } from './given.js';
import type { MakePeers } from './peer.js';

/** Postings written by hand for each query: see `bench/queries`. */
export const hand: MakePeers = async () => [
  {
    name: 'hand',
    title: 'by hand',
    runner: (query) => {
      const run = query.hand();
      return { run, runsAsync: false, give: (value) => givenBy(run(value)) };
    },
  },
];
