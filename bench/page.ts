import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Goal, Section } from './operations/operation.js';
import { list, paragraphs, table } from './markdown.js';
import { OPERATIONS } from './operations/index.js';

/*
 * docs/performance.md, written from the results of a run. What wasn't measured this time stays as it was: each operation's
 * part stands between two comments, and what it says of goals and losses is kept in one of them.
 */
const PAGE = 'docs/performance.md';

interface Part {
  readonly goals: readonly Goal[];
  readonly losses: readonly string[];
  readonly markdown: string;
}

export interface Measured {
  readonly section: Section;
  /** Where and when not: what the machine was. */
  readonly machine: string;
}

function readParts(): Map<string, Part> {
  if (!existsSync(PAGE)) return new Map();
  const text = readFileSync(PAGE, 'utf8');
  const parts = text.matchAll(/<!-- (\w+): (.*) -->\n([^]*?)\n<!-- end of \1 -->/g);
  return new Map(
    Array.from(parts, ([, name, kept, markdown]) => {
      const { goals, losses } = JSON.parse(kept!) as Pick<Part, 'goals' | 'losses'>;
      return [name!, { goals, losses, markdown: markdown!.trim() }];
    }),
  );
}

function goalsTable(goals: readonly Goal[]): string {
  return table(
    ['what', 'goal', 'measured', 'met'],
    goals.map(({ what, goal, measured, met }) => [what, goal, measured, met ? 'yes' : '**no**']),
  );
}

export function writePage(measured: ReadonlyMap<string, Measured>): void {
  const parts = readParts();
  for (const [name, { section, machine }] of measured) {
    const { title, text, goals, losses } = section;
    parts.set(name, { goals, losses, markdown: paragraphs(`## ${title}`, `Machine: ${machine}.`, text) });
  }
  const ordered = OPERATIONS.flatMap(({ name }) => {
    const part = parts.get(name);
    return part ? [{ name, ...part }] : [];
  });
  const losses = ordered.flatMap((part) => part.losses);
  writeFileSync(
    PAGE,
    `${paragraphs(
      '# Performance',
      'Written by `npm run bench`. Figures depend on the machine and on what else it was doing: compare within one section only, where everything was measured in turns.',
      '## Goals',
      goalsTable(ordered.flatMap(({ goals }) => goals)),
      '## Where we lose',
      losses.length > 0 ? list(losses) : 'Nowhere that was measured.',
      ordered.map(({ name, goals, losses, markdown }) =>
        paragraphs(`<!-- ${name}: ${JSON.stringify({ goals, losses })} -->`, markdown, `<!-- end of ${name} -->`),
      ),
    )}\n`,
  );
}
