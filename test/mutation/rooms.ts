import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The rooms whose mutants are made, and the folders of tests that are to notice them, nearest first. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/types': ['test/types', 'test/conformance', 'test/engine', 'test/model', 'test/plan'],
  'src/plan': ['test/plan', 'test/conformance', 'test/engine', 'test/result'],
  'src/index': ['test/index', 'test/backends'],
  'src/backends/memory': ['test/backends', 'test/conformance'],
};

export function filesUnder(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end) && !name.endsWith('.generate.ts'))
    .map((name) => join(folder, name))
    .sort();
}

export const roomOf = (file: string): string => Object.keys(ROOMS).find((room) => file.startsWith(`${room}/`))!;
