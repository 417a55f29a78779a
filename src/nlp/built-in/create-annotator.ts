import type { Annotations, Annotator } from '../annotator.js';
import { annotateTokens, type Knowledge } from './annotate.js';
import type { Dictionary } from './dictionary.js';
import { defaultDictionary } from './default-dictionary.js';
import { createParts } from './medication-parts.js';
import { createLookup } from './mentions.js';
import { Phrases } from './phrases.js';
import { tokenize } from './tokens.js';
import { triggerPhrases, type Trigger } from './triggers.js';
import { createWordForms } from './word-forms.js';

export type { Annotations, Annotator, Attribute, CodedEntity, Concept, Entity, Trait } from '../annotator.js';
export type { CodedConcept, Dictionary, DictionaryEntry } from './dictionary.js';
export { defaultDictionary };

/** Raised whenever the same text may get other annotations than before from the default dictionary. */
const MODEL_VERSION = 'fhirdex-1';

export interface AnnotatorOptions {
  /**
   * Where the same name is in several, the first that has it is meant. The default dictionary alone when left out: list `defaultDictionary`
   * too to add to it.
   */
  readonly dictionaries?: readonly Dictionary[];
  /** Whether names, ages, dates, addresses and numbers of records are looked for; true when left out. */
  readonly identity?: boolean;
  /** What annotations say of who made them. */
  readonly modelVersion?: string;
}

/** An annotator that answers at once. */
export interface SyncAnnotator extends Annotator {
  /**
   * Never throws, whatever the text. Entities don't overlap and stand in the order of the text; `text.slice(begin, end)` is the entity's
   * text, and so with attributes. Lists of coded entities hold those of `entities` that a concept is known for.
   */
  annotate(text: string): Annotations;
}

/**
 * An annotator that works without network or model: it looks names up in dictionaries, and the words around them in rules. English only.
 * Throws a RangeError when a dictionary has an empty name.
 *
 *     const annotator = createAnnotator();
 *     annotator.annotate('Denies chest pain.').icd10cm[0]?.traits; // SYMPTOM and NEGATION
 */
export function createAnnotator(options: AnnotatorOptions = {}): SyncAnnotator {
  const { dictionaries = [defaultDictionary()], identity = true, modelVersion = MODEL_VERSION } = options;
  const triggers = new Phrases<Trigger>();
  for (const [phrase, trigger] of triggerPhrases()) triggers.add(phrase, trigger);
  const knowledge: Knowledge = { ...createLookup(dictionaries), triggers, parts: createParts(), identity };
  const formsOf = createWordForms();
  return {
    annotate: (text) => annotateTokens(text, tokenize(text, formsOf), knowledge, modelVersion),
  };
}
