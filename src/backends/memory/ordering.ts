import type { DocSet } from '../../index/docset.js';
import { compareIdentity, compareValues, type SortPosition, type SortRule, type SortValue } from '../../model/sort.js';
import type { Found, Hit, Page } from '../backend.js';
import type { IdentifiedResource } from '../../model/resource.js';
import { cut } from '../paging.js';
import { Ranking, type Ranks } from './ranking.js';

/** What the documents of an index are. */
export interface Identities {
  readonly type: string;
  readonly documents: { idOf(doc: number): string };
  resourceOf(doc: number): IdentifiedResource | undefined;
}

/** What a document is sorted by. */
export type Column = (doc: number) => SortValue;

/** The position is made when it's asked for, which is for the hits at the edges of a page; to be asked before the next write. */
class RankedHit implements Hit {
  constructor(
    readonly type: string,
    readonly id: string,
    readonly resource: IdentifiedResource | undefined,
    readonly sequence: number,
    private readonly columns: readonly Column[],
  ) {}

  get position(): SortPosition {
    return { values: this.columns.map((column) => column(this.sequence)), id: this.id, type: this.type };
  }
}

/** One way to put the documents of an index in order. */
export class Ordering {
  private readonly descending: readonly boolean[];
  private ranking: Ranking | undefined;
  /** How many matches have been sorted without ranks. */
  private sorted = 0;

  /** `text` is how the rules print. */
  constructor(
    readonly text: string,
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
        return { hits: found.map((doc) => this.hit(doc)), more: { before: behind, after: beyond } };
      },
      upTo: (count, before) => {
        const { docs: found, behind, beyond } = ranked(count, before, true);
        return { hits: found.map((doc) => this.hit(doc)).reverse(), more: { before: beyond, after: behind } };
      },
    });
  }

  private hit(doc: number): RankedHit {
    const { type, documents } = this.identities;
    return new RankedHit(type, documents.idOf(doc), this.identities.resourceOf(doc), doc, this.columns);
  }

  private compare(a: number, b: number): number {
    for (let rule = 0; rule < this.columns.length; rule++) {
      const column = this.columns[rule]!;
      const order = compareValues(column(a), column(b), this.descending[rule]!);
      if (order !== 0) return order;
    }
    const { type, documents } = this.identities;
    return compareIdentity({ id: documents.idOf(a), type }, { id: documents.idOf(b), type });
  }

  private compareTo(doc: number, position: SortPosition): number {
    for (let rule = 0; rule < this.columns.length; rule++) {
      const order = compareValues(this.columns[rule]!(doc), position.values[rule], this.descending[rule]!);
      if (order !== 0) return order;
    }
    const { type, documents } = this.identities;
    return compareIdentity({ id: documents.idOf(doc), type }, position);
  }
}
