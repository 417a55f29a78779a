import type { Condition, Encounter, FhirResource, Observation, Patient } from 'fhir/r4.js';
import { generatePopulation } from '../src/cli/population/generate.js';
import { dataFiles, readLines } from '../test/real-data/data.js';

/** The data that everything is measured on. */
export interface Data {
  readonly name: string;
  /** NDJSON, a resource a line. */
  readonly lines: readonly string[];
}

/** The resources that the queries are of, in the order of loading. */
export interface World {
  readonly patients: readonly Stored<Patient>[];
  readonly observations: readonly Stored<Observation>[];
  readonly encounters: readonly Stored<Encounter>[];
  readonly conditions: readonly Stored<Condition>[];
}

export type Stored<R = FhirResource> = R & { id: string };

const REAL_DATA = 'synthea-41-patients';

/** The real records when they are there, and an invented population of about their size when they are not. */
export function benchData(): Data {
  const files = dataFiles().filter(({ set }) => set === REAL_DATA);
  if (files.length > 0) return { name: REAL_DATA, lines: files.flatMap(readLines) };
  return generatedData(110);
}

/** Clinical notes: the DocumentReferences of real records, or of an invented population. */
export function noteData(): Data {
  const set = 'synthea-bulk-10-patients';
  const file = dataFiles().find((one) => one.set === set && one.resourceType === 'DocumentReference');
  if (file) return { name: `the notes of ${set}`, lines: readLines(file) };
  const { name, lines } = generatedData(200);
  return { name: `the notes of ${name}`, lines: lines.filter((line) => line.includes('"DocumentReference"')) };
}

export function generatedData(patients: number): Data {
  const population = generatePopulation({ patients, seed: 1 });
  const lines = Array.from(population, (resource) => JSON.stringify(resource));
  return { name: `fhirdex generate --patients ${patients} --seed 1`, lines };
}

export function parse({ lines }: Data): Stored[] {
  return lines.map((line) => JSON.parse(line) as Stored);
}

export function worldOf(resources: readonly Stored[]): World {
  const of = <R extends FhirResource>(type: R['resourceType']): Stored<R>[] =>
    resources.filter(({ resourceType }) => resourceType === type) as FhirResource[] as Stored<R>[];
  return {
    patients: of<Patient>('Patient'),
    observations: of<Observation>('Observation'),
    encounters: of<Encounter>('Encounter'),
    conditions: of<Condition>('Condition'),
  };
}

export function bytesOf({ lines }: Data): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

export function describeData(data: Data): string {
  const megabytes = (bytesOf(data) / 1e6).toFixed(1);
  return `${data.name}: ${data.lines.length.toLocaleString('en')} resources, ${megabytes} MB of NDJSON`;
}
