import type { Registry } from '../definitions/registry.js';
import type { Field, KeySink, PresenceField } from '../model/field.js';
import type { IdentifiedResource } from '../model/resource.js';
import type { Settings } from '../model/settings.js';
import { specialParameters } from '../special/index.js';
import { containedResources, putAliases } from '../types/aliases.js';
import { compositeType } from '../types/composite.js';
import type { AnySearchType, ElementReader } from '../types/search-type.js';
import { Composites, Readings } from './composite-schema.js';
import { FieldList } from './field-list.js';
import { indexParameter, type ParameterSchema, type SchemaContext } from './index-parameter.js';
import { compileParameter } from './parameter.js';
import type { TypedPath } from './step.js';
import type { buildTexts, TextSchema } from './text-schema.js';
import { compileWalker, type Visit, type Visitor, type Walker } from './walker.js';

export type { ParameterSchema } from './index-parameter.js';

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

type SchemaOf = (type: string) => TypeSchema;

/**
 * Schemas by resource type, each made when first asked for and always the same one after. Engines that read resources in
 * the same way have the same ones: making those of 16 types takes as long as indexing 1,000 resources. `textsOf` is what
 * `buildTexts` does, for those who have a text index: all that reads texts is loaded with it.
 */
export function createSchemas(registry: Registry, settings: Settings, textsOf?: typeof buildTexts): SchemaOf {
  const known = latest.get(registry);
  if (known && readAlike(known.settings, settings)) return known.schemaOf;
  const schemaOf = makeSchemas(registry, settings, textsOf);
  latest.set(registry, { settings, schemaOf });
  return schemaOf;
}

/** The schemas made last, which keep what they have learnt for as long as somebody has their registry. */
const latest = new WeakMap<Registry, { readonly settings: Settings; readonly schemaOf: SchemaOf }>();

/** Whether two engines take the same keys from a resource: `now`, limits and terminology are for searches alone. */
function readAlike(a: Settings, b: Settings): boolean {
  return (
    a.baseUrl === b.baseUrl &&
    a.resolveConditionals === b.resolveConditionals &&
    a.timeZone === b.timeZone &&
    a.unitConverter === b.unitConverter &&
    a.textAnalysis === b.textAnalysis &&
    a.caseSensitiveSystems.size === b.caseSensitiveSystems.size &&
    [...a.caseSensitiveSystems].every((system) => b.caseSensitiveSystems.has(system))
  );
}

function makeSchemas(registry: Registry, settings: Settings, textsOf: typeof buildTexts | undefined): SchemaOf {
  const schemas = new Map<string, WalkedSchema>();
  const schemaOf = (type: string): WalkedSchema => {
    let schema = schemas.get(type);
    if (!schema) schemas.set(type, (schema = createSchema({ type, registry, settings }, schemaOf, textsOf)));
    return schema;
  };
  return schemaOf;
}

interface WalkedSchema extends TypeSchema {
  readonly walk: Walker<KeySink>;
  readonly texts: TextSchema | undefined;
}

function createSchema(
  context: SchemaContext,
  schemaOf: (type: string) => WalkedSchema,
  textsOf?: typeof buildTexts,
): WalkedSchema {
  const { type, registry, settings } = context;
  const fields = new FieldList();
  const visits: Visit<KeySink>[] = [];
  const byPath = new Map<string, { path: TypedPath; readings: Reading[] }>();
  const byCode = new Map<string, ParameterSchema>();
  const readings = new Readings();
  const definitions = registry.parameters(type);
  for (const definition of definitions) {
    const paths = compileParameter(definition, type, registry.elements).paths;
    const indexed = indexParameter(definition, definition.code, paths, fields, context);
    if (!indexed) continue;
    const presence = fields.presence(definition.code);
    byCode.set(definition.code, { ...indexed.parameter, presence });
    // Backends know ids by themselves.
    if (specialParameters.has(definition.code)) continue;
    readings.add(indexed.parameter, paths);
    for (const { path, read } of indexed.readers) {
      const known = byPath.get(path.key);
      if (known) known.readings.push({ presence, read });
      else byPath.set(path.key, { path, readings: [{ presence, read }] });
    }
  }
  for (const { path, readings: all } of byPath.values()) visits.push({ path, visit: visitor(all, path.type) });
  // Composites come last: their components are often parameters that are indexed already.
  const composites = new Composites(readings, fields, context);
  for (const definition of definitions) {
    if (definition.type !== 'composite') continue;
    const groups = composites.add(definition);
    if (!groups) continue;
    byCode.set(definition.code, {
      definition,
      searchType: compositeType as AnySearchType,
      elementTypes: [],
      targets: [],
      implicitSystems: [],
      fields: { groups },
    });
  }
  visits.push(...composites.allVisits());
  const texts = textsOf?.(fields, context);
  for (const parameter of texts?.parameters ?? []) byCode.set(parameter.definition.code, parameter);
  const walk = compileWalker(visits);
  return {
    type,
    fields: fields.all,
    parameters: [...byCode.values()],
    parameter: (code) => byCode.get(code),
    walk,
    texts,
    extract(resource, sink) {
      walk(resource, sink);
      texts?.put(resource, sink);
      putAliases(resource, settings, sink);
      if ('contained' in resource) extractContained(resource, sink, context, schemaOf);
    },
  };
}

function extractContained(
  resource: IdentifiedResource,
  sink: KeySink,
  { registry }: SchemaContext,
  schemaOf: (type: string) => WalkedSchema,
): void {
  for (const { name, resource: inner } of containedResources(resource)) {
    if (!registry.isResourceType(inner.resourceType)) continue;
    const schema = schemaOf(inner.resourceType);
    sink.contained(inner.resourceType, name, (keys) => {
      schema.walk(inner, keys, resource);
      schema.texts?.put(inner, keys);
    });
  }
}

/** What one parameter does with the elements of one path. */
interface Reading {
  readonly presence: PresenceField;
  readonly read: ElementReader;
}

/** A value of a type that the search type doesn't compare, such as Procedure.performedAge, is a value all the same. */
function visitor(readings: readonly Reading[], type: string): Visitor<KeySink> {
  const usual = USUAL[type];
  return (element, sink, root) => {
    if (usual?.(element as Usual) === undefined && !hasContent(element)) return;
    for (let i = 0; i < readings.length; i++) {
      const { presence, read } = readings[i]!;
      sink.present(presence);
      read(element, sink, root);
    }
  };
}

type Usual = Readonly<Record<'coding' | 'code' | 'value' | 'start' | 'reference', unknown>>;

/**
 * What elements of a type mostly have: looking for that took a sixth of the time of going through their properties. A
 * function for each type, which sees few shapes, since a property by a name that varies is searched for every time.
 */
const USUAL: Readonly<Record<string, (element: Usual) => unknown>> = {
  CodeableConcept: ({ coding }) => coding,
  Coding: ({ code }) => code,
  Identifier: ({ value }) => value,
  Period: ({ start }) => start,
  Quantity: ({ value }) => value,
  Reference: ({ reference }) => reference,
};

/** An element with nothing but an id and extensions counts as missing. */
function hasContent(element: unknown): boolean {
  if (typeof element !== 'object') return element !== '';
  for (const name in element) if (name !== 'extension' && name !== 'id') return true;
  return false;
}
