import type { Database, Statement } from 'better-sqlite3';
import { codesOf, effectiveOf, familiesOf, interval, namePartsOf, periodOf, unitsOf } from '../queries/values.js';
import type { World } from '../world.js';
import type { Given, MakePeers, Runner } from './peer.js';

/**
 * SQLite in memory, with the values that searches are by extracted into tables. Each table is its own covering index:
 * what a query filters by comes first in its key, then what it sorts by, and the id is beside it. `patient` of an
 * Observation or Condition is the reference as text, which patients are found by as well.
 */
const SCHEMA = `
  CREATE TABLE patient (doc INTEGER PRIMARY KEY, id TEXT, reference TEXT, gender TEXT, birth_low REAL, birth_high REAL);
  CREATE UNIQUE INDEX patient_by_id ON patient (id);
  CREATE UNIQUE INDEX patient_by_reference ON patient (reference, id, gender);
  CREATE INDEX patient_by_gender ON patient (gender, doc, birth_low, birth_high, id);
  CREATE TABLE patient_family (term TEXT, doc INTEGER, PRIMARY KEY (term, doc)) WITHOUT ROWID;
  CREATE TABLE patient_name (term TEXT, doc INTEGER, PRIMARY KEY (term, doc)) WITHOUT ROWID;

  CREATE TABLE observation (doc INTEGER PRIMARY KEY, id TEXT, patient TEXT);
  CREATE INDEX observation_by_patient ON observation (patient, doc, id);
  CREATE TABLE observation_code (
    code TEXT, doc INTEGER, id TEXT, patient TEXT, PRIMARY KEY (code, doc)) WITHOUT ROWID;
  CREATE INDEX observation_code_by_patient ON observation_code (code, patient);
  CREATE TABLE observation_category (
    category TEXT, patient TEXT, low REAL, id TEXT, PRIMARY KEY (patient, category, low DESC, id)) WITHOUT ROWID;
  CREATE TABLE observation_component (
    code TEXT, value REAL, doc INTEGER, id TEXT, PRIMARY KEY (code, doc, value)) WITHOUT ROWID;
  CREATE INDEX observation_component_by_value ON observation_component (code, value);
  CREATE TABLE observation_code_value (
    code TEXT, value REAL, doc INTEGER, id TEXT, PRIMARY KEY (code, doc, value)) WITHOUT ROWID;
  CREATE INDEX observation_code_by_value ON observation_code_value (code, value);
  CREATE TABLE observation_quantity (
    unit TEXT, value REAL, doc INTEGER, id TEXT, PRIMARY KEY (unit, doc, value)) WITHOUT ROWID;
  CREATE INDEX observation_quantity_by_value ON observation_quantity (unit, value);

  CREATE TABLE encounter (doc INTEGER PRIMARY KEY, id TEXT, low REAL, high REAL);
  CREATE INDEX encounter_by_date ON encounter (low, id);
  CREATE INDEX encounter_of_days ON encounter (high, low, id) WHERE high - low > 86400000;

  CREATE TABLE condition (doc INTEGER PRIMARY KEY, id TEXT);
  CREATE TABLE condition_code (
    code TEXT, doc INTEGER, id TEXT, patient TEXT, PRIMARY KEY (code, doc)) WITHOUT ROWID;
`;

type Value = string | number | null;

const PAGE = 50;
const NOTHING = 'SELECT NULL WHERE 0';

/** A statement with what it is run with for each value of the query. */
interface Bound {
  readonly statement: Statement;
  readonly of: readonly (readonly Value[])[];
}

/** Parameters with a number, `?2`, would be looked up by name: they become `?`, with the values in their order. */
function statement(database: Database, sql: string, parameters: readonly (readonly Value[])[]): Bound {
  const numbers = Array.from(sql.matchAll(/\?(\d)/g), ([, number]) => Number(number) - 1);
  return {
    statement: database.prepare(sql.replace(/\?\d/g, '?')).pluck(),
    of: parameters.map((all) => numbers.map((number) => all[number]!)),
  };
}

async function makeDatabase(world: World): Promise<Database> {
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(':memory:');
  database.exec(SCHEMA);
  database.exec('BEGIN');
  fill(world, (table) => {
    let statement: Statement | undefined;
    return (...row) => {
      statement ??= database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${row.map(() => '?').join(',')})`);
      statement.run(...row);
    };
  });
  database.exec('COMMIT');
  database.exec('ANALYZE');
  return database;
}

export const sqlite: MakePeers = async ({ world }) => {
  const database = await makeDatabase(world);
  return [
    {
      name: 'sqlite',
      runner: ({ sql, parameters }): Runner => {
        const [page, total, includes] = [sql.page, sql.total, sql.includes ?? NOTHING].map((text) =>
          statement(database, text, parameters),
        ) as [Bound, Bound, Bound];
        const run = (value: number): Given => {
          const ids = page.statement.all(...page.of[value]!) as string[];
          return {
            page: ids,
            // A page that isn't full tells how many there are.
            total: ids.length < PAGE ? ids.length : (total.statement.get(...total.of[value]!) as number),
            includes: sql.includes === undefined ? [] : (includes.statement.all(...includes.of[value]!) as string[]),
          };
        };
        return { run, runsAsync: false, give: run };
      },
    },
  ];
};

function fill(world: World, into: (table: string) => (...row: Value[]) => void): void {
  const { patients, observations, encounters, conditions } = world;
  const patient = into('patient');
  const family = into('patient_family');
  const name = into('patient_name');
  for (const [doc, { id, gender, birthDate, name: names }] of patients.entries()) {
    const [low, high] = birthDate === undefined ? [null, null] : interval(birthDate);
    patient(doc, id, `Patient/${id}`, gender ?? null, low, high);
    for (const term of familiesOf(names)) family(term, doc);
    for (const term of namePartsOf(names)) name(term, doc);
  }
  const observation = into('observation');
  const observationCode = into('observation_code');
  const category = into('observation_category');
  const component = into('observation_component');
  const codeValue = into('observation_code_value');
  const quantity = into('observation_quantity');
  for (const [doc, resource] of observations.entries()) {
    const { id, valueQuantity } = resource;
    const subject = resource.subject?.reference ?? null;
    const low = effectiveOf(resource)?.[0] ?? -Infinity;
    observation(doc, id, subject);
    for (const code of codesOf(resource.code)) {
      observationCode(code, doc, id, subject);
      if (valueQuantity?.value !== undefined) codeValue(code, valueQuantity.value, doc, id);
    }
    for (const concept of resource.category ?? []) {
      for (const { code } of concept.coding ?? []) category(code ?? '', subject, low, id);
    }
    for (const part of resource.component ?? []) {
      const value = part.valueQuantity?.value;
      if (value !== undefined) for (const code of codesOf(part.code)) component(code, value, doc, id);
    }
    if (valueQuantity?.value !== undefined) {
      for (const unit of unitsOf(valueQuantity)) quantity(unit, valueQuantity.value, doc, id);
    }
  }
  const encounter = into('encounter');
  for (const [doc, { id, period }] of encounters.entries()) {
    const [low, high] = period ? periodOf(period.start, period.end) : [null, null];
    encounter(doc, id, low, high);
  }
  const condition = into('condition');
  const conditionCode = into('condition_code');
  for (const [doc, { id, code, subject }] of conditions.entries()) {
    condition(doc, id);
    for (const key of codesOf(code)) conditionCode(key, doc, id, subject.reference ?? null);
  }
}
