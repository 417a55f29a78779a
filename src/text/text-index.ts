import type { TextAnalysis, TextPhrase } from '../model/text-query.js';
import type { TextStatistics } from '../model/text-score.js';

/** What a text index is like; its users may tell their users, and tests ask what is promised. */
export interface TextCapabilities {
  /** Whether each write goes into its one structure at once. Without, writes gather beside it until it is built anew. */
  readonly incremental: boolean;
  /** Whether matches differ in their scores. Without, every match has the score 1. */
  readonly ranked: boolean;
  /** Whether words with the same stem count as the same. */
  readonly stemming: boolean;
  /** Whether there is `export`, which gives the index as a text that `create` makes it from again. */
  readonly export: boolean;
}

/**
 * The texts of the documents of one field, found by phrases. How phrases are joined to queries, and what scores are, is
 * none of its business, so that both mean the same with every index.
 *
 * Documents are small integers.
 */
export interface TextIndex {
  /** Puts the texts of a document that has none here. No phrase reaches from one of the texts into the next. */
  put(doc: number, texts: readonly string[]): void;
  /** Forgets the texts of a document, if it has any. */
  remove(doc: number): void;
  /** The documents that have a phrase, each once, in any order. They are those there are until the next write. */
  documents(phrase: TextPhrase): readonly number[];
  /** How often a document has a phrase. */
  frequency(phrase: TextPhrase, doc: number): number;
  /** The number of words of a document; 0 of one that has no texts here. */
  length(doc: number): number;
  statistics(): TextStatistics;
  /** Only with the capability. */
  export?(): string;
}

/** A library to search texts with, as `createEngine({ textIndex })` takes it. */
export interface TextIndexAdapter {
  /** For explanations and messages. */
  readonly name: string;
  readonly capabilities: TextCapabilities;
  /** How the texts are read, and the words that are looked for. */
  readonly analysis: TextAnalysis;
  /** An empty index, or what `export` gave. */
  create(exported?: string): TextIndex;
}
