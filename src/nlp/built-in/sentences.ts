import { headingAt, type Section } from './sections.js';
import { isCapitalized, type Token } from './tokens.js';

/*
 * Sentences: no name, trigger or attribute reaches beyond one. What a note writes line by line counts too, and so does a clause up to a
 * semicolon.
 */

export interface Sentence {
  /** Its first token, and the first after it. */
  readonly begin: number;
  readonly end: number;
  readonly section: Section;
}

/** Words before a full stop that ends no sentence. */
const SHORTENED: ReadonlySet<string> = new Set(
  'dr mr mrs ms prof st vs approx etc jr sr dept fig inc tab tabs cap caps pt pts hx dx tx rx'.split(' '),
);

/** The sentences in their order, without headings; tokens between them are headings and line breaks. */
export function findSentences(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let section: Section = 'other';
  let [ofLine, lineStart, begin] = [false, true, 0];
  const close = (end: number): void => {
    if (end > begin) sentences.push({ begin, end, section });
    begin = end;
  };
  for (let i = 0; i < tokens.length; i++) {
    if (lineStart) {
      const heading = headingAt(tokens, i);
      if (heading || (ofLine && begin === i)) {
        close(i);
        section = heading?.section ?? 'other';
        ofLine = heading?.line ?? false;
      }
      if (heading) {
        begin = heading.end;
        i = Math.max(i, heading.end - 1);
      }
    }
    const token = tokens[i]!;
    lineStart = token.kind === 'break';
    if (token.kind === 'break' && (begin === i || !isWrapped(tokens, i))) {
      close(i);
      begin = i + 1;
    } else if (token.kind === 'mark' && endsSentence(tokens, i)) close(i + 1);
  }
  close(tokens.length);
  return sentences;
}

/** A line goes on in the next when that begins with a small letter. */
function isWrapped(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'word' && !isCapitalized(next) && tokens[at - 1]?.text !== ':';
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const { text, end } = tokens[at]!;
  if (text === ';') return true;
  if (text !== '.' && text !== '!' && text !== '?') return false;
  const next = tokens[at + 1];
  if (!next || next.kind === 'break') return true;
  if (next.begin === end) return false;
  const before = tokens[at - 1];
  if (text === '.' && before?.end === tokens[at]!.begin) {
    if (SHORTENED.has(before.folded)) return false;
    // Initials: `J. Moore`.
    if (before.text.length === 1 && isCapitalized(before) && isCapitalized(next)) return false;
  }
  return next.kind !== 'word' || isCapitalized(next) || text !== '.';
}
