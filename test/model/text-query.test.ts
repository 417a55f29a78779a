import { describe, expect, test } from 'vitest';
import { ResourceKeys } from '../../src/model/evaluate.js';
import type { TextField } from '../../src/model/field.js';
import { and, not, or, printPredicate, rankedConditions, type Predicate } from '../../src/model/predicate.js';
import { occurrences, type TextAnalysis, type TextQuery } from '../../src/model/text-query.js';
import { meanScore, textScore } from '../../src/model/text-score.js';

const analysis: TextAnalysis = {
  words: (text) => text.split(' ').filter(Boolean),
  stem: (word) => word.replace(/s$/, ''),
};
const field: TextField = { kind: 'text', ordinal: 0, parameter: '_text', facet: '', analysis };

const phrase = (text: string): TextQuery => ({
  op: 'phrase',
  terms: text
    .split(' ')
    .map((word) => (word.endsWith('*') ? { text: word.slice(0, -1), prefix: true } : { text: word })),
});

describe('a query holds for texts', () => {
  const keys = new ResourceKeys('1', 'Patient');
  keys.text(field, ['hearts failing', 'liver']);
  test.each<[TextQuery, boolean]>([
    [phrase('heart'), true],
    [phrase('hearts'), false],
    [phrase('hearts*'), true],
    [phrase('heart failing'), true],
    [phrase('heart fail*'), true],
    [phrase('failing heart'), false],
    [phrase('failing liver'), false],
    [{ op: 'and', of: [phrase('heart'), phrase('liver')] }, true],
    [{ op: 'and', of: [phrase('heart'), phrase('lung')] }, false],
    [{ op: 'or', of: [phrase('lung'), phrase('liver')] }, true],
    [{ op: 'not', of: phrase('lung') }, true],
    [{ op: 'not', of: phrase('liver') }, false],
    [{ op: 'and', of: [] }, true],
    [{ op: 'or', of: [] }, false],
  ])('%j: %j', (query, holds) => expect(keys.matches({ op: 'text', field, query })).toBe(holds));

  test('and not for a resource without any, but for what must be absent', () => {
    const none = new ResourceKeys('2', 'Patient');
    expect(none.matches({ op: 'text', field, query: phrase('heart') })).toBe(false);
    expect(none.matches({ op: 'text', field, query: phrase('*') })).toBe(false);
    expect(none.matches({ op: 'text', field, query: { op: 'not', of: phrase('heart') } })).toBe(true);
  });
});

test('a phrase may overlap itself', () => {
  const isA = (word: string): boolean => word === 'a';
  expect(occurrences([isA, isA], ['a', 'a', 'a', '', 'a'])).toBe(2);
});

test('it prints as one line', () => {
  const query: TextQuery = {
    op: 'or',
    of: [{ op: 'and', of: [phrase('a'), { op: 'not', of: phrase('b c*') }] }, phrase('"')],
  };
  expect(printPredicate({ op: 'text', field, query })).toBe('_text has or(and("a", not("b c*")), "\\"")');
});

test('matches are ranked by the text conditions on themselves that are not negated', () => {
  const text = (word: string): Predicate => ({ op: 'text', field, query: phrase(word) });
  const names = { ...field, kind: 'terms', fold: String } as const;
  const where = and([
    text('a'),
    or([text('b'), { op: 'all' }]),
    not(text('c')),
    { op: 'refers', field: names, type: 'T', where: text('d') },
  ]);
  expect(rankedConditions(where)).toEqual([text('a'), text('b')]);
});

describe('scores', () => {
  const corpus = { documents: 100, words: 1000 };

  test('by hand: one phrase, once in a text of mean length', () => {
    // 2.2 / (1 + 1.2) of 2.2
    expect(textScore([10], [1], 10, corpus)).toBeCloseTo(1 / 2.2, 12);
  });

  test.each<[string, number, number]>([
    ['a repetition', textScore([10], [2], 10, corpus), textScore([10], [1], 10, corpus)],
    ['a shorter text', textScore([10], [1], 5, corpus), textScore([10], [1], 10, corpus)],
    ['another phrase', textScore([10, 10], [1, 1], 10, corpus), textScore([10, 10], [1, 0], 10, corpus)],
    ['the rarer phrase', textScore([2, 50], [1, 0], 10, corpus), textScore([2, 50], [0, 1], 10, corpus)],
  ])('%s counts more', (_, more, less) => expect(more).toBeGreaterThan(less));

  test('stay between 0 and 1, whatever is asked', () => {
    expect(textScore([], [], 10, corpus)).toBe(1);
    expect(textScore([10], [0], 0, corpus)).toBe(0);
    expect(textScore([0], [0], 0, { documents: 0, words: 0 })).toBe(0);
    expect(textScore([100], [1e9], 1e9, corpus)).toBeLessThan(1);
    expect(textScore([100], [1], 1, { documents: 100, words: 100 })).toBeGreaterThan(0);
  });

  test('of several conditions are their mean, of none 0', () => {
    expect([meanScore([]), meanScore([0.5]), meanScore([0.5, 1])]).toEqual([0, 0.5, 0.75]);
  });
});
