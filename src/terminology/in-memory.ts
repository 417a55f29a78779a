import { isValidId, type Resource } from '../model/resource.js';
import { CanonicalMap } from './canonical-map.js';
import { selections, type CodeSet } from './code-set.js';
import { CodeSystems } from './code-systems.js';
import { Expander } from './expander.js';
import type { CodeSystemResource, ValueSetResource } from './resources.js';
import type { CodeSelection, Coding, TerminologyService } from '../model/terminology-service.js';

/** A terminology service that answers at once. */
export interface InMemoryTerminologyService extends TerminologyService {
  expand(valueSet: string): readonly CodeSelection[] | undefined;
  below(coding: Coding): readonly CodeSelection[] | undefined;
  above(coding: Coding): readonly CodeSelection[] | undefined;
}

/**
 * A terminology service over ValueSet and CodeSystem resources; others are passed over. The resources are read when they
 * are first asked for, and mustn't be changed afterwards.
 *
 * Value sets are known by canonical URL and by `ValueSet/[id]`; that of a whole code system also when only
 * `CodeSystem.valueSet` names it. Code systems count with the concepts that are given of them, also those given in part.
 * Throws FhirSearchError where these don't say what is in a value set, naming what is missing or not supported.
 */
export function createTerminologyService<R extends Resource>(resources: Iterable<R>): InMemoryTerminologyService {
  const given = [...resources];
  const systems = given
    .filter(({ resourceType }) => resourceType === 'CodeSystem')
    .map((resource) => resource as CodeSystemResource)
    // Supplements add to another system and are none themselves.
    .filter(({ content }) => content !== 'supplement');
  const sets = given
    .filter(({ resourceType }) => resourceType === 'ValueSet')
    .map((resource) => resource as ValueSetResource);
  const codeSystems = new CodeSystems(new CanonicalMap(systems));
  const byUrl = new CanonicalMap([...systems.flatMap(valueSetOfAll), ...sets]);
  const byId = new Map(sets.flatMap((set) => (isValidId(set.id) ? [[`ValueSet/${set.id}`, set]] : [])));
  const expander = new Expander(codeSystems, (reference) => byId.get(reference) ?? byUrl.get(reference));
  return {
    expand: (valueSet) => optional(expander.expand(valueSet)),
    below: ({ system, code }) => optional(related(system, codeSystems.get(system)?.below(code))),
    above: ({ system, code }) => optional(related(system, codeSystems.get(system)?.above(code))),
  };
}

/** https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.valueSet; a resource of the same URL and version wins. */
function valueSetOfAll({ url, version, valueSet }: CodeSystemResource): ValueSetResource[] {
  if (typeof valueSet !== 'string' || typeof url !== 'string') return [];
  const [canonical = '', ownVersion = version] = valueSet.split('|');
  const include = [{ system: url, ...(version !== undefined && { version }) }];
  return [
    {
      resourceType: 'ValueSet',
      url: canonical,
      ...(ownVersion !== undefined && { version: ownVersion }),
      compose: { include },
    },
  ];
}

function related(system: string, codes: ReadonlySet<string> | undefined): CodeSet | undefined {
  return codes && new Map([[system, codes]]);
}

function optional(codes: CodeSet | undefined): readonly CodeSelection[] | undefined {
  return codes && selections(codes);
}
