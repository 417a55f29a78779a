/*
 * How well words fit, from 0 to 1. These are functions of the match and no probabilities: nothing was counted to get them.
 */

/** The words as the dictionary has them. */
export const AS_LISTED = 0.99;
/** Another form of a word, or a word left out: `fractures of the left forearm`. */
const INFLECTED = 0.93;
const ABBREVIATION = 0.88;
/** The words stand for several things; the first of them was taken. */
const AMBIGUOUS = 0.7;
/** Recognized by its form (a date) or by a word before it (a name after a title). */
export const BY_FORM = 0.95;
export const BY_CLUE = 0.85;

export function matchScore(exact: boolean, abbreviation: boolean, ambiguous: boolean): number {
  const base = abbreviation ? ABBREVIATION : exact ? AS_LISTED : INFLECTED;
  return rounded(ambiguous ? base * AMBIGUOUS : base);
}

/** A concept is as good as the match; the second is half as likely as the first, the third a third. */
export function conceptScore(match: number, rank: number): number {
  return rounded(match / (rank + 1));
}

/** A trait or an attribute fades with the tokens between it and what it is said of, a hundredth each, down to 0.5. */
export function distanceScore(tokensBetween: number): number {
  return rounded(Math.max(0.5, AS_LISTED - tokensBetween / 100));
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
