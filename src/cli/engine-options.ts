import type { EngineOptions } from '../engine/options.js';
import type { TextIndexAdapter } from '../text/text-index.js';

/** What the command line says of the engine. */
export interface EngineFlags {
  readonly timeZone?: string;
  readonly baseUrl?: string;
  /** Whether notes are enriched by the built-in annotator. */
  readonly annotate?: boolean;
  /** Which library texts are searched with. */
  readonly text?: TextLibrary;
}

/** Optional peers: each is there when the caller installed it. */
const TEXT_LIBRARIES = {
  flexsearch: async () => (await import('../text/flexsearch.js')).flexsearch(),
  lunr: async () => (await import('../text/lunr.js')).lunr(),
} satisfies Record<string, () => Promise<TextIndexAdapter>>;

type TextLibrary = keyof typeof TEXT_LIBRARIES;

export const TEXT_LIBRARY_NAMES = Object.keys(TEXT_LIBRARIES) as readonly TextLibrary[];

/** Rejects with an Error that says what to install when the text library isn't there. */
export async function engineOptions({ timeZone, baseUrl, annotate, text }: EngineFlags): Promise<EngineOptions> {
  return {
    ...(timeZone !== undefined && { timeZone }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(annotate && { nlp: { annotator: await builtInAnnotator() } }),
    ...(text !== undefined && { textIndex: await textIndexOf(text) }),
  };
}

/** Loaded when it is asked for: its dictionary takes longer to read than most searches take. */
async function builtInAnnotator(): Promise<NonNullable<EngineOptions['nlp']>['annotator']> {
  const { createAnnotator } = await import('../nlp/built-in/create-annotator.js');
  return createAnnotator();
}

/** `libraries` are those that there are. */
export async function textIndexOf(
  name: TextLibrary,
  libraries: Readonly<Record<TextLibrary, () => Promise<TextIndexAdapter>>> = TEXT_LIBRARIES,
): Promise<TextIndexAdapter> {
  try {
    return await libraries[name]();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(`--text ${name} needs the package ${name}: npm install ${name}`, { cause: error });
  }
}
