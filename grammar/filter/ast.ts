import type { Word } from '../query/index.js';
import type { Source, Span } from '../source.js';

/** The comparisons of a filter: https://hl7.org/fhir/R4/search_filter.html#ops */
// prettier-ignore
export const FILTER_OPERATORS = [
  'eq', 'ne', 'co', 'sw', 'ew', 'gt', 'lt', 'ge', 'le', 'ap', 'sa', 'eb', 'pr', 'po', 'ss', 'sb', 'in', 'ni', 're',
] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A reference on the way to a parameter: `subject`, `subject:Patient`, `related[type eq has-component]`. */
export interface FilterLink {
  readonly reference: Word;
  /** The type of the target, where the reference may have several. */
  readonly type?: Word;
  /** What must hold for the element or the target that is passed through. */
  readonly filter?: Filter;
}

/** The path to what is compared: a parameter, at the end of a chain if there are links. */
export interface FilterPath {
  readonly links: readonly FilterLink[];
  readonly parameter: Word;
  readonly span: Span;
}

export interface FilterValue {
  /** Without the quotes and their escapes. How it is read depends on the parameter's type. */
  readonly source: Source;
  /** Whether it stands in quotes: only then may it be empty or have white space, `)` or `]` in it. */
  readonly quoted: boolean;
  /** With the quotes. */
  readonly span: Span;
}

export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly path: FilterPath;
  readonly operator: FilterOperator;
  readonly value: FilterValue;
  readonly span: Span;
}

/** Two operands or more. */
export interface JunctionNode {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Filter[];
  readonly span: Span;
}

export interface NegationNode {
  readonly kind: 'not';
  readonly operand: Filter;
  readonly span: Span;
}

/** An expression of the `_filter` parameter. The span of what stands in parentheses takes them in. */
export type Filter = ComparisonNode | JunctionNode | NegationNode;

export function isFilterOperator(text: string): text is FilterOperator {
  return (FILTER_OPERATORS as readonly string[]).includes(text);
}
