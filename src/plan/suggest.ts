import { distance } from 'fastest-levenshtein';

/** How much of a name may be mistyped. */
const SHARE = 0.34;

/** `; did you mean 'family'?`, or nothing when no candidate is close. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const folded = name.toLowerCase().slice(0, 64);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(folded.length * SHARE)) + 1;
  for (const candidate of candidates) {
    const edits = distance(folded, candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best === undefined ? '' : `; did you mean '${best}'?`;
}
