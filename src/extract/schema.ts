import type { Registry, SearchParameterDefinition } from '../definitions/registry.js';
import type { Field, IntervalField, KeySink, PresenceField, TermField } from '../model/field.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import { searchTypes } from '../types/index.js';
import type { AnySearchType, ElementReader, FieldFactory, IndexedParameter } from '../types/search-type.js';
import { compileParameter } from './parameter.js';
import type { TypedPath } from './step.js';
import { compileWalker, type Visit } from './walker.js';

/** A search parameter that resources of one type are indexed for. */
export interface ParameterSchema extends IndexedParameter<unknown> {
  readonly searchType: AnySearchType;
  readonly presence: PresenceField;
}

/** All that resources of one type are indexed for. */
export interface TypeSchema {
  readonly type: string;
  readonly fields: readonly Field[];
  /** Undefined for a parameter that isn't searched by its elements' keys: unknown, special, or of a type not built. */
  parameter(code: string): ParameterSchema | undefined;
  readonly parameters: readonly ParameterSchema[];
  /** Puts all keys of a resource of this type. Never throws on what a resource holds. */
  extract(resource: IdentifiedResource, sink: KeySink): void;
}

/** Schemas by resource type, each made when first asked for and always the same one after. */
export function createSchemas(registry: Registry, settings: Settings): (type: string) => TypeSchema {
  const schemas = new Map<string, TypeSchema>();
  return (type) => {
    let schema = schemas.get(type);
    if (!schema) schemas.set(type, (schema = createSchema(type, registry, settings)));
    return schema;
  };
}

function createSchema(type: string, registry: Registry, settings: Settings): TypeSchema {
  const fields: Field[] = [];
  const visits: Visit<KeySink>[] = [];
  const byCode = new Map<string, ParameterSchema>();
  for (const definition of registry.parameters(type)) {
    const searchType = searchTypes.get(definition.type);
    if (!searchType) continue;
    const paths = compileParameter(definition, type, registry.elements).paths;
    const typeOf = (path: TypedPath): string => elementType(path, searchType, registry);
    const readable = paths.filter((path) => searchType.elementTypes.includes(typeOf(path)));
    if (readable.length === 0) continue;
    const elementTypes = [...new Set(readable.map(typeOf))];
    const make = fieldFactory(definition.code, fields);
    const presence = make.presence();
    const parameter: ParameterSchema = {
      definition,
      searchType,
      elementTypes,
      targets: targetsOf(definition, readable),
      presence,
      fields: searchType.createFields(make, elementTypes, settings),
    };
    byCode.set(definition.code, parameter);
    for (const path of paths) {
      // A value of a type that the search type doesn't compare, such as Procedure.performedAge, is a value all the same.
      const read = searchType.reader(typeOf(path), parameter.fields, settings) ?? noKeys;
      visits.push({ path, visit: visitor(presence, read) });
    }
  }
  const walk = compileWalker(visits);
  return {
    type,
    fields,
    parameters: [...byCode.values()],
    parameter: (code) => byCode.get(code),
    extract: (resource, sink) => walk(resource, sink),
  };
}

const noKeys: ElementReader = () => undefined;

function visitor(presence: PresenceField, read: ElementReader): (element: unknown, sink: KeySink) => void {
  return (element, sink) => {
    if (!hasContent(element)) return;
    sink.present(presence);
    read(element, sink);
  };
}

/** An element with nothing but an id and extensions counts as missing. */
function hasContent(element: unknown): boolean {
  if (typeof element !== 'object') return element !== '';
  for (const name in element) if (name !== 'extension' && name !== 'id') return true;
  return false;
}

/**
 * The data type that readers know a path's elements by: all resource types are one, and family names differ from other
 * strings for those who ask. No other string of R4 is called `family`.
 */
function elementType({ type, steps }: TypedPath, { elementTypes }: AnySearchType, registry: Registry): string {
  if (registry.isResourceType(type)) return 'Resource';
  const last = steps.at(-1);
  const isFamily = type === 'string' && last?.kind === 'property' && last.name === 'family';
  return isFamily && elementTypes.includes('HumanName.family') ? 'HumanName.family' : type;
}

/**
 * `patient` on Observation is `subject.where(resolve() is Patient)`: it refers to patients only, whatever targets the
 * definition lists for all the resource types it is for.
 */
function targetsOf(definition: SearchParameterDefinition, paths: readonly TypedPath[]): readonly string[] {
  const resolved = paths.map(({ steps }) => /^where\(resolve\(\) is (\w+)\)$/.exec(steps.at(-1)?.key ?? '')?.[1]);
  return resolved.includes(undefined) ? definition.target : [...new Set(resolved as string[])];
}

function fieldFactory(parameter: string, fields: Field[]): FieldFactory & { presence(): PresenceField } {
  const add = <F extends Field>(field: F): F => {
    fields.push(field);
    return field;
  };
  return {
    presence: () => add<PresenceField>({ kind: 'presence', ordinal: fields.length, parameter, facet: 'present' }),
    terms: (facet, fold) => add<TermField>({ kind: 'terms', ordinal: fields.length, parameter, facet, fold }),
    intervals: (facet) => add<IntervalField>({ kind: 'intervals', ordinal: fields.length, parameter, facet }),
  };
}
