import { searchError } from '../model/issue.js';
import { checksum } from './checksum.js';
import { ALIGNMENT } from './state-writer.js';

/**
 * To be raised by whoever changes what is written, be it here or in the `transfer` of a structure. Versions of the package
 * never read each other's snapshots; this tells apart what isn't released yet.
 */
const FORMAT = 2;

/**
 * The bytes of a snapshot, numbers of 32 bits with the lowest byte first:
 *
 *      0  FHIRDEX and a line break
 *      8  format
 *     12  0x01020304 as the machine writes it: arrays are in the order of its bytes
 *     16  checksum of all that follows
 *     20  length of all bytes
 *     24  length of the heading
 *     28  0
 *     32  heading: JSON
 *         stretches, each aligned
 */
const MAGIC = 'FHIRDEX\n';
const AT = { format: 8, byteOrder: 12, checksum: 16, summed: 20, length: 20, headingLength: 24, heading: 32 } as const;
const BYTE_ORDER = 0x01020304;
const MOST = 0xffff_ffff;

interface Heading {
  readonly about: unknown;
  readonly lengths: readonly number[];
}

/** A stretch may come in pieces. */
export function pack(about: unknown, stretches: readonly (readonly Uint8Array[])[]): Uint8Array {
  const lengths = stretches.map((pieces) => pieces.reduce((sum, { length }) => sum + length, 0));
  const heading = new TextEncoder().encode(JSON.stringify({ about, lengths } satisfies Heading));
  const headed = aligned(AT.heading + heading.length);
  const length = lengths.reduce((sum, each) => sum + aligned(each), headed);
  if (length > MOST) throw searchError('too-costly', 'snapshot: it would be longer than 4 GB');
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(AT.format, FORMAT, true);
  new Uint32Array(bytes.buffer, AT.byteOrder, 1)[0] = BYTE_ORDER;
  view.setUint32(AT.length, length, true);
  view.setUint32(AT.headingLength, heading.length, true);
  bytes.set(heading, AT.heading);
  let start = headed;
  stretches.forEach((pieces, i) => {
    let at = start;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    start += aligned(lengths[i]!);
  });
  view.setUint32(AT.checksum, checksum(bytes.subarray(AT.summed)), true);
  return bytes;
}

export interface Unpacked {
  readonly about: unknown;
  readonly stretches: readonly Uint8Array[];
}

/** Throws FhirSearchError for bytes that aren't, to the last, what `pack` made. */
export function unpack(bytes: Uint8Array): Unpacked {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < AT.heading || !Array.from(MAGIC).every((char, i) => bytes[i] === char.charCodeAt(0))) {
    throw searchError('invalid', 'snapshot: these bytes are no snapshot');
  }
  const format = view.getUint32(AT.format, true);
  if (format !== FORMAT) {
    throw searchError('invalid', `snapshot: it has the format ${format}, and this version reads ${FORMAT}`);
  }
  if (new Uint32Array(bytes.slice(AT.byteOrder, AT.checksum).buffer)[0] !== BYTE_ORDER) {
    throw searchError('invalid', 'snapshot: it was made on a machine with another order of bytes');
  }
  if (view.getUint32(AT.length, true) !== bytes.length) {
    throw searchError('invalid', `snapshot: it is cut off or too long, with ${bytes.length} bytes`);
  }
  if (view.getUint32(AT.checksum, true) !== checksum(bytes.subarray(AT.summed))) {
    throw corrupt();
  }
  const headingLength = view.getUint32(AT.headingLength, true);
  const heading = new TextDecoder().decode(bytes.subarray(AT.heading, AT.heading + headingLength));
  const { about, lengths } = parse(heading);
  let start = aligned(AT.heading + headingLength);
  const stretches = lengths.map((length) => {
    const stretch = bytes.subarray(start, start + length);
    start += aligned(length);
    return stretch;
  });
  return { about, stretches };
}

/** With the right checksum it was written so, but not by `pack`. */
function parse(heading: string): Heading {
  try {
    return JSON.parse(heading) as Heading;
  } catch {
    throw corrupt();
  }
}

function corrupt(): Error {
  return searchError('invalid', 'snapshot: its bytes are corrupt');
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
