import { DENSE } from './algebra.js';
import { DocBits, LARGEST_SHORT, SortedDocs, type Docs } from './docset.js';
import { grow, trimmed } from './grow.js';
import { NO_DOCS, type Posting } from './postings.js';
import { transferEach, type State } from './state.js';

/** A stretch for 3 documents, and the longest, for 63; the first word of each is the number of documents in it. */
const SHORTEST = 2;
const LONGEST = 6;
const COUNT = 0xff;

/**
 * The postings of all terms of an index, by the number of the term. Nine in ten have one document, and most of the others
 * a few: a typed array of its own would cost each of these 200 bytes beside its documents. So a posting is one word:
 *
 * - -1: none
 * - 0 and above: the only document
 * - below, even: where in the pool its stretch begins, as -2 - 2 * start
 * - below, odd: the number of a set of its own, as -3 - 2 * number
 */
export class PostingLists {
  private heads = new Int32Array(0);
  /**
   * Stretches of 4, 8, ... 64 words; the first is `exponent of the length << 8 | documents`, documents follow in order. Of 16
   * bits each as long as they fit, which is half of 280 kB of 12,497 records.
   */
  private pool: Docs = new Uint16Array(0);
  private used = 0;
  /** Stretches out of use, by the exponent of their length. */
  private readonly free: number[][] = Array.from({ length: LONGEST + 1 }, () => []);
  private readonly sets: (SortedDocs | DocBits | undefined)[] = [];
  private readonly freeSets: number[] = [];

  /** Begins an empty posting. */
  begin(term: number): void {
    if (term >= this.heads.length) this.heads = grow(this.heads, term + 1);
    this.heads[term] = -1;
  }

  /** False when the document was there already. `universe` is the number of documents, by which few and many differ. */
  add(term: number, doc: number, universe: number): boolean {
    const head = this.heads[term]!;
    if (head === doc) return false;
    if (doc > LARGEST_SHORT && this.pool instanceof Uint16Array) this.pool = Uint32Array.from(this.pool);
    if (head === -1) {
      this.heads[term] = doc;
      return true;
    }
    if (head >= 0) {
      const start = this.allocate(SHORTEST);
      this.pool[start] = (SHORTEST << 8) | 2;
      this.pool[start + 1] = Math.min(head, doc);
      this.pool[start + 2] = Math.max(head, doc);
      this.heads[term] = -2 - 2 * start;
      return true;
    }
    return head & 1
      ? this.addToSet((-3 - head) / 2, doc, universe)
      : this.addToStretch(term, -1 - head / 2, doc, universe);
  }

  remove(term: number, doc: number): void {
    const head = this.heads[term]!;
    if (head >= -1) {
      if (head === doc) this.heads[term] = -1;
    } else if (head & 1) {
      this.removeFromSet(term, (-3 - head) / 2, doc);
    } else {
      this.removeFromStretch(term, -1 - head / 2, doc);
    }
  }

  size(term: number): number {
    const head = this.heads[term]!;
    if (head >= -1) return head === -1 ? 0 : 1;
    return head & 1 ? this.sets[(-3 - head) / 2]!.size : this.pool[-1 - head / 2]! & COUNT;
  }

  /** To be read before the next change. */
  get(term: number): Posting {
    const head = this.heads[term]!;
    if (head >= -1) return head === -1 ? NO_DOCS : head;
    if (head & 1) return this.sets[(-3 - head) / 2]!;
    const start = -1 - head / 2;
    return new SortedDocs(this.pool, this.pool[start]! & COUNT, start + 1);
  }

  /** Leaves no room for more terms than so many, and for more stretches. */
  trim(end: number): void {
    this.heads = trimmed(this.heads, end);
    this.pool = trimmed(this.pool, this.used);
  }

  transfer(state: State): void {
    this.heads = state.array(this.heads);
    this.pool = state.array(this.pool, this.used);
    this.used = state.number(this.used);
    for (const starts of this.free) state.numbers(starts);
    const sorted = this.sets.map((set) => (set instanceof SortedDocs ? set : undefined));
    const bits = this.sets.map((set) => (set instanceof DocBits ? set : undefined));
    transferEach(state, sorted, () => new SortedDocs());
    transferEach(state, bits, () => new DocBits());
    state.numbers(this.freeSets);
    if (!state.reads) return;
    const length = Math.max(sorted.length, bits.length, ...this.freeSets.map((number) => number + 1));
    for (let number = 0; number < length; number++) this.sets.push(sorted[number] ?? bits[number]);
  }

  private addToStretch(term: number, start: number, doc: number, universe: number): boolean {
    const { pool } = this;
    const exponent = pool[start]! >>> 8;
    const count = pool[start]! & COUNT;
    let at = start + count;
    // Documents mostly come in order.
    while (at > start && pool[at]! > doc) at--;
    if (at > start && pool[at] === doc) return false;
    if (count + 1 < 1 << exponent) {
      // A call even where there is nothing to copy.
      if (at < start + count) pool.copyWithin(at + 2, at + 1, start + count + 1);
      pool[at + 1] = doc;
      pool[start]!++;
      return true;
    }
    if (exponent === LONGEST) {
      const set = SortedDocs.from(pool.subarray(start + 1, start + count + 1));
      this.release(start);
      const number = this.freeSets.pop() ?? this.sets.length;
      this.sets[number] = set;
      this.heads[term] = -3 - 2 * number;
      return this.addToSet(number, doc, universe);
    }
    const longer = this.allocate(exponent + 1);
    this.pool.copyWithin(longer + 1, start + 1, start + count + 1);
    this.pool[longer] = ((exponent + 1) << 8) | count;
    this.release(start);
    this.heads[term] = -2 - 2 * longer;
    return this.addToStretch(term, longer, doc, universe);
  }

  private removeFromStretch(term: number, start: number, doc: number): void {
    const { pool } = this;
    const count = pool[start]! & COUNT;
    const at = pool.subarray(start + 1, start + count + 1).indexOf(doc) + start + 1;
    if (at === start) return;
    pool.copyWithin(at, at + 1, start + count + 1);
    pool[start]!--;
    if (count > 2) return;
    this.heads[term] = pool[start + 1]!;
    this.release(start);
  }

  private addToSet(number: number, doc: number, universe: number): boolean {
    const set = this.sets[number]!;
    if (!set.add(doc)) return false;
    if (set instanceof SortedDocs && set.size * DENSE > universe) {
      const bits = DocBits.sized(universe);
      set.forEach((each) => void bits.add(each));
      this.sets[number] = bits;
    }
    return true;
  }

  /** Bits that have become sparse stay bits: a set that was frequent once is likely to be so again. */
  private removeFromSet(term: number, number: number, doc: number): void {
    const set = this.sets[number]!;
    set.remove(doc);
    if (set.size > 1) return;
    this.heads[term] = set.seek(0);
    this.sets[number] = undefined;
    this.freeSets.push(number);
  }

  private allocate(exponent: number): number {
    const reused = this.free[exponent]!.pop();
    if (reused !== undefined) return reused;
    const start = this.used;
    this.used += 1 << exponent;
    if (this.used > this.pool.length) this.pool = grow(this.pool, this.used);
    return start;
  }

  private release(start: number): void {
    this.free[this.pool[start]! >>> 8]!.push(start);
  }
}
