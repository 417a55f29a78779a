/**
 * How strings compare when case, accents, punctuation and the amount of white space don't count
 * (https://hl7.org/fhir/R4/search.html#string).
 */

const PLAIN = /^[a-z0-9]*$/;
const ASCII = /^[\s -~]*$/;
/** ASCII and the Latin letters of Europe, with their marks. */
const LATIN = /^[\t-\r -~À-ÖØ-öø-ſ]*$/;
const MARKS = /\p{M}+/gu;
const PUNCTUATION = /\p{P}+/gu;
const ASCII_PUNCTUATION = /[!-#%-*,-/:;?@[-\]_{}]+/g;
const SPACES = /\s+/g;

/**
 * Folds a string: lower case, combining marks stripped, punctuation dropped, white space collapsed and trimmed.
 * Idempotent. `Ñ` gives `n`, `ß` gives `ss`, `O'Neil` gives `oneil`; `-` gives the empty string.
 */
export function foldString(text: string): string {
  if (PLAIN.test(text)) return text;
  if (ASCII.test(text)) return foldAscii(text);
  return LATIN.test(text) ? foldAscii(withoutMarks(text)) : foldByUnicode(text);
}

function foldAscii(text: string): string {
  return text.replace(ASCII_PUNCTUATION, '').replace(SPACES, ' ').trim().toLowerCase();
}

/** Each letter by itself, as none of these folds otherwise beside another; all at once took five times as long. */
function withoutMarks(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    plain += code < FIRST_LETTER ? text[i]! : (letters[code - FIRST_LETTER] ??= foldByUnicode(text[i]!));
  }
  return plain;
}

const FIRST_LETTER = 0xc0;
/** Folded, from `À` to `ſ`, as they have been met. */
const letters: (string | undefined)[] = Array.from<undefined>({ length: 0x180 - FIRST_LETTER });

/** As `foldString`, of any text. */
export function foldByUnicode(text: string): string {
  return caseless(decompose(caseless(decompose(text))))
    .replace(PUNCTUATION, '')
    .replace(SPACES, ' ')
    .trim();
}

/** Compatibility forms (full width, ligatures) become what they stand for, and marks come off their letters. */
function decompose(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '');
}

/** Upper case first, since it takes letters apart that have no other case (`ß`, ligatures); final sigma is a sigma. */
function caseless(text: string): string {
  return text.toUpperCase().toLowerCase().replace(/ς/g, 'σ');
}

/**
 * Marks a folded code as one whose case counts, so that it can't be taken for a caseless one: codes have no leading
 * line feed (https://hl7.org/fhir/R4/datatypes.html#code).
 */
const AS_WRITTEN = '\n';

export function foldCode(code: string, caseSensitive: boolean): string {
  return caseSensitive ? AS_WRITTEN + code : code.toLowerCase();
}
