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

/** The criterion with the systems of its values written out. Only tokens and quantities have systems. */
export function withFullSystems(criterion: Criterion): Criterion {
  if (criterion.kind === 'codes') return { ...criterion, values: criterion.values.map(withFullSystem) };
  if (criterion.kind !== 'parameter') return criterion;
  const { searchType } = criterion.parameter;
  if (searchType.name !== 'token' && searchType.name !== 'quantity') return criterion;
  return { ...criterion, values: criterion.values.map((value) => withFullSystem(value as { system?: string })) };
}

function withFullSystem<T extends { readonly system?: string }>(value: T): T {
  const system = value.system === undefined ? undefined : SYSTEMS.get(value.system.toLowerCase());
  return system === undefined ? value : { ...value, system };
}
