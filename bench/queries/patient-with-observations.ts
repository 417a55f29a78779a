import { pushEntry, tableOf } from '../hand/page.js';
import { NONE, postingsOf } from '../hand/postings.js';
import { defineQuery, spread, type Entry } from './query.js';
import { listOf } from './values.js';

export const patientWithObservations = defineQuery<string>({
  name: 'Patient?_id&_revinclude=Observation:subject',
  values: ({ patients }) => spread(patients.map(({ id }) => id)),
  text: (id) => `Patient?_id=${id}&_revinclude=Observation:subject`,
  hand: ({ patients, observations }) => {
    const table = tableOf(patients);
    const included = tableOf(observations);
    const docs = new Map(patients.map(({ id }, doc) => [id, doc]));
    const bySubject = postingsOf(observations, ({ subject }) => listOf(subject?.reference));
    const ofPatient = patients.map(({ id }) => bySubject.get(`Patient/${id}`) ?? NONE);
    return (id) => {
      const entry: Entry[] = [];
      const patient = docs.get(id);
      if (patient === undefined) return { total: 0, entry };
      pushEntry(entry, table, patient, 'match');
      for (const doc of ofPatient[patient]!) pushEntry(entry, included, doc, 'include');
      return { total: 1, entry };
    };
  },
  scan:
    ({ patients, observations }) =>
    (id) => ({
      matches: patients.filter((patient) => patient.id === id),
      includes: () => observations.filter(({ subject }) => subject?.reference === `Patient/${id}`),
    }),
  sql: {
    page: 'SELECT id FROM patient WHERE id = ?1',
    total: 'SELECT count(*) FROM patient WHERE id = ?1',
    includes: "SELECT id FROM observation WHERE patient = 'Patient/' || ?1",
  },
  parameters: (id) => [id],
});
