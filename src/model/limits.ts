/** What one request may ask for. Unless it says otherwise, beyond it is refused as too costly, before anything is looked up. */
export interface Limits {
  /** Characters of the search text. */
  readonly length: number;
  readonly parameters: number;
  /** Values of one parameter, joined by commas; words of one text search. */
  readonly values: number;
  /** Values of all parameters and comparisons of all filters, each counted once for each resource type searched. */
  readonly conditions: number;
  /** Links of one chain, `_has` included; never more than 200. */
  readonly chain: number;
  /**
   * Parentheses and brackets inside each other in one `_filter`, and changes between `and` and `or`; parentheses in one text
   * search. Never more than 200.
   */
  readonly filter: number;
  /** Resources included beside the matches of a page. Beyond it the result says that some were left out. */
  readonly includes: number;
  /** Rounds of `:iterate` after the first. Beyond it the result says that some were left out. */
  readonly includeRounds: number;
}

/** Far beyond what clients ask, and far below what would keep a process busy for long. */
export const DEFAULT_LIMITS: Limits = {
  length: 262_144,
  parameters: 200,
  values: 5_000,
  conditions: 200_000,
  chain: 10,
  filter: 50,
  includes: 10_000,
  includeRounds: 20,
};
