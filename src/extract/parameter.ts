import { parseFhirPath, type FhirPathResult } from '../../grammar/fhirpath/index.js';
import type {
  ComponentDefinition,
  DefinitionProblem,
  ElementModel,
  Registry,
  SearchParameterDefinition,
} from '../definitions/registry.js';
import { enrichmentPaths } from './enrichment-paths.js';
import type { TypedPath } from './step.js';
import { compilePaths, type CompiledPaths, type Start } from './typed-paths.js';

const NONE: CompiledPaths = { paths: [], faults: [] };

/** What has been made of an expression, which serves all base types of its definition, and all engines. */
interface Compiled {
  readonly parsed: FhirPathResult;
  /** By the type that it starts from and the type of the resource. */
  readonly byStart: Map<string, CompiledPaths>;
}

const known = new WeakMap<SearchParameterDefinition | ComponentDefinition, Compiled>();

function compile(definition: SearchParameterDefinition | ComponentDefinition, start: Start): CompiledPaths {
  const { expression } = definition;
  if (expression === undefined) return NONE;
  const ofEnrichment = enrichmentPaths(expression, start.type);
  if (ofEnrichment) return { paths: ofEnrichment, faults: [] };
  let compiled = known.get(definition);
  if (!compiled) known.set(definition, (compiled = { parsed: parseFhirPath(expression), byStart: new Map() }));
  const { parsed, byStart } = compiled;
  if (!parsed.ok) return { paths: [], faults: [parsed] };
  const key = `${start.type} ${start.resourceType}`;
  let paths = byStart.get(key);
  if (!paths) byStart.set(key, (paths = compilePaths(parsed.expression, start)));
  return paths;
}

/** The paths of a parameter's expression for one of the resource types it is for; none when it has no expression. */
export function compileParameter(
  definition: SearchParameterDefinition,
  resourceType: string,
  elements: ElementModel,
): CompiledPaths {
  return compile(definition, { type: resourceType, resourceType, elements });
}

/** The paths of a composite's component from the elements at the end of one of the composite's own paths. */
export function compileComponent(
  component: ComponentDefinition,
  composite: TypedPath,
  resourceType: string,
  elements: ElementModel,
): CompiledPaths {
  return compile(component, { type: composite.type, resourceType, elements });
}

/**
 * What is wrong with the expressions of the caller's parameters when held against the elements of their base types. An
 * expression must yield something for every base, and a component for at least one of the composite's paths.
 */
export function checkCustomParameters({ custom, elements }: Registry): readonly DefinitionProblem[] {
  return custom.flatMap(({ index, definition }) => {
    const report = (at: string, { message, span }: Partial<CompiledPaths['faults'][number]>): DefinitionProblem => ({
      index,
      ...(definition.url !== '' && { url: definition.url }),
      at,
      message: message ?? 'the expression yields no element',
      ...(span && { span }),
    });
    return definition.base.flatMap((base) => {
      const { paths, faults } = compileParameter(definition, base, elements);
      if (faults.length > 0) return faults.map((fault) => report('expression', fault));
      if (definition.expression === undefined) return [];
      if (paths.length === 0) return [report('expression', { message: `the expression yields no element of ${base}` })];
      return definition.components.flatMap((component, i) => {
        const compiled = paths.map((path) => compileComponent(component, path, base, elements));
        if (compiled.some((c) => c.faults.length === 0 && c.paths.length > 0)) return [];
        return [report(`component[${i}].expression`, compiled.find((c) => c.faults.length > 0)?.faults[0] ?? {})];
      });
    });
  });
}
