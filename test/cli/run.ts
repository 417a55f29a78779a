import { afterEach, beforeEach, vi } from 'vitest';

export interface Output {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs a command in this process and gives what it would have printed. */
export async function run(command: () => Promise<void>): Promise<Output> {
  let out = '';
  let err = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  try {
    await command();
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
  return { out, err, exitCode: Number(process.exitCode ?? 0) };
}

/** Commands tell their exit code by the process's own, which is not theirs here. */
export function keepExitCode(): void {
  let before: typeof process.exitCode;
  beforeEach(() => {
    before = process.exitCode;
    process.exitCode = undefined;
  });
  afterEach(() => {
    process.exitCode = before;
  });
}
