import type { Point } from './distance.js';
import {
  printField,
  type IntervalField,
  type PointField,
  type PresenceField,
  type RowField,
  type TermField,
  type TextField,
} from './field.js';
import { printTextQuery, type TextQuery } from './text-query.js';

/**
 * What every search parameter, of every type and with every modifier, comes down to: a closed union that says which
 * resources of one type match, in terms of index keys alone. What each member means is stated once, in `evaluate.ts`;
 * backends compile it to their own structures and must agree.
 */
export type Predicate =
  | { readonly op: 'all' }
  | { readonly op: 'none' }
  | { readonly op: 'and' | 'or'; readonly of: readonly Predicate[] }
  | { readonly op: 'not'; readonly of: Predicate }
  /**
   * The resource's own id is one of these; of a contained resource, the name that `containedName` gives it. `sequences` are
   * those of the hits that the ids are of, if the backend has just told them, so that it needn't look the ids up again.
   */
  | { readonly op: 'id'; readonly ids: readonly string[]; readonly sequences?: readonly number[] | undefined }
  /** References may call the resource so, besides by its id. */
  | { readonly op: 'alias'; readonly alias: string }
  | { readonly op: 'present'; readonly field: PresenceField }
  | TermPredicate
  | IntervalPredicate
  | NearPredicate
  | TextPredicate
  /** Some row of the field matches, by the keys of that row alone. */
  | { readonly op: 'row'; readonly field: RowField; readonly where: Predicate }
  | JoinPredicate;

/**
 * What another resource has to do with this one, and what must hold for that other resource, of `type`:
 *
 * - `refers`: some term of this resource's `field` is a name of it (a chain). It may be a contained resource.
 * - `referred`: its own `field` holds a name of this resource (`_has`, `_include`). Contained resources count only with
 *   `among: 'all'`: an include goes on from contained matches too.
 * - `contains`: it is contained in this resource.
 */
export type JoinPredicate =
  | { readonly op: 'refers'; readonly field: TermField; readonly type: string; readonly where: Predicate }
  | {
      readonly op: 'referred';
      readonly field: TermField;
      readonly type: string;
      readonly where: Predicate;
      readonly among?: 'all';
    }
  | { readonly op: 'contains'; readonly type: string; readonly where: Predicate };

export type ReferredPredicate = Extract<JoinPredicate, { op: 'referred' }>;

/** Some term of the field passes the test; `negated`: some term doesn't, nor passes it one of `besides`. */
export interface TermPredicate {
  readonly op: 'term';
  readonly field: TermField;
  readonly test: TermTest;
  /** Whether the term's name is compared as it was written or as the field folds it. */
  readonly on: 'name' | 'folded';
  /** What the name is compared with; for `folded`, already folded. */
  readonly text: string;
  /** A name that passes too, compared as it was written: for terms whose case counts. */
  readonly written?: string;
  /** The space that the term must be in; absent: any. */
  readonly space?: string;
  readonly negated?: boolean;
  /** Only with `negated`: what else terms must not be, compared as they were written. */
  readonly besides?: readonly OtherTerm[];
}

export type OtherTerm = Pick<TermPredicate, 'test' | 'text'> & { readonly space: string };

/**
 * - `word-starts`: the text stands at the start of the name or after a space in it
 * - `initial-before`, `initial-after`: the code point of the name's first character is below or above the text's
 * - `any`: the name doesn't matter
 */
export type TermTest =
  'equals' | 'starts' | 'ends' | 'contains' | 'word-starts' | 'initial-before' | 'initial-after' | 'any';

/** Some interval [t0, t1) of the field stands in the relation to the searched interval [low, high). */
export interface IntervalPredicate {
  readonly op: 'interval';
  readonly field: IntervalField;
  readonly relation: IntervalRelation;
  readonly low: number;
  readonly high: number;
  /** The space that the interval must be in; absent: any. */
  readonly space?: string;
}

/**
 * - `within`: low <= t0 and t1 <= high
 * - `outside`: not within
 * - `ends-after`: t1 > high
 * - `starts-before`: t0 < low
 * - `starts-from`: t0 >= high
 * - `ends-by`: t1 <= low
 * - `overlaps`: t0 < high and t1 > low
 * - `covers`: t0 <= low and t1 >= high
 */
export type IntervalRelation =
  'within' | 'outside' | 'ends-after' | 'starts-before' | 'starts-from' | 'ends-by' | 'overlaps' | 'covers';

/** Some point of the field is at most so many metres away. */
export interface NearPredicate extends Point {
  readonly op: 'near';
  readonly field: PointField;
  readonly metres: number;
}

/** The query holds for the texts of the field, by the field's analysis. */
export interface TextPredicate {
  readonly op: 'text';
  readonly field: TextField;
  readonly query: TextQuery;
}

export const ALL: Predicate = Object.freeze({ op: 'all' });
export const NONE: Predicate = Object.freeze({ op: 'none' });

/** The conjunction; `all` of nothing. */
export function and(of: readonly Predicate[]): Predicate {
  return of.length === 0 ? ALL : of.length === 1 ? of[0]! : { op: 'and', of };
}

/** The disjunction; `none` of nothing. */
export function or(of: readonly Predicate[]): Predicate {
  return of.length === 0 ? NONE : of.length === 1 ? of[0]! : { op: 'or', of };
}

/** The disjunction of what values come to; there is mostly one. */
export function anyOf<Value>(values: readonly Value[], lower: (value: Value) => Predicate): Predicate {
  return values.length === 1 ? lower(values[0]!) : or(values.map(lower));
}

export function not(of: Predicate): Predicate {
  return { op: 'not', of };
}

export function holds(relation: IntervalRelation, t0: number, t1: number, low: number, high: number): boolean {
  switch (relation) {
    case 'within':
      return low <= t0 && t1 <= high;
    case 'outside':
      return !(low <= t0 && t1 <= high);
    case 'ends-after':
      return t1 > high;
    case 'starts-before':
      return t0 < low;
    case 'starts-from':
      return t0 >= high;
    case 'ends-by':
      return t1 <= low;
    case 'overlaps':
      return t0 < high && t1 > low;
    case 'covers':
      return t0 <= low && t1 >= high;
  }
}

export function passes(test: TermTest, name: string, text: string): boolean {
  switch (test) {
    case 'any':
      return true;
    case 'equals':
      return name === text;
    case 'starts':
      return name.startsWith(text);
    case 'ends':
      return name.endsWith(text);
    case 'contains':
      return name.includes(text);
    case 'word-starts':
      return name.startsWith(text) || name.includes(` ${text}`);
    case 'initial-before':
      return name !== '' && name.codePointAt(0)! < text.codePointAt(0)!;
    case 'initial-after':
      return name !== '' && name.codePointAt(0)! > text.codePointAt(0)!;
  }
}

/** The first character, two code units where it needs them. */
export function initialOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!);
}

/** Whether a term is one that the predicate looks for. */
export function matchesTerm(predicate: TermPredicate, name: string, folded: string, space: string): boolean {
  const { test, on, text, written, besides } = predicate;
  const within = predicate.space === undefined || predicate.space === space;
  const passed = within && (passes(test, on === 'folded' ? folded : name, text) || name === written);
  if (!predicate.negated) return passed;
  return !passed && !besides?.some((each) => each.space === space && passes(each.test, name, each.text));
}

/** Whether there are text conditions that matches are ranked by. */
export function isRanked(predicate: Predicate): boolean {
  return predicate.op === 'and' || predicate.op === 'or' ? predicate.of.some(isRanked) : predicate.op === 'text';
}

/** The text conditions that matches are ranked by: those on the resource itself that aren't negated. */
export function rankedConditions(predicate: Predicate): readonly TextPredicate[] {
  const ranked: TextPredicate[] = [];
  addRanked(predicate, ranked);
  return ranked;
}

function addRanked(predicate: Predicate, ranked: TextPredicate[]): void {
  if (predicate.op === 'text') ranked.push(predicate);
  else if (predicate.op === 'and' || predicate.op === 'or') for (const part of predicate.of) addRanked(part, ranked);
}

/** One stable line, e.g. `and(family starts "mo", not(active equals "true"))`. */
export function printPredicate(predicate: Predicate): string {
  switch (predicate.op) {
    case 'all':
    case 'none':
      return predicate.op;
    case 'and':
    case 'or':
      return `${predicate.op}(${predicate.of.map(printPredicate).join(', ')})`;
    case 'not':
      return `not(${printPredicate(predicate.of)})`;
    case 'id':
      return `_id in [${predicate.ids.map((id) => JSON.stringify(id)).join(', ')}]`;
    case 'alias':
      return `alias ${JSON.stringify(predicate.alias)}`;
    case 'present':
      return `${printField(predicate.field)} present`;
    case 'term':
      return printTerm(predicate);
    case 'near': {
      const { field, metres, latitude, longitude } = predicate;
      return `${printField(field)} within ${metres} m of ${latitude}, ${longitude}`;
    }
    case 'text':
      return `${printField(predicate.field)} has ${printTextQuery(predicate.query)}`;
    case 'row':
      return `${printField(predicate.field)} row(${printPredicate(predicate.where)})`;
    case 'refers':
      return `${printField(predicate.field)} refers to ${predicate.type}(${printPredicate(predicate.where)})`;
    case 'referred':
      return `referred to by ${printField(predicate.field)} of ${predicate.type}(${printPredicate(predicate.where)})`;
    case 'contains':
      return `contains ${predicate.type}(${printPredicate(predicate.where)})`;
    case 'interval': {
      const { field, relation, low, high, space } = predicate;
      const print = field.instants ? printInstant : printNumber;
      const within = space === undefined ? '' : ` in ${JSON.stringify(space)}`;
      return `${printField(field)} ${relation} [${print(low)}, ${print(high)})${within}`;
    }
  }
}

/** `~` marks a comparison of folded names. */
function printTerm({ field, test, on, text, space, negated, besides = [] }: TermPredicate): string {
  const within = space === undefined ? '' : ` in ${JSON.stringify(space)}`;
  const what = test === 'any' ? 'any' : `${on === 'folded' ? '~' : ''}${test} ${JSON.stringify(text)}`;
  return `${printField(field)} ${negated ? 'other than ' : ''}${what}${within}${besides.map(printBesides).join('')}`;
}

function printBesides({ test, text, space }: OtherTerm): string {
  return ` or ${test} ${JSON.stringify(text)} in ${JSON.stringify(space)}`;
}

function printNumber(bound: number): string {
  if (!Number.isFinite(bound)) return bound < 0 ? '-inf' : 'inf';
  return String(bound);
}

/** Milliseconds since 1970 as an instant, as far as there are years for them. */
function printInstant(bound: number): string {
  const date = new Date(bound);
  return Number.isNaN(date.getTime())
    ? printNumber(bound)
    : date.toISOString().replace(/(?:T00:00:00)?\.000Z$/, (m) => (m.length > 5 ? '' : 'Z'));
}
