import { printField, type IntervalField, type TermField } from './field.js';

/**
 * What resources of one type are put in order by: a closed union over index keys, as predicates are. Which values a
 * resource has by a key is stated once, in `evaluate.ts`; how values compare is stated here.
 */
export type SortKey =
  /** The low bounds of the intervals of all of these fields, whatever their spaces. */
  | { readonly by: 'low'; readonly fields: readonly IntervalField[] }
  /** The names of the field's terms, in one of several forms. */
  | { readonly by: 'term'; readonly field: TermField; readonly form: TermForm }
  /** The first of these that the resource has a value by. */
  | { readonly by: 'first'; readonly of: readonly SortKey[] }
  /** The resource's own id. */
  | { readonly by: 'id' }
  /** How well the resource matches the text conditions of the search; without any all match alike. */
  | { readonly by: 'score' };

/**
 * - `folded`: as the field folds names
 * - `lower`: in lower case
 * - `written`: as it is
 * - `unversioned`: as it is, and no value where it names a version: what it is a version of stands beside it
 */
export type TermForm = 'folded' | 'lower' | 'written' | 'unversioned';

/** A key with its direction. */
export interface SortRule {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** What a resource counts by: the least of its values, the greatest when descending, undefined without any. */
export type SortValue = number | string | undefined;

/** Where a resource stands in an order: its values, one a rule, and what tells it from others that have the same. */
export interface SortPosition {
  readonly values: readonly SortValue[];
  readonly id: string;
  readonly type: string;
}

/** Texts count up to here, so that positions, which go into links, stay short. */
export const SORTED_LENGTH = 256;

/** A term as it is sorted by; undefined when it is no value. A space without a name has none. */
export function termValue(form: TermForm, name: string, folded: string): string | undefined {
  if (name === '' || (form === 'unversioned' && name.includes('/_history/'))) return undefined;
  const text = form === 'folded' ? folded : form === 'lower' ? name.toLowerCase() : name;
  return text.length > SORTED_LENGTH ? text.slice(0, SORTED_LENGTH) : text;
}

/** The one of two values that a resource counts by. */
export function leading<Value extends number | string>(
  a: Value | undefined,
  b: Value | undefined,
  descending: boolean,
): Value | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b === descending ? a : b;
}

/**
 * Negative when `a` comes first. Numbers by size, texts by UTF-16 code units, numbers before texts; what is missing comes
 * last in either direction.
 */
export function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const less = typeof a === typeof b ? a < b : typeof a === 'number';
  return less === descending ? 1 : -1;
}

/** Order where all values are the same: by id, then by type, ascending. No two resources are the same in both. */
export function compareIdentity(a: Omit<SortPosition, 'values'>, b: Omit<SortPosition, 'values'>): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.type === b.type ? 0 : a.type < b.type ? -1 : 1;
}

/** One stable line: `-low(date)`, `first(low(value-quantity#canonical), low(value-quantity))`, `folded(family)`. */
export function printSortRule({ key, descending }: SortRule): string {
  return descending ? `-${printKey(key)}` : printKey(key);
}

function printKey(key: SortKey): string {
  switch (key.by) {
    case 'low':
      return `low(${key.fields.map(printField).join(', ')})`;
    case 'term':
      return `${key.form}(${printField(key.field)})`;
    case 'first':
      return `first(${key.of.map(printKey).join(', ')})`;
    default:
      return key.by;
  }
}
