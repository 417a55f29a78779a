import type { Stored } from '../world.js';
import type { Entry } from '../queries/query.js';

/*
 * What every query written by hand makes its page with. Entries are made when they are asked for, as an engine has to:
 * a resource may have been replaced since.
 */
const BASE_URL = 'http://localhost/fhir';
const PAGE = 50;

/** Resources of one type by their number. */
export interface Table {
  readonly resources: readonly Stored[];
  readonly ids: readonly string[];
  /** What their URLs begin with. */
  readonly path: string;
}

export function tableOf(resources: readonly Stored[]): Table {
  const ids = resources.map(({ id }) => id);
  return { resources, ids, path: `${BASE_URL}/${resources[0]?.resourceType ?? ''}/` };
}

/** The entries of the first 50 matches. */
export function firstPage(table: Table, docs: ArrayLike<number>): Entry[] {
  const entry: Entry[] = [];
  const end = Math.min(docs.length, PAGE);
  for (let i = 0; i < end; i++) pushEntry(entry, table, docs[i]!, 'match');
  return entry;
}

export function pushEntry(entry: Entry[], table: Table, doc: number, mode: 'match' | 'include'): void {
  entry.push({ fullUrl: table.path + table.ids[doc]!, resource: table.resources[doc]!, search: { mode } });
}

/** An Answer of matches alone. */
export function answer(table: Table, docs: ArrayLike<number>): { total: number; entry: Entry[] } {
  return { total: docs.length, entry: firstPage(table, docs) };
}
