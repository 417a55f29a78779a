import { failed, type Fault, type Parsed } from '../../grammar/diagnostics.js';
import { wholeSpan, type Source } from '../../grammar/source.js';
import { parseTuples } from '../../grammar/value/index.js';
import type { RowField } from '../model/field.js';
import { and, or, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import type { AnySearchType, IndexedParameter, SearchType } from './search-type.js';

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
 * type of its component, prefixes included. There are no modifiers.
 */
export const compositeType: SearchType<CompositeFields, Tuple> = {
  name: 'composite',
  modifiers: [],

  parse(value, _modifier, { fields }, settings) {
    // The groups differ in where components are indexed, not in what their values may be.
    const { components } = fields.groups[0]!;
    const tuples = parseTuples(value, components.length);
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
      fields.groups[0]!.components.some(({ searchType, ...part }, i) => searchType.dependsOnNow?.(tuple[i]!, part)),
    ),

  lower: (tuples, _modifier, { fields }, settings) =>
    or(fields.groups.flatMap((group) => tuples.map((tuple) => lowerTuple(tuple, group, settings)))),
};

function readPart(part: Source, component: Component, settings: Settings): Parsed<readonly unknown[]> {
  const read: Parsed<readonly unknown[]> = component.searchType.parse(part, undefined, component, settings);
  if (!read.ok || read.value.length > 0) return read;
  return failed('invalid', `the value of '${component.definition.code}' is missing`, wholeSpan(part));
}

function lowerTuple(tuple: Tuple, { components, rows }: ComponentGroup, settings: Settings): Predicate {
  const where = and(
    components.map((component, i) => component.searchType.lower(tuple[i]!, undefined, component, settings)),
  );
  return rows ? { op: 'row', field: rows, where } : where;
}
