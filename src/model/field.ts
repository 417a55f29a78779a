import type { TextAnalysis } from './text-query.js';

interface FieldBase {
  /** Position in the schema of its resource type; dense, so that backends can keep fields in an array. */
  readonly ordinal: number;
  /** The search parameter's code, e.g. `family`. */
  readonly parameter: string;
  /** Which side of the parameter's values; `''` for the values themselves. Printed as `parameter#facet`. */
  readonly facet: string;
}

/** The resources that have a value for the parameter at all (`:missing`). */
export interface PresenceField extends FieldBase {
  readonly kind: 'presence';
}

/**
 * Terms have a name within a space: a code within its system, an id within its resource type. Strings have the empty
 * space. `fold` gives the form in which names compare when case (and, for strings, accents and punctuation) don't count.
 */
export interface TermField extends FieldBase {
  readonly kind: 'terms';
  readonly fold: (name: string, space: string) => string;
  /** Whether its terms are names of resources, which joins follow: an id in its resource type, or an alias without a space. */
  readonly names?: true;
}

/** Half-open intervals [low, high) of numbers in a space, such as their unit; open ends are infinite. */
export interface IntervalField extends FieldBase {
  readonly kind: 'intervals';
  /** Whether its numbers are milliseconds since 1970, which only matters to readers of plans. */
  readonly instants?: true;
}

/**
 * Rows with keys of their own, one for each element that several values have to be found on together: the components of
 * a composite parameter.
 */
export interface RowField extends FieldBase {
  readonly kind: 'rows';
  /** The fields of a row; their ordinals count from 0 within it. */
  readonly fields: readonly Field[];
}

/** Places on the earth, in decimal degrees of WGS 84. */
export interface PointField extends FieldBase {
  readonly kind: 'points';
}

/** The words of texts, in their order. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly analysis: TextAnalysis;
}

/**
 * A field is what an index keeps of one search parameter of one resource type: the strings of `family`, the intervals
 * of `birthdate`. A parameter has several when its modifiers ask for different things (`code` and `code#text`).
 *
 * Fields are all that backends know of search parameters.
 */
export type Field = PresenceField | TermField | IntervalField | RowField | PointField | TextField;

export function printField(field: Field): string {
  return field.facet === '' ? field.parameter : `${field.parameter}#${field.facet}`;
}

/** Half-open: [low, high). Open ends are infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where extraction puts the index keys of one resource. The same key may be put twice; receivers keep sets.
 */
export interface KeySink {
  present(field: PresenceField): void;
  term(field: TermField, name: string, space: string): void;
  /**
   * An object, which readers may give again with other numbers: numbers that are given one by one are boxed for each call,
   * which was 2 of the 28 MB that loading 12,497 records allocated.
   */
  interval(field: IntervalField, interval: Interval, space: string): void;
  point(field: PointField, latitude: number, longitude: number): void;
  /** All texts of the resource under the field, in their order. Comes at most once. */
  text(field: TextField, texts: readonly string[]): void;
  /** Adds a row, whose keys `fill` puts. */
  row(field: RowField, fill: (keys: KeySink) => void): void;
  /** Another name than its id that references may have for the resource. Several resources may have the same. */
  alias(name: string): void;
  /**
   * Adds a resource that is contained in this one, under the name that references to it have; its keys `fill` puts.
   * Comes after all keys of the container, and never within a contained resource.
   */
  contained(type: string, name: string, fill: (keys: KeySink) => void): void;
}
