import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { State, StateArray } from '../../src/index/state.js';
import { transferEach } from '../../src/index/state.js';
import { StateWriter } from '../../src/snapshot/state-writer.js';
import { runs } from '../support/runs.js';
import { readerOf } from '../support/state.js';

/** Anything that can be transferred, with what reads it again. */
interface Value {
  readonly value: unknown;
  readonly transfer: (state: State) => unknown;
}

const array = (items: StateArray): Value => ({ value: items, transfer: (state) => state.array(items) });

const list = <T>(items: readonly T[], of: (state: State, list: T[]) => void): Value => ({
  value: items,
  transfer: (state) => {
    const read = state.reads ? [] : [...items];
    of(state, read);
    return read;
  },
});

const values: fc.Arbitrary<Value> = fc.oneof(
  fc.double().map((value): Value => ({ value, transfer: (state) => state.number(value) })),
  fc.uint8Array().map(array),
  fc.uint16Array().map(array),
  fc.uint32Array().map(array),
  fc.int32Array().map(array),
  fc.float64Array().map(array),
  fc.option(fc.uint8Array(), { nil: undefined }).map((value): Value => ({
    value,
    transfer: (state) => state.optionalArray(value),
  })),
  fc.array(fc.double()).map((numbers) => list(numbers, (state, read) => state.numbers(read))),
  // Halves of surrogate pairs, too.
  fc
    .array(fc.string({ unit: fc.oneof(fc.constantFrom('\ufeff', '\ud800', '\udc00', '\0', '😀', 'é'), fc.string()) }))
    .map((texts) => list(texts, (state, read) => state.strings(read))),
  fc.uint8Array().map((bytes): Value => ({ value: bytes, transfer: (state) => state.bytes(bytes) })),
);

describe('state', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), (all) => {
        const writer = new StateWriter();
        for (const { transfer, value } of all) expect(transfer(writer)).toEqual(value);
        const reader = readerOf(writer);
        for (const { transfer, value } of all) expect(transfer(reader)).toEqual(value);
      }),
      runs(200),
    );
  });

  test('holds of arrays what is in use', () => {
    const writer = new StateWriter();
    writer.array(Int32Array.of(1, -2, 3, 4), 2);
    writer.array(Uint8Array.of(9), 0);
    const reader = readerOf(writer);
    expect([reader.array(), reader.array()]).toEqual([Int32Array.of(1, -2), new Uint8Array(0)]);
  });

  test('of lists with gaps has the gaps', () => {
    class Numbered {
      number = 0;
      constructor(readonly place: number) {}
      transfer(state: State): void {
        this.number = state.number(this.number);
      }
    }
    const [one, three] = [new Numbered(1), new Numbered(3)];
    [one.number, three.number] = [10, 30];
    const make = (place: number): Numbered => new Numbered(place);
    const writer = new StateWriter();
    transferEach(writer, [undefined, one, undefined, three, undefined], make);
    const read: (Numbered | undefined)[] = [];
    transferEach(readerOf(writer), read, make);
    expect(read.map((each) => each && [each.place, each.number])).toEqual([undefined, [1, 10], undefined, [3, 30]]);
  });
});
