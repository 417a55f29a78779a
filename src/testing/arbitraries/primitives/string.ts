import fc from 'fast-check';
import { CITIES, FAMILIES, GIVENS, TITLES } from '../vocabulary.js';

/** Single characters that folding, escaping, encoding or direction has something to do with. */
const UNITS = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'abAB019éßñ') },
  { weight: 3, arbitrary: fc.constantFrom(...' -\'’",.$|\\&=+%#?*:;()[]/@\t\n') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'e\u0301',
      '\u0301',
      '𝒳',
      '😀',
      '👩‍👩‍👦',
      'ﬁ',
      'Ⅳ',
      'ａ',
      'ı',
      'İ',
      'ς',
      'א',
      'م',
      '中',
      '\u00a0',
      '\u200f',
      '\u00ad',
    ),
  },
);

const WORDS = [...FAMILIES, ...GIVENS, ...CITIES, ...TITLES];

/**
 * Never empty: https://hl7.org/fhir/R4/datatypes.html#string. Words that others have too, and any text, with spaces before,
 * behind and doubled; all of them with a character that isn't white space.
 */
export function string(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 3 }).map(join) },
    { weight: 2, arbitrary: anyString() },
  );
}

export function anyString(): fc.Arbitrary<string> {
  return fc.string({ unit: UNITS, minLength: 1, maxLength: 12 }).map((text) => (/\S/u.test(text) ? text : `${text}a`));
}

const join = (words: readonly string[]): string => words.join(' ');
