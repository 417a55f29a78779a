import { failed, type Fault, type Parsed } from '../../grammar/diagnostics.js';
import { wholeSpan, type Source } from '../../grammar/source.js';
import { parseTuples } from '../../grammar/value/index.js';
import type { IntervalField, RowField, TermField } from '../model/field.js';
import { and, anyOf, not, or, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { members, type AnySearchType, type IndexedParameter, type SearchType } from './search-type.js';

/** A component: a parameter of its own, read from the composite's element. */
export interface Component extends IndexedParameter<unknown> {
  readonly searchType: AnySearchType;
}

/** The components as they are indexed for one of the paths that the composite's expression has. */
export interface ComponentGroup {
  readonly components: readonly Component[];
  /** A row for each element; absent where the element is the resource itself, of which there is only one. */
  readonly rows?: RowField;
}

export interface CompositeFields {
  readonly groups: readonly ComponentGroup[];
}

/** One value for each component, each as its own type reads it. */
type Tuple = readonly (readonly unknown[])[];

/**
 * Composite parameters: https://hl7.org/fhir/R4/search.html#combining
 *
 * Parts are separated by `$` and all hold on one and the same element; commas join whole tuples. Each part is read by the
 * type of its component, prefixes included. There are no modifiers; filters may ask for elements that are unequal (`ne`).
 */
export const compositeType: SearchType<CompositeFields, Tuple> = {
  name: 'composite',
  modifiers: [],

  parse(value, _modifier, { definition, fields }, settings) {
    // The groups differ in where components are indexed, not in what their values may be.
    const { components } = fields.groups[0]!;
    const tuples = parseTuples(value, components.length, definition.barSeparates);
    if (!tuples.ok) return tuples;
    const faults: Fault[] = [];
    const values: Tuple[] = [];
    for (const { parts } of tuples.value) {
      const read = parts.map((part, i) => readPart(part, components[i]!, settings));
      for (const each of read) if (!each.ok) faults.push(...each.faults);
      values.push(read.map((each) => (each.ok ? each.value : [])));
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
  },

  dependsOnNow: (tuples, { fields }) =>
    tuples.some((tuple) =>
      fields.groups[0]!.components.some((part, i) => part.searchType.dependsOnNow?.(tuple[i]!, part)),
    ),

  lower: (tuples, modifier, { fields }, settings) =>
    anyOf(fields.groups, (group) =>
      anyOf(tuples, (tuple) => {
        const equal = lowerTuple(tuple, group, settings);
        return onElement(group, modifier === 'ne' ? and([...complete(group), not(equal)]) : equal);
      }),
    ),
};

/** The `pr` of filters: there is an element that has a value for each of the components. */
export function lowerPresent({ fields }: IndexedParameter<CompositeFields>): Predicate {
  return or(fields.groups.map((group) => onElement(group, and(complete(group)))));
}

function readPart(part: Source, component: Component, settings: Settings): Parsed<readonly unknown[]> {
  const read: Parsed<readonly unknown[]> = component.searchType.parse(part, undefined, component, settings);
  if (!read.ok || read.value.length > 0) return read;
  return failed('invalid', `the value of '${component.definition.code}' is missing`, wholeSpan(part));
}

function lowerTuple(tuple: Tuple, { components }: ComponentGroup, settings: Settings): Predicate {
  return and(components.map((component, i) => component.searchType.lower(tuple[i]!, undefined, component, settings)));
}

function onElement({ rows }: ComponentGroup, where: Predicate): Predicate {
  return rows ? { op: 'row', field: rows, where } : where;
}

/** That there is something to compare for each component: a key of whatever field. */
function complete({ components }: ComponentGroup): Predicate[] {
  return components.map(({ fields }) => or(Object.values(fields as object).flatMap(anyKey)));
}

function anyKey(field: unknown): Predicate[] {
  const { kind } = members(field);
  if (kind === 'terms') return [{ op: 'term', field: field as TermField, test: 'any', on: 'name', text: '' }];
  if (kind !== 'intervals') return [];
  return [{ op: 'interval', field: field as IntervalField, relation: 'overlaps', low: -Infinity, high: Infinity }];
}
