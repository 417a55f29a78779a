import library from 'lunr';
import { PhraseIndex } from './phrase-index.js';
import type { TermDocument, TermIndex } from './term-index.js';
import type { TextIndexAdapter } from './text-index.js';
import { wordsIn } from './words.js';

export interface LunrOptions {
  /**
   * How many documents may be written beside the sealed ones, as a share of these, before all are sealed anew. Default: 1.
   */
  mostBeside?: number;
}

/** Measured by `bench/operations/text.ts`; see ADR 8. */
const MOST_BESIDE = 1;
/** So many may be beside in any case. */
const ALWAYS_BESIDE = 64;

const FIELD = 'terms';

/** What `export` writes. */
interface Exported {
  readonly sealed: object;
  readonly size: number;
  readonly gone: readonly number[];
  readonly beside: readonly TermDocument[];
}

/**
 * lunr's indexes can't be changed. Documents are sealed in bulk into one of them; those that are written after are kept
 * beside it, and those of the sealed ones that are removed or replaced are passed over. What is beside grows until it is
 * worth while to seal all anew, which happens when somebody searches, so that loading does it once.
 */
class LunrTerms implements TermIndex {
  private sealed: library.Index | undefined;
  private size = 0;
  /** Of the sealed documents, those that are there no longer as they were. */
  private gone = new Set<number>();
  private beside = new Map<number, readonly string[]>();
  private besideByTerm = new Map<string, Set<number>>();

  constructor(
    private readonly mostBeside: number,
    exported?: unknown,
  ) {
    if (exported === undefined) return;
    const { sealed, size, gone, beside } = exported as Exported;
    this.sealed = library.Index.load(sealed);
    this.size = size;
    this.gone = new Set(gone);
    for (const [doc, terms] of beside) this.add(doc, terms);
  }

  add(doc: number, terms: readonly string[]): void {
    this.beside.set(doc, terms);
    for (const term of terms) {
      const docs = this.besideByTerm.get(term);
      if (docs) docs.add(doc);
      else this.besideByTerm.set(term, new Set([doc]));
    }
  }

  remove(doc: number): void {
    const terms = this.beside.get(doc);
    if (!terms) {
      this.gone.add(doc);
      return;
    }
    this.beside.delete(doc);
    for (const term of terms) {
      const docs = this.besideByTerm.get(term)!;
      docs.delete(doc);
      if (docs.size === 0) this.besideByTerm.delete(term);
    }
  }

  documents(term: string): readonly number[] {
    return [...this.sealedDocuments(term), ...(this.besideByTerm.get(term) ?? [])];
  }

  settle(all: () => Iterable<TermDocument>): void {
    const written = this.beside.size + this.gone.size;
    if (written > Math.max(ALWAYS_BESIDE, this.mostBeside * this.size)) this.seal(all());
  }

  export(): Exported {
    return {
      sealed: (this.sealed ?? newBuilder().build()).toJSON(),
      size: this.size,
      gone: [...this.gone],
      beside: [...this.beside],
    };
  }

  /** No text of a caller comes to the library's own parser: terms are clauses, taken as they are. */
  private sealedDocuments(term: string): readonly number[] {
    // The one character that means something in a clause; no word has it.
    if (!this.sealed || term.includes('*')) return [];
    const found = this.sealed.query((query) => {
      query.term(term, { usePipeline: false, wildcard: library.Query.wildcard.NONE });
    });
    return found.map(({ ref }) => Number(ref)).filter((doc) => !this.gone.has(doc));
  }

  private seal(all: Iterable<TermDocument>): void {
    const builder = newBuilder();
    this.size = 0;
    for (const [id, terms] of all) {
      builder.add({ id, [FIELD]: terms });
      this.size++;
    }
    this.sealed = builder.build();
    this.gone = new Set();
    this.beside = new Map();
    this.besideByTerm = new Map();
  }
}

/** Documents come as terms: nothing is left for the library to take apart, stem or leave out. */
function newBuilder(): library.Builder {
  const builder = new library.Builder();
  builder.ref('id');
  builder.field(FIELD);
  builder.tokenizer = ((terms: readonly string[]) =>
    terms.map((term) => new library.Token(term, {}))) as unknown as typeof library.tokenizer;
  return builder;
}

/** English words alone: codes, numbers and other scripts are compared as they are. */
function stem(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? library.stemmer(new library.Token(word, {})).toString() : word;
}

/**
 * Text searches by npm's `lunr`, an optional peer dependency, with English stemming: `infections` finds `infected`.
 *
 *     const engine = await createEngine({ textIndex: lunr() });
 */
export function lunr({ mostBeside = MOST_BESIDE }: LunrOptions = {}): TextIndexAdapter {
  const analysis = { words: wordsIn, stem };
  return {
    name: 'lunr',
    capabilities: { incremental: false, ranked: true, stemming: true, export: true },
    analysis,
    create: (exported) => new PhraseIndex(analysis, (terms) => new LunrTerms(mostBeside, terms), exported),
  };
}
