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
  readonly offsets?: Uint32Array;
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
    : { text, start: offsets[start]!, offsets: offsets.subarray(start, end + 1) };
}

/** How often a piece stands in a text. */
export function occurrences(text: string, piece: string): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) count++;
  return count;
}

const NO_FAULTS: readonly DecodeFault[] = [];

const ENCODED_RUN = /(?:%[0-9A-Fa-f]{2})+|%|\+/g;

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
  const faults: DecodeFault[] = [];
  const offsets: number[] = [];
  let text = '';
  const append = (decoded: string, from: number, width: number | undefined): void => {
    for (let i = 0; i < decoded.length; i++) offsets.push(start + from + (width === undefined ? i : 0));
    text += decoded;
  };
  let last = 0;
  for (const match of raw.matchAll(ENCODED_RUN)) {
    const at = match.index;
    append(raw.slice(last, at), last, undefined);
    last = at + match[0].length;
    if (match[0] === '+') {
      append(' ', at, 1);
    } else if (match[0] === '%') {
      faults.push({
        message: "'%' must be followed by two hexadecimal digits",
        span: { start: start + at, end: start + last },
      });
    } else {
      decodeRun(
        match[0],
        start + at,
        (decoded, offset) => {
          for (let i = 0; i < decoded.length; i++) offsets.push(offset);
          text += decoded;
        },
        faults,
      );
    }
  }
  append(raw.slice(last), last, undefined);
  offsets.push(start + raw.length);
  return { source: { text, start, offsets: Uint32Array.from(offsets) }, faults };
}

/** Decodes one `%XX%XX...` run character by character, so that each keeps the offset of its first byte. */
function decodeRun(
  run: string,
  offset: number,
  emit: (decoded: string, offset: number) => void,
  faults: DecodeFault[],
): void {
  for (let i = 0; i < run.length;) {
    const lead = parseInt(run.slice(i + 1, i + 3), 16);
    const bytes = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const encoded = run.slice(i, i + 3 * bytes);
    try {
      emit(decodeURIComponent(encoded), offset + i);
    } catch {
      const span = { start: offset + i, end: offset + Math.min(run.length, i + 3 * bytes) };
      faults.push({ message: `'${encoded}' is not UTF-8`, span });
    }
    i += 3 * bytes;
  }
}

/** Encodes what a query string gives a meaning to, so that `decode(encode(text))` is `text`. */
export function encode(text: string): string {
  return text.replace(/[%&+=#]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
