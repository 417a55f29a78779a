import { describe, expect, it } from 'vitest';
import { foldWord, stemOf } from '../../../src/nlp/built-in/word-forms.js';

describe('forms of a word have the same stem', () => {
  it.each([
    ['allergy', 'allergies'],
    ['rash', 'rashes'],
    ['headache', 'headaches'],
    ['ulcer', 'ulcers'],
    ['abscess', 'abscesses'],
    ['diagnosis', 'diagnoses'],
    ['disease', 'diseases'],
    ['stenosis', 'stenoses'],
    ['vertebra', 'vertebrae'],
    ['anemia', 'anaemia'],
    ['edema', 'oedema'],
    ['crohn', "Crohn's"],
    ['graves', 'Graves’'],
    ['meniere', 'Ménière'],
    ['tablet', 'TABLETS'],
  ])('%s, %s', (one, other) => {
    expect(stemOf(foldWord(other))).toBe(stemOf(foldWord(one)));
  });
});

describe('other words have not', () => {
  it.each([
    ['pus', 'pu'],
    ['abscess', 'absces'],
    ['iris', 'iri'],
    ['gas', 'ga'],
    ['hives', 'hive s'],
    ['toe', 'te'],
  ])('%s, %s', (one, other) => {
    expect(stemOf(foldWord(other))).not.toBe(stemOf(foldWord(one)));
  });
});
