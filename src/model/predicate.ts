import { printField, type IntervalField, type PresenceField, type TermField } from './field.js';

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
  /** The resource's own id is one of these. */
  | { readonly op: 'id'; readonly ids: readonly string[] }
  | { readonly op: 'present'; readonly field: PresenceField }
  | TermPredicate
  | IntervalPredicate;

/** Some term of the field passes the test. */
export interface TermPredicate {
  readonly op: 'term';
  readonly field: TermField;
  readonly test: TermTest;
  /** Whether the term's name is compared as it was written or as the field folds it. */
  readonly on: 'name' | 'folded';
  /** What the name is compared with; for `folded`, already folded. */
  readonly text: string;
  /** The space that the term must be in; absent: any. */
  readonly space?: string;
}

/** `word-starts`: the text stands at the start of the name or after a space in it. `any`: the name doesn't matter. */
export type TermTest = 'equals' | 'starts' | 'contains' | 'word-starts' | 'any';

/** Some interval [t0, t1) of the field stands in the relation to the searched interval [low, high). */
export interface IntervalPredicate {
  readonly op: 'interval';
  readonly field: IntervalField;
  readonly relation: IntervalRelation;
  readonly low: number;
  readonly high: number;
}

/**
 * - `within`: low <= t0 and t1 <= high
 * - `outside`: not within
 * - `ends-after`: t1 > high
 * - `starts-before`: t0 < low
 * - `starts-from`: t0 >= high
 * - `ends-by`: t1 <= low
 * - `overlaps`: t0 < high and t1 > low
 */
export type IntervalRelation =
  'within' | 'outside' | 'ends-after' | 'starts-before' | 'starts-from' | 'ends-by' | 'overlaps';

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
    case 'contains':
      return name.includes(text);
    case 'word-starts':
      return name.startsWith(text) || name.includes(` ${text}`);
  }
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
    case 'present':
      return `${predicate.field.parameter} present`;
    case 'term':
      return printTerm(predicate);
    case 'interval': {
      const bounds = `[${printBound(predicate.low)}, ${printBound(predicate.high)})`;
      return `${printField(predicate.field)} ${predicate.relation} ${bounds}`;
    }
  }
}

/** `~` marks a comparison of folded names. */
function printTerm({ field, test, on, text, space }: TermPredicate): string {
  const within = space === undefined ? '' : ` in ${JSON.stringify(space)}`;
  const what = test === 'any' ? 'any' : `${on === 'folded' ? '~' : ''}${test} ${JSON.stringify(text)}`;
  return `${printField(field)} ${what}${within}`;
}

/** Milliseconds since 1970 as an instant where that's what the number can be; other numbers as they are. */
function printBound(bound: number): string {
  if (!Number.isFinite(bound)) return bound < 0 ? '-inf' : 'inf';
  const date = new Date(bound);
  return Number.isNaN(date.getTime())
    ? String(bound)
    : date.toISOString().replace(/(?:T00:00:00)?\.000Z$/, (m) => (m.length > 5 ? '' : 'Z'));
}
