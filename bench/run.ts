import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureLoad } from './load.js';
import { measureSearch } from './search.js';
import { describeMachine, type Measured } from './support.js';

/* `npm run bench`: measures everything and writes docs/performance.md. */

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

const sections = [await measureLoad(), await measureSearch()];
const page = `# Performance

Written by \`npm run bench\`. Figures depend on the machine and on what else it was doing; compare within one run only.

Machine: ${describeMachine()}.

${sections.map(table).join('\n')}`;
writeFileSync(join(import.meta.dirname, '../docs/performance.md'), page);
process.stdout.write(page);
