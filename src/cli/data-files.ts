import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export interface DataFile {
  readonly path: string;
  /** In bytes, as it lies on disk. */
  readonly size: number;
}

const DATA = /\.(?:ndjson|jsonl|json)(?:\.gz)?$/i;

/** Stands for standard input, as NDJSON. */
const STDIN = '-';

/** The files that the paths name, and the data files in the folders that they name, however deep; in a stable order. */
export async function findDataFiles(paths: readonly string[]): Promise<DataFile[]> {
  const found: DataFile[] = [];
  for (const path of paths) {
    if (path === STDIN) {
      found.push({ path, size: 0 });
      continue;
    }
    const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        error.code === 'ENOENT' ? `there is no file or folder '${path}'` : `'${path}' can't be read: ${error.message}`,
      );
    });
    if (!stats.isDirectory()) {
      found.push({ path, size: stats.size });
      continue;
    }
    const names = (await readdir(path, { recursive: true })).filter((name) => DATA.test(name)).sort();
    for (const name of names) found.push({ path: join(path, name), size: (await stat(join(path, name))).size });
    if (names.length === 0) throw new Error(`there are no .ndjson, .jsonl or .json files in '${path}'`);
  }
  return found;
}

/** A file's content, unzipped. `onBytes` hears how many more bytes were read from disk. */
export function readData(path: string, onBytes: (bytes: number) => void): Readable {
  if (path === STDIN) return process.stdin;
  const bytes = createReadStream(path).on('data', (chunk) => onBytes(chunk.length));
  if (!/\.gz$/i.test(path)) return bytes;
  const unzipped = createGunzip();
  bytes.on('error', (error) => unzipped.destroy(error));
  return bytes.pipe(unzipped);
}

/** Whether a file holds one JSON document rather than a line for each resource. */
export function isDocument(path: string): boolean {
  return /\.json(?:\.gz)?$/i.test(path);
}
