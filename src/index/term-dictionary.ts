import { matchesTerm, passes, type TermPredicate } from '../model/predicate.js';
import { NO_DOCS, postingSize, type Posting } from './postings.js';

/** A term of one field, with the documents that have it. */
export interface Term {
  readonly name: string;
  readonly space: string;
  readonly folded: string;
  /** Its number among all terms of the index, by which documents remember their terms. */
  ordinal: number;
  posting: Posting;
  /** Another term with the same name in another space. */
  next: Term | undefined;
}

type Fold = (name: string, space: string) => string;

/** The terms of all dictionaries of an index, by ordinal; ordinals of dropped terms are given out again. */
export class TermTable {
  private readonly terms: (Term | undefined)[] = [];
  private readonly free: number[] = [];

  register(term: Term): void {
    term.ordinal = this.free.pop() ?? this.terms.length;
    this.terms[term.ordinal] = term;
  }

  release(term: Term): void {
    this.terms[term.ordinal] = undefined;
    this.free.push(term.ordinal);
  }

  get(ordinal: number): Term {
    return this.terms[ordinal]!;
  }
}

/**
 * The distinct terms of one field. Names are found by hash as they are written and as they fold, and by prefix in a
 * sorted list of folded names. Both folded views are made when first asked for and then kept up.
 */
export class TermDictionary {
  private readonly byName = new Map<string, Term>();
  private byFolded: Map<string, Term[]> | undefined;
  private sorted: Term[] = [];
  /** Terms not yet in `sorted`; all of them until somebody asks for a prefix. */
  private unsorted: Term[] = [];
  private dropped = 0;

  constructor(
    private readonly fold: Fold,
    private readonly table: TermTable,
  ) {}

  /** The term with this name in this space, made when it's new. */
  intern(name: string, space: string): Term {
    const first = this.byName.get(name);
    for (let term = first; term; term = term.next) if (term.space === space) return term;
    const folded = this.fold(name, space);
    const term: Term = { name, space, folded, ordinal: -1, posting: NO_DOCS, next: first };
    this.table.register(term);
    this.byName.set(name, term);
    this.unsorted.push(term);
    if (this.byFolded) addTo(this.byFolded, term);
    return term;
  }

  /** Forgets a term that no document has any more. */
  drop(term: Term): void {
    const rest: Term[] = [];
    for (let each = this.byName.get(term.name); each; each = each.next) if (each !== term) rest.push(each);
    if (rest.length === 0) {
      this.byName.delete(term.name);
    } else {
      rest.forEach((each, i) => (each.next = rest[i + 1]));
      this.byName.set(term.name, rest[0]!);
    }
    if (this.byFolded) {
      const same = this.byFolded.get(term.folded)!.filter((each) => each !== term);
      if (same.length > 0) this.byFolded.set(term.folded, same);
      else this.byFolded.delete(term.folded);
    }
    this.table.release(term);
    // Both lists skip terms without documents, and lose them when these are the most of them, asked for a prefix or not.
    if (++this.dropped > 32 + this.size) this.prune();
  }

  /** All terms that the predicate looks for, each once. */
  find(predicate: TermPredicate): Term[] {
    const { test, on, text, written, space, negated } = predicate;
    const found: Term[] = [];
    const keep = (term: Term): void => {
      if (space === undefined || term.space === space) found.push(term);
    };
    const passing = ({ name, folded }: Term): boolean => passes(test, on === 'folded' ? folded : name, text);
    if (negated) {
      this.each((term) => {
        if (matchesTerm(predicate, term.name, term.folded, term.space)) found.push(term);
      });
      return found;
    }
    if (test === 'equals' && on === 'name') {
      for (let term = this.byName.get(text); term; term = term.next) keep(term);
    } else if (test === 'equals') {
      for (const term of this.folded().get(text) ?? []) keep(term);
    } else if (test === 'starts' && on === 'folded') {
      this.eachFrom(text, keep);
    } else {
      this.each((term) => {
        if (passing(term)) keep(term);
      });
    }
    if (written === undefined) return found;
    for (let term = this.byName.get(written); term; term = term.next) if (!passing(term)) keep(term);
    return found;
  }

  /** The term with this name in this space, if some document has it. */
  get(name: string, space: string): Term | undefined {
    let term = this.byName.get(name);
    while (term && term.space !== space) term = term.next;
    return term;
  }

  each(visit: (term: Term) => void): void {
    for (const first of this.byName.values()) for (let t: Term | undefined = first; t; t = t.next) visit(t);
  }

  get size(): number {
    return this.byName.size;
  }

  private folded(): Map<string, Term[]> {
    if (!this.byFolded) {
      this.byFolded = new Map();
      const { byFolded } = this;
      this.each((term) => addTo(byFolded, term));
    }
    return this.byFolded;
  }

  /** Visits the terms whose folded name starts with `prefix`, in folded order. */
  private eachFrom(prefix: string, visit: (term: Term) => void): void {
    this.sort();
    const { sorted } = this;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]!.folded < prefix) low = middle + 1;
      else high = middle;
    }
    for (; low < sorted.length && sorted[low]!.folded.startsWith(prefix); low++) {
      if (postingSize(sorted[low]!.posting) > 0) visit(sorted[low]!);
    }
    for (const term of this.unsorted) if (term.folded.startsWith(prefix) && postingSize(term.posting) > 0) visit(term);
  }

  /**
   * New terms are looked through one by one until there are many of them, so that a search after a single write doesn't
   * pay for sorting.
   */
  private sort(): void {
    const few = 32 + this.sorted.length / 64;
    if (this.unsorted.length <= few && this.dropped <= few) return;
    this.prune();
    this.sorted = [...this.sorted, ...this.unsorted];
    this.sorted.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
    this.unsorted = [];
  }

  private prune(): void {
    const hasDocs = ({ posting }: Term): boolean => postingSize(posting) > 0;
    this.sorted = this.sorted.filter(hasDocs);
    this.unsorted = this.unsorted.filter(hasDocs);
    this.dropped = 0;
  }
}

function addTo(map: Map<string, Term[]>, term: Term): void {
  const same = map.get(term.folded);
  if (same) same.push(term);
  else map.set(term.folded, [term]);
}
