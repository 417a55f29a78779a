import type { TextPhrase } from '../model/text-query.js';
import type { TextStatistics } from '../model/text-score.js';
import type { TextIndex, TextIndexAdapter } from './text-index.js';

/** A text index that was exported, and is made again when it is first asked or written to. */
export class LaterTextIndex implements TextIndex {
  private made: TextIndex | undefined;

  constructor(
    private exported: string,
    private readonly adapter: TextIndexAdapter,
  ) {}

  put(doc: number, texts: readonly string[]): void {
    this.index.put(doc, texts);
  }

  remove(doc: number): void {
    this.index.remove(doc);
  }

  documents(phrase: TextPhrase): readonly number[] {
    return this.index.documents(phrase);
  }

  frequency(phrase: TextPhrase, doc: number): number {
    return this.index.frequency(phrase, doc);
  }

  length(doc: number): number {
    return this.index.length(doc);
  }

  statistics(): TextStatistics {
    return this.index.statistics();
  }

  export(): string {
    return this.made ? this.made.export!() : this.exported;
  }

  private get index(): TextIndex {
    if (!this.made) {
      this.made = this.adapter.create(this.exported);
      this.exported = '';
    }
    return this.made;
  }
}
