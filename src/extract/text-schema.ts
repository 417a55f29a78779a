import type { KeySink } from '../model/field.js';
import type { Resource } from '../model/resource.js';
import { TEXT_PARAMETERS, textType } from '../special/text.js';
import type { AnySearchType } from '../types/search-type.js';
import type { FieldList } from './field-list.js';
import type { ParameterSchema, SchemaContext } from './index-parameter.js';
import { contentTexts, narrativeTexts } from './resource-text.js';

/*
 * All of what an engine with a text index does with resources beside others, loaded when there is one.
 */

/** The parameters that search texts, and what puts the texts of a resource. */
export interface TextSchema {
  readonly parameters: readonly ParameterSchema[];
  put(resource: Resource, sink: KeySink): void;
}

/** Not every resource has a narrative. None without a text index. */
export function buildTexts(fields: FieldList, { type, registry, settings }: SchemaContext): TextSchema | undefined {
  const { textAnalysis } = settings;
  if (!textAnalysis) return undefined;
  const indexed = TEXT_PARAMETERS.flatMap((code) => {
    const definition = registry.parameter(type, code);
    // A parameter of the caller's may have the same code.
    if (!definition || definition.expression !== undefined) return [];
    const presence = fields.presence(code);
    const value = fields.text(code, textAnalysis);
    const textsOf = code === '_text' ? narrativeTexts : contentTexts;
    const rest = { elementTypes: [], targets: [], implicitSystems: [], fields: { value } };
    const parameter: ParameterSchema = { definition, searchType: textType as AnySearchType, presence, ...rest };
    return [{ parameter, presence, value, textsOf }];
  });
  return {
    parameters: indexed.map(({ parameter }) => parameter),
    put(resource, sink) {
      for (const { presence, value, textsOf } of indexed) {
        const texts = textsOf(resource);
        if (texts.length === 0) continue;
        sink.present(presence);
        sink.text(value, texts);
      }
    },
  };
}
