import type { Found } from './backend.js';
import { ListedHits, type Hit } from './hits.js';
import type { BranchMatches } from './sequence-order.js';

/** The matches of one branch, with what they are ranked by; absent when it has no text conditions. */
export interface RankedMatches extends BranchMatches {
  readonly scoreOf: ((id: string) => number) | undefined;
}

/** The hits of a page with their scores. */
export function withScores(matches: readonly RankedMatches[], found: Found): Found {
  const byType = new Map(matches.map(({ type, scoreOf }) => [type, scoreOf]));
  const hits = found.hits.map((hit): Hit => {
    const { type, id, position, resource } = hit;
    const scoreOf = byType.get(type);
    return scoreOf ? { type, id, position, resource, score: scoreOf(id) } : hit;
  });
  return { ...found, hits: new ListedHits(hits) };
}
