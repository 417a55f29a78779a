import type { Condition } from 'fhir/r4.js';
import { firstPage, pushEntry, tableOf } from '../hand/page.js';
import { forwardColumn, NONE, postingsOf } from '../hand/postings.js';
import { defineQuery, spread } from './query.js';
import { codesOf, countsOf } from './values.js';

export const conditionWithSubject = defineQuery<string>({
  name: 'Condition?code&_include=Condition:subject',
  values: ({ conditions }) => spread(countsOf(conditions.map(({ code }) => codesOf(code))).map(([code]) => code)),
  text: (code) => `Condition?code=${code}&_include=Condition:subject`,
  hand: ({ patients, conditions }) => {
    const table = tableOf(conditions);
    const included = tableOf(patients);
    const postings = postingsOf(conditions, ({ code }) => codesOf(code));
    const subjects = forwardColumn(conditions, ({ subject }) => subject.reference, patients, 'Patient');
    return (code) => {
      const docs = postings.get(code) ?? NONE;
      const entry = firstPage(table, docs);
      const has = new Uint8Array(patients.length);
      for (let at = 0; at < docs.length && at < 50; at++) {
        const subject = subjects[docs[at]!]!;
        if (subject >= 0) has[subject] = 1;
      }
      for (let doc = 0; doc < has.length; doc++) if (has[doc] === 1) pushEntry(entry, included, doc, 'include');
      return { total: docs.length, entry };
    };
  },
  scan:
    ({ patients, conditions }) =>
    (value) => ({
      matches: conditions.filter(({ code }) => codesOf(code).includes(value)),
      includes: (page) => {
        const subjects = new Set(page.map((condition) => (condition as Condition).subject.reference));
        return patients.filter(({ id }) => subjects.has(`Patient/${id}`));
      },
    }),
  sql: {
    page: 'SELECT id FROM condition_code WHERE code = ?1 ORDER BY doc LIMIT 50',
    total: 'SELECT count(*) FROM condition_code WHERE code = ?1',
    includes: `SELECT id FROM patient WHERE reference IN
      (SELECT patient FROM condition_code WHERE code = ?1 ORDER BY doc LIMIT 50)`,
  },
  parameters: (code) => [code],
});
