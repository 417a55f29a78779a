import type { SearchParameterDefinition } from '../definitions/registry.js';
import type { KeySink } from '../model/field.js';
import type { Component, ComponentGroup } from '../types/composite.js';
import { FieldList } from './field-list.js';
import { compileComponent, compileParameter } from './parameter.js';
import { indexParameter, type Indexed, type ParameterSchema, type SchemaContext } from './index-parameter.js';
import type { TypedPath } from './step.js';
import { compileWalker, type Visit } from './walker.js';

interface CompositeSchema {
  readonly groups: readonly ComponentGroup[];
  readonly visits: readonly Visit<KeySink>[];
}

/**
 * Indexes a composite: for a path to elements inside the resource a row for each of them; for the resource itself, as
 * with `code-value-quantity`, the components side by side, where a component that is indexed as a parameter of its own
 * already isn't indexed again.
 *
 * Undefined when there is no path on which all components can be read.
 */
export function buildComposite(
  definition: SearchParameterDefinition,
  indexed: ReadonlyMap<string, ParameterSchema>,
  fields: FieldList,
  context: SchemaContext,
): CompositeSchema | undefined {
  const groups: ComponentGroup[] = [];
  const visits: Visit<KeySink>[] = [];
  for (const path of compileParameter(definition, context.type, context.registry.elements).paths) {
    const atRoot = path.steps.length === 0;
    const own = atRoot ? fields : new FieldList();
    const components: Component[] = [];
    const inner: Visit<KeySink>[] = [];
    for (const component of definition.components) {
      const part = context.registry.parameterByUrl(component.definition);
      const paths = compileComponent(component, path, context.type, context.registry.elements).paths;
      const there = atRoot && part ? sameParameter(part, paths, indexed, context) : undefined;
      const made =
        there || !part ? undefined : indexParameter(part, `${definition.code}.${part.code}`, paths, own, context);
      if (there) components.push(there);
      else if (made) components.push(take(made, inner));
    }
    if (components.length < definition.components.length) continue;
    if (atRoot) {
      groups.push({ components });
      visits.push(...inner);
    } else {
      const rows = fields.rows(definition.code, groups.length === 0 ? 'rows' : `rows${groups.length}`, own.all);
      const walk = compileWalker(inner);
      groups.push({ components, rows });
      visits.push({
        path,
        visit: (element, sink, root) => sink.row(rows, (keys) => walk(element as object, keys, root)),
      });
    }
  }
  return groups.length === 0 ? undefined : { groups, visits };
}

function take({ parameter, readers }: Indexed, visits: Visit<KeySink>[]): Component {
  for (const { path, read } of readers) visits.push({ path, visit: read });
  return parameter;
}

/** The parameter that reads the very same elements. */
function sameParameter(
  part: SearchParameterDefinition,
  paths: readonly TypedPath[],
  indexed: ReadonlyMap<string, ParameterSchema>,
  { type, registry }: SchemaContext,
): ParameterSchema | undefined {
  const parameter = indexed.get(part.code);
  if (!parameter || parameter.definition.url !== part.url) return undefined;
  const keys = compileParameter(part, type, registry.elements).paths.map(({ key }) => key);
  const same = keys.length === paths.length && paths.every(({ key }) => keys.includes(key));
  return same ? parameter : undefined;
}
