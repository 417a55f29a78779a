import type { Component, CompositeFields } from '../types/composite.js';
import type { Criterion } from './bound-search.js';

/**
 * "For convenience, the codes "loinc", "snomed", "rxnorm" and "ucum" are predefined":
 * https://hl7.org/fhir/R4/search_filter.html#ops. Values of filters have no case.
 */
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['loinc', 'http://loinc.org'],
  ['snomed', 'http://snomed.info/sct'],
  ['rxnorm', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['ucum', 'http://unitsofmeasure.org'],
]);

/** The criterion with the systems of its values written out. Only tokens and quantities have systems, also in composites. */
export function withFullSystems(criterion: Criterion): Criterion {
  if (criterion.kind === 'codes') return { ...criterion, values: criterion.values.map(withFullSystem) };
  if (criterion.kind !== 'parameter') return criterion;
  const { parameter, values } = criterion;
  return { ...criterion, values: valuesWithFullSystems(values, parameter) };
}

function valuesWithFullSystems(values: readonly unknown[], parameter: Component): readonly unknown[] {
  switch (parameter.searchType.name) {
    case 'token':
    case 'quantity':
      return values.map((value) => withFullSystem(value as { system?: string }));
    case 'composite': {
      const { groups } = parameter.fields as CompositeFields;
      return (values as readonly (readonly unknown[])[][]).map((tuple) =>
        tuple.map((part, i) => valuesWithFullSystems(part, groups[0]!.components[i]!)),
      );
    }
    default:
      return values;
  }
}

function withFullSystem<T extends { readonly system?: string }>(value: T): T {
  const system = value.system === undefined ? undefined : SYSTEMS.get(value.system.toLowerCase());
  return system === undefined ? value : { ...value, system };
}
