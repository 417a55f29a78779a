import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { buildMutants, identityOf, type Mutant } from './build.js';
import { judgementOf, outdated } from './judgements.js';
import { report, scoreOf, unjudged, type RoomResult } from './report.js';
import { filesUnder, roomOf, ROOMS } from './rooms.js';
import { reachOf, tryMutant, type Verdict } from './trial.js';

/*
 * `npm run test:mutation`: tries mutants, and writes docs/mutation.md. Verdicts are kept under node_modules/.cache/mutation, so that
 * rooms can be run one after another, and survivors again once there is a new test.
 */

const LEAST_SCORE = 0.85;

const {
  sample,
  seed,
  rooms,
  again,
  report: reportOnly,
  jobs,
} = new Command()
  .option('--sample <n>', 'how many mutants of each room to try, drawn by the seed; all unless given', Number)
  .option('--seed <n>', 'the same seed draws the same mutants', Number, 42)
  .option('--rooms <folders...>', 'the rooms to try; the report has the others as they were last', Object.keys(ROOMS))
  .option('--again', 'tries what survived last and is not judged, and others only to fill up the sample')
  .option('--report', 'tries nothing: writes the report of what is known, such as a new judgement')
  .option('--jobs <n>', 'how many at a time', Number, 2)
  .parse()
  .opts<{ sample?: number; seed: number; rooms: string[]; again?: true; report?: true; jobs: number }>();

const kept = (room: string): string => `node_modules/.cache/mutation/${room.replaceAll('/', '-')}.json`;

function lastOf(room: string): RoomResult | undefined {
  return existsSync(kept(room)) ? (JSON.parse(readFileSync(kept(room), 'utf8')) as RoomResult) : undefined;
}

/** What `each` makes of the items, some at a time. */
async function inTurn<T, R>(title: string, items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const bar = new SingleBar({
    format: `${title} {value}/{total} {eta_formatted}`,
    noTTYOutput: true,
    notTTYSchedule: 30_000,
  });
  bar.start(items.length, 0);
  const results: R[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [position, item] of waiting) {
      results[position] = await each(item);
      bar.increment();
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  bar.stop();
  return results;
}

/** `n` of the mutants, in random order: what an interrupted run has tried is a sample too. */
function sampleOf(mutants: readonly Mutant[], n: number): readonly Mutant[] {
  const length = Math.min(n, mutants.length);
  const some = fc.shuffledSubarray([...mutants], { minLength: length, maxLength: length });
  return fc.sample(some, { seed, numRuns: 1 })[0]!;
}

const isSurvivor = ({ status }: Verdict): boolean => status === 'survived' || status === 'unreached';

/** Survived, and nobody has judged why. */
const isOpen = (verdict: Verdict): boolean => isSurvivor(verdict) && !judgementOf(verdict);

async function tryAndTell(...[mutant, reaches, built]: Parameters<typeof tryMutant>): Promise<Verdict> {
  const verdict = await tryMutant(mutant, reaches, built);
  const { status, file, line, original, replacement } = verdict;
  if (isSurvivor(verdict)) {
    console.log(`${status}: ${file}:${line}\n  ${original}\n  ${replacement}`);
  }
  return verdict;
}

async function tryAll(): Promise<void> {
  const folders = new Set(rooms.flatMap((room) => ROOMS[room]!));
  const tests = [...folders].flatMap((folder) => filesUnder(folder, '.test.ts'));
  const sources = rooms.flatMap((room) => filesUnder(room, '.ts'));
  const built = await buildMutants(sources, tests);
  const reaches = await inTurn('test files', tests, (file) => reachOf(file, built));
  for (const room of rooms) {
    const all = built.mutants.filter(({ file }) => roomOf(file) === room);
    const there = new Set(all.map(identityOf));
    const last = again ? (lastOf(room)?.verdicts ?? []).filter((verdict) => there.has(identityOf(verdict))) : [];
    const known = new Map(last.map((verdict) => [identityOf(verdict), verdict]));
    const openOnes = new Set(last.filter(isOpen).map(identityOf));
    const open = all.filter((mutant) => openOnes.has(identityOf(mutant)));
    const untried = all.filter((mutant) => !known.has(identityOf(mutant)));
    const more = sampleOf(untried, Math.max(0, (sample ?? (again ? 0 : Infinity)) - known.size));
    const verdicts = last.filter((verdict) => !isOpen(verdict));
    await inTurn(room, [...open, ...more], async (mutant) => {
      const { first, status } = known.get(identityOf(mutant)) ?? {};
      const verdict = await tryAndTell(mutant, reaches, built);
      verdicts.push({ ...verdict, ...(status && { first: first ?? status }) });
      const result: RoomResult = { room, mutants: all.length, seed, verdicts };
      writeFileSync(kept(room), JSON.stringify(result, null, 1));
    });
  }
}

mkdirSync('node_modules/.cache/mutation', { recursive: true });
if (!reportOnly) await tryAll();
const results = Object.keys(ROOMS).flatMap((room) => lastOf(room) ?? []);
const page = 'docs/mutation.md';
writeFileSync(page, await format(report(results), { ...(await resolveConfig(page)), filepath: page }));
const score = scoreOf(results.flatMap(({ verdicts }) => verdicts));
for (const judgement of outdated()) console.log(`judged, but gone: ${judgement}`);
console.log(`${unjudged(results).length} survivors aren't judged`);
console.log(`score ${(100 * score).toFixed(1)}%`);
if (score < LEAST_SCORE) process.exitCode = 1;
