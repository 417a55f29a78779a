import { writeFile } from 'node:fs/promises';
import { loadData, type DataOptions } from './load-data.js';

interface SnapshotCommandOptions extends Omit<DataOptions, 'data'> {
  readonly out: string;
}

export async function snapshotCommand(data: readonly string[], options: SnapshotCommandOptions): Promise<void> {
  const engine = await loadData({ ...options, data });
  await writeFile(options.out, await engine.snapshot());
}
