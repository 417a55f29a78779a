import type { Registry, SearchParameterDefinition } from '../definitions/registry.js';
import type { PresenceField } from '../model/field.js';
import type { Settings } from '../model/settings.js';
import { specialTypes } from '../special/index.js';
import { searchTypes } from '../types/index.js';
import type { AnySearchType, ElementReader, IndexedParameter } from '../types/search-type.js';
import type { FieldList } from './field-list.js';
import type { TypedPath } from './step.js';

/** What a schema is built from. */
export interface SchemaContext {
  readonly type: string;
  readonly registry: Registry;
  readonly settings: Settings;
}

/** A search parameter that resources of one type are indexed for. */
export interface ParameterSchema extends IndexedParameter<unknown> {
  readonly searchType: AnySearchType;
  /** Absent for composites, which have no `:missing`. */
  readonly presence?: PresenceField;
}

/** A parameter with its fields, and for each of its paths the reader that puts what is there under them. */
export interface Indexed {
  readonly parameter: IndexedParameter<unknown> & { readonly searchType: AnySearchType };
  readonly readers: readonly { readonly path: TypedPath; readonly read: ElementReader }[];
}

/** Undefined when no search type can read any of the elements. `name` is what the fields are called. */
export function indexParameter(
  definition: SearchParameterDefinition,
  name: string,
  paths: readonly TypedPath[],
  fields: FieldList,
  { registry, settings }: SchemaContext,
): Indexed | undefined {
  const searchType =
    definition.type === 'special' ? specialTypes.get(definition.code) : searchTypes.get(definition.type);
  const typeOf = (path: TypedPath): string => elementType(path, searchType?.elementTypes ?? [], registry);
  const readable = searchType ? paths.filter((path) => searchType.elementTypes.includes(typeOf(path))) : [];
  if (!searchType || readable.length === 0) return undefined;
  const elementTypes = [...new Set(readable.map(typeOf))];
  const parameter = {
    definition,
    searchType,
    elementTypes,
    targets: targetsOf(definition, readable),
    implicitSystems: [...new Set(readable.flatMap(({ implicitSystem }) => implicitSystem?.systems ?? []))],
    fields: searchType.createFields(fields.factory(name), elementTypes, settings) as unknown,
  };
  const readers = paths.map((path) => {
    return { path, read: searchType.reader(typeOf(path), parameter.fields, settings, path.implicitSystem) ?? noKeys };
  });
  return { parameter, readers };
}

/**
 * The data type that readers know a path's elements by: all resource types are one, and family names differ from other
 * strings for those who ask. No other string of R4 is called `family`.
 */
function elementType({ type, steps }: TypedPath, elementTypes: readonly string[], registry: Registry): string {
  if (registry.isResourceType(type)) return 'Resource';
  const last = steps.at(-1);
  const isFamily = type === 'string' && last?.kind === 'property' && last.name === 'family';
  return isFamily && elementTypes.includes('HumanName.family') ? 'HumanName.family' : type;
}

const noKeys: ElementReader = () => undefined;

/**
 * `patient` on Observation is `subject.where(resolve() is Patient)`: it refers to patients only, whatever targets the
 * definition lists for all the resource types it is for.
 */
function targetsOf(definition: SearchParameterDefinition, paths: readonly TypedPath[]): readonly string[] {
  const resolved = paths.map(({ steps }) => /^where\(resolve\(\) is (\w+)\)$/.exec(steps.at(-1)?.key ?? '')?.[1]);
  return resolved.includes(undefined) ? definition.target : [...new Set(resolved as string[])];
}
