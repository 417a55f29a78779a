import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { expect, test, vi } from 'vitest';

const guide = readFileSync(join(import.meta.dirname, '../../docs/testing.md'), 'utf8');
const examples = [...guide.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code!);

test.each(examples)('example %# of the testing guide prints what it says', async (code) => {
  const promised = [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  // Inside the project, so that what the example imports is found.
  const folder = mkdtempSync(join(import.meta.dirname, 'example-'));
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...values: unknown[]) => {
    printed.push(values.map((value) => format(typeof value === 'string' ? '%s' : '%j', value)).join(' '));
  });
  try {
    const file = join(folder, 'example.ts');
    const local = code
      .replaceAll("from 'fhirdex'", "from '../../../src/index.js'")
      .replaceAll("from 'fhirdex/testing'", "from '../../../src/testing/index.js'");
    writeFileSync(file, local);
    await import(file);
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  }
  const flat = (text = ''): string => text.replace(/\s/g, '').replaceAll('"', "'");
  expect(promised.length).toBeGreaterThan(0);
  expect(printed.map(flat)).toEqual(promised.map(flat));
});
