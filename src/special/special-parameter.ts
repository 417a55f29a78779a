import type { Parsed } from '../../grammar/diagnostics.js';
import type { Source } from '../../grammar/source.js';
import type { Predicate } from '../model/predicate.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';

/** What a search may look up among the stored resources when it runs. */
export interface Lookups {
  resource(type: string, id: string): IdentifiedResource | undefined;
  /** The resource types that there is or was a resource of, in the order in which they came. */
  types(): readonly string[];
}

/** What a special parameter is lowered by. */
export interface LowerContext extends Lookups {
  readonly settings: Settings;
}

/** A search parameter that isn't read from the resource by an expression, or not like others of its type. */
export interface SpecialParameter<Value> {
  readonly code: string;
  readonly modifiers: readonly string[];
  /** Whether `:missing` can be asked: every resource has an id, but membership in a list is no element of a member. */
  readonly hasElement: boolean;
  /** Whether what it means depends on stored resources, so that it is lowered anew each time a search runs. */
  readonly looksUp: boolean;
  parse(value: Source, modifier: string | undefined): Parsed<readonly Value[]>;
  /** `type`: the resource type that is searched. */
  lower(values: readonly Value[], modifier: string | undefined, type: string, context: LowerContext): Predicate;
}

// The parameter only ever travels from one special parameter back to itself.
// oxlint-disable-next-line no-explicit-any
export type AnySpecialParameter = SpecialParameter<any>;
