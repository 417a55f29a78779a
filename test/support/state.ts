import type { HasState } from '../../src/index/state.js';
import { StateReader } from '../../src/snapshot/state-reader.js';
import { StateWriter } from '../../src/snapshot/state-writer.js';

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(pieces));

/** Reads what has been written, from a copy. */
export function readerOf(writer: StateWriter): StateReader {
  const { changing, fixed } = writer.parts();
  return new StateReader(joined(changing).buffer, joined(fixed));
}

/** The bytes that a structure takes in a snapshot, which are those that it takes in memory but for room to grow. */
export function bytesOf(structure: HasState): number {
  const writer = new StateWriter();
  structure.transfer(writer);
  const { changing, fixed } = writer.parts();
  return [...changing, ...fixed].reduce((sum, { length }) => sum + length, 0);
}

/** Makes of a structure that was just made another one like the first. */
export function restored<T extends HasState>(from: T, into: T): T {
  const writer = new StateWriter();
  from.transfer(writer);
  into.transfer(readerOf(writer));
  return into;
}
