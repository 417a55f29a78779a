import type { WordForms } from './word-forms.js';

/*
 * Texts in words, numbers, marks and line breaks, with their places in UTF-16 code units.
 */

export interface Token extends WordForms {
  readonly kind: 'word' | 'number' | 'mark' | 'break';
  readonly text: string;
  readonly begin: number;
  readonly end: number;
}

/**
 * A word begins with a letter and may hold digits (`HbA1c`, `T4`) and one apostrophe; a number is digits with points and commas between
 * them, so that `10mg` is a number and a word. Everything else but white space is a mark of its own, lone surrogates too. No
 * alternative can begin where another one does, so the search never goes back.
 */
const TOKEN = /\n|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?|\p{N}+(?:[.,]\p{N}+)*|\S/gu;
const LETTER = /^\p{L}/u;
const DIGIT = /^\p{N}/u;

/** What a token is, by its first character: most are ASCII, which needs no look at the tables of Unicode. */
function kindOf(piece: string): Token['kind'] {
  const first = piece.charCodeAt(0);
  if (first >= 0x80) return LETTER.test(piece) ? 'word' : DIGIT.test(piece) ? 'number' : 'mark';
  if (first === 0x0a) return 'break';
  if ((first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a) return 'word';
  return first >= 0x30 && first <= 0x39 ? 'number' : 'mark';
}

/** The tokens of a text in their order; white space between them has none. */
export function tokenize(text: string, formsOf: (word: string) => WordForms): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [piece] = match;
    const begin = match.index;
    const end = begin + piece.length;
    const kind = kindOf(piece);
    const { folded, stem } = kind === 'word' ? formsOf(piece) : { folded: piece, stem: piece };
    tokens.push({ kind, text: piece, begin, end, folded, stem });
  }
  return tokens;
}

/** Whether a mark joins two words, with no space on either side. */
export function isHyphen(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind !== 'mark' || !HYPHENS.has(token.text)) return false;
  return tokens[at - 1]?.end === token.begin && tokens[at + 1]?.begin === token.end;
}

const HYPHENS: ReadonlySet<string> = new Set(['-', '‐', '‑', '–']);

export function isCapitalized(token: Token): boolean {
  const first = token.text.charAt(0);
  return token.kind === 'word' && first !== first.toLowerCase();
}
