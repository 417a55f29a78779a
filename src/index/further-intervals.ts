import { grow } from './grow.js';
import { HashSlots } from './hash-slots.js';
import type { State } from './state.js';

/**
 * The second and further intervals of the few documents that have several (the components of a blood pressure): columns
 * of a list, found by document in a table by hash. Of 2,244 such intervals a map of documents and the links of each
 * document's intervals took 70 bytes each, this takes about 40.
 */
export class FurtherIntervals {
  private lows = new Float64Array(0);
  private highs = new Float64Array(0);
  private spaces = new Uint32Array(0);
  private end = 0;
  private free: number[] = [];
  private readonly slots = new HashSlots();

  add(doc: number, low: number, high: number, space: number): void {
    const at = this.free.pop() ?? this.end++;
    if (at >= this.lows.length) {
      this.lows = grow(this.lows, at + 1);
      this.highs = grow(this.highs, at + 1);
      this.spaces = grow(this.spaces, at + 1);
    }
    this.lows[at] = low;
    this.highs[at] = high;
    this.spaces[at] = space;
    this.slots.add(at, spread(doc));
  }

  removeDoc(doc: number): void {
    for (let at = this.first(doc, always); at >= 0; at = this.first(doc, always)) {
      this.slots.remove(at);
      this.free.push(at);
    }
  }

  transfer(state: State): void {
    this.lows = state.array(this.lows, this.end);
    this.highs = state.array(this.highs, this.end);
    this.spaces = state.array(this.spaces, this.end);
    this.end = state.number(this.end);
    state.numbers(this.free);
    this.slots.transfer(state);
  }

  /** The number of intervals. */
  get size(): number {
    return this.slots.size;
  }

  /** Whether some interval of the document passes; stops at the first that does. */
  some(doc: number, passes: Passes): boolean {
    return this.first(doc, passes) >= 0;
  }

  /** The number of an interval of the document that passes; -1 when none does. */
  private first(doc: number, passes: Passes): number {
    const { slots } = this;
    const hash = spread(doc);
    let place = slots.home(hash);
    for (let at = slots.at(place); at >= 0; at = slots.at((place = slots.next(place)))) {
      if (slots.hashIs(at, hash) && passes(this.lows[at]!, this.highs[at]!, this.spaces[at]!)) return at;
    }
    return -1;
  }
}

type Passes = (low: number, high: number, space: number) => boolean;

const always: Passes = () => true;

/** Different for every document, and far apart for neighbours, each of which may have several intervals. */
function spread(doc: number): number {
  const hash = Math.imul(doc, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
