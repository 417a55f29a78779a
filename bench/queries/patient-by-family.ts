import { answer, tableOf } from '../hand/page.js';
import { lowerBound } from '../hand/postings.js';
import type { World } from '../world.js';
import { defineQuery, spread } from './query.js';
import { familiesOf, fold } from './values.js';

/** The value as it is written, and folded. */
interface Family {
  readonly written: string;
  readonly folded: string;
}

function patientByFamily(name: string, values: (world: World) => Family[]) {
  return defineQuery<Family>({
    name,
    values: (world) => spread(values(world)),
    text: ({ written }) => `Patient?family=${encodeURIComponent(written)}`,
    hand: ({ patients }) => {
      const table = tableOf(patients);
      const pairs = patients.flatMap((patient, doc) => familiesOf(patient.name).map((term) => ({ term, doc })));
      pairs.sort((a, b) => (a.term < b.term ? -1 : 1));
      const terms = pairs.map(({ term }) => term);
      const docs = Uint32Array.from(pairs, ({ doc }) => doc);
      return ({ folded }) => {
        const found: number[] = [];
        for (let at = lowerBound(terms, folded); at < terms.length && terms[at]!.startsWith(folded); at++) {
          if (!found.includes(docs[at]!)) found.push(docs[at]!);
        }
        return answer(
          table,
          found.sort((a, b) => a - b),
        );
      };
    },
    scan:
      ({ patients }) =>
      ({ folded }) => ({
        matches: patients.filter(({ name }) => familiesOf(name).some((family) => family.startsWith(folded))),
      }),
    sql: {
      page: `SELECT id FROM patient WHERE doc IN (SELECT doc FROM patient_family WHERE term >= ?1 AND term < ?2)
        ORDER BY doc LIMIT 50`,
      total: 'SELECT count(DISTINCT doc) FROM patient_family WHERE term >= ?1 AND term < ?2',
    },
    parameters: ({ folded }) => [folded, `${folded}\u{10ffff}`],
  });
}

function beginnings({ patients }: World): string[] {
  const families = patients.flatMap(({ name }) => familiesOf(name));
  return [...new Set(families.flatMap((family) => [family.slice(0, 2), family.slice(0, 3)]))];
}

/** `mo` */
export const patientByFamilyBeginning = patientByFamily('Patient?family', (world) =>
  beginnings(world).map((folded) => ({ written: folded, folded })),
);

const ACCENTED = new Map([
  ['a', 'á'],
  ['e', 'è'],
  ['i', 'ï'],
  ['o', 'ô'],
  ['u', 'ü'],
]);

/** `mô`: accents don't count, so that one is put on each vowel. */
export const patientByAccentedFamily = patientByFamily('Patient?family, accented', (world) =>
  beginnings(world).flatMap((beginning) => {
    const written = beginning.replace(/[aeiou]/g, (vowel) => ACCENTED.get(vowel)!);
    return written === beginning ? [] : { written, folded: fold(written) };
  }),
);
