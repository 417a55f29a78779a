import { describeMachine } from '../../bench/machine.js';
import { judgementOf, type Kind } from './judgements.js';
import type { Verdict } from './trial.js';

/*
 * docs/mutation.md, from what a run found and how its survivors are judged.
 */

export interface RoomResult {
  readonly room: string;
  /** How many mutants the room has, tried or not. */
  readonly mutants: number;
  /** What those that were tried were drawn by. */
  readonly seed: number;
  readonly verdicts: readonly Verdict[];
}

const KINDS: Readonly<Record<Kind, string>> = {
  same: 'Nothing that a caller could see differs: the code has another way to the same answer.',
  speed: 'The answer is the same, and costs more time or memory.',
  text: 'The words of a message differ, or their order: no test holds them to the letter.',
  types: 'What the compiler or a caller in this repository rules out: a guard against what is never passed.',
  gap: 'A test is missing.',
};

const isSurvivor = ({ status }: Verdict): boolean => status === 'survived' || status === 'unreached';

const count = (verdicts: readonly Verdict[], ...statuses: readonly Verdict['status'][]): number =>
  verdicts.filter(({ status }) => statuses.includes(status)).length;

export function scoreOf(verdicts: readonly Verdict[]): number {
  return count(verdicts, 'killed', 'endless') / verdicts.length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/**
 * The score before tests were added for what survived, with Wilson's interval of 95% for all mutants of the room when only
 * some were tried, corrected for how few are left. Later scores say nothing of mutants that weren't tried.
 */
function firstScore({ verdicts, mutants }: RoomResult): string {
  const n = verdicts.length;
  const p = scoreOf(verdicts.map((verdict) => ({ ...verdict, status: verdict.first ?? verdict.status })));
  if (n === mutants) return percent(p);
  const z = 1.96 * Math.sqrt((mutants - n) / (mutants - 1));
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return `${percent(p)} (${percent(middle - half)} to ${percent(middle + half)})`;
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''];
}

function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const short = line.length > 90 ? `${line.slice(0, 60)} ... ${line.slice(-20)}` : line;
  return short === '' ? 'nothing' : short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}

function roomRow(result: RoomResult): (string | number)[] {
  const { room, mutants, verdicts } = result;
  return [
    `\`${room}\``,
    mutants,
    verdicts.length,
    count(verdicts, 'killed'),
    count(verdicts, 'endless'),
    count(verdicts, 'survived'),
    count(verdicts, 'unreached'),
    percent(scoreOf(verdicts)),
    firstScore(result),
  ];
}

export function unjudged(results: readonly RoomResult[]): readonly Verdict[] {
  return results.flatMap(({ verdicts }) => verdicts.filter((each) => isSurvivor(each) && !judgementOf(each)));
}

function survivors(results: readonly RoomResult[]): string[] {
  const judged = results
    .flatMap(({ verdicts }) => verdicts.filter(isSurvivor))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    .map((verdict) => ({ verdict, kind: judgementOf(verdict)?.kind ?? 'gap', why: judgementOf(verdict)?.why ?? '' }));
  return Object.entries(KINDS).flatMap(([kind, meaning]) => {
    const those = judged.filter((each) => each.kind === kind);
    if (those.length === 0) return [];
    return [
      `### ${meaning} (${those.length})\n`,
      ...table(
        ['place', 'code', 'mutant', 'judgement'],
        those.map(({ verdict, why }) => [
          `\`${verdict.file.replace('src/', '')}:${verdict.line}\``,
          code(verdict.original),
          code(verdict.replacement),
          why,
        ]),
      ),
    ];
  });
}

export function report(results: readonly RoomResult[]): string {
  const all = results.flatMap(({ verdicts }) => verdicts);
  return [
    '# Mutation testing\n',
    'Written by `npm run test:mutation`. It changes one place of the code at a time (a mutant, by the mutators of [Stryker](https://stryker-mutator.io)) and runs',
    'the tests that reach the place until one fails, with a tenth of the random cases of `npm test`; what survives that meets three tenths in the tests that',
    'mirror its room. A mutant that no test notices survives: a test is missing, or the change makes no difference that a caller could see. One that loops or',
    'grows without end counts as noticed. Types are not checked, so that some mutants would not compile.\n',
    'Options, after `--`: `--sample 250` tries so many of each room, drawn by `--seed` (42 unless given); `--rooms src/index` tries one room and keeps what is known of the',
    'others; `--again` tries only those that survived last and are not judged in `test/mutation/judgements.ts`, after a test was added; `--report` tries',
    'none. All mutants take about two hours on two free cores.\n',
    `Seed: ${[...new Set(results.map(({ seed }) => seed))].join(', ')}. Machine: ${describeMachine()}, shared with other work. What takes too long is told by the time of the processor,`,
    'so that a machine that is slow for other reasons makes no difference.\n',
    ...table(
      [
        'room',
        'mutants',
        'tried',
        'killed',
        'endless',
        'survived',
        'reached by no test',
        'score',
        'at first (95% for all)',
      ],
      results.map(roomRow),
    ),
    'The score at first is from before tests were added for survivors, with the interval of 95% for all mutants of the room where a sample was tried.',
    'The score now is of those that were tried; of the others it says only that tests were added since.\n',
    `Score over all that were tried: **${percent(scoreOf(all))}**. Survivors count against it, however they are judged.\n`,
    '## Survivors, judged\n',
    ...survivors(results),
  ].join('\n');
}
