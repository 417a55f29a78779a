import { grow, trimmed } from './grow.js';
import { hashOf, HashSlots, seeded } from './hash-slots.js';
import { PostingLists } from './posting-lists.js';
import type { State } from './state.js';

export const NO_TERM = -1;
/** Of a term that was taken out. */
const NO_DICTIONARY = 0xffff;

/**
 * The terms of all dictionaries of an index, as columns by ordinal: name, space, dictionary and posting. An object and a
 * map's entry for each term took 170 bytes where this takes about 40, beside the name, which is the resource's own string.
 *
 * The terms of one dictionary are linked, so that they can be gone through. Ordinals of dropped terms are given out again
 * to new ones of the same dictionary: they stay where they are in the chain, which needs no links backwards then.
 */
export class TermTable {
  readonly postings = new PostingLists();
  /** The number of ordinals in use and of those that are free. */
  private end = 0;
  private names: string[] = [];
  /** Of 16 bits as long as there are few enough spaces; a type has far fewer fields. */
  private spaceOf: Uint16Array | Uint32Array = new Uint16Array(0);
  private dictionaryOf = new Uint16Array(0);
  private after = new Int32Array(0);
  private readonly slots = new HashSlots();
  /** By dictionary. */
  private readonly free: (number[] | undefined)[] = [];
  private readonly spaces: string[] = [];
  private readonly spaceNumbers = new Map<string, number>();
  private readonly firsts: number[] = [];

  /** The number of a new dictionary. */
  addDictionary(): number {
    return this.firsts.push(NO_TERM) - 1;
  }

  /** What is read has the dictionaries already that were added to what was written. */
  transfer(state: State): void {
    this.postings.transfer(state);
    this.end = state.number(this.end);
    state.strings(this.names);
    this.spaceOf = state.array(this.spaceOf, this.end);
    this.dictionaryOf = state.array(this.dictionaryOf, this.end);
    this.after = state.array(this.after, this.end);
    this.slots.transfer(state);
    for (let dictionary = 0; dictionary < this.firsts.length; dictionary++) {
      state.numbers((this.free[dictionary] ??= []));
    }
    state.strings(this.spaces);
    const firsts = Int32Array.from(this.firsts);
    state.array(firsts).forEach((first, dictionary) => (this.firsts[dictionary] = first));
    if (state.reads) this.spaces.forEach((space, number) => this.spaceNumbers.set(space, number));
  }

  /** The number of a space, given out when it's new. */
  spaceNumber(space: string): number {
    let number = this.spaceNumbers.get(space);
    if (number !== undefined) return number;
    number = this.spaces.push(space) - 1;
    this.spaceNumbers.set(space, number);
    if (number === 1 << 16) this.spaceOf = Uint32Array.from(this.spaceOf);
    return number;
  }

  /** Undefined for a space that no term is in. */
  knownSpace(space: string): number | undefined {
    return this.spaceNumbers.get(space);
  }

  /** Leaves no room for more. */
  trim(): void {
    const { end } = this;
    this.names = this.names.slice();
    this.spaceOf = trimmed(this.spaceOf, end);
    this.dictionaryOf = trimmed(this.dictionaryOf, end);
    this.after = trimmed(this.after, end);
    this.slots.trim(end);
    this.postings.trim(end);
  }

  /**
   * Takes for the names of a dictionary in a space those of equal texts that are kept anyway, where `keptBy` knows one of
   * the hash: names that were cut from longer texts are strings of their own, 32 bytes each.
   */
  shareNames(dictionary: number, keptBy: (space: string, name: string, hash: number) => string | undefined): void {
    this.each(dictionary, (ordinal) => {
      const hash = seeded(this.slots.hashOf(ordinal), dictionary);
      const kept = keptBy(this.spaceNameOf(ordinal), this.names[ordinal]!, hash);
      if (kept !== undefined) this.names[ordinal] = kept;
    });
  }

  /** Adds a term that isn't in; `hash` is that of its name, with the dictionary's number as seed. */
  add(hash: number, dictionary: number, name: string, space: number): number {
    const freed = this.free[dictionary]?.pop();
    const ordinal = freed ?? this.end++;
    if (ordinal >= this.spaceOf.length) {
      this.spaceOf = grow(this.spaceOf, ordinal + 1);
      this.dictionaryOf = grow(this.dictionaryOf, ordinal + 1);
      this.after = grow(this.after, ordinal + 1);
    }
    this.names[ordinal] = name;
    this.spaceOf[ordinal] = space;
    this.dictionaryOf[ordinal] = dictionary;
    this.postings.begin(ordinal);
    this.slots.add(ordinal, hash);
    if (freed === undefined) {
      this.after[ordinal] = this.firsts[dictionary]!;
      this.firsts[dictionary] = ordinal;
    }
    return ordinal;
  }

  /** The ordinal of a term; -1 when there is none. */
  find(hash: number, dictionary: number, name: string, space: number): number {
    const { slots, dictionaryOf, spaceOf, names } = this;
    let at = slots.home(hash);
    for (let n = slots.at(at); n >= 0; n = slots.at((at = slots.next(at)))) {
      if (!slots.hashIs(n, hash) || spaceOf[n] !== space) continue;
      if (dictionaryOf[n] === dictionary && names[n] === name) return n;
    }
    return NO_TERM;
  }

  /** The terms with this name, in whatever space. */
  named(dictionary: number, name: string): number[] {
    const { slots } = this;
    const found: number[] = [];
    const hash = seeded(hashOf(name), dictionary);
    let at = slots.home(hash);
    for (let n = slots.at(at); n >= 0; n = slots.at((at = slots.next(at)))) {
      if (slots.hashIs(n, hash) && this.dictionaryOf[n] === dictionary && this.names[n] === name) found.push(n);
    }
    return found;
  }

  /** Takes a term out, whose ordinal stays taken until it is released. */
  remove(ordinal: number): void {
    this.slots.remove(ordinal);
    this.dictionaryOf[ordinal] = NO_DICTIONARY;
  }

  /** Lets the ordinal of a term that was taken out of a dictionary be given out again. */
  release(ordinal: number, dictionary: number): void {
    this.names[ordinal] = '';
    (this.free[dictionary] ??= []).push(ordinal);
  }

  nameOf(ordinal: number): string {
    return this.names[ordinal]!;
  }

  spaceNumberOf(ordinal: number): number {
    return this.spaceOf[ordinal]!;
  }

  spaceNameOf(ordinal: number): string {
    return this.spaces[this.spaceOf[ordinal]!]!;
  }

  dictionaryNumberOf(ordinal: number): number {
    return this.dictionaryOf[ordinal]!;
  }

  /** Visits the terms of a dictionary. */
  each(dictionary: number, visit: (ordinal: number) => void): void {
    for (let n = this.firsts[dictionary]!; n !== NO_TERM; n = this.after[n]!) {
      if (this.dictionaryOf[n] === dictionary) visit(n);
    }
  }
}
