import type { Answer } from '../queries/query.js';
import { givenBy } from './given.js';
import type { MakePeers } from './peer.js';

/*
 * Postings written by hand for each query: see `bench/queries`. They give what a caller of a search is to get: a promise of
 * a Bundle, with a link to itself and to the next page where there is one. Nothing else is done for each call: the URLs are
 * there, since a query is for one text.
 */
const BASE_URL = 'http://localhost/fhir';
const PAGE = 50;

function bundle(url: string, { total, entry }: Answer) {
  const link = [{ relation: 'self', url }];
  if (total > PAGE) link.push({ relation: 'next', url: `${url}&_offset=${PAGE}` });
  return { resourceType: 'Bundle', type: 'searchset', total, link, entry };
}

export const hand: MakePeers = async () => [
  {
    name: 'hand',
    runner: (query) => {
      const answer = query.hand();
      const urls = query.texts.map((text) => `${BASE_URL}/${text}`);
      const run = async (value: number): Promise<Answer> => bundle(urls[value]!, answer(value));
      return { run, runsAsync: true, give: async (value) => givenBy(await run(value)) };
    },
  },
];
