import { describe, expect, it } from 'vitest';
import { annotate, conditions } from './show.js';

describe('negation', () => {
  it.each([
    ['No fever.', ['fever SYMPTOM NEGATION']],
    ['Denies fever, chills or cough.', ['fever SYMPTOM NEGATION', 'chills SYMPTOM NEGATION', 'cough SYMPTOM NEGATION']],
    // A word stops it, and so does the sentence's end.
    ['Denies fever but has a cough.', ['fever SYMPTOM NEGATION', 'cough SYMPTOM']],
    ['No fever. Cough since Monday.', ['fever SYMPTOM NEGATION', 'Cough SYMPTOM']],
    ['Fever: no. Cough since Monday.', ['Fever SYMPTOM', 'Cough SYMPTOM']],
    ['No fever; cough since Monday.', ['fever SYMPTOM NEGATION', 'cough SYMPTOM']],
    ['- no fever\n- cough', ['fever SYMPTOM NEGATION', 'cough SYMPTOM']],
    // A line that goes on with a small letter is no end.
    ['There is no fever\nor cough.', ['fever SYMPTOM NEGATION', 'cough SYMPTOM NEGATION']],
    // Behind.
    ['Pneumonia was ruled out.', ['Pneumonia DIAGNOSIS NEGATION']],
    ['Asthma since 2010, pneumonia ruled out.', ['Asthma DIAGNOSIS NEGATION', 'pneumonia DIAGNOSIS NEGATION']],
    // Only looks like it.
    ['No change in his asthma.', ['asthma DIAGNOSIS']],
    ['Not only asthma, also eczema.', ['asthma DIAGNOSIS', 'eczema DIAGNOSIS']],
    ['Gram negative pneumonia.', ['pneumonia DIAGNOSIS']],
    ['Strep test negative for pharyngitis.', ['pharyngitis DIAGNOSIS NEGATION']],
  ])('%j', (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it('reaches thirty tokens far', () => {
    const filler = (n: number): string => Array.from({ length: n }, () => 'very').join(' ');
    expect(conditions(`No ${filler(29)} asthma`)).toEqual(['asthma DIAGNOSIS NEGATION']);
    expect(conditions(`No ${filler(30)} asthma`)).toEqual(['asthma DIAGNOSIS']);
  });

  it('is less sure the further it is away', () => {
    const [near, far] = annotate('No asthma, eczema.').entities.map(({ traits }) => traits.at(-1)!.score);
    expect([near, far]).toEqual([0.99, 0.97]);
  });
});

describe('relatives', () => {
  it.each([
    ['Mother has asthma.', ['asthma DIAGNOSIS PERTAINS_TO_FAMILY']],
    ['Father died of a heart attack.', ['heart attack DIAGNOSIS PERTAINS_TO_FAMILY']],
    ['There is asthma in the family.', ['asthma DIAGNOSIS PERTAINS_TO_FAMILY']],
    ['No family history of gout.', ['gout DIAGNOSIS NEGATION PERTAINS_TO_FAMILY']],
    ['Mother reports fever.', ['fever SYMPTOM']],
    [
      '# Family history\nGout, asthma\n# Plan\nEczema',
      ['Gout DIAGNOSIS PERTAINS_TO_FAMILY', 'asthma DIAGNOSIS PERTAINS_TO_FAMILY', 'Eczema DIAGNOSIS'],
    ],
    ['FH: gout\nPMH: asthma', ['gout DIAGNOSIS PERTAINS_TO_FAMILY', 'asthma DIAGNOSIS']],
  ])('%j', (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });
});

describe('doubt, conditions and the past', () => {
  it.each([
    ['Possible pneumonia.', ['pneumonia DIAGNOSIS LOW_CONFIDENCE']],
    ['Pneumonia cannot be excluded.', ['Pneumonia DIAGNOSIS LOW_CONFIDENCE']],
    ['R/o pneumonia.', ['pneumonia DIAGNOSIS LOW_CONFIDENCE']],
    ['Return if fever.', ['fever SYMPTOM HYPOTHETICAL']],
    ['History of asthma.', ['asthma DIAGNOSIS']],
  ])('%j', (text, expected) => {
    expect(conditions(text)).toEqual(expected);
  });

  it.each([
    ['S/p appendectomy.', 'appendectomy PAST_HISTORY'],
    ['History of appendectomy.', 'appendectomy PAST_HISTORY'],
    ['Stopped warfarin.', 'warfarin NEGATION'],
    ['Allergic to aspirin.', 'aspirin NEGATION'],
    ['# Allergies\naspirin', 'aspirin NEGATION'],
    ['# Medications\naspirin', 'aspirin'],
  ])('%j of medications and procedures', (text, expected) => {
    const { entities } = annotate(text);
    expect(entities.map((entity) => [entity.text, ...entity.traits.map(({ name }) => name)].join(' '))).toEqual([
      expected,
    ]);
  });
});
