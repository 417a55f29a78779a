import type { IdentifiedResource } from '../model/resource.js';
import type { SortPosition } from '../model/sort.js';

/** Where a hit stands in the order of results. A position stays valid while resources are written. */
export type Position = SequencePosition | SortPosition;

/**
 * The order when nothing else was asked for: resource types in the order of the branches, and within a type the order in
 * which resources first came. A resource keeps its sequence when it is replaced, and none is given out again.
 */
export interface SequencePosition {
  readonly branch: number;
  readonly sequence: number;
}

export interface Hit {
  readonly type: string;
  readonly id: string;
  /** To be read before the next write. */
  readonly position: Position;
  /** From 0 to 1; only of branches with text conditions to rank by. */
  readonly score?: number;
  /** The resource itself, from backends that keep it; others leave it to the store, as do all for contained ones. */
  readonly resource?: IdentifiedResource | undefined;
}

/** What the documents of a branch are. */
export interface Resources {
  idOf(doc: number): string;
  /** Absent for backends that keep none. */
  resourceOf?(doc: number): IdentifiedResource | undefined;
}

/**
 * The hits of a page, in result order, told by column: an object for each of 50 took a third of the time of a search for
 * them. What a hit has is told in `Hit`; what it hasn't is undefined.
 */
export abstract class Hits implements Iterable<Hit> {
  abstract readonly length: number;
  /** The resource type of all of them; undefined where they may be of several. */
  abstract readonly type: string | undefined;
  /** The sequences of all of them, which are of one type then; undefined from backends that don't look resources up by it. */
  abstract readonly sequences: readonly number[] | undefined;

  abstract typeAt(i: number): string;
  abstract idAt(i: number): string;
  abstract resourceAt(i: number): IdentifiedResource | undefined;
  abstract scoreAt(i: number): number | undefined;
  /** To be asked before the next write. */
  abstract positionAt(i: number): Position;
  /** As `Array.slice`. */
  abstract slice(start: number, end?: number): Hits;
  /** Those whose places pass. */
  abstract filter(passes: (i: number) => boolean): Hits;

  /** Counted from the end when negative; undefined beyond either end. */
  at(i: number): Hit | undefined {
    const at = i < 0 ? this.length + i : i;
    if (at < 0 || at >= this.length) return undefined;
    const score = this.scoreAt(at);
    return {
      type: this.typeAt(at),
      id: this.idAt(at),
      position: this.positionAt(at),
      resource: this.resourceAt(at),
      ...(score !== undefined && { score }),
    };
  }

  map<T>(each: (hit: Hit) => T): T[] {
    return Array.from(this, each);
  }

  *[Symbol.iterator](): Generator<Hit, void, undefined> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }
}

/** Of backends that make an object for each, such as one of your own. */
export class ListedHits extends Hits {
  readonly type = undefined;
  readonly sequences = undefined;

  constructor(private readonly hits: readonly Hit[]) {
    super();
  }

  get length(): number {
    return this.hits.length;
  }

  typeAt(i: number): string {
    return this.hits[i]!.type;
  }

  idAt(i: number): string {
    return this.hits[i]!.id;
  }

  resourceAt(i: number): IdentifiedResource | undefined {
    return this.hits[i]!.resource;
  }

  scoreAt(i: number): number | undefined {
    return this.hits[i]!.score;
  }

  positionAt(i: number): Position {
    return this.hits[i]!.position;
  }

  slice(start: number, end?: number): Hits {
    return new ListedHits(this.hits.slice(start, end));
  }

  filter(passes: (i: number) => boolean): Hits {
    return new ListedHits(this.hits.filter((_, i) => passes(i)));
  }
}

export const NO_HITS: Hits = new ListedHits([]);

/** Documents of one type. */
export abstract class DocHits extends Hits {
  constructor(
    readonly type: string,
    protected readonly docs: readonly number[],
    protected readonly resources: Resources,
  ) {
    super();
  }

  get length(): number {
    return this.docs.length;
  }

  get sequences(): readonly number[] {
    return this.docs;
  }

  typeAt(): string {
    return this.type;
  }

  idAt(i: number): string {
    return this.resources.idOf(this.docs[i]!);
  }

  resourceAt(i: number): IdentifiedResource | undefined {
    return this.resources.resourceOf?.(this.docs[i]!);
  }

  scoreAt(): undefined {
    return undefined;
  }

  slice(start: number, end?: number): Hits {
    return this.of(this.docs.slice(start, end));
  }

  filter(passes: (i: number) => boolean): Hits {
    return this.of(this.docs.filter((_, i) => passes(i)));
  }

  /** Others in the same order. */
  protected abstract of(docs: readonly number[]): Hits;
}

/** In the order in which they first came. */
export class SequenceHits extends DocHits {
  constructor(
    type: string,
    docs: readonly number[],
    resources: Resources,
    private readonly branch: number,
  ) {
    super(type, docs, resources);
  }

  positionAt(i: number): SequencePosition {
    return { branch: this.branch, sequence: this.docs[i]! };
  }

  protected of(docs: readonly number[]): Hits {
    return new SequenceHits(this.type, docs, this.resources, this.branch);
  }
}
