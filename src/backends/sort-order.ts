import { compareIdentity, compareValues, type SortPosition, type SortValue } from '../model/sort.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Found } from './backend.js';
import { ListedHits, type Hit } from './hits.js';
import type { BranchMatches } from './sequence-order.js';
import { Selection } from './selection.js';

/** The matches of one branch, with what they are sorted by. */
export interface SortedMatches extends BranchMatches {
  /** The document's value by the rule of that number. */
  valueOf(doc: number, rule: number): SortValue;
}

/** A hit is its own position. */
class SortedHit implements Hit, SortPosition {
  constructor(
    readonly type: string,
    readonly id: string,
    readonly values: readonly SortValue[],
    readonly resource: IdentifiedResource | undefined,
  ) {}

  get position(): SortPosition {
    return this;
  }
}

/** Which of the matches are wanted: the first ones on one side of a position, counted from it. */
interface Wanted {
  readonly count: number;
  readonly from: SortPosition | undefined;
  readonly backwards: boolean;
}

/**
 * The hits on one side of a position, or from one end, nearest first as they are counted and in result order as they are
 * given. Looks at every match once and compares most of them by their first value only.
 *
 * `directions` says of each rule whether it is descending.
 */
export function select(
  matches: readonly SortedMatches[],
  directions: readonly boolean[],
  { count, from, backwards }: Wanted,
): Pick<Found, 'hits' | 'more'> {
  const sign = backwards ? -1 : 1;
  const selection = new Selection<SortedHit>(count, (a, b) => sign * comparePositions(a, b, directions));
  let [passed, eligible] = [0, 0];
  for (const branch of matches) {
    const candidate = new Candidate(branch, directions);
    branch.docs.forEach((doc) => {
      candidate.take(doc);
      if (from && sign * candidate.compare(from) <= 0) {
        passed++;
        return;
      }
      eligible++;
      const { bound } = selection;
      if (!bound || sign * candidate.compare(bound) < 0) selection.add(candidate.hit());
    });
  }
  const nearest = selection.result();
  const hits = new ListedHits(backwards ? [...nearest].reverse() : nearest);
  const [near, far] = [passed > 0, eligible > hits.length];
  return { hits, more: backwards ? { before: far, after: near } : { before: near, after: far } };
}

function comparePositions(a: SortPosition, b: SortPosition, directions: readonly boolean[]): number {
  for (let rule = 0; rule < directions.length; rule++) {
    const order = compareValues(a.values[rule], b.values[rule], directions[rule]!);
    if (order !== 0) return order;
  }
  return compareIdentity(a, b);
}

/** One match after the other, its values looked up only as far as it takes to tell its place. */
class Candidate {
  private doc = 0;
  private values: SortValue[] = [];

  constructor(
    private readonly branch: SortedMatches,
    private readonly directions: readonly boolean[],
  ) {}

  take(doc: number): void {
    this.doc = doc;
    this.values.length = 0;
  }

  compare(other: SortPosition): number {
    for (let rule = 0; rule < this.directions.length; rule++) {
      const order = compareValues(this.value(rule), other.values[rule], this.directions[rule]!);
      if (order !== 0) return order;
    }
    const { type, resources } = this.branch;
    return compareIdentity({ id: resources.idOf(this.doc), type }, other);
  }

  hit(): SortedHit {
    const { branch, doc } = this;
    const values = this.directions.map((_, rule) => this.value(rule));
    return new SortedHit(branch.type, branch.resources.idOf(doc), values, branch.resources.resourceOf?.(doc));
  }

  private value(rule: number): SortValue {
    const { values } = this;
    while (values.length <= rule) values.push(this.branch.valueOf(this.doc, values.length));
    return values[rule];
  }
}
