import { grow } from './grow.js';

/**
 * The terms of one field by document, as ordinals: what joins follow from the resource that refers. Nearly all documents
 * that have a reference have one of a kind.
 */
export class NameColumn {
  /** One more than the ordinal of the first term; 0 where there's none. */
  private first = new Int32Array(0);
  private readonly further = new Map<number, number[]>();
  private docs = 0;

  /** The number of documents that have a term. */
  get size(): number {
    return this.docs;
  }

  add(doc: number, ordinal: number): void {
    if (doc >= this.first.length) this.first = grow(this.first, doc + 1);
    if (this.first[doc] === 0) {
      this.first[doc] = ordinal + 1;
      this.docs++;
      return;
    }
    const further = this.further.get(doc);
    if (further) further.push(ordinal);
    else this.further.set(doc, [ordinal]);
  }

  removeDoc(doc: number): void {
    if (doc >= this.first.length || this.first[doc] === 0) return;
    this.first[doc] = 0;
    this.docs--;
    this.further.delete(doc);
  }

  has(doc: number): boolean {
    return doc < this.first.length && this.first[doc] !== 0;
  }

  /** The term of a document that has one and no more. */
  only(doc: number): number | undefined {
    return this.has(doc) && !this.further.has(doc) ? this.first[doc]! - 1 : undefined;
  }

  /** Whether some term of the document passes; stops at the first that does. */
  some(doc: number, passes: (ordinal: number) => boolean): boolean {
    const first = doc < this.first.length ? this.first[doc]! : 0;
    if (first === 0) return false;
    if (passes(first - 1)) return true;
    const further = this.further.get(doc);
    return further !== undefined && further.some(passes);
  }
}
