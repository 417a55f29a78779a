import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { BASE, filters, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';
import { runs } from '../support/runs.js';

/*
 * Operators that parameters have nothing like: `ne` on what has no order, `co` on numbers, and composites
 * (https://hl7.org/fhir/R4/search_filter.html#ops).
 */
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

describe('co on numbers: what the digits of the element stand for includes the value', () => {
  const risk = (id: string, more: object): Sample => ({ resourceType: 'RiskAssessment', id, prediction: [more] });
  filters(
    'RiskAssessment',
    [
      risk('whole', { probabilityDecimal: 1 }),
      risk('half', { probabilityDecimal: 0.5 }),
      risk('fine', { probabilityDecimal: 0.54 }),
      risk('range', { probabilityRange: { low: { value: 0.5 }, high: { value: 0.6 } } }),
      risk('none', {}),
    ],
    [
      ['probability co 0.54', 'whole half fine range'],
      ['probability co 0.539', 'whole half fine range'],
      ['probability co 0.5', 'whole half range'],
      ['probability co 0.55', 'whole range'],
      ['probability co 0.45', 'half'],
      ['probability co 1.5', ''],
      ['probability co 1.4999', 'whole'],
      ['probability co 0.6', 'whole range'],
      ['probability co 0.61', 'whole'],
      ['probability co 1e300', ''],
    ],
  );
  filters(
    'MolecularSequence',
    [{ resourceType: 'MolecularSequence', id: 's', variant: [{ start: 100 }] }],
    [
      ['variant-start co 100', 's'],
      ['variant-start co 100.0', 's'],
      ['variant-start co 100.4', ''],
    ],
  );
});

describe('ne: some value is another, whatever the others are', () => {
  const goal = (id: string, ...addresses: string[]): Sample => ({
    resourceType: 'Observation',
    id,
    basedOn: addresses.map((reference) => ({ reference })),
  });
  filters(
    'Observation',
    [
      goal('p4', 'CarePlan/4'),
      goal('p4v1', 'CarePlan/4/_history/1'),
      goal('p4v2', `${BASE}/CarePlan/4/_history/2`),
      goal('p5', 'CarePlan/5'),
      goal('far', 'http://far.org/fhir/CarePlan/4'),
      goal('both', 'CarePlan/4', 'CarePlan/5'),
      goal('none'),
    ],
    [
      ['based-on ne CarePlan/4', 'p5 far both'],
      ['based-on re CarePlan/4', 'p4 p4v1 p4v2 both'],
      [`based-on ne ${BASE}/CarePlan/4`, 'p5 far both'],
      ['based-on ne http://far.org/fhir/CarePlan/4', 'p4 p4v1 p4v2 p5 both'],
      ['based-on ne CarePlan/4/_history/1', 'p4 p4v2 p5 far both'],
      ['based-on ne CarePlan/4/_history/2', 'p4 p4v1 p5 far both'],
      ['not(based-on ne CarePlan/4)', 'p4 p4v1 p4v2 none'],
    ],
  );

  filters(
    'Observation',
    [
      goal('far', 'http://far.org/fhir/CarePlan/4'),
      goal('far1', 'http://far.org/fhir/CarePlan/4/_history/1'),
      goal('far2', 'http://far.org/fhir/CarePlan/4/_history/2'),
      goal('search', 'CarePlan?identifier=s|v'),
      goal('x1', 'http://a.org/x|1'),
      goal('x2', 'http://a.org/x|2'),
      goal('upper', 'CarePlan/A'),
    ],
    [
      ['based-on ne http://far.org/fhir/CarePlan/4', 'search x1 x2 upper'],
      ['based-on ne http://far.org/fhir/CarePlan/4/_history/1', 'far far2 search x1 x2 upper'],
      ['based-on ne CarePlan?identifier=s|v', 'far far1 far2 x1 x2 upper'],
      ['based-on ne http://a.org/x|1', 'far far1 far2 search x2 upper'],
      ['based-on ne CarePlan/a', 'far far1 far2 search x1 x2 upper'],
    ],
  );

  // `#` is the resource itself: https://hl7.org/fhir/R4/references.html#contained
  const ofItself = (id: string): Sample => ({ resourceType: 'CarePlan', id, basedOn: [{ reference: '#' }] });
  filters(
    'CarePlan',
    [ofItself('4'), ofItself('5')],
    [
      ['based-on ne CarePlan/4', '5'],
      ['based-on ne CarePlan/5', '4'],
    ],
  );

  const instance = (id: string, version: string): Sample => {
    return { resourceType: 'CarePlan', id, instantiatesCanonical: [`${BASE}/PlanDefinition/4${version}`] };
  };
  filters(
    'CarePlan',
    [instance('v1', '|1'), instance('v2', '|2'), instance('any', '')],
    [
      [`instantiates-canonical ne ${BASE}/PlanDefinition/4|1`, 'v2 any'],
      [`instantiates-canonical ne ${BASE}/PlanDefinition/4`, ''],
      ['instantiates-canonical ne PlanDefinition/4', ''],
      [`instantiates-canonical ne ${BASE}/PlanDefinition/4/_history/1`, 'v1 v2 any'],
    ],
  );
  filters(
    'CarePlan',
    [instance('h1', '/_history/1'), instance('h2', '/_history/2')],
    [
      [`instantiates-canonical ne ${BASE}/PlanDefinition/4/_history/1`, 'h2'],
      [`instantiates-canonical ne ${BASE}/PlanDefinition/4`, 'h1 h2'],
    ],
  );

  filters(
    'ValueSet',
    ['http://a.org/x', 'http://a.org/y', undefined].map((url, i) => {
      return { resourceType: 'ValueSet', id: `v${i}`, ...(url && { url }) };
    }),
    [
      ['url ne http://a.org/x', 'v1'],
      ['url ne http://a.org/z', 'v0 v1'],
    ],
  );

  const profiled = (id: string, ...profile: string[]): Sample => ({ resourceType: 'Basic', id, meta: { profile } });
  filters(
    'Basic',
    [
      profiled('a', 'http://a.org/p'),
      profiled('a1', 'http://a.org/p|1'),
      profiled('a2', 'http://a.org/p|2'),
      profiled('b', 'http://a.org/q'),
      profiled('ab', 'http://a.org/p|1', 'http://a.org/q'),
      profiled('none'),
    ],
    [
      ['_profile eq http://a.org/p', 'a a1 a2 ab'],
      ['_profile ne http://a.org/p', 'b ab'],
      ['_profile eq http://a.org/p|1', 'a1 ab'],
      ['_profile ne http://a.org/p|1', 'a a2 b ab'],
    ],
  );

  const SPECIAL = 'http://terminology.hl7.org/CodeSystem/special-values';
  const group = (id: string, ...values: object[]): Sample => ({
    resourceType: 'Group',
    id,
    characteristic: values,
  });
  const coded = (code: string, system?: string): object => ({
    valueCodeableConcept: { coding: [{ code, ...(system && { system }) }] },
  });
  filters(
    'Group',
    [
      group('true', { valueBoolean: true }),
      group('false', { valueBoolean: false }),
      group('coded', coded('true', SPECIAL)),
      group('bare', coded('true')),
      group('own', coded('true', 'http://a.org')),
      group('two', { valueBoolean: true }, coded('a', 'http://a.org')),
      group('none'),
    ],
    [
      ['value eq true', 'true coded bare own two'],
      ['value ne true', 'false two'],
      [`value eq ${SPECIAL}|true`, 'true coded two'],
      [`value ne ${SPECIAL}|true`, 'false bare own two'],
      ['value eq |true', 'true bare two'],
      ['value ne |true', 'false coded own two'],
      ['value ne http://a.org|true', 'true false coded bare two'],
      ['value ne http://a.org|', 'true false coded bare two'],
    ],
  );
});

const concept = (...codes: string[]): object => ({ coding: codes.map((code) => ({ system: LOINC, code })) });
const kg = (value: number): object => ({ value, system: UCUM, code: 'kg' });

describe('composites', () => {
  filters(
    'Observation',
    [
      { resourceType: 'Observation', id: 'w80', code: concept('w', 'weight'), valueQuantity: kg(80) },
      { resourceType: 'Observation', id: 'w90', code: concept('w'), valueQuantity: kg(90) },
      { resourceType: 'Observation', id: 'h80', code: concept('h'), valueQuantity: kg(80) },
      { resourceType: 'Observation', id: 'text', code: concept('w'), valueString: '80' },
      { resourceType: 'Observation', id: 'valueless', code: concept('w') },
      { resourceType: 'Observation', id: 'codeless', valueQuantity: kg(80) },
    ],
    [
      // The names of systems are written out in the parts too.
      ['code-value-quantity eq loinc|w$80|ucum|kg', 'w80'],
      ['code-value-quantity eq loinc|w$80000|UCUM|g', 'w80'],
      ['code-value-quantity eq w$ge80', 'w80 w90'],
      // Another code, or another value; without one of them there is nothing to be unequal.
      ['code-value-quantity ne loinc|w$80', 'w90 h80'],
      ['code-value-quantity ne weight$80|ucum|kg', 'w90 h80'],
      ['code-value-quantity ne w$gt80', 'w80 h80'],
      ['code-value-quantity pr true', 'w80 w90 h80'],
      ['code-value-quantity pr false', 'text valueless codeless'],
      ['code-value-string pr true', 'text'],
    ],
  );

  const pressure = (id: string, ...components: (readonly [string, (number | undefined)?])[]): Sample => ({
    resourceType: 'Observation',
    id,
    component: components.map(([code, value]) => ({
      code: concept(code),
      ...(value !== undefined && { valueQuantity: { value } }),
    })),
  });
  filters(
    'Observation',
    [
      pressure('one', ['s', 120]),
      pressure('two', ['s', 120], ['d', 80]),
      pressure('half', ['s', 120], ['d']),
      pressure('none', ['s'], ['d']),
      { resourceType: 'Observation', id: 'root', code: concept('d'), valueQuantity: { value: 80 } },
    ],
    [
      ['component-code-value-quantity eq s$120', 'one two half'],
      ['component-code-value-quantity ne s$120', 'two'],
      ['component-code-value-quantity ne d$120', 'one two half'],
      ['component-code-value-quantity pr true', 'one two half'],
      ['component-code-value-quantity pr false', 'none root'],
      ['combo-code-value-quantity ne s$120', 'two root'],
      ['combo-code-value-quantity pr true', 'one two half root'],
    ],
  );

  const codes = ['s', 'd'];
  const observations: Sample[] = codes.flatMap((one) =>
    [100, undefined].flatMap((value) =>
      codes.map((other) => pressure(`${one}${value ?? '-'}${other}`, [one, value], [other, 120])),
    ),
  );
  onEveryBackend(observations, (engine) => {
    test('some element with all its parts is unequal', async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...codes, 'x'), fc.constantFrom(100, 120, 5), async (code, value) => {
          const filter = `component-code-value-quantity ne ${code}$${value}`;
          const bundle = await engine().search(`Observation?_filter=${encodeURIComponent(filter)}`);
          const expected = observations.filter(({ component }) =>
            (component as { code: { coding: { code: string }[] }; valueQuantity?: { value: number } }[]).some(
              (each) =>
                each.valueQuantity && (each.code.coding[0]!.code !== code || each.valueQuantity.value !== value),
            ),
          );
          expect(idsOf(bundle)).toBe(expected.map(({ id }) => id).join(' '));
        }),
        runs(30),
      );
    });
  });
});

describe('ne is no modifier', () => {
  onEveryBackend([], (engine) => {
    test.each(['Observation?subject:ne=Patient/1', 'ValueSet?url:ne=a', 'Patient?gender:ne=male'])(
      '%s',
      async (query) => {
        const issues = await issuesOf(engine(), query, { handling: 'lenient' });
        expect(issues).toMatchObject([{ code: 'not-supported' }]);
        expect(issues[0]!.message).toContain("':ne'");
      },
    );
  });
});
