import type { Parsed } from '../../grammar/diagnostics.js';
import type { Source } from '../../grammar/source.js';
import type { ImplicitSystem, SearchParameterDefinition, SearchParameterType } from '../definitions/registry.js';
import type { IntervalField, KeySink, PointField, PresenceField, TermField } from '../model/field.js';
import type { Predicate } from '../model/predicate.js';
import type { Resource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import type { SortKey } from '../model/sort.js';

/** Makes the fields of one search parameter of one resource type. */
export interface FieldFactory {
  terms(facet: string, fold: TermField['fold']): TermField;
  /** A field of terms that are names of resources, compared as they are written. */
  names(facet: string): TermField;
  intervals(facet: string): IntervalField;
  /** A field of intervals of time, in milliseconds since 1970. */
  instants(facet: string): IntervalField;
  points(facet: string): PointField;
  presence(facet: string): PresenceField;
}

/**
 * Puts the keys of one element. Elements come from data nobody has validated: wrong shapes give no keys. `root` is the
 * stored resource that the element is in, the container when it is in a contained one.
 */
export type ElementReader = (element: unknown, sink: KeySink, root: Resource) => void;

/** A search parameter of one resource type, with the fields that its values are indexed under. */
export interface IndexedParameter<Fields> {
  readonly definition: SearchParameterDefinition;
  /** The FHIR data types that the parameter's expression selects for this resource type. */
  readonly elementTypes: readonly string[];
  /** The resource types that a reference may be to, as far as the definition says; empty for any. */
  readonly targets: readonly string[];
  /** The systems that elements of type `code` have without saying so. */
  readonly implicitSystems: readonly string[];
  readonly fields: Fields;
}

/**
 * What query values of one search parameter type mean. https://hl7.org/fhir/R4/search.html#ptypes
 */
export interface SearchType<Fields, Value> {
  readonly name: SearchParameterType;
  /** Modifiers it takes besides `:missing`; `[type]` stands for any resource type. */
  readonly modifiers: readonly string[];
  /** Further modifiers that only some parameters of the type take. */
  modifiersOf?(parameter: IndexedParameter<Fields>): readonly string[];
  /**
   * Reads a percent-decoded value. Values joined by commas are alternatives; no alternatives at all is an empty value,
   * which callers ignore. `modifier` is one of `modifiers` or a resource type.
   */
  parse(
    value: Source,
    modifier: string | undefined,
    parameter: IndexedParameter<Fields>,
    settings: Settings,
  ): Parsed<readonly Value[]>;
  /** Whether what the values mean changes with the time at which they are lowered. */
  dependsOnNow?(values: readonly Value[], parameter: IndexedParameter<Fields>): boolean;
  /**
   * `modifier` may also be `ne`, which `_filter` asks of the types without prefixes but strings, and of composites: some
   * element is there that doesn't match (https://hl7.org/fhir/R4/search_filter.html#ops).
   */
  lower(
    values: readonly Value[],
    modifier: string | undefined,
    parameter: IndexedParameter<Fields>,
    settings: Settings,
  ): Predicate;
  /** What results are put in order by when the parameter is named in `_sort`; absent when its values have no order. */
  sortKey?(parameter: IndexedParameter<Fields>): SortKey;
}

/**
 * A search type together with the keys that it takes from FHIR data types: all of the type in one place.
 *
 * The law that ties the two sides together: an element matches a value by the specification's rule exactly when the
 * lowered value holds for the element's keys.
 */
export interface ElementSearchType<Fields, Value> extends SearchType<Fields, Value> {
  /** The FHIR data types that it can read. */
  readonly elementTypes: readonly string[];
  createFields(make: FieldFactory, elementTypes: readonly string[], settings: Settings): Fields;
  /** The reader for one of `elementTypes`. `implicitSystem`: of a `code` whose system the definition of its element says. */
  reader(
    elementType: string,
    fields: Fields,
    settings: Settings,
    implicitSystem?: ImplicitSystem,
  ): ElementReader | undefined;
}

/** Any search type, where it doesn't matter which. */
// The two parameters only ever travel together, from one search type back to itself.
// oxlint-disable-next-line no-explicit-any
export type AnySearchType = SearchType<any, any>;
// oxlint-disable-next-line no-explicit-any
export type AnyElementSearchType = ElementSearchType<any, any>;

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The entries of what should be an array; a lone value counts as one entry, anything else as none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The element as an object with unknown members; an empty one when it isn't an object. */
export function members(element: unknown): Readonly<Record<string, unknown>> {
  return typeof element === 'object' && element !== null ? (element as Record<string, unknown>) : NOTHING;
}

const NOTHING: Readonly<Record<string, unknown>> = Object.freeze({});
