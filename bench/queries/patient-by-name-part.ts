import { answer, tableOf } from '../hand/page.js';
import { postingsOf } from '../hand/postings.js';
import { defineQuery, spread } from './query.js';
import { namePartsOf } from './values.js';

export const patientByNamePart = defineQuery<string>({
  name: 'Patient?name:contains',
  values: ({ patients }) => {
    const parts = patients.flatMap(({ name }) => namePartsOf(name));
    const inside = parts.flatMap((part) => part.split(' ').map((word) => word.slice(1, 4)));
    return spread([...new Set(inside)].filter(({ length }) => length === 3));
  },
  text: (part) => `Patient?name:contains=${encodeURIComponent(part)}`,
  hand: ({ patients }) => {
    const table = tableOf(patients);
    const terms = [...postingsOf(patients, ({ name }) => namePartsOf(name))];
    return (part) => {
      const found: number[] = [];
      for (const [term, docs] of terms) {
        if (!term.includes(part)) continue;
        for (const doc of docs) if (!found.includes(doc)) found.push(doc);
      }
      return answer(
        table,
        found.sort((a, b) => a - b),
      );
    };
  },
  scan:
    ({ patients }) =>
    (part) => ({ matches: patients.filter(({ name }) => namePartsOf(name).some((term) => term.includes(part))) }),
  sql: {
    page: `SELECT id FROM patient WHERE doc IN (SELECT doc FROM patient_name WHERE instr(term, ?1) > 0)
      ORDER BY doc LIMIT 50`,
    total: 'SELECT count(DISTINCT doc) FROM patient_name WHERE instr(term, ?1) > 0',
  },
  parameters: (part) => [part],
});
