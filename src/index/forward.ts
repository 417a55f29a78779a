import { grow, growByDocument, trimmed } from './grow.js';
import type { State } from './state.js';

/** Numbers of one document; to be read before the next change. */
export type Ordinals = Uint16Array | Uint32Array;

const LARGEST_SHORT = 0xffff;

/**
 * The terms of each document, by ordinal: what has to be taken back when the document goes. Documents share one pool;
 * a document that is written again gets a new stretch of it, and the pool is packed when half of it is out of use.
 */
export class ForwardIndex {
  /** For each document the length of its list, then the list. Of 16 bits as long as everything fits. */
  private pool: Ordinals = new Uint16Array(0);
  private used = 0;
  private stale = 0;
  /** Where in the pool the list of a document begins, after its length; 0 for one without a list. */
  private starts = new Uint32Array(0);

  /** Begins the list of a document that has none. */
  begin(doc: number): void {
    if (doc >= this.starts.length) this.starts = growByDocument(this.starts, doc + 1);
    this.append(0);
    this.starts[doc] = this.used;
  }

  /** Whether the document has a list. */
  has(doc: number): boolean {
    return doc < this.starts.length && this.starts[doc] !== 0;
  }

  /** Adds to the list of the document begun last. */
  push(doc: number, ordinal: number): void {
    this.append(ordinal);
    const start = this.starts[doc]!;
    if (this.used - start > LARGEST_SHORT) this.widen();
    this.pool[start - 1] = this.used - start;
  }

  /** The ordinals of a document, none of one that was never begun. */
  get(doc: number): Ordinals {
    const start = doc < this.starts.length ? this.starts[doc]! : 0;
    return start === 0 ? NONE : this.pool.subarray(start, start + this.pool[start - 1]!);
  }

  remove(doc: number): void {
    if (doc >= this.starts.length || this.starts[doc] === 0) return;
    this.stale += this.pool[this.starts[doc]! - 1]! + 1;
    this.starts[doc] = 0;
    if (this.stale > 1024 && this.stale > this.used / 2) this.pack();
  }

  transfer(state: State): void {
    this.pool = state.array(this.pool, this.used);
    this.starts = state.array(this.starts);
    this.used = state.number(this.used);
    this.stale = state.number(this.stale);
  }

  /** Leaves no room for more. */
  trim(): void {
    this.pool = trimmed(this.pool, this.used);
  }

  private append(value: number): void {
    if (value > LARGEST_SHORT) this.widen();
    if (this.used === this.pool.length) this.pool = grow(this.pool, this.used + 1);
    this.pool[this.used++] = value;
  }

  private widen(): void {
    if (this.pool instanceof Uint16Array) this.pool = Uint32Array.from(this.pool);
  }

  private pack(): void {
    const { pool, starts } = this;
    const packed: Ordinals = pool instanceof Uint16Array ? new Uint16Array(pool.length) : new Uint32Array(pool.length);
    let next = 0;
    for (let doc = 0; doc < starts.length; doc++) {
      const start = starts[doc]!;
      if (start === 0) continue;
      const end = start + pool[start - 1]!;
      packed.set(pool.subarray(start - 1, end), next);
      starts[doc] = next + 1;
      next += end - start + 1;
    }
    this.pool = packed;
    this.used = next;
    this.stale = 0;
  }
}

const NONE = new Uint16Array(0);
