import type { Position } from '../backends/hits.js';
import type { SortValue } from '../model/sort.js';
import { fromBase64Url, textToBase64Url } from './base64url.js';

/** Where a page begins: after a hit, before one, or so that it is the last. */
export type Cursor =
  | {
      readonly side: 'after' | 'before';
      readonly position: Position;
      /** How many matches lie on the other side, as the walk here counted them; only where their number is bounded. */
      readonly passed?: number;
    }
  | { readonly side: 'last' };

/**
 * Cursors are opaque to callers. Inside is the position of the hit at the page's edge, so that a page goes on where the
 * last one ended even when resources were written in between, and a digest of it and of the search, so that a cursor of
 * another search is refused. A cursor holds no search values; one of a sorted search holds what the hit is sorted by.
 */
export class Cursors {
  private readonly digest: number;

  /** The pieces together say what is asked, whatever the size of the page. */
  constructor(...search: readonly string[]) {
    let all: number | undefined;
    for (const piece of search) all = digest(piece, all);
    this.digest = all!;
  }

  write(cursor: Cursor): string {
    const place = printPlace(cursor);
    return textToBase64Url(`${place}.${printDigest(digest(place, this.digest))}`);
  }

  /** Undefined when the text is no cursor of this search. */
  read(text: string): Cursor | undefined {
    const decoded = decode(text);
    const cursor = decoded === undefined ? undefined : readPlace(decoded.slice(0, decoded.lastIndexOf('.')));
    return cursor && this.write(cursor) === text ? cursor : undefined;
  }
}

/** `a.0.50`, `b7.["moreno",null],"p1","Patient"`, `l`: the side, how many passed, the position. */
function printPlace(cursor: Cursor): string {
  if (cursor.side === 'last') return 'l';
  const { side, position, passed = '' } = cursor;
  const printed =
    'values' in position
      ? JSON.stringify([position.values.map(encodeValue), position.id, position.type]).slice(1, -1)
      : `${position.branch}.${position.sequence}`;
  return `${side === 'after' ? 'a' : 'b'}${passed}.${printed}`;
}

function readPlace(place: string): Cursor | undefined {
  if (place === 'l') return { side: 'last' };
  const [, letter, passed, printed = ''] = /^([ab])(\d{0,9})\.(.*)$/s.exec(place) ?? [];
  const position = readPosition(printed);
  if (!position) return undefined;
  const side = letter === 'a' ? 'after' : 'before';
  return { side, position, ...(passed && { passed: Number(passed) }) };
}

function readPosition(printed: string): Position | undefined {
  // The first of a branch may be gone: the page then begins after -1.
  const match = /^(\d{1,9})\.(-1|\d{1,9})$/.exec(printed);
  if (match) return { branch: Number(match[1]), sequence: Number(match[2]) };
  if (!printed.startsWith('[')) return undefined;
  try {
    const [values, id, type] = JSON.parse(`[${printed}]`) as unknown[];
    if (!Array.isArray(values) || typeof id !== 'string' || typeof type !== 'string') return undefined;
    return { values: values.map(decodeValue), id, type };
  } catch {
    return undefined;
  }
}

/** What JSON can't write: nothing is null, and infinity is true or, below zero, false. */
function encodeValue(value: SortValue): unknown {
  if (value === undefined) return null;
  return value === Infinity ? true : value === -Infinity ? false : value;
}

function decodeValue(value: unknown): SortValue {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value === true ? Infinity : value === false ? -Infinity : undefined;
}

/** Undefined when it isn't base64 or not of UTF-8. */
function decode(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(text));
  } catch {
    return undefined;
  }
}

/** Seven digits of five bits; `toString` takes ten times as long for numbers of 32 bits. */
function printDigest(digest: number): string {
  let printed = '';
  for (let bits = 30; bits >= 0; bits -= 5) printed += DIGITS[(digest >>> bits) & 31]!;
  return printed;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuv';

/** FNV-1a, 32 bits, of what comes after a text whose digest it starts from: http://www.isthe.com/chongo/tech/comp/fnv/ */
function digest(text: string, from = 0x811c9dc5): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
