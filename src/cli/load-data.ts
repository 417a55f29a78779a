import { text } from 'node:stream/consumers';
import { SingleBar } from 'cli-progress';
import { createEngine, type Engine } from '../engine.js';
import { findDataFiles, isDocument, readData, type DataFile } from './data-files.js';
import { engineOptions, type EngineFlags } from './engine-options.js';
import { EXIT } from './report.js';

export interface DataOptions extends EngineFlags {
  readonly data: readonly string[];
}

/** How many faulty records are listed one by one. */
const LISTED = 10;

/** An engine with everything that the paths hold. Tells on standard error what could not be loaded. */
export async function loadData({ data, ...flags }: DataOptions): Promise<Engine> {
  const engine = await createEngine(await engineOptions(flags));
  const files = await findDataFiles(data);
  const bar = progressBar(files);
  const failed: string[] = [];
  for (const file of files) {
    const content = readData(file.path, (bytes) => bar?.increment(bytes));
    try {
      const report = await engine.load(isDocument(file.path) ? await text(content) : content);
      failed.push(...report.failed.map(({ line, issue }) => `${file.path}:${line}: ${issue.diagnostics}`));
    } catch (error) {
      bar?.stop();
      throw new Error(`'${file.path}' can't be read: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  bar?.stop();
  if (failed.length > 0) {
    process.stderr.write(`${failed.length} of the records could not be loaded:\n`);
    for (const line of failed.slice(0, LISTED)) process.stderr.write(`  ${line}\n`);
    if (failed.length > LISTED) process.stderr.write(`  and ${failed.length - LISTED} more\n`);
    process.exitCode = EXIT.someNotLoaded;
  }
  return engine;
}

/** Only on a terminal: in a log or a pipe it would be noise. */
function progressBar(files: readonly DataFile[]): SingleBar | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar({
    format: 'loading {bar} {percentage}% of {size} MB, {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  const total = files.reduce((sum, { size }) => sum + size, 0);
  bar.start(total, 0, { size: (total / 1e6).toFixed(1) });
  return bar;
}
