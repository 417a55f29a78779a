import { hand } from './hand.js';
import { ours } from './ours.js';
import type { Loaded, MakePeers, Peer } from './peer.js';
import { scan } from './scan.js';

/** In the order of the columns of the page. */
const PEERS: readonly (readonly [names: readonly string[], make: MakePeers])[] = [
  [['prepared', 'cached', 'cold'], ours],
  [['hand'], hand],
  [['scan'], scan],
];

export const PEER_NAMES: readonly string[] = PEERS.flatMap(([names]) => names);

export interface Peers {
  readonly peers: readonly Peer[];
  /** Those that couldn't be made, with the reason. */
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}

/** The peers of the given names, loaded. */
export async function makePeers(loaded: Loaded, names: readonly string[]): Promise<Peers> {
  const peers: Peer[] = [];
  const missing: { name: string; reason: string }[] = [];
  for (const [all, make] of PEERS) {
    const wanted = all.filter((name) => names.includes(name));
    if (wanted.length === 0) continue;
    try {
      const made = await make(loaded);
      peers.push(...made.filter(({ name }) => wanted.includes(name)));
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      missing.push(...wanted.map((name) => ({ name, reason })));
    }
  }
  return { peers, missing };
}
