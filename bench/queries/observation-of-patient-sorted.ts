import { answer, tableOf } from '../hand/page.js';
import { NONE, postingsOf } from '../hand/postings.js';
import type { Stored } from '../world.js';
import type { Observation } from 'fhir/r4.js';
import { defineQuery } from './query.js';
import { byId, codesOf, effectiveOf, listOf } from './values.js';

interface OfPatient {
  readonly patient: string;
  readonly category: string;
}

/** Those without a date come last. */
const dateOf = (observation: Observation): number => effectiveOf(observation)?.[1] ?? -Infinity;
const latestFirst = (a: Stored<Observation>, b: Stored<Observation>): number => {
  const [first, second] = [dateOf(a), dateOf(b)];
  return first === second ? byId(a, b) : first > second ? -1 : 1;
};

const categoriesOf = ({ category }: Observation): string[] => {
  return (category ?? []).flatMap((concept) => codesOf(concept).map((code) => code.slice(code.indexOf('|') + 1)));
};

export const observationOfPatientSorted = defineQuery<OfPatient>({
  name: 'Observation?patient&category&_sort=-date',
  values: ({ patients }) =>
    patients
      .slice(0, 50)
      .flatMap(({ id }) => ['vital-signs', 'laboratory'].map((category) => ({ patient: `Patient/${id}`, category }))),
  text: ({ patient, category }) =>
    `Observation?patient=${patient.slice('Patient/'.length)}&category=${category}&_sort=-date`,
  hand: ({ observations }) => {
    const table = tableOf(observations);
    const patients = new Map(
      Array.from(
        postingsOf(observations, ({ subject }) => listOf(subject?.reference)),
        ([patient, docs]) => [patient, docs.toSorted((a, b) => latestFirst(observations[a]!, observations[b]!))],
      ),
    );
    const categories = new Map(
      Array.from(postingsOf(observations, categoriesOf), ([category, docs]) => {
        const has = new Uint8Array(observations.length);
        for (const doc of docs) has[doc] = 1;
        return [category, has];
      }),
    );
    const none = new Uint8Array(observations.length);
    return ({ patient, category }) => {
      const has = categories.get(category) ?? none;
      const found: number[] = [];
      for (const doc of patients.get(patient) ?? NONE) if (has[doc] === 1) found.push(doc);
      return answer(table, found);
    };
  },
  scan:
    ({ observations }) =>
    ({ patient, category }) => ({
      matches: observations
        .filter(
          (observation) => observation.subject?.reference === patient && categoriesOf(observation).includes(category),
        )
        .sort(latestFirst),
      key: (resource) => -dateOf(resource as Observation),
    }),
  sql: {
    page: `SELECT id FROM observation o WHERE patient = ?1
      AND EXISTS (SELECT 1 FROM observation_category c WHERE c.category = ?2 AND c.doc = o.doc)
      ORDER BY high DESC, id LIMIT 50`,
    total: `SELECT count(*) FROM observation o WHERE patient = ?1
      AND EXISTS (SELECT 1 FROM observation_category c WHERE c.category = ?2 AND c.doc = o.doc)`,
  },
  parameters: ({ patient, category }) => [patient, category],
});
