import type { Source, Span } from '../source.js';

/** A word of the request with its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** What is searched: https://hl7.org/fhir/R4/http.html#search and https://hl7.org/fhir/R4/http.html#vsearch */
export type Scope =
  | { readonly kind: 'system' }
  | { readonly kind: 'type'; readonly type: Word }
  /** `type` `*` asks for every type of the compartment. */
  | { readonly kind: 'compartment'; readonly compartment: Word; readonly id: Word; readonly type: Word };

/**
 * The name of a search parameter:
 *
 * - `family:exact`, a parameter with its modifier;
 * - `subject:Patient.name`, a chain through a reference, its target type optional
 *   (https://hl7.org/fhir/R4/search.html#chaining);
 * - `_has:Observation:patient:code`, a reverse chain (https://hl7.org/fhir/R4/search.html#has).
 *
 * Chains and reverse chains nest in each other to any depth.
 */
export type Name =
  | { readonly kind: 'parameter'; readonly name: Word; readonly modifier?: Word }
  | { readonly kind: 'chain'; readonly reference: Word; readonly type?: Word; readonly rest: Name }
  | { readonly kind: 'has'; readonly type: Word; readonly reference: Word; readonly rest: Name };

export interface Parameter {
  readonly name: Name;
  readonly nameSpan: Span;
  /** Percent-decoded, and otherwise unread: how it is read depends on the parameter's type. */
  readonly value: Source;
}

export interface Search {
  readonly scope: Scope;
  readonly parameters: readonly Parameter[];
}
