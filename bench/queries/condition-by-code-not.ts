import { firstPage, tableOf } from '../hand/page.js';
import { NONE, postingsOf } from '../hand/postings.js';
import { defineQuery, spread } from './query.js';
import { codesOf, countsOf } from './values.js';

export const conditionByCodeNot = defineQuery<string>({
  name: 'Condition?code:not',
  values: ({ conditions }) => spread(countsOf(conditions.map(({ code }) => codesOf(code))).map(([code]) => code)),
  text: (code) => `Condition?code:not=${code}`,
  hand: ({ conditions }) => {
    const table = tableOf(conditions);
    const postings = postingsOf(conditions, ({ code }) => codesOf(code));
    return (code) => {
      const left = postings.get(code) ?? NONE;
      const page: number[] = [];
      let next = 0;
      for (let doc = 0; doc < conditions.length && page.length < 50; doc++) {
        if (left[next] === doc) next++;
        else page.push(doc);
      }
      return { total: conditions.length - left.length, entry: firstPage(table, page) };
    };
  },
  scan:
    ({ conditions }) =>
    (value) => ({ matches: conditions.filter(({ code }) => !codesOf(code).includes(value)) }),
  sql: {
    page: `SELECT id FROM condition c WHERE NOT EXISTS
      (SELECT 1 FROM condition_code k WHERE k.code = ?1 AND k.doc = c.doc) ORDER BY doc LIMIT 50`,
    total: 'SELECT (SELECT count(*) FROM condition) - (SELECT count(*) FROM condition_code WHERE code = ?1)',
  },
  parameters: (code) => [code],
});
