import { foldString } from '../model/fold.js';

/*
 * Words are runs of letters, marks and digits, folded as strings are. Everything else divides them, with two exceptions:
 * an apostrophe between letters is left out (`O'Neil` is `oneil`), as soft hyphens are, and a `.`, `-`, `/` or `:` between two runs that both
 * have a digit holds them together, so that `E11.9`, `8480-6`, `120/80` and `2024-05-01` are words, and `type-2` is two.
 */
const LEFT_OUT = /(?<=\p{L})['\u2019](?=\p{L})|\u00ad/gu;
/** What holds runs together. Captured, so that splitting keeps it. */
const JOINER = /([.\-/:])/;
const WORD = wordPattern(String.raw`[\p{L}\p{M}\p{N}]`, String.raw`\p{N}`);
const ASCII_WORD = wordPattern('[a-z0-9]', '[0-9]');
const ASCII = /^[\n\r\t -~]*$/;

function wordPattern(letter: string, digit: string): RegExp {
  const withDigit = `${letter}*${digit}${letter}*`;
  return new RegExp(`${withDigit}(?:[.\\-/:]${withDigit})*|${letter}+`, 'gu');
}

/** The words of a text in their order. Nothing is left out: there are no stop words. */
export function wordsIn(text: string): readonly string[] {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase();
    return (lower.includes("'") ? lower.replace(LEFT_OUT, '') : lower).match(ASCII_WORD) ?? [];
  }
  const found = text.normalize('NFKD').replace(LEFT_OUT, '').match(WORD) ?? [];
  return found.map(foldWord).filter((word) => word !== '');
}

/** A string's punctuation is dropped when it is folded; a word keeps what holds it together. */
function foldWord(word: string): string {
  return word
    .split(JOINER)
    .map((part, i) => (i % 2 === 1 ? part : foldString(part)))
    .join('');
}
