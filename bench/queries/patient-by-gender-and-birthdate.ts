import { answer, tableOf } from '../hand/page.js';
import { NONE, postingsOf } from '../hand/postings.js';
import { defineQuery } from './query.js';
import { day, interval, listOf } from './values.js';

interface Born {
  readonly gender: string;
  /** Beginnings of days. */
  readonly from: number;
  readonly before: number;
}

const DAY = 86_400_000;

export const patientByGenderAndBirthdate = defineQuery<Born>({
  name: 'Patient?gender&birthdate=ge&birthdate=lt',
  values: () =>
    Array.from({ length: 64 }, (_, i) => ({
      gender: i % 2 === 0 ? 'female' : 'male',
      from: Date.UTC(1920 + i, i % 12, 1),
      before: Date.UTC(1940 + i + (i % 20), (i + 5) % 12, 15),
    })),
  text: ({ gender, from, before }) => `Patient?gender=${gender}&birthdate=ge${day(from)}&birthdate=lt${day(before)}`,
  hand: ({ patients }) => {
    const table = tableOf(patients);
    const genders = postingsOf(patients, ({ gender }) => listOf(gender));
    const births = patients.map(({ birthDate }) => (birthDate === undefined ? [NaN, NaN] : interval(birthDate)));
    const low = Float64Array.from(births, ([low]) => low!);
    const high = Float64Array.from(births, ([, high]) => high!);
    return ({ gender, from, before }) => {
      const found: number[] = [];
      for (const doc of genders.get(gender) ?? NONE) {
        // A year that `from` is in goes on after that day.
        if (low[doc]! < before && (low[doc]! >= from || high[doc]! > from + DAY)) found.push(doc);
      }
      return answer(table, found);
    };
  },
  scan:
    ({ patients }) =>
    ({ gender, from, before }) => ({
      matches: patients.filter((patient) => {
        if (patient.gender !== gender || patient.birthDate === undefined) return false;
        const [low, high] = interval(patient.birthDate);
        return low < before && (low >= from || high > from + DAY);
      }),
    }),
  sql: {
    page: `SELECT id FROM patient
      WHERE gender = ?1 AND birth_low < ?3 AND (birth_low >= ?2 OR birth_high > ?2 + ${DAY}) ORDER BY doc LIMIT 50`,
    total: `SELECT count(*) FROM patient
      WHERE gender = ?1 AND birth_low < ?3 AND (birth_low >= ?2 OR birth_high > ?2 + ${DAY})`,
  },
  parameters: ({ gender, from, before }) => [gender, from, before],
});
