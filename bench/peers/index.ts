import { hand } from './hand.js';
import { ours } from './ours.js';
import type { Loaded, MakePeers, Peer } from './peer.js';
import { medplum } from './medplum.js';
import { scan } from './scan.js';
import { sqlite } from './sqlite.js';

/** In the order of the columns of the page: a name, and what stands above the column. */
const PEERS: readonly (readonly [titles: Readonly<Record<string, string>>, make: MakePeers])[] = [
  [{ prepared: 'prepared', cached: 'cached text', cold: 'cold text' }, ours],
  [{ hand: 'by hand' }, hand],
  [{ sqlite: 'SQLite' }, sqlite],
  [{ medplum: 'Medplum' }, medplum],
  [{ scan: 'scan' }, scan],
];

export const PEER_TITLES: ReadonlyMap<string, string> = new Map(PEERS.flatMap(([titles]) => Object.entries(titles)));

/** Those that take so long that a process of their own is enough for them. */
export const SLOW_PEERS: ReadonlySet<string> = new Set(['medplum']);

export interface Peers {
  readonly peers: readonly Peer[];
  /** Those that couldn't be made, with the reason. */
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}

/** The peers of the given names, loaded. */
export async function makePeers(loaded: Loaded, names: readonly string[]): Promise<Peers> {
  const peers: Peer[] = [];
  const missing: { name: string; reason: string }[] = [];
  for (const [titles, make] of PEERS) {
    const wanted = Object.keys(titles).filter((name) => names.includes(name));
    if (wanted.length === 0) continue;
    try {
      const made = await make(loaded);
      peers.push(...made.filter(({ name }) => wanted.includes(name)));
    } catch (error) {
      const reason = isNotInstalled(error) ? 'not installed' : String(error).split('\n')[0]!;
      missing.push(...wanted.map((name) => ({ name, reason })));
    }
  }
  return { peers, missing };
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
