import { grow } from './grow.js';
import type { State } from './state.js';

/**
 * The second and further intervals of the few documents that have several (the components of a blood pressure): columns
 * of a list, in which those of one document are linked. A map's entry and an array for each document took five times as
 * much.
 */
export class FurtherIntervals {
  private lows = new Float64Array(0);
  private highs = new Float64Array(0);
  private spaces = new Uint32Array(0);
  /** One more than the number of the document's next interval; 0 after its last. */
  private next = new Uint32Array(0);
  private end = 0;
  private free: number[] = [];
  /** One more than the number of the first, by document. */
  private readonly firsts = new Map<number, number>();

  add(doc: number, low: number, high: number, space: number): void {
    const at = this.free.pop() ?? this.end++;
    if (at >= this.lows.length) {
      this.lows = grow(this.lows, at + 1);
      this.highs = grow(this.highs, at + 1);
      this.spaces = grow(this.spaces, at + 1);
      this.next = grow(this.next, at + 1);
    }
    this.lows[at] = low;
    this.highs[at] = high;
    this.spaces[at] = space;
    this.next[at] = this.firsts.get(doc) ?? 0;
    this.firsts.set(doc, at + 1);
  }

  removeDoc(doc: number): void {
    for (let at = this.firsts.get(doc) ?? 0; at > 0; at = this.next[at - 1]!) this.free.push(at - 1);
    this.firsts.delete(doc);
  }

  transfer(state: State): void {
    this.lows = state.array(this.lows, this.end);
    this.highs = state.array(this.highs, this.end);
    this.spaces = state.array(this.spaces, this.end);
    this.next = state.array(this.next, this.end);
    this.end = state.number(this.end);
    state.numbers(this.free);
    const docs = [...this.firsts.keys()];
    const firsts = [...this.firsts.values()];
    state.numbers(docs);
    state.numbers(firsts);
    docs.forEach((doc, i) => this.firsts.set(doc, firsts[i]!));
  }

  /** The number of documents. */
  get size(): number {
    return this.firsts.size;
  }

  /** Whether some interval of the document passes; stops at the first that does. */
  some(doc: number, passes: (low: number, high: number, space: number) => boolean): boolean {
    for (let at = this.firsts.get(doc) ?? 0; at > 0; at = this.next[at - 1]!) {
      if (passes(this.lows[at - 1]!, this.highs[at - 1]!, this.spaces[at - 1]!)) return true;
    }
    return false;
  }
}
