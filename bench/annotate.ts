/*
 * How fast the built-in annotator is: npx tsx bench/annotate.ts
 *
 * The notes are those of the real DocumentReference resources when they are there, and of an invented population when they are not.
 */
import { generatePopulation } from '../src/cli/population/generate.js';
import { createAnnotator } from '../src/nlp/built-in/create-annotator.js';
import { dataFiles, readLines } from '../test/real-data/data.js';
import { median } from './figures.js';
import { describeMachine } from './machine.js';

interface Note {
  readonly content: readonly { readonly attachment: { readonly data?: string } }[];
}

function readNotes(): { name: string; texts: string[] } {
  const set = 'synthea-bulk-10-patients';
  const file = dataFiles().find((one) => one.set === set && one.resourceType === 'DocumentReference');
  const resources: Iterable<unknown> = file
    ? readLines(file).map((line) => JSON.parse(line) as unknown)
    : generatePopulation({ patients: 200, seed: 1 });
  const notes = [...resources].filter(
    (one): one is Note => (one as { resourceType: string }).resourceType === 'DocumentReference',
  );
  const data = notes.flatMap(({ content }) => content.flatMap(({ attachment }) => attachment.data ?? []));
  return {
    name: file ? set : 'fhirdex generate --patients 200 --seed 1',
    texts: data.map((one) => Buffer.from(one, 'base64').toString('utf8')),
  };
}

const RUNS = 15;
const { name, texts } = readNotes();
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const begin = performance.now();
const annotator = createAnnotator();
annotator.annotate('');
const made = performance.now() - begin;

const walls: number[] = [];
const processor: number[] = [];
let found = 0;
for (let run = 0; run < RUNS; run++) {
  const [wall, used] = [performance.now(), process.cpuUsage()];
  found = texts.reduce((sum, text) => sum + annotator.annotate(text).entities.length, 0);
  const { user, system } = process.cpuUsage(used);
  walls.push(performance.now() - wall);
  processor.push((user + system) / 1000);
}

const per500 = (milliseconds: number): string => ((milliseconds / texts.length) * 500).toFixed(0);
console.log(`${describeMachine()}`);
console.log(`${name}: ${texts.length} notes, ${characters} characters, ${found} entities`);
console.log(`made in ${made.toFixed(0)} ms; first run ${walls[0]!.toFixed(0)} ms`);
console.log(
  `all notes: median ${median(walls).toFixed(0)} ms (${Math.min(...walls).toFixed(0)} to ${Math.max(...walls).toFixed(0)}), of the processor ${median(processor).toFixed(0)} ms`,
);
console.log(`per 500 notes: median ${per500(median(walls))} ms, of the processor ${per500(median(processor))} ms`);
