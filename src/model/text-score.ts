/*
 * How well a resource matches a text query: Okapi BM25 (https://en.wikipedia.org/wiki/Okapi_BM25) over the phrases that are
 * looked for, as a share of the most that any resource could reach.
 *
 * The statistics are those of all resources of the type, however an index may have divided them, so that a score is
 * comparable with every other one of the same search.
 */

/** How much a repetition adds, and how much long texts are held against a resource: the usual values. */
const K1 = 1.2;
const B = 0.75;

/** The resources of one type that have any words. */
export interface TextStatistics {
  readonly documents: number;
  /** The words of all of them together. */
  readonly words: number;
}

/** How rare a phrase is that so many of the documents have. Above 0 also when all have it. */
function rarity(having: number, documents: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/**
 * The score of a document that matches, from 0 to 1; 1 when no phrase is looked for.
 *
 * `having`: how many documents have each phrase; `frequencies`: how often the document has it; `length`: its words.
 */
export function textScore(
  having: readonly number[],
  frequencies: readonly number[],
  length: number,
  { documents, words }: TextStatistics,
): number {
  if (having.length === 0) return 1;
  const relativeLength = words === 0 ? 1 : (length * documents) / words;
  let [reached, most] = [0, 0];
  for (let i = 0; i < having.length; i++) {
    const weight = rarity(having[i]!, documents);
    const frequency = frequencies[i]!;
    most += weight * (K1 + 1);
    reached += (weight * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * relativeLength));
  }
  return reached / most;
}

/** The score of several conditions together: their mean, 0 of none. */
export function meanScore(scores: readonly number[]): number {
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
