/** A document with all its terms, each once. */
export type TermDocument = readonly [doc: number, terms: readonly string[]];

/**
 * Which documents have which terms: what a library is asked for. Documents are small integers; terms are never empty and
 * have no white space.
 */
export interface TermIndex {
  /** Adds a document that isn't there. */
  add(doc: number, terms: readonly string[]): void;
  /** Removes a document that is there. */
  remove(doc: number): void;
  /** The documents that have a term, each once, in any order; none for a term that it doesn't know. */
  documents(term: string): readonly number[];
  /**
   * Told before documents are asked for after writes, so that an index that can't be changed may be built anew. `all` goes
   * through the documents that there are. Optional.
   */
  settle?(all: () => Iterable<TermDocument>): void;
  /** What makes the same index again. Optional. */
  export?(): unknown;
}
