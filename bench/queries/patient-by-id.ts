import { pushEntry, tableOf } from '../hand/page.js';
import { defineQuery, spread, type Entry } from './query.js';

export const patientById = defineQuery<string>({
  name: 'Patient?_id',
  values: ({ patients }) => spread(patients.map(({ id }) => id)),
  text: (id) => `Patient?_id=${id}`,
  hand: ({ patients }) => {
    const table = tableOf(patients);
    const docs = new Map(patients.map(({ id }, doc) => [id, doc]));
    return (id) => {
      const entry: Entry[] = [];
      const doc = docs.get(id);
      if (doc !== undefined) pushEntry(entry, table, doc, 'match');
      return { total: entry.length, entry };
    };
  },
  scan:
    ({ patients }) =>
    (id) => ({ matches: patients.filter((patient) => patient.id === id) }),
  sql: {
    page: 'SELECT id FROM patient WHERE id = ?1',
    total: 'SELECT count(*) FROM patient WHERE id = ?1',
  },
  parameters: (id) => [id],
});
