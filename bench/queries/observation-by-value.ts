import { answer, tableOf } from '../hand/page.js';
import { docsAbove, NO_VALUES, valueColumns } from '../hand/postings.js';
import type { Observation } from 'fhir/r4.js';
import { defineQuery, spread } from './query.js';
import { quantiles, unitsOf } from './values.js';

interface UnitAbove {
  readonly unit: string;
  readonly above: number;
}

/** The value with each of its units. */
function pairsOf({ valueQuantity }: Observation): (readonly [unit: string, value: number])[] {
  const value = valueQuantity?.value;
  return value === undefined ? [] : Array.from(unitsOf(valueQuantity!), (unit) => [unit, value] as const);
}

export const observationByValue = defineQuery<UnitAbove>({
  name: 'Observation?value-quantity=gt..||unit',
  values: ({ observations }) => {
    const pairs = observations.flatMap(pairsOf);
    return spread(
      [...new Set(pairs.map(([unit]) => unit))].flatMap((unit) => {
        const values = pairs.flatMap(([key, value]) => (key === unit ? value : []));
        return quantiles(values, 6).map((above) => ({ unit, above }));
      }),
    );
  },
  text: ({ unit, above }) =>
    `Observation?value-quantity=gt${above}||${encodeURIComponent(unit).replaceAll('%2F', '/')}`,
  hand: ({ observations }) => {
    const table = tableOf(observations);
    const columns = valueColumns(observations, pairsOf);
    return ({ unit, above }) => answer(table, docsAbove(columns.get(unit) ?? NO_VALUES, above));
  },
  scan:
    ({ observations }) =>
    ({ unit, above }) => ({
      matches: observations.filter((observation) =>
        pairsOf(observation).some(([key, value]) => key === unit && value > above),
      ),
    }),
  sql: {
    page: 'SELECT id FROM observation_quantity WHERE unit = ?1 AND value > ?2 ORDER BY doc LIMIT 50',
    total: 'SELECT count(*) FROM observation_quantity WHERE unit = ?1 AND value > ?2',
  },
  parameters: ({ unit, above }) => [unit, above],
});
