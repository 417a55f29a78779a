import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/**
 * Sessions of guides, which stand in fences of the language `console`: after each line `$ fhirdex ...` what it prints. The commands
 * of one run one after the other in a folder of their own.
 */
const ROOT = join(import.meta.dirname, '../..');
const GUIDES = join(ROOT, 'docs/guides');
const MAIN = join(ROOT, 'src/cli/main.ts');
const TSX = fileURLToPath(import.meta.resolve('tsx'));

const sessions = readdirSync(GUIDES).flatMap((name) =>
  [...readFileSync(join(GUIDES, name), 'utf8').matchAll(/^```console\n([^]*?)^```$/gm)].map(
    ([, session], i): [string, string] => [`${name} ${i + 1}`, session!],
  ),
);

/** The words of a command line; quotes keep spaces. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

test('there are sessions', () => expect(sessions.length).toBeGreaterThan(0));

test.each(sessions)('%s prints what it says', { timeout: 180_000 }, async (_, session) => {
  const folder = mkdtempSync(join(tmpdir(), 'fhirdex-session-'));
  try {
    let printed = '';
    for (const [, line] of session.matchAll(/^\$ fhirdex (.*)$/gm)) {
      const command = ['--import', TSX, MAIN, ...wordsOf(line!)];
      const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder });
      printed += `$ fhirdex ${line}\n${stdout}`;
    }
    expect(printed).toBe(session);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
