import { answer, tableOf } from '../hand/page.js';
import { forwardColumn, NONE, postingsOf } from '../hand/postings.js';
import type { World } from '../world.js';
import { defineQuery, spread } from './query.js';
import { codesOf, frequentCodes, rareCodes } from './values.js';

function patientWithObservation(name: string, codes: (world: World) => string[]) {
  return defineQuery<string>({
    name,
    values: (world) => spread(codes(world)),
    text: (code) => `Patient?_has:Observation:patient:code=${code}`,
    hand: ({ patients, observations }) => {
      const table = tableOf(patients);
      const postings = postingsOf(observations, ({ code }) => codesOf(code));
      const subjects = forwardColumn(observations, ({ subject }) => subject?.reference, patients, 'Patient');
      return (code) => {
        const has = new Uint8Array(patients.length);
        for (const doc of postings.get(code) ?? NONE) if (subjects[doc]! >= 0) has[subjects[doc]!] = 1;
        const found: number[] = [];
        for (let doc = 0; doc < has.length; doc++) if (has[doc] === 1) found.push(doc);
        return answer(table, found);
      };
    },
    scan:
      ({ patients, observations }) =>
      (value) => {
        const subjects = new Set(
          observations.flatMap(({ code, subject }) =>
            codesOf(code).includes(value) ? (subject?.reference ?? []) : [],
          ),
        );
        return { matches: patients.filter(({ id }) => subjects.has(`Patient/${id}`)) };
      },
    sql: {
      page: `SELECT id FROM patient WHERE reference IN (SELECT patient FROM observation_code WHERE code = ?1)
        ORDER BY doc LIMIT 50`,
      total: 'SELECT count(*) FROM patient WHERE reference IN (SELECT patient FROM observation_code WHERE code = ?1)',
    },
    parameters: (code) => [code],
  });
}

export const patientWithFrequentObservation = patientWithObservation('Patient?_has, frequent code', frequentCodes);
export const patientWithRareObservation = patientWithObservation('Patient?_has, rare code', rareCodes);
