import type { Registry, SearchParameterDefinition } from '../definitions/registry.js';
import type { Settings } from '../model/settings.js';
import type { TextCapabilities } from '../text/text-index.js';
import type { EngineOptions } from './options.js';

/**
 * The options that decide how resources are indexed, in a form that compares and can be written as JSON; names are those of
 * `EngineOptions`. What can't be written (what a converter converts, how a text index reads words) is the caller's to keep.
 */
export interface IndexingOptions {
  readonly baseUrl: string;
  readonly timeZone: string;
  readonly caseSensitiveSystems: readonly string[];
  readonly resolveConditionalReferences: boolean;
  /** Whether there is one. */
  readonly unitConverter: boolean;
  readonly textIndex: { readonly name: string; readonly capabilities: TextCapabilities } | null;
  readonly searchParameters: readonly SearchParameterDefinition[];
}

export function indexingOptions(
  { textIndex }: EngineOptions,
  { baseUrl, timeZone, caseSensitiveSystems, resolveConditionals, unitConverter }: Settings,
  registry: Registry,
): IndexingOptions {
  return {
    baseUrl,
    timeZone: timeZone.name,
    caseSensitiveSystems: [...caseSensitiveSystems].sort(),
    resolveConditionalReferences: resolveConditionals,
    unitConverter: unitConverter !== undefined,
    textIndex: textIndex ? { name: textIndex.name, capabilities: textIndex.capabilities } : null,
    searchParameters: registry.custom.map(({ definition }) => definition),
  };
}
