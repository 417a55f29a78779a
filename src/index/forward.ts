/**
 * The terms of each document, by ordinal: what has to be taken back when the document goes. Documents share one pool;
 * a document that is written again gets a new stretch of it, and the pool is packed when half of it is out of use.
 */
export class ForwardIndex {
  private pool = new Uint32Array(1024);
  private used = 0;
  private stale = 0;
  private starts = new Uint32Array(64);
  private lengths = new Uint32Array(64);

  /** Begins the list of a document that has none. */
  begin(doc: number): void {
    if (doc >= this.starts.length) {
      this.starts = grown(this.starts, doc + 1);
      this.lengths = grown(this.lengths, doc + 1);
    }
    this.starts[doc] = this.used;
    this.lengths[doc] = 0;
  }

  /** Adds to the list of the document begun last. */
  push(doc: number, ordinal: number): void {
    if (this.used === this.pool.length) this.pool = grown(this.pool, this.used + 1);
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

function grown(array: Uint32Array, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
