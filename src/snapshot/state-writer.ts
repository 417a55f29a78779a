import type { State, StateArray } from '../index/state.js';
import { encodeStrings } from './strings.js';

/** What arrays are made of, by the number that stands for it; 0 stands for none. */
export const ARRAYS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array] as const;

export const ABSENT = 0;

/** Arrays begin at multiples of it, for any of them to be a view. */
export const ALIGNMENT = 8;

/**
 * Gathers the state of structures, whose arrays it takes as they are until `parts` are copied. Two stretches come of it: one of numbers and arrays, which is copied when it is read
 * since they change with the index, and one of bytes that stay what they are.
 *
 *     count of numbers, numbers     as 64-bit floats
 *     arrays                        one after the other, aligned
 */
export class StateWriter implements State {
  readonly reads = false;
  private readonly scalars: number[] = [];
  private readonly arrays: StateArray[] = [];
  private readonly fixed: Uint8Array[] = [];

  number(value: number): number {
    this.scalars.push(value);
    return value;
  }

  array<A extends StateArray>(items: A, used = items.length): A {
    this.scalars.push(1 + ARRAYS.findIndex((type) => items instanceof type), used);
    this.arrays.push(used === items.length ? items : items.subarray(0, used));
    return items;
  }

  optionalArray<A extends StateArray>(items: A | undefined): A | undefined {
    if (items) return this.array(items);
    this.scalars.push(ABSENT);
    return undefined;
  }

  numbers(list: number[]): void {
    this.array(Float64Array.from(list));
  }

  strings(list: string[]): void {
    const { lengths, bytes, utf16 } = encodeStrings(list);
    this.array(lengths);
    this.bytes(bytes);
    this.number(utf16 ? 1 : 0);
  }

  bytes(bytes: Uint8Array): Uint8Array {
    this.scalars.push(bytes.length);
    this.fixed.push(bytes);
    return bytes;
  }

  /** All stretches in their order: those of the changing part, and those of the fixed one. */
  parts(): { readonly changing: readonly Uint8Array[]; readonly fixed: readonly Uint8Array[] } {
    const arrays: StateArray[] = [Float64Array.of(this.scalars.length), Float64Array.from(this.scalars)];
    const changing: Uint8Array[] = [];
    for (const { buffer, byteOffset, byteLength } of [...arrays, ...this.arrays]) {
      changing.push(new Uint8Array(buffer, byteOffset, byteLength));
      const rest = byteLength % ALIGNMENT;
      if (rest > 0) changing.push(new Uint8Array(ALIGNMENT - rest));
    }
    return { changing, fixed: this.fixed };
  }
}
