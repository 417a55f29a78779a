import { Index } from 'flexsearch';
import { PhraseIndex } from './phrase-index.js';
import type { TermIndex } from './term-index.js';
import type { TextIndexAdapter } from './text-index.js';
import { wordsIn } from './words.js';

/** Terms have no white space. The library's own encoders would take codes apart and merge letters that repeat. */
const SEPARATOR = '\n';
const encode = (content: string): string[] => content.split(SEPARATOR);

/** Emptied postings are cleared away once there may be so many of them. */
const CLEAN_AFTER = 1_000;

/**
 * FlexSearch: one index that every write goes into at once.
 *
 * - `resolution: 1`: otherwise it would rank by where in its text a word stands; scores are told by `textScore`.
 * - `fastupdate`: each document's postings are kept, so that a removal needn't go through all terms. An index that has them
 *   isn't the same after the library's export and import: `PhraseIndex` adds the documents anew instead.
 */
class FlexSearchTerms implements TermIndex {
  private readonly index = new Index({ encode, tokenize: 'strict', resolution: 1, fastupdate: true });
  private size = 0;
  private removals = 0;

  add(doc: number, terms: readonly string[]): void {
    this.index.add(doc, terms.join(SEPARATOR));
    this.size++;
  }

  remove(doc: number): void {
    this.index.remove(doc);
    this.size--;
    if (++this.removals < Math.max(CLEAN_AFTER, this.size)) return;
    this.removals = 0;
    this.index.cleanup();
  }

  documents(term: string): readonly number[] {
    if (this.size === 0) return [];
    // Without a limit it would be 100. The type says that there is always a result.
    const found = this.index.search(term, { limit: this.size }) as number[] | undefined;
    return found ?? [];
  }
}

/**
 * Text searches by npm's `flexsearch`, an optional peer dependency. Words are compared as they are, folded; each write is
 * searchable at once for what it costs to index one resource.
 *
 *     const engine = await createEngine({ textIndex: flexsearch() });
 */
export function flexsearch(): TextIndexAdapter {
  const analysis = { words: wordsIn, stem: (word: string): string => word };
  return {
    name: 'flexsearch',
    capabilities: { incremental: true, ranked: true, stemming: false, export: true },
    analysis,
    create: (exported) => new PhraseIndex(analysis, () => new FlexSearchTerms(), exported),
  };
}
