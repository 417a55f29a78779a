import type { Span } from '../../grammar/source.js';

/** https://hl7.org/fhir/R4/valueset-search-param-type.html */
export const SEARCH_PARAMETER_TYPES = [
  'string',
  'token',
  'reference',
  'date',
  'number',
  'quantity',
  'uri',
  'composite',
  'special',
] as const;

export type SearchParameterType = (typeof SEARCH_PARAMETER_TYPES)[number];

/** What a search parameter is, without its documentation: https://hl7.org/fhir/R4/searchparameter.html */
export interface SearchParameterDefinition {
  readonly code: string;
  readonly type: SearchParameterType;
  readonly url: string;
  /** Resource types; `Resource` and `DomainResource` stand for all that derive from them. */
  readonly base: readonly string[];
  /**
   * FHIRPath over all bases. Absent for parameters that search no element: `_text`, `_content`, `_query`. Those of
   * `enrichment-parameters.ts` start at `%enrichment`.
   */
  readonly expression?: string;
  /** The resource types that a reference may have; empty for any. */
  readonly target: readonly string[];
  /** The parts of a composite. `definition` is the url of a search parameter. */
  readonly components: readonly ComponentDefinition[];
  /** Of composites: whether `|` separates the parts of a value too, where there's no `$`. */
  readonly barSeparates?: boolean;
}

export interface ComponentDefinition {
  readonly definition: string;
  /** FHIRPath, relative to what the composite's own expression yields. */
  readonly expression: string;
}

/** What is wrong with a search parameter that a caller gave. */
export interface DefinitionProblem {
  /** Position in the caller's list. */
  readonly index: number;
  /** As far as the parameter has one. */
  readonly url?: string;
  /** The faulty member, as a path of the SearchParameter resource: `base[0]`, `component[1].expression`. */
  readonly at: string;
  readonly message: string;
  /** The place within an expression, when that is what is faulty. */
  readonly span?: Span;
}
