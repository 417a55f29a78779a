/*
 * Texts in parts of a bounded size.
 */

export interface TextPart {
  readonly text: string;
  /** Where it begins in the whole, in UTF-16 code units. */
  readonly begin: number;
}

/** The least share of a part that has to be full for it to end with a sentence, or else with a word. */
const LEAST_FULL = 0.5;
const SENTENCE_END = /[.!?]\s|\n/g;
const SPACE = /\s/g;

/**
 * The parts of a text, of at most so many bytes of UTF-8 each and at least four: together they are the text, but for parts of white
 * space alone, which are left out. A part ends with a sentence, or with a word when no sentence ends in its second half, or else wherever
 * it is full, though never inside a code point.
 */
export function splitText(text: string, mostBytes: number): TextPart[] {
  const parts: TextPart[] = [];
  for (let begin = 0; begin < text.length;) {
    const full = fillUp(text, begin, mostBytes);
    const end = full === text.length ? full : breakBefore(text, begin, full);
    const part = text.slice(begin, end);
    if (part.trim() !== '') parts.push({ text: part, begin });
    begin = end;
  }
  return parts;
}

/** How far a text may go on before it has too many bytes; always one code point at least. */
function fillUp(text: string, begin: number, mostBytes: number): number {
  let bytes = 0;
  for (let at = begin; at < text.length;) {
    const point = text.codePointAt(at)!;
    // A lone surrogate is sent as U+FFFD, which has three bytes too.
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > mostBytes && at > begin) return at;
    at += point > 0xffff ? 2 : 1;
  }
  return text.length;
}

function breakBefore(text: string, begin: number, full: number): number {
  const part = text.slice(begin, full);
  const least = part.length * LEAST_FULL;
  for (const boundary of [SENTENCE_END, SPACE]) {
    const end = [...part.matchAll(boundary)]
      .map((match) => match.index + match[0].length)
      .findLast((at) => at >= least);
    if (end !== undefined) return begin + end;
  }
  return full;
}
