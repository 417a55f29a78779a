import type { Parsed } from '../../grammar/diagnostics.js';
import type { Source } from '../../grammar/source.js';
import type { Predicate } from '../model/predicate.js';

/** A search parameter that isn't read from the resource by an expression, or not like others of its type. */
export interface SpecialParameter<Value> {
  readonly code: string;
  readonly modifiers: readonly string[];
  parse(value: Source, modifier: string | undefined): Parsed<readonly Value[]>;
  lower(values: readonly Value[], modifier: string | undefined): Predicate;
}

// The parameter only ever travels from one special parameter back to itself.
// oxlint-disable-next-line no-explicit-any
export type AnySpecialParameter = SpecialParameter<any>;
