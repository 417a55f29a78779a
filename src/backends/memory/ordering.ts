import type { DocSet } from '../../index/docset.js';
import { compareIdentity, compareValues, type SortPosition, type SortRule, type SortValue } from '../../model/sort.js';
import type { Found, Page } from '../backend.js';
import { DocHits, type Hits, type Resources } from '../hits.js';
import { cut } from '../paging.js';
import { Ranking, type Ranks } from './ranking.js';

/** What the documents of an index are. */
export interface Identities extends Resources {
  readonly type: string;
}

/** What a document is sorted by. */
export type Column = (doc: number) => SortValue;

/** In the order of some rules. */
class RankedHits extends DocHits {
  constructor(
    type: string,
    docs: readonly number[],
    resources: Resources,
    private readonly columns: readonly Column[],
  ) {
    super(type, docs, resources);
  }

  positionAt(i: number): SortPosition {
    const doc = this.docs[i]!;
    const values = this.columns.map((column) => column(doc));
    return { values, id: this.idAt(i), type: this.type };
  }

  protected of(docs: readonly number[]): Hits {
    return new RankedHits(this.type, docs, this.resources, this.columns);
  }
}

/** One way to put the documents of an index in order. */
export class Ordering {
  private readonly descending: readonly boolean[];
  private ranking: Ranking | undefined;
  /** Until others are asked for more often. */
  isKept = true;
  /** How many matches have been sorted without ranks. */
  private sorted = 0;

  constructor(
    private readonly identities: Identities,
    rules: readonly SortRule[],
    readonly columns: readonly Column[],
    private readonly live: DocSet,
  ) {
    this.descending = rules.map(({ descending }) => descending);
  }

  /** To be told of every document that is written or removed. */
  forget(doc: number): void {
    if (!this.ranking) return;
    this.ranking.forget(doc);
    // After a load it's no more to rank all anew, and until somebody asks there's nothing to keep.
    if (this.ranking.waiting > 1024 + this.live.size / 2) this.ranking = undefined;
  }

  /**
   * Whether matches are to be cut by the ranks of all documents. Ranking takes about so many comparisons for each document
   * that a rule which is seldom asked for isn't worth it; one that is often has cost no more than double by then.
   */
  hasRanks(matches: number): boolean {
    if (this.ranking) return true;
    this.sorted += matches;
    if (this.sorted < this.live.size * Math.log2(this.live.size + 1)) return false;
    this.ranking = new Ranking(this.live, {
      compare: (a, b) => this.compare(a, b),
      isLive: (doc) => this.live.has(doc),
    });
    return true;
  }

  /** A page of documents that are ranked. */
  page(docs: DocSet, page: Page): Found {
    const ranked = (count: number, position: Page['after'], backwards: boolean): Ranks => {
      const from = position as SortPosition | undefined;
      return this.ranking!.select(docs, {
        count,
        backwards,
        ...(from && { beside: (doc) => this.compareTo(doc, from) }),
      });
    };
    return cut(docs.size, page, {
      from: (count, after) => {
        const { docs: found, behind, beyond } = ranked(count, after, false);
        return { hits: this.hits(found), more: { before: behind, after: beyond } };
      },
      upTo: (count, before) => {
        const { docs: found, behind, beyond } = ranked(count, before, true);
        return { hits: this.hits([...found].reverse()), more: { before: beyond, after: behind } };
      },
    });
  }

  private hits(docs: readonly number[]): Hits {
    return new RankedHits(this.identities.type, docs, this.identities, this.columns);
  }

  private compare(a: number, b: number): number {
    for (let rule = 0; rule < this.columns.length; rule++) {
      const column = this.columns[rule]!;
      const order = compareValues(column(a), column(b), this.descending[rule]!);
      if (order !== 0) return order;
    }
    const { identities } = this;
    const { type } = identities;
    return compareIdentity({ id: identities.idOf(a), type }, { id: identities.idOf(b), type });
  }

  private compareTo(doc: number, position: SortPosition): number {
    for (let rule = 0; rule < this.columns.length; rule++) {
      const order = compareValues(this.columns[rule]!(doc), position.values[rule], this.descending[rule]!);
      if (order !== 0) return order;
    }
    const { identities } = this;
    return compareIdentity({ id: identities.idOf(doc), type: identities.type }, position);
  }
}
