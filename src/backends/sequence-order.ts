import { END, type DocSet } from '../index/docset.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Found, Hit, SequencePosition } from './backend.js';

/** The matches of one branch; a document's number is its sequence. */
export interface BranchMatches {
  readonly type: string;
  readonly docs: DocSet;
  readonly resources: Resources;
}

/** What the documents of a branch are. */
export interface Resources {
  idOf(doc: number): string;
  /** Absent for backends that keep none. */
  resourceOf?(doc: number): IdentifiedResource | undefined;
}

type Matches = readonly BranchMatches[];

/** The position is made when it's asked for, which is for the hits at the edges of a page. */
class SequenceHit implements Hit {
  constructor(
    readonly type: string,
    readonly id: string,
    private readonly branch: number,
    readonly sequence: number,
    readonly resource: IdentifiedResource | undefined,
  ) {}

  get position(): SequencePosition {
    return { branch: this.branch, sequence: this.sequence };
  }
}

function hitOf({ type, resources }: BranchMatches, branch: number, doc: number): SequenceHit {
  return new SequenceHit(type, resources.idOf(doc), branch, doc, resources.resourceOf?.(doc));
}

/** The hits that come first after a position, or from the beginning. The branches follow each other. */
export function forwards(matches: Matches, count: number, after: SequencePosition | undefined): Hit[] {
  const hits: Hit[] = [];
  for (let branch = after?.branch ?? 0; branch < matches.length && hits.length < count; branch++) {
    const each = matches[branch]!;
    const from = branch === after?.branch ? after.sequence + 1 : 0;
    for (const doc of each.docs.take(from, count - hits.length)) hits.push(hitOf(each, branch, doc));
  }
  return hits;
}

/** The hits just before a position, or at the end; in result order. */
export function backwards(matches: Matches, count: number, before: SequencePosition | undefined): Hit[] {
  const hits: Hit[] = [];
  const start = Math.min(before?.branch ?? END, matches.length - 1);
  for (let branch = start; branch >= 0 && hits.length < count; branch--) {
    const each = matches[branch]!;
    const { docs } = each;
    let doc = docs.seekBack((branch === before?.branch ? before.sequence : END) - 1);
    for (; doc >= 0 && hits.length < count; doc = docs.seekBack(doc - 1)) {
      hits.push(hitOf(each, branch, doc));
    }
  }
  return hits.reverse();
}

/**
 * Whether matches stand before the first hit, or after the last. Without hits the page lies beyond one end: everything
 * up to the position it was asked from is on one side.
 */
export function more(
  matches: Matches,
  hits: readonly Hit[],
  after: SequencePosition | undefined,
  before: SequencePosition | undefined,
): Found['more'] {
  const first = hits[0]?.position as SequencePosition | undefined;
  const last = hits.at(-1)?.position as SequencePosition | undefined;
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
