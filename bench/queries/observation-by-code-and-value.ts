import type { CodeableConcept, Observation, Quantity } from 'fhir/r4.js';
import { answer, tableOf } from '../hand/page.js';
import { docsAbove, NO_VALUES, valueColumns } from '../hand/postings.js';
import type { World } from '../world.js';
import { defineQuery, spread } from './query.js';
import { codesOf, frequentCodes, quantiles } from './values.js';

interface CodeAbove {
  readonly code: string;
  readonly above: number;
}

interface Measurement {
  readonly code?: CodeableConcept | undefined;
  readonly valueQuantity?: Quantity | undefined;
}

/** Each code of a measurement with the value that stands beside it. */
function pairsOf(measurements: readonly Measurement[]): (readonly [code: string, value: number])[] {
  return measurements.flatMap(({ code, valueQuantity }) => {
    const value = valueQuantity?.value;
    return value === undefined ? [] : codesOf(code).map((key) => [key, value] as const);
  });
}

function observationByCodeAndValue(
  parameter: string,
  of: (observation: Observation) => readonly Measurement[],
  sqlTable: string,
  codes: (world: World) => string[],
) {
  return defineQuery<CodeAbove>({
    name: `Observation?${parameter}`,
    values: (world) => {
      const pairs = world.observations.flatMap((observation) => pairsOf(of(observation)));
      return spread(
        codes(world).flatMap((code) => {
          const values = pairs.flatMap(([key, value]) => (key === code ? value : []));
          return quantiles(values, 30).map((above) => ({ code, above }));
        }),
      );
    },
    text: ({ code, above }) => `Observation?${parameter}=${code}$gt${above}`,
    hand: ({ observations }) => {
      const table = tableOf(observations);
      const columns = valueColumns(observations, (observation) => pairsOf(of(observation)));
      return ({ code, above }) => answer(table, docsAbove(columns.get(code) ?? NO_VALUES, above));
    },
    scan:
      ({ observations }) =>
      ({ code, above }) => ({
        matches: observations.filter((observation) =>
          pairsOf(of(observation)).some(([key, value]) => key === code && value > above),
        ),
      }),
    sql: {
      page: `SELECT DISTINCT id FROM ${sqlTable} WHERE code = ?1 AND value > ?2 ORDER BY doc LIMIT 50`,
      total: `SELECT count(DISTINCT doc) FROM ${sqlTable} WHERE code = ?1 AND value > ?2`,
    },
    parameters: ({ code, above }) => [code, above],
  });
}

export const observationByComponent = observationByCodeAndValue(
  'component-code-value-quantity',
  ({ component }) => component ?? [],
  'observation_component',
  ({ observations }) => [
    ...new Set(observations.flatMap(({ component }) => pairsOf(component ?? []).map(([code]) => code))),
  ],
);

export const observationByCodeValue = observationByCodeAndValue(
  'code-value-quantity',
  (observation) => [observation],
  'observation_code_value',
  frequentCodes,
);
