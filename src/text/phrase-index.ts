import {
  occurrences,
  printTextQuery,
  wordsOf,
  type TextAnalysis,
  type TextPhrase,
  type TextTerm,
  type WordTest,
} from '../model/text-query.js';
import type { TextStatistics } from '../model/text-score.js';
import type { TermDocument, TermIndex } from './term-index.js';
import type { TextIndex } from './text-index.js';
import { GAP_NUMBER, Vocabulary } from './vocabulary.js';

/** How many phrases the answers are kept of until the next write. */
const MOST_KNOWN = 256;

interface Known {
  readonly tests: readonly WordTest<number>[];
  readonly documents: readonly number[];
}

/** What `export` writes. */
interface Exported {
  readonly words: readonly string[];
  readonly sequences: readonly (readonly [doc: number, words: readonly number[]])[];
  /** Absent when the library's index is made again from the sequences. */
  readonly terms?: unknown;
}

/**
 * A text index on what a library knows of terms. The library gives the documents that may have a phrase; whether the words
 * stand next to each other, and how often, is told by the sequence of words that is kept for each document.
 */
export class PhraseIndex implements TextIndex {
  private readonly terms: TermIndex;
  private readonly vocabulary: Vocabulary;
  private readonly sequences: Map<number, Uint32Array>;
  private words = 0;
  private settled = true;
  private readonly known = new Map<string, Known>();

  /** `create` makes the library's index, from what its own `export` gave if there is something. */
  constructor(
    private readonly analysis: TextAnalysis,
    create: (exported?: unknown) => TermIndex,
    exported?: string,
  ) {
    const { words, sequences, terms } = exported === undefined ? EMPTY : (JSON.parse(exported) as Exported);
    this.terms = create(terms);
    this.vocabulary = new Vocabulary(analysis, words);
    this.sequences = new Map(sequences.map(([doc, sequence]) => [doc, Uint32Array.from(sequence)]));
    for (const [doc, sequence] of this.sequences) {
      this.words += lengthOf(sequence);
      if (terms === undefined) this.terms.add(doc, this.termsOf(sequence));
    }
  }

  put(doc: number, texts: readonly string[]): void {
    const sequence = Uint32Array.from(wordsOf(texts, this.analysis), (word) => this.vocabulary.numberOf(word));
    const length = lengthOf(sequence);
    if (length === 0) return;
    this.sequences.set(doc, sequence);
    this.words += length;
    this.terms.add(doc, this.termsOf(sequence));
    this.written();
  }

  remove(doc: number): void {
    const sequence = this.sequences.get(doc);
    if (!sequence) return;
    this.sequences.delete(doc);
    this.words -= lengthOf(sequence);
    this.terms.remove(doc);
    this.written();
  }

  documents(phrase: TextPhrase): readonly number[] {
    return this.look(phrase).documents;
  }

  frequency(phrase: TextPhrase, doc: number): number {
    return occurrences(this.look(phrase).tests, this.sequences.get(doc) ?? []);
  }

  length(doc: number): number {
    return lengthOf(this.sequences.get(doc) ?? []);
  }

  statistics(): TextStatistics {
    return { documents: this.sequences.size, words: this.words };
  }

  export(): string {
    return JSON.stringify({
      words: this.vocabulary.words,
      sequences: [...this.sequences].map(([doc, sequence]) => [doc, [...sequence]] as const),
      terms: this.terms.export?.(),
    } satisfies Exported);
  }

  private look(phrase: TextPhrase): Known {
    const key = printTextQuery(phrase);
    let known = this.known.get(key);
    if (!known) {
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      this.known.set(key, (known = this.lookUp(phrase)));
    }
    return known;
  }

  private lookUp({ terms }: TextPhrase): Known {
    if (!this.settled) {
      this.terms.settle?.(() => this.all());
      this.settled = true;
    }
    const parts = terms.map((term) => this.candidates(term));
    const tests = parts.map(({ test }) => test);
    const [least, ...others] = parts.map(({ documents }) => documents).sort((a, b) => a.length - b.length);
    const sets = others.map((each) => new Set(each));
    const candidates = least!.filter((doc) => sets.every((set) => set.has(doc)));
    const certain = parts.length === 1 && parts[0]!.certain;
    const has = (doc: number): boolean => occurrences(tests, this.sequences.get(doc)!) > 0;
    return { tests, documents: certain ? candidates : candidates.filter(has) };
  }

  /** The documents that may have a word for the term; `certain` when all of them do. */
  private candidates({ text, prefix }: TextTerm): {
    readonly documents: readonly number[];
    readonly test: WordTest<number>;
    readonly certain: boolean;
  } {
    const { vocabulary } = this;
    if (!prefix) {
      const documents = this.terms.documents(text);
      return { documents, test: (word) => vocabulary.stemOf(word) === text, certain: true };
    }
    const words = vocabulary.startingWith(text);
    const documents = new Set<number>();
    let certain = true;
    for (const stem of new Set([...words].map((word) => vocabulary.stemOf(word)))) {
      for (const doc of this.terms.documents(stem)) documents.add(doc);
      // Words that begin otherwise may have the same stem.
      certain &&= stem.startsWith(text);
    }
    return { documents: [...documents], test: (word) => words.has(word), certain };
  }

  private *all(): Iterable<TermDocument> {
    for (const [doc, sequence] of this.sequences) yield [doc, this.termsOf(sequence)];
  }

  private termsOf(sequence: Uint32Array): readonly string[] {
    const stems = new Set<string>();
    for (const word of sequence) if (word !== GAP_NUMBER) stems.add(this.vocabulary.stemOf(word));
    return [...stems];
  }

  private written(): void {
    this.settled = false;
    this.known.clear();
  }
}

const EMPTY: Exported = { words: [''], sequences: [] };

function lengthOf(sequence: ArrayLike<number>): number {
  let length = 0;
  for (let i = 0; i < sequence.length; i++) if (sequence[i] !== GAP_NUMBER) length++;
  return length;
}
