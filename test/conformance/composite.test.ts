import { describe, expect, test } from 'vitest';
import { createRegistry, type SearchParameterDefinition } from '../../src/definitions/registry.js';
import { createSchemas } from '../../src/extract/schema.js';
import { createEngine } from '../../src/index.js';
import type { CompositeFields } from '../../src/types/composite.js';
import { BASE, finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';
import { testSettings } from '../support/settings.js';

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

const concept = (code: string, system = LOINC): object => ({ coding: [{ system, code }] });
const mmHg = (value: number): object => ({ value, unit: 'mm[Hg]', system: UCUM, code: 'mm[Hg]' });
const pressure = (id: string, systolic: number, diastolic: number): Sample => ({
  resourceType: 'Observation',
  id,
  code: concept('85354-9'),
  component: [
    { code: concept('8480-6'), valueQuantity: mmHg(systolic) },
    { code: concept('8462-4'), valueQuantity: mmHg(diastolic) },
  ],
});

describe('all parts hold on one and the same element', () => {
  finds(
    [
      pressure('normal', 120, 80),
      pressure('low', 80, 55),
      pressure('high', 180, 110),
      { resourceType: 'Observation', id: 'none', code: concept('8480-6') },
      { resourceType: 'Observation', id: 'own', code: concept('8480-6'), valueQuantity: mmHg(180) },
    ],
    [
      ['Observation?component-code-value-quantity=8480-6$80', 'low'],
      ['Observation?component-code-value-quantity=8462-4$80', 'normal'],
      ['Observation?component-code-value-quantity=8462-4$120', ''],
      [`Observation?component-code-value-quantity=${LOINC}|8480-6$gt140`, 'high'],
      [`Observation?component-code-value-quantity=${LOINC}|8480-6$lt60`, ''],
      [`Observation?component-code-value-quantity=${LOINC}|8462-4$lt60`, 'low'],
      [`Observation?component-code-value-quantity=8480-6$ge120|${UCUM}|mm[Hg]`, 'normal high'],
      [`Observation?component-code-value-quantity=8480-6$ge12|${UCUM}|cm[Hg]`, 'normal high'],
      [`Observation?component-code-value-quantity=8480-6$180||mm[Hg]`, 'high'],
      [`Observation?component-code-value-quantity=8480-6$180||kPa`, ''],
      // Alternatives are of whole tuples.
      ['Observation?component-code-value-quantity=8480-6$80,8462-4$80', 'normal low'],
      ['Observation?component-code-value-quantity=8480-6$80,8462-4$180', 'low'],
      // Each repetition may hold on another component.
      ['Observation?component-code-value-quantity=8480-6$120&component-code-value-quantity=8462-4$80', 'normal'],
      ['Observation?component-code-value-quantity=8480-6$120&component-code-value-quantity=8462-4$55', ''],
      // The combination of both finds the value of the observation itself too.
      ['Observation?combo-code-value-quantity=8480-6$gt140', 'high own'],
      ['Observation?code-value-quantity=8480-6$gt140', 'own'],
      ['Observation?code-value-quantity=8480-6$lt140', ''],
      ['Observation?code-value-quantity=85354-9$gt0', ''],
      // Two halves of two elements make no whole: the code is that of `high`, the value that of a component.
      ['Observation?combo-code-value-quantity=85354-9$gt140', ''],
      ['Observation?component-code-value-quantity=', 'normal low high none own'],
    ],
  );
});

describe('parts of every type', () => {
  const useContext = (code: string, value: object): object => ({
    code: { system: 'http://terminology.hl7.org/CodeSystem/usage-context-type', code },
    ...value,
  });
  finds(
    [
      { resourceType: 'Observation', id: 'text', code: concept('1'), valueString: 'Sinus rhythm, regular' },
      { resourceType: 'Observation', id: 'date', code: concept('1'), valueDateTime: '2020-02-15' },
      { resourceType: 'Observation', id: 'period', code: concept('1'), valuePeriod: { start: '2021', end: '2022' } },
      { resourceType: 'Observation', id: 'coded', code: concept('1'), valueCodeableConcept: concept('LA1') },
      {
        resourceType: 'Observation',
        id: 'inside',
        code: concept('1'),
        component: [{ code: concept('2'), valueCodeableConcept: concept('LA1') }, { code: concept('3') }],
      },
      {
        resourceType: 'DocumentReference',
        id: 'new',
        relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/old' } }],
      },
      {
        resourceType: 'DocumentReference',
        id: 'both',
        relatesTo: [
          { code: 'signs', target: { reference: `${BASE}/DocumentReference/old` } },
          { code: 'replaces', target: { reference: 'DocumentReference/other' } },
        ],
      },
      {
        resourceType: 'Group',
        id: 'g1',
        characteristic: [
          { code: concept('gender', 'urn:c'), valueCodeableConcept: concept('female', 'urn:v') },
          { code: concept('owner', 'urn:c'), valueBoolean: true },
        ],
      },
      {
        resourceType: 'MolecularSequence',
        id: 'm1',
        referenceSeq: {
          chromosome: concept('1', 'urn:ch'),
          referenceSeqId: concept('NC_1', 'urn:ncbi'),
          windowStart: 10,
          windowEnd: 40,
        },
        variant: [
          { start: 12, end: 13 },
          { start: 20, end: 25 },
        ],
      },
      {
        resourceType: 'Questionnaire',
        id: 'q1',
        useContext: [
          useContext('age', { valueRange: { low: { value: 18, unit: 'a' }, high: { value: 65, unit: 'a' } } }),
          useContext('focus', { valueCodeableConcept: concept('diabetes', 'urn:v') }),
          useContext('weight', { valueQuantity: { value: 90, system: UCUM, code: 'kg' } }),
        ],
      },
    ],
    [
      ['Observation?code-value-string=1$sinus', 'text'],
      ['Observation?code-value-string=1$rhythm', ''],
      ['Observation?code-value-string=1$Sinus rhythm\\, regular', 'text'],
      ['Observation?code-value-date=1$2020', 'date'],
      ['Observation?code-value-date=1$gt2020-02-15', 'period'],
      ['Observation?code-value-date=1$ge2020-02-15', 'date period'],
      ['Observation?code-value-date=2$ge2020-02-15', ''],
      ['Observation?code-value-concept=1$LA1', 'coded'],
      [`Observation?code-value-concept=${LOINC}|1$${LOINC}|LA1`, 'coded'],
      [`Observation?code-value-concept=urn:x|1$${LOINC}|LA1`, ''],
      ['Observation?component-code-value-concept=2$LA1', 'inside'],
      ['Observation?component-code-value-concept=3$LA1', ''],
      ['Observation?combo-code-value-concept=2$LA1,1$LA1', 'coded inside'],
      ['DocumentReference?relationship=replaces$old', 'new'],
      ['DocumentReference?relationship=replaces$DocumentReference/old', 'new'],
      ['DocumentReference?relationship=signs$old', 'both'],
      [`DocumentReference?relationship=replaces$${BASE}/DocumentReference/other`, 'both'],
      ['DocumentReference?relationship=http://hl7.org/fhir/document-relationship-type|replaces$old', 'new'],
      ['Group?characteristic-value=gender$female', 'g1'],
      ['Group?characteristic-value=owner$true', 'g1'],
      ['Group?characteristic-value=owner$female', ''],
      ['MolecularSequence?chromosome-variant-coordinate=1$12$13', 'm1'],
      ['MolecularSequence?chromosome-variant-coordinate=1$ge12$le13', 'm1'],
      ['MolecularSequence?chromosome-variant-coordinate=1$ge15$le24', ''],
      ['MolecularSequence?chromosome-variant-coordinate=1$lt15$gt24', ''],
      ['MolecularSequence?chromosome-variant-coordinate=2$12$13', ''],
      ['MolecularSequence?referenceseqid-variant-coordinate=NC_1$20$25', 'm1'],
      ['MolecularSequence?chromosome-window-coordinate=1$lt20$gt30', 'm1'],
      ['MolecularSequence?referenceseqid-window-coordinate=urn:ncbi|NC_1$10$40', 'm1'],
      ['Questionnaire?context-type-quantity=age$gt60', 'q1'],
      ['Questionnaire?context-type-quantity=age$gt65', ''],
      ['Questionnaire?context-type-quantity=weight$90000|http://unitsofmeasure.org|g', 'q1'],
      ['Questionnaire?context-type-quantity=age$90', ''],
      ['Questionnaire?context-type-value=focus$diabetes', 'q1'],
      ['Questionnaire?context-type-value=age$diabetes', ''],
    ],
  );
});

const registry = createRegistry();
const schemaOf = createSchemas(registry, testSettings());

/** Each composite of R4, for each resource type that has it. */
const composites: readonly (readonly [string, SearchParameterDefinition])[] = [...registry.resourceTypes].flatMap(
  (type) =>
    registry
      .parameters(type)
      .filter((parameter) => parameter.type === 'composite')
      .map((parameter) => [type, parameter] as const),
);

test('R4 has 46 composites', () => {
  expect(new Set(composites.map(([, definition]) => definition)).size).toBe(46);
});

test.each(composites.map(([type, definition]) => [type, definition.code, definition] as const))(
  'all parts of %s?%s can be read on each of its paths',
  (type, code, definition) => {
    const { groups } = schemaOf(type).parameter(code)!.fields as CompositeFields;
    expect(groups).toHaveLength(code.startsWith('combo-') ? 2 : 1);
    const urls = definition.components.map((component) => component.definition);
    for (const { components } of groups) {
      expect(components.map((component) => component.definition.url)).toEqual(urls);
      for (const { elementTypes } of components) expect(elementTypes).not.toEqual([]);
    }
  },
);

test.each(
  composites.filter(([, { code }]) => code.startsWith('context-type-')).map(([type, { code }]) => [type, code]),
)('%s?%s finds a context', async (type, code) => {
  const context = { code: { code: 'c' }, valueQuantity: { value: 5 }, valueCodeableConcept: concept('v') };
  const schema = schemaOf(type).parameter(code)!;
  expect(schema.searchType.name).toBe('composite');
  const engine = await createEngine();
  await engine.load([{ resourceType: type, id: '1', useContext: [context] } as Sample]);
  const found = await engine.search(`${type}?${code}=c$${code.endsWith('quantity') ? '5' : 'v'}`, {
    handling: 'strict',
  });
  expect(found.total).toBe(1);
  expect((await engine.search(`${type}?${code}=c$6`)).total).toBe(0);
});

describe('what is wrong with a value', () => {
  onEveryBackend([pressure('1', 120, 80)], (engine) => {
    test.each([
      ['Observation?component-code-value-quantity=8480-6', 'expected 2 values'],
      ['Observation?component-code-value-quantity=8480-6$1$2', 'expected 2 values'],
      ['Observation?component-code-value-quantity=8480-6$', 'is empty'],
      ['Observation?component-code-value-quantity=8480-6$high', "'high' is no number"],
      ['Observation?component-code-value-quantity=$5', 'is empty'],
      ['Observation?component-code-value-quantity=gt8480-6$5|mg', "a quantity has no '|' or two"],
      ['Observation?component-code-value-quantity=8480-6$5,8480-6$x', "'x' is no number"],
      ['Observation?code-value-date=1$2020-13', 'month 13'],
      ['Observation?component-code-value-quantity:missing=true', "':missing' is not supported"],
      ['Observation?component-code-value-quantity:not=8480-6$5', "':not' is not supported"],
    ])('%s: %s', async (query, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const issues = await issuesOf(engine(), query, { handling });
        expect(issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
        expect(issues[0]!.parameter).toBe(query.slice(query.indexOf('?') + 1, query.indexOf('=')));
      }
    });
  });
});
