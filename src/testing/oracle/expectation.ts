import type { Included } from './include.js';
import type { Order } from './sort.js';
import type { Parts } from './subset.js';

export interface ExpectedFault {
  /** The parameter as the request has it, percent-decoded; absent when the fault is in what stands around parameters. */
  readonly parameter?: string;
  readonly why: string;
  /** How strongly R4 asks for the refusal. */
  readonly obligation: 'SHALL' | 'SHOULD';
}

/** What the specification says of the answer to a request. */
export interface Expectation {
  /** Not empty: the request is an error. */
  readonly refused: readonly ExpectedFault[];
  /** Under lenient handling: left out, and reported by a warning in an `outcome` entry. */
  readonly dropped: readonly ExpectedFault[];
  /** Not empty: an implementation may refuse the request for this. */
  readonly mayRefuse: readonly string[];
  /** Not empty: what the oracle doesn't know. Nothing below can be relied on. */
  readonly notCovered: readonly string[];
  /** `Type/id` of the resources that must match, `Type/id#inner` where contained ones are matches themselves. */
  readonly must: ReadonlySet<string>;
  /** Of those that may; all that must are among them. */
  readonly may: ReadonlySet<string>;
  /** Of matches, by `_sort` or by what the implementation states. Absent: any order. */
  readonly order?: Order;
  /** The names of the parameters that count, for the self link. */
  readonly applied: readonly string[];
  /** Of matches on a page. Absent: as the server likes. */
  readonly count?: number;
  /** The Bundle has a total and no matches: `_summary=count`, `_count=0`. */
  readonly countOnly: boolean;
  /** `_total=none`: there needn't be one. */
  readonly totalOptional: boolean;
  /** Which parts of resources the entries are: under `_summary` all of them, under `_elements` the matches alone. */
  readonly parts: { readonly matches?: Parts; readonly included?: Parts };
  /** The resources that come with the matches of one page, by their keys. */
  includedWith(matches: readonly string[]): Included;
}
