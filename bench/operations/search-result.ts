/** One query, as one process measured it. */
export interface QueryResult {
  readonly number: number;
  readonly name: string;
  /** The first of its texts, and how many there are. */
  readonly text: string;
  readonly values: number;
  /** Microseconds a call, by peer. */
  readonly samples: Readonly<Record<string, readonly number[]>>;
  /** Wrong answers, by peer. */
  readonly faults: Readonly<Record<string, string>>;
}

/** What one process measured. */
export interface SearchResult {
  readonly data: string;
  readonly queries: readonly QueryResult[];
  readonly missing: readonly { readonly name: string; readonly reason: string }[];
}
