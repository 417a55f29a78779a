/*
 * How strings compare when case, accents, punctuation and spaces don't count: https://hl7.org/fhir/R4/search.html#string
 */

/** "insensitive to casing and included combining characters, like accents" */
export function foldCaseAndAccents(text: string): string {
  let folded = text;
  // Twice: some capitals come apart into letters with marks of their own.
  for (let i = 0; i < 2; i++) folded = folded.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();
  return folded.replaceAll('ς', 'σ');
}

/** "Punctuation and non-significant whitespace [...] SHOULD also be ignored" */
export function foldAll(text: string): string {
  return foldCaseAndAccents(text).replace(/\p{P}/gu, '').replace(/\s+/g, ' ').trim();
}
