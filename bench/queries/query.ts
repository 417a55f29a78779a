import type { Stored, World } from '../world.js';

/** What a search gives: the number of all matches, and the entries of the first page. */
export interface Answer {
  readonly total: number;
  readonly entry: readonly Entry[];
}

export interface Entry {
  readonly fullUrl: string;
  readonly resource: Stored;
  readonly search: { readonly mode: 'match' | 'include' };
}

/** All matches in result order, from which any page follows. */
export interface Found {
  readonly matches: readonly Stored[];
  /** What comes beside the matches of a page. */
  readonly includes?: (page: readonly Stored[]) => readonly Stored[];
  /** What a sorted search is in the order of: equal keys may come in any order. */
  readonly key?: (resource: Stored) => number;
}

/** Statements that take the same parameters. */
export interface Sql {
  /** Ids of the first page. */
  readonly page: string;
  readonly total: string;
  /** Ids of what comes beside the matches. */
  readonly includes?: string;
}

/** One query, in every form in which it is measured. */
export interface Definition<V> {
  readonly name: string;
  /** The values that take turns. */
  readonly values: (world: World) => readonly V[];
  readonly text: (value: V) => string;
  /** Builds the postings that this query needs; what it gives answers it. */
  readonly hand: (world: World) => (value: V) => Answer;
  /** A look at every resource. */
  readonly scan: (world: World) => (value: V) => Found;
  readonly sql: Sql;
  readonly parameters: (value: V) => readonly (string | number)[];
}

/** A query with its values bound: `run(n)` is of the n-th. */
export interface BoundQuery {
  readonly name: string;
  readonly texts: readonly string[];
  readonly hand: () => (at: number) => Answer;
  readonly scan: () => (at: number) => Found;
  readonly sql: Sql;
  readonly parameters: readonly (readonly (string | number)[])[];
}

export type BenchQuery = (world: World) => BoundQuery;

export function defineQuery<V>({ name, values, text, hand, scan, sql, parameters }: Definition<V>): BenchQuery {
  return (world) => {
    const all = values(world);
    const each = <A>(answer: (value: V) => A): ((at: number) => A) => {
      return (at) => answer(all[at]!);
    };
    return {
      name,
      texts: all.map(text),
      hand: () => each(hand(world)),
      scan: () => each(scan(world)),
      sql,
      parameters: all.map(parameters),
    };
  };
}

/** At most `most` of the values, from all over the list. */
export function spread<V>(values: readonly V[], most = 100): V[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)]!);
}
