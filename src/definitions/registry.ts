import { r4Compartments, type Compartment } from './compartments.js';
import { readCustomParameter } from './custom-parameter.js';
import { r4Elements, type ElementModel } from './elements.js';
import { r4SearchParameters } from './r4-parameters.js';
import type { DefinitionProblem, SearchParameterDefinition } from './search-parameter.js';

export type { Compartment } from './compartments.js';
export type { ElementDefinition, ElementModel, JsonShape } from './elements.js';
export type { ImplicitSystem } from './implicit-system.js';
export type {
  ComponentDefinition,
  DefinitionProblem,
  SearchParameterDefinition,
  SearchParameterType,
} from './search-parameter.js';

/** All that is known of FHIR R4: resource types, their elements, search parameters and compartments. */
export interface Registry {
  readonly elements: ElementModel;
  /** Concrete resource types. */
  readonly resourceTypes: ReadonlySet<string>;
  isResourceType(name: string): boolean;
  /** The parameter of that code, its own or inherited from DomainResource or Resource. */
  parameter(resourceType: string, code: string): SearchParameterDefinition | undefined;
  /** All parameters of a type, each code once, its own before inherited ones. */
  parameters(resourceType: string): readonly SearchParameterDefinition[];
  parameterByUrl(url: string): SearchParameterDefinition | undefined;
  /** Undefined when there is no compartment of that resource type. */
  compartment(name: string): Compartment | undefined;
  /** The sound ones of the caller's parameters. */
  readonly custom: readonly CustomParameter[];
  /** What is wrong with the caller's parameters; those are left out of the registry. */
  readonly problems: readonly DefinitionProblem[];
}

export interface CustomParameter {
  /** Position in the caller's list. */
  readonly index: number;
  readonly definition: SearchParameterDefinition;
}

type ByCode = ReadonlyMap<string, SearchParameterDefinition>;

/**
 * R4's definitions, `further` ones of ours, and the caller's SearchParameter resources; these override the others of the
 * same base and code, and later ones earlier ones. Whether expressions fit the elements of their types is for the
 * extraction to say.
 */
export function createRegistry(
  customSearchParameters: readonly unknown[] = [],
  further: readonly SearchParameterDefinition[] = NO_DEFINITIONS,
): Registry {
  if (customSearchParameters.length > 0) return makeRegistry(customSearchParameters, further);
  // Most engines have no parameters of their own, and can have all that is made of the definitions in common.
  let registry = common.get(further);
  if (!registry) common.set(further, (registry = makeRegistry([], further)));
  return registry;
}

const NO_DEFINITIONS: readonly SearchParameterDefinition[] = [];
/** Registries without parameters of the caller's, by the definitions of ours. */
const common = new WeakMap<readonly SearchParameterDefinition[], Registry>();

function makeRegistry(
  customSearchParameters: readonly unknown[],
  further: readonly SearchParameterDefinition[],
): Registry {
  const elements = r4Elements();
  const problems: DefinitionProblem[] = [];
  const custom: CustomParameter[] = [];
  customSearchParameters.forEach((resource, index) => {
    const definition = readCustomParameter(resource, elements, (at, message, span) =>
      problems.push(problem(index, resource, at, message, span)),
    );
    if (definition) custom.push({ index, definition });
  });
  const builtIn = [...r4SearchParameters(), ...further];
  const urls = new Set([...builtIn, ...custom.map((c) => c.definition)].map(({ url }) => url));
  const sound = custom.filter(({ index, definition }) => {
    const missing = definition.components.flatMap((c, i) => (urls.has(c.definition) ? [] : i));
    for (const i of missing) {
      const message = `no search parameter has the url '${definition.components[i]!.definition}'`;
      problems.push(problem(index, definition, `component[${i}].definition`, message));
    }
    return missing.length === 0;
  });
  return new R4Registry(elements, builtIn, sound, problems);
}

function problem(
  index: number,
  resource: unknown,
  at: string,
  message: string,
  span?: DefinitionProblem['span'],
): DefinitionProblem {
  const url = (resource as { url?: unknown } | null | undefined)?.url;
  return { index, ...(typeof url === 'string' && url !== '' && { url }), at, message, ...(span && { span }) };
}

class R4Registry implements Registry {
  readonly resourceTypes: ReadonlySet<string>;
  private readonly byUrl = new Map<string, SearchParameterDefinition>();
  private readonly byBase = new Map<string, SearchParameterDefinition[]>();
  private readonly byType = new Map<string, ByCode>();

  constructor(
    readonly elements: ElementModel,
    builtIn: readonly SearchParameterDefinition[],
    readonly custom: readonly CustomParameter[],
    readonly problems: readonly DefinitionProblem[],
  ) {
    this.resourceTypes = elements.resourceTypes;
    for (const definition of [...builtIn, ...custom.map((c) => c.definition)]) {
      if (definition.url !== '') this.byUrl.set(definition.url, definition);
      for (const base of definition.base) {
        const list = this.byBase.get(base);
        if (list) list.push(definition);
        else this.byBase.set(base, [definition]);
      }
    }
  }

  isResourceType(name: string): boolean {
    return this.resourceTypes.has(name);
  }

  parameter(resourceType: string, code: string): SearchParameterDefinition | undefined {
    return this.codes(resourceType).get(code);
  }

  parameters(resourceType: string): readonly SearchParameterDefinition[] {
    return [...this.codes(resourceType).values()];
  }

  parameterByUrl(url: string): SearchParameterDefinition | undefined {
    return this.byUrl.get(url);
  }

  compartment(name: string): Compartment | undefined {
    return r4Compartments().get(name);
  }

  private codes(resourceType: string): ByCode {
    let codes = this.byType.get(resourceType);
    if (!codes && this.isResourceType(resourceType)) {
      codes = this.collect(resourceType);
      this.byType.set(resourceType, codes);
    }
    return codes ?? NO_PARAMETERS;
  }

  /** Of one base the last definition of a code counts, and of several bases the nearest. */
  private collect(resourceType: string): ByCode {
    const codes = new Map<string, SearchParameterDefinition>();
    for (const base of [resourceType, 'DomainResource', 'Resource']) {
      if (!this.elements.isA(resourceType, base)) continue;
      const own = new Map((this.byBase.get(base) ?? []).map((definition) => [definition.code, definition]));
      for (const [code, definition] of own) if (!codes.has(code)) codes.set(code, definition);
    }
    return codes;
  }
}

const NO_PARAMETERS: ByCode = new Map();
