/**
 * Text and places in it. The whole language is read from percent-decoded text, yet every span points into the text as
 * the caller wrote it, so that a fault can be shown under the caller's own characters.
 */

/** A half-open range [start, end) of UTF-16 offsets into the caller's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of decoded text that knows where each of its characters came from. */
export interface Source {
  readonly text: string;
  /** Where `text[0]` stands in the caller's text. */
  readonly start: number;
  /**
   * For each index of `text`, and one past its end, the offset in the caller's text. Absent when nothing was encoded:
   * then offsets are `start + index`.
   */
  readonly offsets?: readonly number[];
}

/** Characters of the caller's text that stand where percent-encoded bytes should be. */
export interface DecodeFault {
  readonly message: string;
  readonly span: Span;
}

export function spanOf(source: Source, start: number, end: number): Span {
  const { offsets } = source;
  return offsets === undefined
    ? { start: source.start + start, end: source.start + end }
    : { start: offsets[start]!, end: offsets[end]! };
}

export function wholeSpan(source: Source): Span {
  return spanOf(source, 0, source.text.length);
}

/** The part [start, end) of a source, as a source of its own. */
export function slice(source: Source, start: number, end: number): Source {
  const text = source.text.slice(start, end);
  const { offsets } = source;
  return offsets === undefined
    ? { text, start: source.start + start }
    : { text, start: offsets[start]!, offsets: offsets.slice(start, end + 1) };
}

/** How often a piece stands in a text. */
export function occurrences(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) count++;
  return count;
}

const NO_FAULTS: readonly DecodeFault[] = [];

/** Whether decoding may change a text. */
export function isEncoded(raw: string): boolean {
  return raw.includes('%') || raw.includes('+');
}

/**
 * Decodes `raw`, which stands at `start` in the caller's text: `%XX` runs as UTF-8, and `+` as a space, as forms and
 * query strings have it (https://url.spec.whatwg.org/#concept-urlencoded-parser). A stray `%` or bytes that aren't
 * UTF-8 are faults: guessing at them would search for something the caller didn't write.
 */
export function decode(raw: string, start: number): { source: Source; faults: readonly DecodeFault[] } {
  if (!isEncoded(raw)) return { source: { text: raw, start }, faults: NO_FAULTS };
  const decoded: Decoded = { text: '', offsets: [], faults: [] };
  const { offsets, faults } = decoded;
  // By hand, as clients encode much that needn't be: by an expression it took twice as long as binding what was read.
  let plain = 0;
  for (let at = 0; at < raw.length;) {
    const code = raw.charCodeAt(at);
    if (code !== PERCENT && code !== PLUS) {
      offsets.push(start + at++);
      continue;
    }
    decoded.text += raw.slice(plain, at);
    let end = at + 1;
    if (code === PLUS) {
      decoded.text += ' ';
      offsets.push(start + at);
    } else if (byteAt(raw, at) < 0) {
      faults.push({
        message: "'%' must be followed by two hexadecimal digits",
        span: { start: start + at, end: start + end },
      });
    } else {
      end = decodeCharacter(raw, at, start, decoded);
    }
    at = plain = end;
  }
  decoded.text += raw.slice(plain);
  offsets.push(start + raw.length);
  return { source: { text: decoded.text, start, offsets }, faults };
}

const PERCENT = 37;
const PLUS = 43;

/** What is decoded so far. */
interface Decoded {
  text: string;
  readonly offsets: number[];
  readonly faults: DecodeFault[];
}

/** Decodes one character that is written `%XX%XX...`, as UTF-8, and says where it ends. */
function decodeCharacter(raw: string, at: number, start: number, decoded: Decoded): number {
  const lead = byteAt(raw, at);
  if (lead < 0x80) {
    decoded.text += String.fromCharCode(lead);
    decoded.offsets.push(start + at);
    return at + 3;
  }
  const bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  let end = at + 3;
  for (let i = 1; i < bytes && byteAt(raw, end) >= 0; i++) end += 3;
  const encoded = raw.slice(at, end);
  try {
    const character = decodeURIComponent(encoded);
    decoded.text += character;
    for (let i = 0; i < character.length; i++) decoded.offsets.push(start + at);
  } catch {
    decoded.faults.push({ message: `'${encoded}' is not UTF-8`, span: { start: start + at, end: start + end } });
  }
  return end;
}

/** The byte that `%XX` writes; -1 where there is none. */
function byteAt(raw: string, at: number): number {
  const [high, low] = [hexDigit(raw.charCodeAt(at + 1)), hexDigit(raw.charCodeAt(at + 2))];
  return raw.charCodeAt(at) === PERCENT && high >= 0 && low >= 0 ? high * 16 + low : -1;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 0x20;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Encodes what a query string gives a meaning to, so that `decode(encode(text))` is `text`. */
export function encode(text: string): string {
  return text.replace(/[%&+=#]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
