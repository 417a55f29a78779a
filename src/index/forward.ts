import { grow } from './grow.js';

/**
 * The terms of each document, by ordinal: what has to be taken back when the document goes. Documents share one pool;
 * a document that is written again gets a new stretch of it, and the pool is packed when half of it is out of use.
 */
export class ForwardIndex {
  private pool = new Uint32Array(0);
  private used = 0;
  private stale = 0;
  private starts = new Uint32Array(0);
  private lengths = new Uint32Array(0);

  /** Begins the list of a document that has none. */
  begin(doc: number): void {
    if (doc >= this.starts.length) {
      this.starts = grow(this.starts, doc + 1);
      this.lengths = grow(this.lengths, doc + 1);
    }
    this.starts[doc] = this.used;
    this.lengths[doc] = 0;
  }

  /** Adds to the list of the document begun last. */
  push(doc: number, ordinal: number): void {
    if (this.used === this.pool.length) this.pool = grow(this.pool, this.used + 1);
    this.pool[this.used++] = ordinal;
    this.lengths[doc]!++;
  }

  /** The ordinals of a document, to be read before the next change. */
  get(doc: number): Uint32Array {
    const start = this.starts[doc]!;
    return this.pool.subarray(start, start + this.lengths[doc]!);
  }

  remove(doc: number): void {
    this.stale += this.lengths[doc]!;
    this.lengths[doc] = 0;
    if (this.stale > 1024 && this.stale > this.used / 2) this.pack();
  }

  private pack(): void {
    const packed = new Uint32Array(this.pool.length);
    let next = 0;
    for (let doc = 0; doc < this.starts.length; doc++) {
      const ordinals = this.get(doc);
      packed.set(ordinals, next);
      this.starts[doc] = next;
      next += ordinals.length;
    }
    this.pool = packed;
    this.used = next;
    this.stale = 0;
  }
}
