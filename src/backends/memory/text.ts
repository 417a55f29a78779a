import { fromUnsorted, intersect, subtract, union } from '../../index/algebra.js';
import type { DocSet } from '../../index/docset.js';
import type { TextPredicate } from '../../model/predicate.js';
import { wantedPhrases, type TextQuery } from '../../model/text-query.js';
import { meanScore, textScore } from '../../model/text-score.js';
import type { TextIndex } from '../../text/text-index.js';
import type { KeyIndex } from './key-index.js';

/** The documents that a text condition holds for. */
export function findTexts({ field, query }: TextPredicate, keys: KeyIndex): DocSet {
  return find(query, keys.textsOf(field), keys);
}

function find(query: TextQuery, index: TextIndex, keys: KeyIndex): DocSet {
  const all = (of: readonly TextQuery[]): DocSet[] => of.map((part) => find(part, index, keys));
  switch (query.op) {
    case 'phrase':
      return fromUnsorted(index.documents(query), keys.scratch);
    case 'and':
      return all(query.of).reduce((a, b) => intersect(a, b, keys.scratch));
    case 'or':
      return union(all(query.of), keys.scratch);
    case 'not':
      return subtract(keys.live, find(query.of, index, keys), keys.scratch);
  }
}

/** How well documents match text conditions, 0 where they don't. Holds until the next write. */
export function createScorer(conditions: readonly TextPredicate[], keys: KeyIndex): (doc: number) => number {
  const scorers = conditions.map((condition) => scorer(condition, keys));
  return (doc) => meanScore(scorers.map((score) => score(doc)));
}

function scorer(condition: TextPredicate, keys: KeyIndex): (doc: number) => number {
  const index = keys.textsOf(condition.field);
  const matching = findTexts(condition, keys);
  const phrases = wantedPhrases(condition.query);
  const having = phrases.map((phrase) => index.documents(phrase).length);
  const statistics = index.statistics();
  return (doc) => {
    if (!matching.has(doc)) return 0;
    const frequencies = phrases.map((phrase) => index.frequency(phrase, doc));
    return textScore(having, frequencies, index.length(doc), statistics);
  };
}
