import { END, type DocSet } from '../index/docset.js';
import type { Found } from './backend.js';
import { ListedHits, NO_HITS, SequenceHits, type Hits, type Resources, type SequencePosition } from './hits.js';

/** The matches of one branch; a document's number is its sequence. */
export interface BranchMatches {
  readonly type: string;
  readonly docs: DocSet;
  readonly resources: Resources;
}

type Matches = readonly BranchMatches[];

/** The hits that come first after a position, or from the beginning. The branches follow each other. */
export function forwards(matches: Matches, count: number, after: SequencePosition | undefined): Hits {
  const first = after?.branch ?? 0;
  const from = after ? after.sequence + 1 : 0;
  if (first === matches.length - 1) return hitsOf(matches[first]!, first, matches[first]!.docs.take(from, count));
  const parts: Hits[] = [];
  let left = count;
  for (let branch = first; branch < matches.length && left > 0; branch++) {
    const docs = matches[branch]!.docs.take(branch === first ? from : 0, left);
    left -= docs.length;
    if (docs.length > 0) parts.push(hitsOf(matches[branch]!, branch, docs));
  }
  return joined(parts);
}

/** The hits just before a position, or at the end; in result order. */
export function backwards(matches: Matches, count: number, before: SequencePosition | undefined): Hits {
  const parts: Hits[] = [];
  let left = count;
  for (let branch = Math.min(before?.branch ?? END, matches.length - 1); branch >= 0 && left > 0; branch--) {
    const each = matches[branch]!;
    const found: number[] = [];
    let doc = each.docs.seekBack((branch === before?.branch ? before.sequence : END) - 1);
    for (; doc >= 0 && found.length < left; doc = each.docs.seekBack(doc - 1)) found.push(doc);
    left -= found.length;
    if (found.length > 0) parts.push(hitsOf(each, branch, found.reverse()));
  }
  return joined(parts.reverse());
}

function hitsOf({ type, resources }: BranchMatches, branch: number, docs: readonly number[]): Hits {
  return new SequenceHits(type, docs, resources, branch);
}

function joined(parts: readonly Hits[]): Hits {
  if (parts.length === 1) return parts[0]!;
  return parts.length === 0 ? NO_HITS : new ListedHits(parts.flatMap((part) => [...part]));
}

/**
 * Whether matches stand before the first hit, or after the last. Without hits the page lies beyond one end: everything
 * up to the position it was asked from is on one side.
 */
export function more(
  matches: Matches,
  hits: Hits,
  after: SequencePosition | undefined,
  before: SequencePosition | undefined,
): Found['more'] {
  const { length } = hits;
  const first = length > 0 ? (hits.positionAt(0) as SequencePosition) : undefined;
  const last = length > 0 ? (hits.positionAt(length - 1) as SequencePosition) : undefined;
  return {
    before: first ? anyBefore(matches, first) : after !== undefined && anyBefore(matches, next(after)),
    after: last ? anyFrom(matches, next(last)) : before !== undefined && anyFrom(matches, before),
  };
}

function next({ branch, sequence }: SequencePosition): SequencePosition {
  return { branch, sequence: sequence + 1 };
}

function anyBefore(matches: Matches, { branch, sequence }: SequencePosition): boolean {
  return matches.some(({ docs }, i) => (i < branch ? docs.size > 0 : i === branch && docs.seekBack(sequence - 1) >= 0));
}

function anyFrom(matches: Matches, { branch, sequence }: SequencePosition): boolean {
  return matches.some(({ docs }, i) => (i > branch ? docs.size > 0 : i === branch && docs.seek(sequence) !== END));
}
