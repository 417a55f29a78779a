import type { State, StateArray } from '../index/state.js';
import { ABSENT, ALIGNMENT, ARRAYS } from './state-writer.js';
import { decodeStrings } from './strings.js';

/** Reads what a `StateWriter` gathered. Arrays are views of `changing`, which is the reader's own and aligned. */
export class StateReader implements State {
  readonly reads = true;
  private readonly scalars: Float64Array;
  private next = 0;
  private at: number;
  private fixedAt = 0;

  constructor(
    private readonly changing: ArrayBuffer,
    private readonly fixed: Uint8Array,
  ) {
    const [count] = new Float64Array(changing, 0, 1);
    this.scalars = new Float64Array(changing, Float64Array.BYTES_PER_ELEMENT, count);
    this.at = Float64Array.BYTES_PER_ELEMENT * (1 + count!);
  }

  number(): number {
    return this.scalars[this.next++]!;
  }

  array<A extends StateArray>(): A {
    return this.optionalArray<A>()!;
  }

  optionalArray<A extends StateArray>(): A | undefined {
    const type = this.number();
    if (type === ABSENT) return undefined;
    const items = new ARRAYS[type - 1]!(this.changing, this.at, this.number());
    this.at = Math.ceil((this.at + items.byteLength) / ALIGNMENT) * ALIGNMENT;
    // Which type it is, was told by who wrote it.
    return items as StateArray as A;
  }

  numbers(list: number[]): void {
    for (const number of this.array<Float64Array>()) list.push(number);
  }

  strings(list: string[]): void {
    const lengths = this.array<Uint32Array>();
    const bytes = this.bytes();
    decodeStrings({ lengths, bytes, utf16: this.number() === 1 }, list);
  }

  bytes(): Uint8Array {
    return this.fixed.subarray(this.fixedAt, (this.fixedAt += this.number()));
  }
}
