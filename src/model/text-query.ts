/** How texts are taken apart, and which of their words count as the same. */
export interface TextAnalysis {
  /** The words of a text in their order, folded; never an empty one. The words of a word are itself. */
  words(text: string): readonly string[];
  /** What a word is compared by: its stem, or the word itself without stemming. */
  stem(word: string): string;
}

/** A stem; with `prefix` the beginning of words as they are, without stemming. */
export interface TextTerm {
  readonly text: string;
  readonly prefix?: true;
}

/** Words that match the terms stand next to each other, in their order. One or more; a lone word is a phrase of one. */
export interface TextPhrase {
  readonly op: 'phrase';
  readonly terms: readonly TextTerm[];
}

/** What is asked of the words of a resource, in terms of a `TextAnalysis`. */
export type TextQuery =
  | TextPhrase
  | { readonly op: 'and' | 'or'; readonly of: readonly TextQuery[] }
  | { readonly op: 'not'; readonly of: TextQuery };

/** Stands between texts of one resource, so that no phrase reaches from one into the next. */
export const GAP = '';

/** The words of several texts in their order, with a gap after each text. */
export function wordsOf(texts: readonly string[], { words }: TextAnalysis): string[] {
  const all: string[] = [];
  for (const text of texts) {
    for (const word of words(text)) all.push(word);
    all.push(GAP);
  }
  return all;
}

/** Whether a word is one that a term of a phrase stands for. */
export type WordTest<Word> = (word: Word) => boolean;

export function wordTest({ text, prefix }: TextTerm, { stem }: TextAnalysis): WordTest<string> {
  return prefix ? (word) => word.startsWith(text) : (word) => word !== GAP && stem(word) === text;
}

/** How often a phrase stands in a sequence of words. */
export function occurrences<Word>(phrase: readonly WordTest<Word>[], words: ArrayLike<Word>): number {
  let found = 0;
  for (let at = 0; at + phrase.length <= words.length; at++) {
    let next = 0;
    while (next < phrase.length && phrase[next]!(words[at + next]!)) next++;
    if (next === phrase.length) found++;
  }
  return found;
}

/** Whether a query holds, given how often each of its phrases is found. */
export function holdsText(query: TextQuery, isFound: (phrase: TextPhrase) => boolean): boolean {
  switch (query.op) {
    case 'phrase':
      return isFound(query);
    case 'and':
      return query.of.every((part) => holdsText(part, isFound));
    case 'or':
      return query.of.some((part) => holdsText(part, isFound));
    case 'not':
      return !holdsText(query.of, isFound);
  }
}

/** The phrases that are looked for, as opposed to those that must be absent. */
export function wantedPhrases(query: TextQuery): readonly TextPhrase[] {
  switch (query.op) {
    case 'phrase':
      return [query];
    case 'and':
    case 'or':
      return query.of.flatMap(wantedPhrases);
    case 'not':
      return [];
  }
}

/** One stable line: `and("diabet", not("heart attack*"))`. */
export function printTextQuery(query: TextQuery): string {
  switch (query.op) {
    case 'phrase':
      return JSON.stringify(query.terms.map(({ text, prefix }) => (prefix ? `${text}*` : text)).join(' '));
    case 'not':
      return `not(${printTextQuery(query.of)})`;
    default:
      return `${query.op}(${query.of.map(printTextQuery).join(', ')})`;
  }
}
