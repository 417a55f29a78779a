import type { SearchParameterDefinition } from '../definitions/registry.js';
import type { KeySink, RowField } from '../model/field.js';
import type { Component, ComponentGroup } from '../types/composite.js';
import { FieldList } from './field-list.js';
import { compileComponent, compileParameter } from './parameter.js';
import { indexParameter, type Indexed, type SchemaContext } from './index-parameter.js';
import type { TypedPath } from './step.js';
import { compileWalker, type Visit } from './walker.js';

/** The elements at the end of one path inside the resource: their fields, what is read of each, and its rows. */
interface Elements {
  readonly path: TypedPath;
  readonly fields: FieldList;
  readonly readings: Readings;
  readonly visits: Visit<KeySink>[];
  rows?: RowField;
}

/**
 * Indexes the composites of a type: for a path to elements inside the resource a row for each of them; for the resource
 * itself, as with `code-value-quantity`, the components side by side. What is indexed for a parameter or another composite
 * already isn't indexed again: the four composites of an Observation's components share one row for each.
 */
export class Composites {
  private readonly visits: Visit<KeySink>[] = [];
  private readonly elements = new Map<string, Elements>();

  /** `readings`: what parameters read of the resource. */
  constructor(
    private readonly readings: Readings,
    private readonly fields: FieldList,
    private readonly context: SchemaContext,
  ) {}

  /** Undefined when there is no path on which all components can be read. */
  add(definition: SearchParameterDefinition): readonly ComponentGroup[] | undefined {
    const { type, registry } = this.context;
    const groups = compileParameter(definition, type, registry.elements).paths.flatMap((path): ComponentGroup[] => {
      if (path.steps.length === 0) {
        const components = this.components(definition, path, this.fields, this.readings, this.visits);
        return components ? [{ components }] : [];
      }
      const elements = this.elementsOf(path);
      const components = this.components(definition, path, elements.fields, elements.readings, elements.visits);
      if (!components) return [];
      elements.rows ??= this.fields.rows(path.key, 'rows', elements.fields.all);
      return [{ components, rows: elements.rows }];
    });
    return groups.length === 0 ? undefined : groups;
  }

  /** What has to be visited for all composites that were added. */
  allVisits(): readonly Visit<KeySink>[] {
    const ofRows = [...this.elements.values()].flatMap(({ path, visits, rows }): Visit<KeySink>[] => {
      if (!rows) return [];
      const walk = compileWalker(visits);
      return [{ path, visit: (element, sink, root) => sink.row(rows, (keys) => walk(element as object, keys, root)) }];
    });
    return [...this.visits, ...ofRows];
  }

  private elementsOf(path: TypedPath): Elements {
    let elements = this.elements.get(path.key);
    if (!elements) {
      elements = { path, fields: new FieldList(), readings: new Readings(), visits: [] };
      this.elements.set(path.key, elements);
    }
    return elements;
  }

  /** Undefined when one of them can't be read on the path. */
  private components(
    definition: SearchParameterDefinition,
    path: TypedPath,
    fields: FieldList,
    readings: Readings,
    visits: Visit<KeySink>[],
  ): readonly Component[] | undefined {
    const { type, registry } = this.context;
    const components: Component[] = [];
    const fresh: { made: Indexed; paths: readonly TypedPath[] }[] = [];
    for (const component of definition.components) {
      const part = registry.parameterByUrl(component.definition);
      if (!part) return undefined;
      const paths = compileComponent(component, path, type, registry.elements).paths;
      const there = readings.find(part, paths);
      if (there) {
        components.push({ ...there, definition: part });
        continue;
      }
      const name = path.steps.length === 0 ? `${definition.code}.${part.code}` : part.code;
      const made = indexParameter(part, name, paths, fields, this.context);
      if (!made) return undefined;
      components.push(made.parameter);
      fresh.push({ made, paths });
    }
    for (const { made, paths } of fresh) {
      readings.add(made.parameter, paths);
      for (const { path: each, read } of made.readers) visits.push({ path: each, visit: read });
    }
    return components;
  }
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
