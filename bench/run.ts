import { writeFileSync } from 'node:fs';
import { loadOnce, measureLoad, ONE_ROUND } from './load.js';
import { measureSearch } from './search.js';
import { benchData, describeMachine, type Measured } from './support.js';

/*
 * `npm run bench`: measures everything and writes docs/performance.md. Built as the package is before it runs: what a
 * TypeScript runner puts around functions would be measured too.
 */

function table({ title, notes, head, rows }: Measured): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    ...notes.map((note) => `${note}\n`),
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}

async function measureAll(): Promise<void> {
  const sections = [await measureLoad(), await measureSearch()];
  const page = [
    '# Performance\n',
    'Written by `npm run bench`. Figures depend on the machine and on what else it was doing; compare within one run only.\n',
    `Machine: ${describeMachine()}.\n`,
    ...sections.map(table),
  ].join('\n');
  writeFileSync('docs/performance.md', page);
  process.stdout.write(page);
}

if (process.argv[2] === ONE_ROUND) process.stdout.write(JSON.stringify(await loadOnce(benchData().lines)));
else await measureAll();
