import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generatePopulation } from './population/generate.js';

interface GenerateCommandOptions {
  readonly patients: number;
  readonly seed: number;
  readonly out?: string;
}

export async function generateCommand({ patients, seed, out }: GenerateCommandOptions): Promise<void> {
  const lines = Readable.from(ndjson(patients, seed));
  if (out === undefined) await pipeline(lines, process.stdout, { end: false });
  else await pipeline(lines, createWriteStream(out));
}

/** Written in pieces of many lines, since every piece costs a system call. */
function* ndjson(patients: number, seed: number): Generator<string> {
  let piece = '';
  for (const resource of generatePopulation({ patients, seed })) {
    piece += `${JSON.stringify(resource)}\n`;
    if (piece.length < 65_536) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
