import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { expect, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'docs/annotator.md',
  ...readdirSync(join(ROOT, 'docs/guides')).map((name) => `docs/guides/${name}`),
];
const examples = pages.flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(
    ([, code], i): [string, string] => [`${page} ${i + 1}`, code!],
  ),
);

/** What an example says it prints: the comments at the end of its `console.log` lines. */
function promised(code: string): string[] {
  return [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text!);
}

test('there are examples, and they promise something', () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const [, code] of examples) expect(promised(code).length).toBeGreaterThan(0);
});

test.each(examples)('example %s prints what it says', async (_, code) => {
  // Inside the project, so that what the example imports is found.
  const folder = mkdtempSync(join(import.meta.dirname, 'example-'));
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
    printed.push(values.map((value) => (typeof value === 'string' ? value : format('%o', value))).join(' '));
  });
  try {
    const file = join(folder, 'example.ts');
    writeFileSync(
      file,
      code
        .replaceAll("from 'fhirdex'", "from '../../../src/index.js'")
        .replaceAll("from 'fhirdex/terminology'", "from '../../../src/terminology/in-memory.js'")
        .replaceAll("from 'fhirdex/flexsearch'", "from '../../../src/text/flexsearch.js'")
        .replaceAll("from 'fhirdex/lunr'", "from '../../../src/text/lunr.js'")
        .replaceAll("from 'fhirdex/testing'", "from '../../../src/testing/index.js'")
        .replaceAll("from 'fhirdex/annotator'", "from '../../../src/nlp/built-in/create-annotator.js'")
        .replaceAll("from 'fhirdex/comprehend-medical'", "from '../../../src/nlp/comprehend-medical.js'")
        .replaceAll("from 'fhirdex/server'", "from '../../../src/server/handler.js'"),
    );
    await import(file);
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  }
  const flat = (text: string): string => text.replace(/\s+/g, ' ').replace(/, \[length\]: \d+/g, '');
  expect(printed.slice(0, promised(code).length).map(flat)).toEqual(promised(code));
});
