import { END, type DocSet } from '../index/docset.js';
import type { Found, Hit, Page, Position } from './backend.js';

/** The matches of one branch; a document's number is its sequence. */
export interface BranchMatches {
  readonly type: string;
  readonly docs: DocSet;
  idOf(doc: number): string;
}

/** Cuts a page out of the matches of all branches, which follow each other. */
export function cutPage(matches: readonly BranchMatches[], page: Page): Found {
  const { after, before } = page;
  const total = matches.reduce((sum, { docs }) => sum + docs.size, 0);
  if (page.count === 0) return { total, hits: [], more: { before: false, after: false } };
  const hits = before ? backwards(matches, page.count, before) : forwards(matches, page.count, after);
  const first = hits[0]?.position;
  const last = hits.at(-1)?.position;
  return {
    total,
    hits,
    more: {
      // Without hits the page lies beyond one end: everything up to the position it was asked from is on one side.
      before: first ? anyBefore(matches, first) : after !== undefined && anyBefore(matches, next(after)),
      after: last ? anyFrom(matches, next(last)) : before !== undefined && anyFrom(matches, before),
    },
  };
}

function forwards(matches: readonly BranchMatches[], count: number, after: Position | undefined): Hit[] {
  const hits: Hit[] = [];
  for (let branch = after?.branch ?? 0; branch < matches.length && hits.length < count; branch++) {
    const { type, docs, idOf } = matches[branch]!;
    let doc = docs.seek(branch === after?.branch ? after.sequence + 1 : 0);
    for (; doc !== END && hits.length < count; doc = docs.seek(doc + 1)) {
      hits.push({ type, id: idOf(doc), position: { branch, sequence: doc } });
    }
  }
  return hits;
}

function backwards(matches: readonly BranchMatches[], count: number, before: Position): Hit[] {
  const hits: Hit[] = [];
  for (let branch = Math.min(before.branch, matches.length - 1); branch >= 0 && hits.length < count; branch--) {
    const { type, docs, idOf } = matches[branch]!;
    let doc = docs.seekBack((branch === before.branch ? before.sequence : END) - 1);
    for (; doc >= 0 && hits.length < count; doc = docs.seekBack(doc - 1)) {
      hits.push({ type, id: idOf(doc), position: { branch, sequence: doc } });
    }
  }
  return hits.reverse();
}

function next({ branch, sequence }: Position): Position {
  return { branch, sequence: sequence + 1 };
}

function anyBefore(matches: readonly BranchMatches[], { branch, sequence }: Position): boolean {
  return matches.some(({ docs }, i) => (i < branch ? docs.size > 0 : i === branch && docs.seekBack(sequence - 1) >= 0));
}

function anyFrom(matches: readonly BranchMatches[], { branch, sequence }: Position): boolean {
  return matches.some(({ docs }, i) => (i > branch ? docs.size > 0 : i === branch && docs.seek(sequence) !== END));
}
