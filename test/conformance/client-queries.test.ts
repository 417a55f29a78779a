import { expect, test } from 'vitest';
import { CLIENT_QUERIES, creation } from '../support/client-queries.js';
import { onEveryBackend } from '../support/conformance.js';

/* They must be understood whole; what they find is the business of other tables. */
onEveryBackend(
  [{ resourceType: 'Patient', id: 'p' }],
  (engine) => {
    test.each(CLIENT_QUERIES)('%s is understood', async (query) => {
      const { link, entry } = await engine().search(query, { handling: 'strict' });
      expect(entry.filter(({ search }) => search.mode === 'outcome')).toEqual([]);
      // Everything took effect: the self link says so.
      const self = decodeURIComponent(link.find(({ relation }) => relation === 'self')!.url);
      for (const parameter of query.slice(query.indexOf('?') + 1).split('&')) expect(self).toContain(parameter);
    });
  },
  { searchParameters: [creation] },
);
