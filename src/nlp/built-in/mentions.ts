import type { CodedConcept, Dictionary, DictionaryEntry } from './dictionary.js';
import { Phrases } from './phrases.js';
import { matchScore } from './scores.js';
import type { Sentence } from './sentences.js';
import type { Token } from './tokens.js';

/*
 * The names of the dictionaries in a text.
 */

/** What an entry says of each mention. All have the same members, which makes them a good deal faster to read. */
type Entry = Required<Omit<DictionaryEntry, 'names' | 'abbreviations'>>;

/** An entry under one of its names. */
interface Name {
  readonly entry: Entry;
  /** How an abbreviation has to be written, when that counts. */
  readonly written: string | undefined;
  readonly abbreviation: boolean;
}

export interface Mention {
  /** Its first token, and the first after it. */
  readonly begin: number;
  readonly end: number;
  readonly entry: Entry;
  readonly score: number;
}

export interface Lookup {
  readonly names: Phrases<Name>;
  readonly products: Phrases<CodedConcept>;
}

/** Up to so many characters an abbreviation has to be written as it is listed. */
const SHORT = 3;

/** Throws a RangeError for a name without any word, number or mark in it. */
export function createLookup(dictionaries: readonly Dictionary[]): Lookup {
  const names = new Phrases<Name>();
  const products = new Phrases<CodedConcept>();
  const add = (name: string, value: Name): void => {
    if (!names.add(name, value)) throw new RangeError(`a dictionary has an entry with an empty name: '${name}'`);
  };
  for (const { entries, products: concepts = [] } of dictionaries) {
    for (const { names: full, abbreviations = [], category, type, ...rest } of entries) {
      const { traits = [], icd10cm = [], rxnorm = [] } = rest;
      const entry: Entry = { category, type, traits, icd10cm, rxnorm };
      for (const name of full) add(name, { entry, written: undefined, abbreviation: false });
      for (const name of abbreviations) {
        add(name, { entry, written: name.length <= SHORT ? name : undefined, abbreviation: true });
      }
    }
    for (const concept of concepts) products.add(concept.description, concept);
  }
  return { names, products };
}

/**
 * The names in a sentence from left to right, at each place the longest; none overlaps another. `taken` says which tokens are already
 * spoken for.
 */
export function findMentions(
  tokens: readonly Token[],
  sentence: Sentence,
  names: Phrases<Name>,
  taken: ReadonlySet<number>,
): Mention[] {
  const mentions: Mention[] = [];
  let free = sentence.begin;
  for (let i = sentence.begin; i < sentence.end;) {
    // A name ends before the next token that is spoken for.
    if (free <= i) free = i;
    while (free < sentence.end && !taken.has(free)) free++;
    const match = free > i ? names.longest(tokens, i, free) : undefined;
    const values = match?.values.filter((name) => isWritten(name, tokens, i, match.end)) ?? [];
    const [first] = values;
    if (!match || !first) {
      i++;
      continue;
    }
    const ambiguous = values.some(({ entry }) => entry !== first.entry && entry.type !== first.entry.type);
    const { entry, abbreviation } = first;
    mentions.push({ begin: i, end: match.end, entry, score: matchScore(match.exact, abbreviation, ambiguous) });
    i = match.end;
  }
  return mentions;
}

function isWritten({ written }: Name, tokens: readonly Token[], begin: number, end: number): boolean {
  if (written === undefined) return true;
  let text = '';
  for (let i = begin; i < end; i++) text += tokens[i]!.text;
  return text === written && (text.length > 1 || isMeasured(tokens, end));
}

/** One letter is a test only with its value: `K 5.3`, `T: 37.4`. */
function isMeasured(tokens: readonly Token[], end: number): boolean {
  const at = tokens[end]?.kind === 'mark' && tokens[end]!.text !== '(' ? end + 1 : end;
  return tokens[at]?.kind === 'number';
}
