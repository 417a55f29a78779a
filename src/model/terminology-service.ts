/** A code within its system, as tokens are searched for. */
export interface Coding {
  readonly system: string;
  readonly code: string;
}

/** Codes that a token may have: one code of a system, or, without `code`, every code of it. */
export interface CodeSelection {
  readonly system: string;
  readonly code?: string;
}

export type Answer<T> = T | PromiseLike<T>;

/**
 * What the token modifiers `:in`, `:not-in`, `:above` and `:below` ask of somebody who knows code systems and value
 * sets: https://hl7.org/fhir/R4/search.html#modifiers. It may answer at once or, as servers do, later.
 *
 * Answers hold in any order, and may repeat themselves. `undefined`: there is no such value set, or nothing is known of
 * such a code system. A service that can't answer for another reason throws or rejects, with an error that says why.
 */
export interface TerminologyService {
  /**
   * The codes in a value set (`:in`, `:not-in`).
   *
   * @param valueSet the value as the search has it: a canonical URL, with or without `|version`, or `ValueSet/[id]`.
   */
  expand(valueSet: string): Answer<readonly CodeSelection[] | undefined>;
  /** The code itself and all codes that it subsumes (`:below`). */
  below(coding: Coding): Answer<readonly CodeSelection[] | undefined>;
  /** The code itself and all codes that subsume it (`:above`). */
  above(coding: Coding): Answer<readonly CodeSelection[] | undefined>;
}
