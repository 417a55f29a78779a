import { matchesTerm, passes, type TermPredicate } from '../model/predicate.js';
import { FoldedTerms, type Fold } from './folded-terms.js';
import type { Posting } from './postings.js';
import { hashOf, seeded } from './hash-slots.js';
import type { State } from './state.js';
import { NO_TERM, type TermTable } from './term-table.js';

/** A term of one field, with the documents that have it; to be read before the next change. */
export class Term {
  constructor(
    private readonly table: TermTable,
    /** Its number among all terms of the index, by which documents remember their terms. */
    readonly ordinal: number,
    private readonly dictionary: TermDictionary,
  ) {}

  get name(): string {
    return this.table.nameOf(this.ordinal);
  }

  get space(): string {
    return this.table.spaceNameOf(this.ordinal);
  }

  get folded(): string {
    return this.dictionary.folded.of(this.ordinal);
  }

  get posting(): Posting {
    return this.table.postings.get(this.ordinal);
  }
}

/**
 * The distinct terms of one field: names are found by hash as they are written and as they fold, and by prefix in a
 * sorted list of folded names.
 */
export class TermDictionary {
  /** Its number among the dictionaries of the table. */
  readonly number: number;
  private foldedTerms: FoldedTerms | undefined;
  private terms = 0;
  private changed = 0;
  /** What was asked for last: in one field, one resource after the other often has the same. */
  private lastName: string | undefined;
  private lastSpace: string | undefined;
  private lastSpaceNumber = 0;
  private lastOrdinal = NO_TERM;

  constructor(
    private readonly fold: Fold,
    private readonly table: TermTable,
  ) {
    this.number = table.addDictionary();
  }

  /** Without what the table holds, and without folded names, which are made again when first asked for. */
  transfer(state: State): void {
    this.foldedTerms?.prune();
    this.terms = state.number(this.terms);
  }

  get folded(): FoldedTerms {
    return (this.foldedTerms ??= new FoldedTerms(this.fold, this.table, this.number));
  }

  /** The ordinal of the term with this name in this space, made when it's new. */
  intern(name: string, space: string): number {
    if (space !== this.lastSpace) {
      this.lastSpace = space;
      this.lastSpaceNumber = this.table.spaceNumber(space);
    } else if (this.lastName !== undefined && isSame(name, this.lastName)) {
      return this.lastOrdinal;
    }
    const hash = seeded(hashOf(name), this.number);
    let ordinal = this.table.find(hash, this.number, name, this.lastSpaceNumber);
    if (ordinal === NO_TERM) {
      ordinal = this.table.add(hash, this.number, name, this.lastSpaceNumber);
      this.terms++;
      this.changed++;
      this.foldedTerms?.add(ordinal);
    }
    this.lastName = name;
    return (this.lastOrdinal = ordinal);
  }

  /** Forgets a term that no document has any more. */
  drop(ordinal: number): void {
    this.lastName = undefined;
    this.terms--;
    this.changed++;
    this.table.remove(ordinal);
    if (this.foldedTerms) this.foldedTerms.drop(ordinal);
    else this.table.release(ordinal, this.number);
  }

  /** How often terms have come and gone: as long as it's the same, so are the ordinals of a predicate. */
  get changes(): number {
    return this.changed;
  }

  /** The ordinals of all terms that the predicate looks for, each once. */
  find(predicate: TermPredicate): readonly number[] {
    const { table } = this;
    const { test, on, text, written, negated } = predicate;
    const found: number[] = [];
    if (negated) {
      this.each((term) => {
        if (matchesTerm(predicate, term.name, term.folded, term.space)) found.push(term.ordinal);
      });
      return found;
    }
    const space = predicate.space === undefined ? undefined : table.knownSpace(predicate.space);
    if (space === undefined && predicate.space !== undefined) return found;
    const keep = (ordinal: number): void => {
      if (space === undefined || table.spaceNumberOf(ordinal) === space) found.push(ordinal);
    };
    if (test === 'equals') {
      for (const ordinal of on === 'name' ? table.named(this.number, text) : this.folded.equal(text)) keep(ordinal);
    } else if (test === 'starts' && on === 'folded') {
      this.folded.eachFrom(text, keep);
    } else {
      const nameOf = (ordinal: number): string => (on === 'folded' ? this.folded.of(ordinal) : table.nameOf(ordinal));
      this.eachOrdinal((ordinal) => {
        if (passes(test, nameOf(ordinal), text)) keep(ordinal);
      });
    }
    if (written === undefined) return found;
    for (const ordinal of table.named(this.number, written)) {
      if (!passes(test, on === 'folded' ? this.folded.of(ordinal) : written, text)) keep(ordinal);
    }
    return found;
  }

  /** The term with this name in this space, if some document has it. */
  get(name: string, space: string): Term | undefined {
    const spaceNumber = this.table.knownSpace(space);
    if (spaceNumber === undefined) return undefined;
    const ordinal = this.table.find(seeded(hashOf(name), this.number), this.number, name, spaceNumber);
    return ordinal === NO_TERM ? undefined : this.term(ordinal);
  }

  /** The term with an ordinal of this dictionary. */
  term(ordinal: number): Term {
    return new Term(this.table, ordinal, this);
  }

  each(visit: (term: Term) => void): void {
    this.eachOrdinal((ordinal) => visit(this.term(ordinal)));
  }

  /** The number of terms. */
  get size(): number {
    return this.terms;
  }

  private eachOrdinal(visit: (ordinal: number) => void): void {
    this.table.each(this.number, visit);
  }
}

/**
 * Ids that were cut from references are compared by the engine's runtime, a call that takes as long as hashing them. Those
 * of two resources mostly differ in their last characters.
 */
function isSame(a: string, b: string): boolean {
  const { length } = a;
  return length === b.length && (length === 0 || a.charCodeAt(length - 1) === b.charCodeAt(length - 1)) && a === b;
}
