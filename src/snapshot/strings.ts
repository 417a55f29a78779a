/*
 * Many texts as one: their lengths in UTF-16 code units, and all of them in UTF-8, so that they are decoded at once and
 * cut. In UTF-16 where a text has half of a surrogate pair, which UTF-8 can't have.
 */

export interface EncodedStrings {
  readonly lengths: Uint32Array;
  readonly bytes: Uint8Array;
  readonly utf16: boolean;
}

export function encodeStrings(list: readonly string[]): EncodedStrings {
  const lengths = Uint32Array.from(list, ({ length }) => length);
  const text = list.join('');
  const bytes = new TextEncoder().encode(text);
  if (decoder().decode(bytes) === text) return { lengths, bytes, utf16: false };
  const units = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    units[2 * i] = text.charCodeAt(i) & 0xff;
    units[2 * i + 1] = text.charCodeAt(i) >>> 8;
  }
  return { lengths, bytes: units, utf16: true };
}

export function decodeStrings({ lengths, bytes, utf16 }: EncodedStrings, list: string[]): void {
  const text = utf16 ? fromUnits(bytes) : decoder().decode(bytes);
  let at = 0;
  for (const length of lengths) list.push(text.slice(at, (at += length)));
}

function decoder(): TextDecoder {
  return new TextDecoder('utf-8', { ignoreBOM: true });
}

function fromUnits(bytes: Uint8Array): string {
  const units: string[] = [];
  for (let i = 0; i < bytes.length; i += 2) units.push(String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8)));
  return units.join('');
}
