import { describe, expect, it } from 'vitest';
import {
  createAnnotator,
  defaultDictionary,
  type Dictionary,
  type DictionaryEntry,
} from '../../../src/nlp/built-in/create-annotator.js';
import { annotate } from './show.js';

function names(text: string, annotator = createAnnotator({ identity: false })): string[] {
  return annotator.annotate(text).entities.map((entity) => `${entity.text}: ${entity.type}`);
}

describe('names of the default dictionary', () => {
  it.each([
    ['hypertension', ['hypertension: DX_NAME']],
    // The longest at each place.
    ['chronic kidney disease stage 3', ['chronic kidney disease stage 3: DX_NAME']],
    ['chest pain, chest', ['chest pain: DX_NAME', 'chest: SYSTEM_ORGAN_SITE']],
    ['by mouth', ['mouth: SYSTEM_ORGAN_SITE']],
    ['aspirin by mouth', ['aspirin: GENERIC_NAME']],
    // Forms.
    ['FRACTURES OF THE LEFT FOREARM', ['FRACTURES OF THE LEFT FOREARM: DX_NAME']],
    ['follow-up of gastro-esophageal reflux', []],
    ['non small-cell lung cancer', ['non small-cell lung cancer: DX_NAME']],
    ['Alzheimer’s disease', ['Alzheimer’s disease: DX_NAME']],
    ['diarrhœa and diarrhoea', ['diarrhoea: DX_NAME']],
    // Not over the end of a sentence, or of an item.
    ['heart. Failure', ['heart: SYSTEM_ORGAN_SITE']],
    ['- heart\n- failure', ['heart: SYSTEM_ORGAN_SITE']],
    ['heart\nfailure', ['heart\nfailure: DX_NAME']],
    // Abbreviations.
    ['HTN, htn', ['HTN: DX_NAME']],
    ['copd', ['copd: DX_NAME']],
    ['ms and MS', ['MS: DX_NAME']],
    ['K 5.3, K is high', ['K: TEST_NAME']],
    // Headings.
    ['# Allergies\n## Examination of the heart\nAllergies: none', []],
    ['Allergies', ['Allergies: DX_NAME']],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

describe('scores', () => {
  it.each([
    ['asthma', 0.99],
    ['ASTHMA', 0.99],
    ['asthmas', 0.93],
    ['osteoarthritis of the right hip', 0.93],
    ['COPD', 0.88],
  ])('%j scores %d', (text, score) => {
    expect(annotate(text).entities.map((entity) => entity.score)).toEqual([score]);
  });
});

describe('concepts', () => {
  it.each([
    ['lisinopril 10 mg oral tablet', [['314076', '29046']]],
    ['LISINOPRIL 10 MG Oral Tablet, daily', [['314076', '29046']]],
    ['lisinopril 11 mg oral tablet', [['29046']]],
    ['Lasix', [['202991', '4603']]],
    ['24 hr metformin hydrochloride 500 mg extended release oral tablet', [['860975', '6809']]],
    ['amoxicillin 250 mg / clavulanate 125 mg oral tablet', [['562251', '723'], ['562251']]],
    ['mirena', []],
  ])('of RxNorm: %j', (text, expected) => {
    expect(annotate(text).rxnorm.map(({ concepts }) => concepts.map(({ code }) => code))).toEqual(expected);
  });

  it('come with descriptions, and the second with half the score', () => {
    expect(annotate('Lasix').rxnorm[0]!.concepts).toEqual([
      { code: '202991', description: 'Lasix', score: 0.99 },
      { code: '4603', description: 'furosemide', score: 0.495 },
    ]);
    expect(annotate('HTN').icd10cm[0]!.concepts).toEqual([
      { code: 'I10', description: 'Essential (primary) hypertension', score: 0.88 },
    ]);
  });
});

describe('dictionaries of the caller', () => {
  const entry = (name: string, type: string, more: Partial<DictionaryEntry> = {}): DictionaryEntry => {
    return { names: [name], category: 'TEST', type, ...more };
  };
  const of = (...entries: DictionaryEntry[]): Dictionary => ({ entries });

  it('are the only ones unless the default is listed', () => {
    const own = of(entry('blue mood', 'MOOD'));
    expect(names('blue moods and asthma', createAnnotator({ dictionaries: [own] }))).toEqual(['blue moods: MOOD']);
    const both = createAnnotator({ dictionaries: [own, defaultDictionary()] });
    expect(names('blue moods and asthma', both)).toEqual(['blue moods: MOOD', 'asthma: DX_NAME']);
  });

  it('go before one another, and things of two types make a name doubtful', () => {
    const dictionaries = [of(entry('asthma', 'FIRST')), of(entry('asthma', 'SECOND'))];
    const [found] = createAnnotator({ dictionaries }).annotate('asthma').entities;
    expect(found!.type).toBe('FIRST');
    expect(found!.score).toBeCloseTo(0.99 * 0.7, 4);
  });

  it('may have products', () => {
    const drug = entry('foo', 'GENERIC_NAME', { category: 'MEDICATION' });
    const products = [{ code: '1', description: 'foo 3 MG Oral Tablet' }];
    const annotator = createAnnotator({ dictionaries: [{ entries: [drug], products }] });
    expect(annotator.annotate('foo 3 mg oral tablet').rxnorm.map(({ concepts }) => concepts)).toEqual([
      [{ code: '1', description: 'foo 3 MG Oral Tablet', score: 0.99 }],
    ]);
    expect(annotator.annotate('foo').rxnorm).toEqual([]);
  });

  it.each(['', ' ', '\n'])('have no empty names such as %j', (name) => {
    expect(() => createAnnotator({ dictionaries: [of(entry(name, 'X'))] })).toThrow(RangeError);
  });

  it('say of what version they are', () => {
    expect(createAnnotator({ modelVersion: 'ours 3' }).annotate('').modelVersion).toBe('ours 3');
  });
});

it('ends a name before a date', () => {
  expect(annotate('COVID-19March').entities.map(({ text }) => text)).toEqual(['COVID', '19March']);
});

it('finds nothing in nothing', () => {
  expect(annotate('')).toEqual({ entities: [], icd10cm: [], rxnorm: [], modelVersion: 'fhirdex-1' });
});
