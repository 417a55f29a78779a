import { describe, expect, it } from 'vitest';
import { annotate, attributes } from './show.js';

describe('attributes of medications', () => {
  it.each([
    ['lisinopril 10 mg oral tablet', ['lisinopril: STRENGTH 10 mg, ROUTE_OR_MODE oral, FORM tablet']],
    ['lisinopril 10 mg daily', ['lisinopril: DOSAGE 10 mg, FREQUENCY daily']],
    [
      'lisinopril: 1 tablet by mouth once daily',
      ['lisinopril: DOSAGE 1 tablet, ROUTE_OR_MODE by mouth, FREQUENCY once daily'],
    ],
    [
      'budesonide 0.25 mg/ml inhalation suspension',
      ['budesonide: STRENGTH 0.25 mg/ml, ROUTE_OR_MODE inhalation, FORM suspension'],
    ],
    ['1 ml epoetin alfa 4000 unt/ml injection', ['epoetin alfa: DOSAGE 1 ml, STRENGTH 4000 unt/ml, FORM injection']],
    ['amoxicillin 500 mg for 10 days', ['amoxicillin: DOSAGE 500 mg, DURATION 10 days']],
    ['prednisone 40mg PO qd x 5 days', ['prednisone: DOSAGE 40mg, ROUTE_OR_MODE PO, FREQUENCY qd, DURATION 5 days']],
    [
      'ibuprofen 1-2 tablets every 4-6 hours as needed',
      ['ibuprofen: DOSAGE 1-2 tablets, FREQUENCY every 4-6 hours, FREQUENCY as needed'],
    ],
    ['ibuprofen q6h prn', ['ibuprofen: FREQUENCY q6h, FREQUENCY prn']],
    ['naproxen three times a day', ['naproxen: FREQUENCY three times a day']],
    ['heparin 12 units/hr', ['heparin: RATE 12 units/hr']],
    ['hydrocortisone 1% cream', ['hydrocortisone: STRENGTH 1%, FORM cream']],
    // Right before, and apart from the one before that.
    ['20 units of insulin glargine', ['insulin glargine: DOSAGE 20 units']],
    [
      'metformin 500 mg twice daily and 20 units of insulin',
      ['metformin: DOSAGE 500 mg, FREQUENCY twice daily', 'insulin: DOSAGE 20 units'],
    ],
    ['aspirin 81 mg, metformin 500 mg', ['aspirin: DOSAGE 81 mg', 'metformin: DOSAGE 500 mg']],
    [
      'amoxicillin 250 mg / clavulanate 125 mg oral tablet',
      ['amoxicillin: STRENGTH 250 mg', 'clavulanate: STRENGTH 125 mg, ROUTE_OR_MODE oral, FORM tablet'],
    ],
    // Too far away, in another sentence, or of a test.
    ['aspirin was something that she had never taken before that 81 mg', []],
    ['aspirin; 81 mg', []],
    ['aspirin, potassium daily', []],
  ])('%j', (text, expected) => {
    expect(attributes(text)).toEqual(expected);
  });

  it('says how surely they belong to the medication', () => {
    const [entity] = annotate('aspirin, in the form of tablets').entities;
    expect(entity!.attributes.map(({ relationshipScore }) => relationshipScore)).toEqual([0.94]);
  });
});

describe('values of tests', () => {
  it.each([
    ['HbA1c 7.4 %', ['HbA1c: TEST_VALUE 7.4, TEST_UNIT %']],
    ['Blood pressure was 152/88 mmHg', ['Blood pressure: TEST_VALUE 152/88, TEST_UNIT mmHg']],
    [
      'pulse 80/min, temperature 38.7 °C',
      ['pulse: TEST_VALUE 80, TEST_UNIT /min', 'temperature: TEST_VALUE 38.7, TEST_UNIT °C'],
    ],
    ['TSH: 2.1 mIU/L', ['TSH: TEST_VALUE 2.1, TEST_UNIT mIU/L']],
    ['K 5.3', ['K: TEST_VALUE 5.3']],
    ['Blood cultures negative', ['Blood cultures: TEST_VALUE negative']],
    ['Urinalysis negative for ketones', []],
    ['MRI of the brain in 2020', []],
    ['Mammogram of 2/2023', []],
    ['creatinine in 3 weeks', []],
  ])('%j', (text, expected) => {
    expect(attributes(text)).toEqual(expected);
  });
});
