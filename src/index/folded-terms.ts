import type { TermTable } from './term-table.js';

export type Fold = (name: string, space: string) => string;

/**
 * The terms of one dictionary by folded name: by hash, and in order for prefixes. Most fields are never searched so; each
 * of the two is made when it is first asked for, and kept up from then on. A folded name that is the name itself is the
 * same string.
 */
export class FoldedTerms {
  /** By ordinal, as far as somebody asked. */
  private readonly names = new Map<number, string>();
  private byName: Map<string, number | number[]> | undefined;
  private sorted: number[] | undefined;
  /** Terms not yet in `sorted`, once there is one. */
  private unsorted: number[] = [];
  /** Terms in the sorted list that were dropped: their ordinals can't be given out again before they have left it. */
  private readonly dropped = new Set<number>();

  constructor(
    private readonly fold: Fold,
    private readonly table: TermTable,
    private readonly dictionary: number,
  ) {}

  of(ordinal: number): string {
    let folded = this.names.get(ordinal);
    if (folded === undefined) {
      folded = this.fold(this.table.nameOf(ordinal), this.table.spaceNameOf(ordinal));
      this.names.set(ordinal, folded);
    }
    return folded;
  }

  /** To be told of every new term. */
  add(ordinal: number): void {
    if (this.byName) addTo(this.byName, this.of(ordinal), ordinal);
    if (this.sorted) this.unsorted.push(ordinal);
  }

  /** To be told of every term that was taken out of the table; releases its ordinal. */
  drop(ordinal: number): void {
    if (this.byName) removeFrom(this.byName, this.of(ordinal), ordinal);
    const waiting = this.unsorted.indexOf(ordinal);
    if (!this.sorted || waiting >= 0) {
      if (waiting >= 0) this.unsorted.splice(waiting, 1);
      this.forget(ordinal);
      return;
    }
    this.dropped.add(ordinal);
    if (this.dropped.size > few(this.sorted.length)) this.prune();
  }

  /** The terms that fold to this name. */
  equal(folded: string): readonly number[] {
    if (!this.byName) {
      this.byName = new Map();
      for (const ordinal of this.all()) addTo(this.byName, this.of(ordinal), ordinal);
    }
    const found = this.byName.get(folded);
    return found === undefined ? [] : typeof found === 'number' ? [found] : found;
  }

  /** Visits the terms whose folded name starts with `prefix`; in folded order, but for those that came since. */
  eachFrom(prefix: string, visit: (ordinal: number) => void): void {
    const sorted = this.sort();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.of(sorted[middle]!) < prefix) low = middle + 1;
      else high = middle;
    }
    for (; low < sorted.length && this.of(sorted[low]!).startsWith(prefix); low++) {
      if (!this.dropped.has(sorted[low]!)) visit(sorted[low]!);
    }
    for (const ordinal of this.unsorted) if (this.of(ordinal).startsWith(prefix)) visit(ordinal);
  }

  /**
   * New terms are looked through one by one until there are many of them, so that a search after a single write doesn't
   * pay for sorting; then they are merged in.
   */
  private sort(): readonly number[] {
    const inOrder = (a: number, b: number): number => {
      const [x, y] = [this.of(a), this.of(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    };
    if (!this.sorted) return (this.sorted = this.all().sort(inOrder));
    if (this.unsorted.length > few(this.sorted.length)) {
      this.prune();
      // The engine's sort takes what is in order as it is, and merges.
      this.sorted = [...this.sorted, ...this.unsorted.sort(inOrder)].sort(inOrder);
      this.unsorted = [];
    }
    return this.sorted;
  }

  /** Releases the ordinals of all terms that were dropped. */
  prune(): void {
    if (this.dropped.size === 0) return;
    this.sorted = this.sorted!.filter((ordinal) => !this.dropped.has(ordinal));
    for (const ordinal of this.dropped) this.forget(ordinal);
    this.dropped.clear();
  }

  private forget(ordinal: number): void {
    this.names.delete(ordinal);
    this.table.release(ordinal, this.dictionary);
  }

  private all(): number[] {
    const ordinals: number[] = [];
    this.table.each(this.dictionary, (ordinal) => ordinals.push(ordinal));
    return ordinals;
  }
}

/** How many terms may wait: looking through them takes about as long as the search itself. */
function few(sorted: number): number {
  return 32 + Math.ceil(Math.sqrt(sorted));
}

function addTo(map: Map<string, number | number[]>, folded: string, ordinal: number): void {
  const there = map.get(folded);
  if (there === undefined) map.set(folded, ordinal);
  else if (typeof there === 'number') map.set(folded, [there, ordinal]);
  else there.push(ordinal);
}

function removeFrom(map: Map<string, number | number[]>, folded: string, ordinal: number): void {
  const there = map.get(folded);
  if (typeof there === 'object' && there.length > 1)
    map.set(
      folded,
      there.filter((each) => each !== ordinal),
    );
  else map.delete(folded);
}
