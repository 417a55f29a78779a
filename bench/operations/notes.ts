import { createEngine } from '../../src/index.js';
import { createAnnotator, type SyncAnnotator } from '../../src/nlp/built-in/create-annotator.js';
import { textOfDocument } from '../../src/nlp/attachment-text.js';
import { figuresOf, median, short, type Figures } from '../figures.js';
import { paragraphs, table } from '../markdown.js';
import { describeData, noteData, parse, type Data, type Stored } from '../world.js';
import { defineOperation } from './operation.js';

/*
 * Clinical notes through the built-in annotator, and into an engine with it. In milliseconds of the processor too, all threads of
 * the process together: what one core would take, however busy the machine is. In fresh processes, where nothing is compiled
 * yet, and repeatedly in one.
 */
const FRESH_PROCESSES = 5;
const ROUNDS = 9;

/** What the goal is stated for. */
const NOTES = 500;

interface Cost {
  readonly wall: number;
  readonly processor: number;
}

interface Round {
  readonly make: Cost;
  readonly annotate: Cost;
  /** Read, annotated, written into the documents, indexed. */
  readonly load: Cost;
  readonly plainLoad: Cost;
}

interface Part {
  readonly rounds: readonly Round[];
  readonly texts: number;
  readonly characters: number;
  readonly entities: number;
}

interface Result {
  readonly data: string;
  readonly fresh: readonly Part[];
  readonly warm: Part;
}

async function costOf(work: () => unknown): Promise<Cost> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  return { wall, processor: (user + system) / 1000 };
}

async function roundOf(documents: readonly Stored[], texts: readonly string[]): Promise<Round> {
  const plainLoad = await costOf(async () => (await createEngine()).load(documents));
  const made: SyncAnnotator[] = [];
  const make = await costOf(() => made.push(createAnnotator()));
  const annotator = made[0]!;
  // Loading comes first, so that of a fresh process nothing is warm: what annotating takes alone is told of warm code.
  const engine = await createEngine({ nlp: { annotator } });
  const load = await costOf(() => engine.load(documents));
  const enriched = await engine.count('DocumentReference?cm-decoration-status=SUCCESS');
  if (enriched !== texts.length) throw new Error(`enriched ${enriched} of ${texts.length} notes`);
  const annotate = await costOf(() => texts.forEach((text) => annotator.annotate(text)));
  return { make, annotate, load, plainLoad };
}

async function work(rounds: number): Promise<Part> {
  const documents = parse(noteData());
  const texts = documents.flatMap((document) => {
    const found = textOfDocument(document);
    return found.kind === 'text' ? found.text : [];
  });
  const all: Round[] = [];
  for (let i = 0; i < rounds; i++) all.push(await roundOf(documents, texts));
  const annotator = createAnnotator();
  return {
    rounds: all,
    texts: texts.length,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    entities: texts.reduce((sum, text) => sum + annotator.annotate(text).entities.length, 0),
  };
}

function per500(costs: readonly Cost[], texts: number, of: keyof Cost): number[] {
  return costs.map((cost) => (cost[of] / texts) * NOTES);
}

function row(name: string, costs: readonly Cost[], texts: number): string[] {
  const told = ({ p50, min, max }: Figures): string => `${short(p50)} ms (${short(min)} to ${short(max)})`;
  const [wall, processor] = [per500(costs, texts, 'wall'), per500(costs, texts, 'processor')];
  return [name, told(figuresOf(processor)), told(figuresOf(wall))];
}

export const notes = defineOperation<{ rounds: number }, Part, Result>({
  name: 'notes',
  work: ({ rounds }) => work(rounds),
  measure: ({ quick }, spawn) => {
    if (quick) return undefined;
    const data: Data = noteData();
    return {
      data: describeData(data),
      fresh: Array.from({ length: FRESH_PROCESSES }, () => spawn({ rounds: 1 })),
      warm: spawn({ rounds: ROUNDS }),
    };
  },
  describe: ({ data, fresh, warm }) => {
    const { texts, characters, entities } = warm;
    const cold = fresh.flatMap(({ rounds }) => rounds);
    // The first rounds of a process are spent on compiling.
    const later = warm.rounds.slice(2);
    const first = median(
      per500(
        cold.map(({ load }) => load),
        texts,
        'processor',
      ),
    );
    const makes = cold.map(({ make }) => make.processor);
    const warmed = median(
      per500(
        later.map(({ load }) => load),
        texts,
        'processor',
      ),
    );
    const met = Math.max(first, warmed) < 1000;
    const measured = `${short(first / 1000)} s in a fresh process, ${short(warmed / 1000)} s warm`;
    return {
      title: 'Notes: annotated and indexed',
      text: paragraphs(
        `${data}; ${texts.toLocaleString('en')} texts of ${characters.toLocaleString('en')} characters, in which the built-in annotator finds ${entities.toLocaleString('en')} entities.` +
          ` For each ${NOTES} notes. Processor time is that of all threads of the process together. Making the annotator, which is part of no row, takes ${short(median(makes))} ms of it. Medians, with the least and the greatest.`,
        table(
          ['', 'processor', 'clock'],
          [
            row(
              `first load with the annotator, ${cold.length} fresh processes`,
              cold.map(({ load }) => load),
              texts,
            ),
            row(
              'load with the annotator, warm',
              later.map(({ load }) => load),
              texts,
            ),
            row(
              'annotate alone, warm',
              later.map(({ annotate }) => annotate),
              texts,
            ),
            row(
              'load without an annotator, warm',
              later.map(({ plainLoad }) => plainLoad),
              texts,
            ),
          ],
        ),
      ),
      goals: [
        {
          what: `${NOTES} notes enriched by the built-in annotator and indexed, time of the processor`,
          goal: 'under 1 s',
          measured,
          met,
        },
      ],
      losses: met ? [] : [`Enriching and indexing ${NOTES} notes takes ${measured}.`],
    };
  },
});
