import { cpus, totalmem } from 'node:os';
import { generatePopulation } from '../src/cli/population/generate.js';
import { dataFiles, readLines } from '../test/real-data/data.js';

/** One operation's figures, as rows of a table with a heading. */
export interface Measured {
  readonly title: string;
  readonly notes: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Data {
  readonly name: string;
  /** NDJSON, a resource a line. */
  readonly lines: readonly string[];
}

/** The real records when they are there, and an invented population of about their size when they are not. */
export function benchData(set = 'synthea-41-patients'): Data {
  const files = dataFiles().filter((file) => file.set === set);
  if (files.length > 0) return { name: set, lines: files.flatMap(readLines) };
  const lines = Array.from(generatePopulation({ patients: 110, seed: 1 }), (resource) => JSON.stringify(resource));
  return { name: 'fhirdex generate --patients 110 --seed 1', lines };
}

export function describeData({ name, lines }: Data): string {
  const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  return `${name}: ${lines.length} resources, ${(bytes / 1e6).toFixed(1)} MB of NDJSON`;
}

export function describeMachine(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function range(values: readonly number[], digits = 0): string {
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}
