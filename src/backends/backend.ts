import type { State } from '../index/state.js';
import type { Field, KeySink } from '../model/field.js';
import type { Predicate, TextPredicate } from '../model/predicate.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { SortRule } from '../model/sort.js';
import type { TextIndexAdapter } from '../text/text-index.js';
import type { Hits, Position } from './hits.js';

/** The fields of one resource type, and how a resource's keys come out of it. */
export interface IndexSchema {
  readonly fields: readonly Field[];
  extract(resource: IdentifiedResource, sink: KeySink): void;
}

/** What a backend can do beyond what every backend must. */
export interface Capabilities {
  /** Whether `estimate` knows better than the number of all resources. */
  readonly estimates: boolean;
}

/** One resource type to search and what must hold for it. */
export interface Branch {
  readonly type: string;
  readonly where: Predicate;
  /**
   * What matches are put in order by. The branches of one search all have it or none has, as many rules each and with the
   * same directions; matches of all of them are merged.
   */
  readonly sort?: readonly SortRule[];
  /** The text conditions that matches are ranked by; each score is the mean of theirs. Absent when there are none. */
  readonly ranked?: readonly TextPredicate[];
  /** Which resources are searched; those that aren't contained in others, unless it says otherwise. */
  readonly among?: 'contained' | 'all';
}

/** Positions are those of hits of the same search: sort positions when its branches are sorted. */
export interface Page {
  /** The greatest number of hits; 0 asks for the total alone. */
  readonly count: number;
  /** The hits that come after this position, from its end on. */
  readonly after?: Position;
  /** The hits just before this position. */
  readonly before?: Position;
  /** The last of the pages of this size that the matches make, or the first so many of them, at least one. */
  readonly lastOf?: number;
}

export interface Found {
  readonly total: number;
  /** In result order, whichever side of a position they were asked from. */
  readonly hits: Hits;
  /** Whether matches stand before the first hit, or after the last. */
  readonly more: { readonly before: boolean; readonly after: boolean };
}

/**
 * Where resources are indexed and predicates evaluated. A backend knows resource types and fields by name and nothing
 * of FHIR; all of them answer every predicate as `ResourceKeys.matches` does, and sort by `ResourceKeys.sortValue`.
 */
export interface Backend {
  readonly capabilities: Capabilities;
  /** Indexes a resource in place of the one of the same type and id. */
  put(resource: IdentifiedResource): void;
  /** False when there's none of this type and id. */
  delete(type: string, id: string): boolean;
  has(type: string, id: string): boolean;
  /** The resource types that there is or was a resource of. */
  types(): readonly string[];
  search(branches: readonly Branch[], page: Page): Found;
  /**
   * The same for a search that runs any number of times, for backends that can get ready for it. Each run finds what is there
   * then; only the ids of `id` predicates may be others from one run to the next. Optional.
   */
  prepare?(branches: readonly Branch[]): (page: Page) => Found;
  /** The number of resources of a type that match, and aren't contained in others unless `among` says otherwise. */
  count(type: string, where: Predicate, among?: Branch['among']): number;
  /** About how many resources of a type match, an upper bound more often than not, for less than counting costs. */
  estimate(type: string, where: Predicate): number;
  /**
   * Says how many resources of each type a load is about to put, for backends that can make room for them; the load has
   * ended when it says none. Optional.
   */
  expect?(counts: ReadonlyMap<string, number>): void;
  /** For explanations: which way each join of a search takes, and why. Optional; absent when there's no choice. */
  strategies?(type: string, where: Predicate): ReadonlyMap<Predicate, string>;
  /** Writes all that is indexed, but not the resources, for snapshots. Optional, together with `restore`. */
  save?(stateOf: (type: string) => State): void;
  /**
   * Makes an empty backend what the one that saved was, numbers and positions of resources included. `types` are in the
   * order in which they were saved; states may be asked for later, each once. `stored` gives the resources.
   */
  restore?(
    types: readonly string[],
    stateOf: (type: string) => State,
    stored: (type: string, id: string) => IdentifiedResource | undefined,
  ): void;
}

/**
 * Makes a backend; `schemaOf` gives the schema of any resource type, always the same one. There are text fields in schemas
 * only when there is a `textIndex`, whose analysis is theirs.
 */
export type BackendFactory = (schemaOf: (type: string) => IndexSchema, textIndex?: TextIndexAdapter) => Backend;

/** A search that runs any number of times. */
export function prepareSearch(backend: Backend, branches: readonly Branch[]): (page: Page) => Found {
  return backend.prepare?.(branches) ?? ((page) => backend.search(branches, page));
}
