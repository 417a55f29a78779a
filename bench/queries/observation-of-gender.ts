import { answer, tableOf } from '../hand/page.js';
import { forwardColumn, NONE, postingsOf } from '../hand/postings.js';
import { defineQuery, spread } from './query.js';
import { codesOf, frequentCodes } from './values.js';

interface OfGender {
  readonly gender: string;
  readonly code: string;
}

export const observationOfGender = defineQuery<OfGender>({
  name: 'Observation?subject:Patient.gender&code',
  values: (world) =>
    spread(frequentCodes(world).flatMap((code) => ['female', 'male'].map((gender) => ({ gender, code })))),
  text: ({ gender, code }) => `Observation?subject:Patient.gender=${gender}&code=${code}`,
  hand: ({ patients, observations }) => {
    const table = tableOf(observations);
    const codes = postingsOf(observations, ({ code }) => codesOf(code));
    const subjects = forwardColumn(observations, ({ subject }) => subject?.reference, patients, 'Patient');
    const genders = patients.map(({ gender }) => gender);
    return ({ gender, code }) => {
      const found: number[] = [];
      for (const doc of codes.get(code) ?? NONE) {
        if (genders[subjects[doc]!] === gender) found.push(doc);
      }
      return answer(table, found);
    };
  },
  scan:
    ({ patients, observations }) =>
    ({ gender, code }) => {
      const subjects = new Set(
        patients.flatMap((patient) => (patient.gender === gender ? `Patient/${patient.id}` : [])),
      );
      return {
        matches: observations.filter(
          ({ code: concept, subject }) => codesOf(concept).includes(code) && subjects.has(subject?.reference ?? ''),
        ),
      };
    },
  sql: {
    page: `SELECT c.id FROM observation_code c JOIN patient p ON p.reference = c.patient
      WHERE c.code = ?2 AND p.gender = ?1 ORDER BY c.doc LIMIT 50`,
    total: `SELECT count(*) FROM observation_code c JOIN patient p ON p.reference = c.patient
      WHERE c.code = ?2 AND p.gender = ?1`,
  },
  parameters: ({ gender, code }) => [gender, code],
});
