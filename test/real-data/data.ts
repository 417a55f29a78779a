import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'vitest';
import type { IdentifiedResource } from '../../src/model/resource.js';

/**
 * Real data lies beside the project, not in it: folders of NDJSON files, one a resource type, gzipped. `FHIRDEX_DATA`
 * says where, else `../shared/data` of the project.
 */
const ROOT = resolve(process.env['FHIRDEX_DATA'] ?? join(import.meta.dirname, '../../../shared/data'));

export interface DataFile {
  readonly set: string;
  readonly resourceType: string;
  readonly path: string;
}

/** Empty when there is no data; `requireData` says so. */
export function dataFiles(): readonly DataFile[] {
  if (!existsSync(ROOT)) return [];
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: set }) =>
      readdirSync(join(ROOT, set))
        .filter((file) => file.endsWith('.ndjson.gz'))
        .map((file) => ({ set, resourceType: file.replace('.ndjson.gz', ''), path: join(ROOT, set, file) })),
    )
    .sort((a, b) => a.path.localeCompare(b.path));
}

export function readLines({ path }: DataFile): readonly string[] {
  return gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean);
}

export function readResources(file: DataFile): readonly IdentifiedResource[] {
  return readLines(file).map((line) => JSON.parse(line) as IdentifiedResource);
}

const REASON = 'no real data: set FHIRDEX_DATA to a folder of sets of *.ndjson.gz';

/** The data files; without any, a skipped test that says why stands in for the suite. */
export function requireData(): readonly DataFile[] {
  const files = dataFiles();
  if (files.length === 0) {
    console.warn(`skipped, ${REASON}`);
    test.skip(`${REASON}`, () => undefined);
  }
  return files;
}
