import type { SearchParameterDefinition } from '../../../definitions/registry.js';
import { compileParameter } from '../../../extract/index.js';
import type { FhirResource } from '../fhir-resource.js';
import type { Expansions } from '../../oracle/expansions.js';
import { r4Registry } from '../searched-elements.js';
import { occurringIn, type Occurring } from './occurrences.js';
import { literalsOf } from './values/reference-value.js';

/** A reference from a resource of a population to another, by a search parameter. */
export interface LinkBetween {
  readonly source: FhirResource;
  readonly code: string;
  readonly target: FhirResource;
}

/** What requests are made from: the resources of a population, and what search parameters read of them. */
export class World {
  private readonly byType = new Map<string, ReadonlyMap<string, Occurring>>();
  private readonly byResource = new Map<FhirResource, ReadonlyMap<string, Occurring>>();
  private known: readonly LinkBetween[] | undefined;

  constructor(
    readonly resources: readonly FhirResource[],
    readonly baseUrl: string,
    /** What a terminology service can be asked. */
    readonly terminology?: Expansions,
  ) {}

  /** By the codes of parameters; without those that read nothing. */
  occurringOfType(type: string): ReadonlyMap<string, Occurring> {
    let occurring = this.byType.get(type);
    if (!occurring) this.byType.set(type, (occurring = occurringIn(type, this.resources)));
    return occurring;
  }

  occurringOf(resource: FhirResource): ReadonlyMap<string, Occurring> {
    let occurring = this.byResource.get(resource);
    if (!occurring) this.byResource.set(resource, (occurring = occurringIn(resource.resourceType, [resource])));
    return occurring;
  }

  /** All references between resources of the population. */
  get links(): readonly LinkBetween[] {
    return (this.known ??= this.resources.flatMap((source) => this.linksFrom(source)));
  }

  private linksFrom(source: FhirResource): readonly LinkBetween[] {
    return [...this.occurringOf(source)].flatMap(([code, { elements }]) => {
      if (r4Registry().parameter(source.resourceType, code)?.type !== 'reference') return [];
      return elements.flatMap((element) => {
        return literalsOf(element, this).flatMap(({ type, id }): LinkBetween[] => {
          const target = this.resources.find((each) => each.resourceType === type && each.id === id);
          return target ? [{ source, code, target }] : [];
        });
      });
    });
  }
}

const RESOLVED = /^where\(resolve\(\) is (\w+)\)$/;

/**
 * The resource types that a reference parameter of a type may be to; empty for any. `patient` is often
 * `subject.where(resolve() is Patient)`, and is to patients only, whatever its definition lists.
 */
export function targetsOf(definition: SearchParameterDefinition, type: string): readonly string[] {
  const key = `${type} ${definition.url}`;
  let targets = targetsByKey.get(key);
  if (!targets) targetsByKey.set(key, (targets = readTargets(definition, type)));
  return targets;
}

const targetsByKey = new Map<string, readonly string[]>();

function readTargets(definition: SearchParameterDefinition, type: string): readonly string[] {
  const { paths } = compileParameter(definition, type, r4Registry().elements);
  const resolved = paths.map(({ steps }) => RESOLVED.exec(steps.at(-1)?.key ?? '')?.[1]);
  return resolved.includes(undefined) ? definition.target : [...new Set(resolved as string[])];
}
