import type { SearchParameterDefinition } from '../definitions/registry.js';
import type { KeySink } from '../model/field.js';
import type { Component, ComponentGroup } from '../types/composite.js';
import { FieldList } from './field-list.js';
import { compileComponent, compileParameter } from './parameter.js';
import { indexParameter, type Indexed, type SchemaContext } from './index-parameter.js';
import type { TypedPath } from './step.js';
import { compileWalker, type Visit } from './walker.js';

interface CompositeSchema {
  readonly groups: readonly ComponentGroup[];
  readonly visits: readonly Visit<KeySink>[];
}

/**
 * Indexes a composite: for a path to elements inside the resource a row for each of them; for the resource itself, as
 * with `code-value-quantity`, the components side by side, where what is indexed for a parameter or another composite
 * already isn't indexed again.
 *
 * Undefined when there is no path on which all components can be read.
 */
export function buildComposite(
  definition: SearchParameterDefinition,
  readings: Readings,
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
    const fresh: { component: Component; paths: readonly TypedPath[] }[] = [];
    for (const component of definition.components) {
      const part = context.registry.parameterByUrl(component.definition);
      const paths = compileComponent(component, path, context.type, context.registry.elements).paths;
      const there = atRoot && part ? readings.find(part, paths) : undefined;
      const made =
        there || !part ? undefined : indexParameter(part, `${definition.code}.${part.code}`, paths, own, context);
      if (there && part) components.push({ ...there, definition: part });
      if (!made) continue;
      components.push(take(made, inner));
      fresh.push({ component: made.parameter, paths });
    }
    if (components.length < definition.components.length) continue;
    if (atRoot) {
      for (const { component, paths } of fresh) readings.add(component, paths);
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

/**
 * What is indexed already, by search type and elements read. References are left out: what they may be to is the
 * parameter's own affair.
 */
export class Readings {
  private readonly byReading = new Map<string, Component>();

  add(component: Component, paths: readonly TypedPath[]): void {
    const reading = readingOf(component.definition, paths);
    if (!this.byReading.has(reading)) this.byReading.set(reading, component);
  }

  /** A parameter or component of the same type that reads the very same elements. */
  find(part: SearchParameterDefinition, paths: readonly TypedPath[]): Component | undefined {
    return part.type === 'reference' ? undefined : this.byReading.get(readingOf(part, paths));
  }
}

function readingOf({ type }: SearchParameterDefinition, paths: readonly TypedPath[]): string {
  const keys = paths.map((path) => `${path.key} ${path.type}`);
  return [type, ...keys.sort()].join(' | ');
}
