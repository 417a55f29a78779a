import { describe, expect, test } from 'vitest';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const charge = (factorOverride: number | undefined): Sample => ({
  resourceType: 'ChargeItem',
  id: String(factorOverride).replace('undefined', 'none').replace('-', 'minus-'),
  ...(factorOverride !== undefined && { factorOverride }),
});

describe('the examples of the specification', () => {
  finds(
    [94.9, 95, 99.4, 99.5, 99.994, 99.995, 100, 100.004, 100.005, 100.4, 100.5, 104.9, 105, undefined].map(charge),
    [
      ['ChargeItem?factor-override=100', '99.5 99.994 99.995 100 100.004 100.005 100.4'],
      ['ChargeItem?factor-override=100.00', '99.995 100 100.004'],
      ['ChargeItem?factor-override=1e2', '95 99.4 99.5 99.994 99.995 100 100.004 100.005 100.4 100.5 104.9'],
      ['ChargeItem?factor-override=lt100', '94.9 95 99.4 99.5 99.994 99.995'],
      ['ChargeItem?factor-override=le100', '94.9 95 99.4 99.5 99.994 99.995 100'],
      ['ChargeItem?factor-override=gt100', '100.004 100.005 100.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=ge100', '100 100.004 100.005 100.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=ne100', '94.9 95 99.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=sa100', '100.004 100.005 100.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=eb100', '94.9 95 99.4 99.5 99.994 99.995'],
      // However precise it is written, what is compared is the number.
      ['ChargeItem?factor-override=lt100.00', '94.9 95 99.4 99.5 99.994 99.995'],
      ['ChargeItem?factor-override=gt1e2', '100.004 100.005 100.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=eq100.00', '99.995 100 100.004'],
      ['ChargeItem?factor-override=ap110', '99.4 99.5 99.994 99.995 100 100.004 100.005 100.4 100.5 104.9 105'],
      ['ChargeItem?factor-override=ap95.45', '94.9 95 99.4 99.5 99.994 99.995 100 100.004 100.005 100.4 100.5 104.9'],
      ['ChargeItem?factor-override:missing=true', 'none'],
      ['ChargeItem?factor-override:missing=false&factor-override=gt104', '104.9 105'],
      ['ChargeItem?factor-override=', '94.9 95 99.4 99.5 99.994 99.995 100 100.004 100.005 100.4 100.5 104.9 105 none'],
    ],
  );
});

describe('ap is a tenth of the number either way', () => {
  finds([-110, -99, -90, -89, 0, 89, 90, 110, 111].map(charge), [
    ['ChargeItem?factor-override=ap100', '90 110'],
    ['ChargeItem?factor-override=ap-100', 'minus-110 minus-99 minus-90'],
    ['ChargeItem?factor-override=ap0', '0'],
    ['ChargeItem?factor-override=-99', 'minus-99'],
    ['ChargeItem?factor-override=lt-90', 'minus-110 minus-99'],
    ['ChargeItem?factor-override=0', '0'],
    ['ChargeItem?factor-override=-0', '0'],
    ['ChargeItem?factor-override=ne0,0', 'minus-110 minus-99 minus-90 minus-89 0 89 90 110 111'],
    ['ChargeItem?factor-override=gt0&factor-override=lt100', '89 90'],
  ]);
});

describe('numbers that binary fractions cannot hold', () => {
  const each = (id: string, factorOverride: number): Sample => ({ resourceType: 'ChargeItem', id, factorOverride });
  finds(
    [each('a-tenth', 0.1), each('three-tenths', 0.3), each('more', 5.4), each('tiny', 1e-7), each('huge', 1e21)],
    [
      ['ChargeItem?factor-override=0.3', 'three-tenths'],
      ['ChargeItem?factor-override=le0.3&factor-override=ge0.3', 'three-tenths'],
      ['ChargeItem?factor-override=0.30000000', 'three-tenths'],
      ['ChargeItem?factor-override=gt5.4', 'huge'],
      ['ChargeItem?factor-override=5.40', 'more'],
      ['ChargeItem?factor-override=0.0000001', 'tiny'],
      ['ChargeItem?factor-override=1e-7', 'tiny'],
      // More digits than a number has.
      ['ChargeItem?factor-override=1000000000000000000000', 'huge'],
      ['ChargeItem?factor-override=0.300000000000000000000000', 'three-tenths'],
      ['ChargeItem?factor-override=ne5.4000000000000000000000', 'a-tenth three-tenths tiny huge'],
      // A plus that form-decoding makes a space of is the sign of the exponent still.
      ['ChargeItem?factor-override=1.0e+21', 'huge'],
    ],
  );
});

describe('integers are exact', () => {
  const sequence = (id: string, ...starts: (number | string)[]): Sample => ({
    resourceType: 'MolecularSequence',
    id,
    ...(starts.length > 0 && { variant: starts.map((start) => ({ start })) }),
  });
  finds(
    [
      sequence('two', 2),
      sequence('three', 3),
      sequence('both', 2, 3),
      sequence('word', '2'),
      sequence('hundred', 100),
      sequence('more', 104),
      sequence('none'),
    ],
    [
      ['MolecularSequence?variant-start=2', 'two both'],
      ['MolecularSequence?variant-start=2.0', 'two both'],
      ['MolecularSequence?variant-start=2.4', ''],
      ['MolecularSequence?variant-start=ne2', 'three both hundred more'],
      ['MolecularSequence?variant-start=gt2', 'three both hundred more'],
      ['MolecularSequence?variant-start=ge2', 'two three both hundred more'],
      ['MolecularSequence?variant-start=lt2.5', 'two both'],
      ['MolecularSequence?variant-start=2&variant-start=3', 'both'],
      ['MolecularSequence?variant-start=2,100', 'two both hundred'],
      ['MolecularSequence?variant-start=100', 'hundred'],
      // Exponential form says how precise it is.
      ['MolecularSequence?variant-start=1e2', 'hundred more'],
      ['MolecularSequence?variant-start=1.00e2', 'hundred'],
      // Text in the place of a number is passed over, as though it weren't there.
      ['MolecularSequence?variant-start:missing=true', 'word none'],
    ],
  );
});

describe('probabilities and ranges of them', () => {
  const risk = (id: string, prediction: object): Sample => ({
    resourceType: 'RiskAssessment',
    id,
    prediction: [prediction],
  });
  finds(
    [
      risk('low', { probabilityDecimal: 0.2 }),
      risk('high', { probabilityDecimal: 0.85 }),
      risk('range', { probabilityRange: { low: { value: 0.5 }, high: { value: 0.9 } } }),
      risk('open', { probabilityRange: { low: { value: 0.7 } } }),
      risk('words', { qualitativeRisk: { text: 'likely' } }),
    ],
    [
      ['RiskAssessment?probability=gt0.8', 'high range open'],
      ['RiskAssessment?probability=sa0.8', 'high'],
      ['RiskAssessment?probability=lt0.8', 'low range open'],
      ['RiskAssessment?probability=eb0.8', 'low'],
      ['RiskAssessment?probability=0.9', 'high'],
      ['RiskAssessment?probability=0.2', 'low'],
      ['RiskAssessment?probability=ap0.8', 'high range open'],
      ['RiskAssessment?probability=le0.5', 'low range'],
      ['RiskAssessment?probability=ne0.2', 'high range open'],
      ['RiskAssessment?probability:missing=true', 'words'],
    ],
  );
});

describe('what is wrong with a number', () => {
  onEveryBackend([], (engine) => {
    test.each([
      ['abc', "'abc' is no number"],
      ['xx100', "'xx' is no prefix"],
      ['1,5x', 'expected digits'],
      ['1e', 'expected digits'],
      ['.5', 'expected digits'],
      ['1e999', 'out of range'],
      ['gt', 'expected digits'],
      ['5|mg', 'expected digits'],
    ])('%s', async (value, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const issues = await issuesOf(engine(), `ChargeItem?factor-override=${value}`, { handling });
        expect(issues).toHaveLength(1);
        expect(issues[0]).toMatchObject({ severity: 'error', code: 'invalid', parameter: 'factor-override' });
        expect(issues[0]!.message).toContain(message);
      }
    });

    test('numbers take no modifier but :missing', async () => {
      const issues = await issuesOf(engine(), 'ChargeItem?factor-override:not=5', { handling: 'lenient' });
      expect(issues).toMatchObject([{ code: 'not-supported', parameter: 'factor-override:not' }]);
    });
  });
});
