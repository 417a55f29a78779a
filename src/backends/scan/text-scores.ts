import type { ResourceKeys } from '../../model/evaluate.js';
import type { TextPredicate } from '../../model/predicate.js';
import { wantedPhrases } from '../../model/text-query.js';
import { meanScore, textScore } from '../../model/text-score.js';

/** How well resources match text conditions, 0 where they don't: counted over all resources of the type, of which `all` are the keys. */
export function createScorer(
  conditions: readonly TextPredicate[],
  all: () => readonly ResourceKeys[],
): (keys: ResourceKeys) => number {
  const scorers = conditions.map((condition) => scorer(condition, all()));
  return (keys) => meanScore(scorers.map((score) => score(keys)));
}

function scorer(condition: TextPredicate, all: readonly ResourceKeys[]): (keys: ResourceKeys) => number {
  const { field, query } = condition;
  const phrases = wantedPhrases(query);
  const having = phrases.map((phrase) => all.filter((keys) => keys.frequencyOf(phrase, field) > 0).length);
  const lengths = all.map((keys) => keys.lengthOf(field)).filter((length) => length > 0);
  const statistics = { documents: lengths.length, words: lengths.reduce((sum, length) => sum + length, 0) };
  return (keys) => {
    if (!keys.matches(condition)) return 0;
    const frequencies = phrases.map((phrase) => keys.frequencyOf(phrase, field));
    return textScore(having, frequencies, keys.lengthOf(field), statistics);
  };
}
