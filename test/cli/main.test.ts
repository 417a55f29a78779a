import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs the command as a shell would: slow, and hence for what only a process of its own can show. */
function fhirdex(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'src/cli/main.ts', ...args];
    execFile(process.execPath, command, { encoding: 'utf8' }, (error, out, err) => {
      resolve({ out, err, code: typeof error?.code === 'number' ? error.code : error ? -1 : 0 });
    });
  });
}

test('exit codes tell a shell what happened, and errors go where errors belong', async () => {
  const [missing, usage] = await Promise.all([
    fhirdex('search', 'Patient?', '--data', 'no-such-file.ndjson'),
    fhirdex('search', 'Patient?'),
  ]);
  expect(missing).toEqual({ out: '', err: "error: there is no file or folder 'no-such-file.ndjson'\n", code: 1 });
  expect(usage).toMatchObject({ out: '', code: 1 });
  expect(usage.err).toContain("required option '-d, --data <path...>' not specified");
}, 60_000);
