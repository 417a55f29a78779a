/** What a terminology service says. */
export interface Expansions {
  /** The codes of value sets, by the URLs that searches name them by. Without a code: all of the system. */
  readonly valueSets: Readonly<Record<string, readonly ExpandedCode[]>>;
  /** Of each code that it knows, as `system|code`, the codes that this one subsumes, itself left out. */
  readonly subsumes: Readonly<Record<string, readonly ExpandedCode[]>>;
}

export interface ExpandedCode {
  readonly system: string;
  readonly code?: string;
}
