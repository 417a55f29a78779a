import type { Parameter } from '../../../grammar/query/index.js';
import type { Span } from '../../../grammar/source.js';
import type { SortRule } from '../../model/sort.js';
import type { BindContext, BindFault } from '../bind-context.js';
import type { Include } from '../bound-include.js';
import type { Subset } from '../bound-subset.js';

/** What a request says of its result rather than of the matches: https://hl7.org/fhir/R4/search.html#return */
export interface ResultParameters extends Subset {
  /** The number of matches on a page. */
  readonly count?: number | undefined;
  /** The total is asked for alone, without matches. */
  readonly totalOnly?: boolean | undefined;
  readonly total?: 'none' | 'estimate' | 'accurate' | undefined;
  /** The number of matches on all pages together. */
  readonly maxResults?: number | undefined;
  /** What the matches of each resource type are put in order by. */
  readonly sort?: ReadonlyMap<string, readonly SortRule[]> | undefined;
  /** Whether contained resources are searched: no, they alone, or they too. */
  readonly contained?: 'false' | 'true' | 'both' | undefined;
  /** What is given back for a contained resource that matches. */
  readonly containedType?: 'container' | 'contained' | undefined;
  /** What is added to the matches of a page. */
  readonly includes?: readonly Include[] | undefined;
  readonly cursor?: { readonly text: string; readonly span: Span } | undefined;
}

/** What a parameter of the result is read for. */
export interface ReadContext extends BindContext {
  /** The resource types that are searched; none when the request names them wrongly. */
  readonly types: readonly string[];
}

export interface ReadResult {
  readonly faults: readonly BindFault[];
  /** What it adds to the request's. */
  readonly result?: ResultParameters;
  /** Nothing is asked for. */
  readonly empty?: boolean;
  /** The value as far as it took effect, where a part of it is dropped. */
  readonly applied?: string;
}

/** One parameter that shapes the result. */
export interface ResultParameter {
  readonly name: string;
  /** Modifiers that it takes; none unless listed. */
  readonly modifiers?: readonly string[];
  /** Whether it may stand several times; `result` is what those before it have said. */
  readonly repeats?: boolean;
  /** Reads a value that isn't empty. */
  read(parameter: Parameter, context: ReadContext, result: ResultParameters): ReadResult;
}
