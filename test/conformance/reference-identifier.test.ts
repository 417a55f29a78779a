import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const MRN = 'http://acme.org/fhir/identifier/mrn';
const UCUM = 'http://unitsofmeasure.org';

const observation = (id: string, subject?: object): Sample => ({
  resourceType: 'Observation',
  id,
  ...(subject && { subject }),
});

describe(':identifier', () => {
  finds(
    [
      observation('both', { reference: 'Patient/1', identifier: { system: MRN, value: '123456' } }),
      observation('only', { identifier: { system: MRN, value: '123456' } }),
      observation('other-system', { identifier: { system: 'urn:other', value: '123456' } }),
      observation('bare', { identifier: { value: 'Ab-1' } }),
      observation('case', { identifier: { system: UCUM, value: 'Ab-1' } }),
      observation('system', { identifier: { system: MRN } }),
      // What the patient's own identifier is, is not asked.
      observation('plain', { reference: 'Patient/123456' }),
      observation('none'),
      { resourceType: 'Patient', id: '1', identifier: [{ system: MRN, value: '999' }] },
    ],
    [
      [`Observation?subject:identifier=${MRN}|123456`, 'both only'],
      ['Observation?subject:identifier=123456', 'both only other-system'],
      ['Observation?subject:identifier=|123456', ''],
      ['Observation?subject:identifier=|ab-1', 'bare'],
      ['Observation?subject:identifier=ab-1', 'bare'],
      ['Observation?subject:identifier=Ab-1', 'bare case'],
      [`Observation?subject:identifier=${UCUM}|ab-1`, ''],
      [`Observation?subject:identifier=${MRN}|`, 'both only system'],
      [`Observation?subject:identifier=${MRN}|999`, ''],
      [`Observation?subject:identifier=urn:other|123456,|ab-1`, 'other-system bare'],
      ['Observation?subject:identifier=nobody', ''],
      ['Observation?subject=Patient/1', 'both'],
      ['Observation?subject=123456', 'plain'],
      ['Observation?subject:missing=true', 'none'],
      ['Observation?subject:identifier=', 'both only other-system bare case system plain none'],
    ],
  );
});

test('a reference of which only the identifier is known has no type, and is of any', async () => {
  const engine = await createEngine();
  await engine.load([
    observation('a', { type: 'Patient', identifier: { value: 'x' } }),
    observation('b', { identifier: { value: 'x' } }),
  ]);
  expect((await engine.search('Observation?subject:identifier=x', { handling: 'strict' })).total).toBe(2);
  // `patient` selects references to patients, as far as they say so.
  expect((await engine.search('Observation?patient:identifier=x', { handling: 'strict' })).total).toBe(1);
});

describe('what is wrong with an identifier', () => {
  onEveryBackend([], (engine) => {
    test.each(['a|b|c', '|', 'a\\b'])('%s', async (value) => {
      const issues = await issuesOf(engine(), `Observation?subject:identifier=${encodeURIComponent(value)}`, {
        handling: 'lenient',
      });
      expect(issues.map(({ parameter }) => parameter)).toEqual(['subject:identifier']);
    });
  });
});
