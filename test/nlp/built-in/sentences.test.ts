import { describe, expect, it } from 'vitest';
import { findSentences } from '../../../src/nlp/built-in/sentences.js';
import { tokenize, type Token } from '../../../src/nlp/built-in/tokens.js';
import { createWordForms } from '../../../src/nlp/built-in/word-forms.js';

const read = (text: string): Token[] => tokenize(text, createWordForms());

describe('tokens', () => {
  it.each([
    ['10mg of B12', ['10', 'mg', 'of', 'B12']],
    ['HbA1c 7.4%', ['HbA1c', '7.4', '%']],
    ['1,000.5 x-ray', ['1,000.5', 'x', '-', 'ray']],
    ["Crohn's 's", ["Crohn's", "'", 's']],
    ['naïve e\u0301t', ['naïve', 'e\u0301t']],
    ['a\r\nb\n', ['a', '\n', 'b', '\n']],
    ['\u{1F600}\uD83D!', ['\u{1F600}', '\uD83D', '!']],
    ['\u00A0\u2028\t', []],
  ])('of %j', (text, expected) => {
    expect(read(text).map((token) => token.text)).toEqual(expected);
  });
});

describe('sentences', () => {
  function sentences(text: string): string[] {
    const tokens = read(text);
    return findSentences(tokens).map(({ begin, end, section }) => {
      return `${section}: ${text.slice(tokens[begin]!.begin, tokens[end - 1]!.end).replaceAll('\n', '|')}`;
    });
  }

  it.each([
    ['One. Two! Three? four', ['other: One.', 'other: Two!', 'other: Three?', 'other: four']],
    ['Seen by Dr. Moore. Well.', ['other: Seen by Dr. Moore.', 'other: Well.']],
    ['Seen by J. Moore at 1.5 m, approx. two.', ['other: Seen by J. Moore at 1.5 m, approx. two.']],
    ['one; two', ['other: one;', 'other: two']],
    ['One goes\non here\nTwo', ['other: One goes|on here', 'other: Two']],
    ['One\n\ntwo', ['other: One', 'other: two']],
    ['- one\n- two', ['other: - one', 'other: - two']],
    ['These:\none', ['other: These:', 'other: one']],
    ['# Plan\none\n## Family history\ntwo\nthree\n# Else\nfour', ['other: one', 'family: two|three', 'other: four']],
    ['Allergies: aspirin\nPlan: rest', ['allergies: aspirin', 'other: rest']],
    // A heading with words behind it holds for its line, one alone until the next.
    ['Allergies: aspirin\nOne', ['allergies: aspirin', 'other: One']],
    ['ALLERGIES:\naspirin\nOne', ['allergies: aspirin', 'allergies: One']],
    ['Blood pressure: 120', ['other: Blood pressure: 120']],
    ['The family history: none', ['other: The family history: none']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});
