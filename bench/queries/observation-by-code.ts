import { answer, tableOf } from '../hand/page.js';
import { NONE, postingsOf } from '../hand/postings.js';
import type { World } from '../world.js';
import { defineQuery, spread } from './query.js';
import { codesOf, frequentCodes, rareCodes } from './values.js';

function observationByCode(name: string, codes: (world: World) => string[]) {
  return defineQuery<string>({
    name,
    values: (world) => spread(codes(world)),
    text: (code) => `Observation?code=${code}`,
    hand: ({ observations }) => {
      const table = tableOf(observations);
      const postings = postingsOf(observations, ({ code }) => codesOf(code));
      return (code) => answer(table, postings.get(code) ?? NONE);
    },
    scan:
      ({ observations }) =>
      (value) => ({ matches: observations.filter(({ code }) => codesOf(code).includes(value)) }),
    sql: {
      page: 'SELECT id FROM observation_code WHERE code = ?1 ORDER BY doc LIMIT 50',
      total: 'SELECT count(*) FROM observation_code WHERE code = ?1',
    },
    parameters: (code) => [code],
  });
}

export const observationByFrequentCode = observationByCode('Observation?code, frequent', frequentCodes);
export const observationByRareCode = observationByCode('Observation?code, rare', rareCodes);
