import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/definitions/registry.js';

const registry = createRegistry();

test('the generated modules are up to date', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'src/definitions/r4.generate.ts', '--check'], {
      encoding: 'utf8',
    });
  expect(run()).toBe('');
});

test('R4 has 146 concrete resource types', () => {
  expect(registry.resourceTypes.size).toBe(146);
  expect(registry.isResourceType('Patient')).toBe(true);
  for (const name of [
    'Resource',
    'DomainResource',
    'MetadataResource',
    'SubscriptionStatus',
    '__proto__',
    'Quantity',
    '',
  ]) {
    expect(registry.isResourceType(name), name).toBe(false);
  }
});

describe('parameters', () => {
  test('of a type', () => {
    expect(registry.parameter('Observation', 'value-quantity')).toEqual({
      code: 'value-quantity',
      type: 'quantity',
      url: 'http://hl7.org/fhir/SearchParameter/Observation-value-quantity',
      base: ['Observation'],
      expression: '(Observation.value as Quantity) | (Observation.value as SampledData)',
      target: [],
      components: [],
    });
    expect(registry.parameter('Observation', 'subject')?.target).toEqual(['Group', 'Device', 'Patient', 'Location']);
  });

  test('of several types have the url of the registry', () => {
    const { url, base } = registry.parameter('Patient', 'birthdate')!;
    expect({ url, base }).toEqual({
      url: 'http://hl7.org/fhir/SearchParameter/individual-birthdate',
      base: ['Patient', 'Person', 'RelatedPerson'],
    });
    expect(registry.parameterByUrl(url)?.code).toBe('birthdate');
  });

  test('composites have components', () => {
    expect(registry.parameter('Observation', 'code-value-date')?.components).toEqual([
      { definition: 'http://hl7.org/fhir/SearchParameter/clinical-code', expression: 'code' },
      {
        definition: 'http://hl7.org/fhir/SearchParameter/Observation-value-date',
        expression: 'value.as(DateTime) | value.as(Period)',
      },
    ]);
  });

  test('are inherited, each code once', () => {
    for (const type of registry.resourceTypes) {
      const codes = registry.parameters(type).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(codes).toContain('_id');
      expect(codes.includes('_text')).toBe(registry.elements.isA(type, 'DomainResource'));
    }
    expect(registry.parameter('Patient', '_content')).not.toHaveProperty('expression');
    // Its own list has all resource types but Parameters, which means any.
    expect(registry.parameter('ActivityDefinition', 'composed-of')?.target).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('%j is no parameter', (code) => {
    expect(registry.parameter('Patient', code)).toBeUndefined();
    expect(registry.parameters(code)).toEqual([]);
    expect(registry.parameterByUrl(code)).toBeUndefined();
    expect(registry.compartment(code)).toBeUndefined();
  });

  test('of other releases are left out', () => {
    expect(registry.parameter('DeviceDefinition', 'classification')).toBeUndefined();
  });
});

test('compartments', () => {
  expect(registry.compartment('Patient')?.get('Observation')).toEqual(['subject', 'performer']);
  expect(registry.compartment('Patient')?.get('Patient')).toEqual(['link']);
  expect(registry.compartment('Encounter')?.get('Encounter')).toEqual(['{def}']);
  expect(registry.compartment('Patient')?.has('Task')).toBe(false);
  expect(
    ['Patient', 'Encounter', 'RelatedPerson', 'Practitioner', 'Device'].map((c) => registry.compartment(c)?.size),
  ).toEqual([66, 25, 32, 59, 32]);
});

describe('custom parameters', () => {
  const custom = (changes: object): unknown => ({
    resourceType: 'SearchParameter',
    url: 'http://example.org/eye-colour',
    code: 'eye-colour',
    type: 'token',
    base: ['Patient'],
    expression: "Patient.extension('http://example.org/eyes').value as code",
    ...changes,
  });

  test('are added', () => {
    const extended = createRegistry([custom({ target: ['Resource'] })]);
    expect(extended.problems).toEqual([]);
    expect(extended.parameter('Patient', 'eye-colour')).toMatchObject({ type: 'token', target: [] });
    expect(extended.parameterByUrl('http://example.org/eye-colour')?.code).toBe('eye-colour');
    expect(registry.parameter('Patient', 'eye-colour')).toBeUndefined();
  });

  test('override those of the same base and code', () => {
    const first = custom({ code: 'gender', base: ['Patient', 'Person'], url: undefined });
    const second = custom({ code: 'gender', type: 'string', url: undefined });
    const id = custom({ code: '_id', url: undefined, expression: 'Patient.identifier' });
    const extended = createRegistry([first, second, id]);
    expect(extended.parameter('Patient', 'gender')?.type).toBe('string');
    expect(extended.parameter('Person', 'gender')?.url).toBe('');
    expect(extended.parameter('Practitioner', 'gender')?.url).toMatch(/individual-gender$/);
    expect(extended.parameter('Patient', '_id')?.expression).toBe('Patient.identifier');
    expect(extended.parameter('Group', '_id')?.expression).toBe('Resource.id');
  });

  test.each<[string, unknown, object]>([
    ['no resource', 7, { at: 'resourceType' }],
    ['another resource', { resourceType: 'Patient' }, { at: 'resourceType' }],
    ['no code', custom({ code: undefined }), { at: 'code' }],
    ['a code with a colon', custom({ code: 'a:b' }), { at: 'code' }],
    [
      'an unknown type',
      custom({ type: 'text' }),
      { at: 'type', message: expect.stringMatching(/^expected one of string, token/) },
    ],
    ['no base', custom({ base: [] }), { at: 'base' }],
    ['a base that is no array', custom({ base: 'Patient' }), { at: 'base' }],
    [
      'an unknown base',
      custom({ base: ['Patient', '__proto__'] }),
      { at: 'base[1]', message: expect.stringContaining("'__proto__'") },
    ],
    ['an unknown target', custom({ target: ['Nobody'] }), { at: 'target[0]' }],
    ['no expression', custom({ expression: undefined }), { at: 'expression' }],
    [
      'a faulty expression',
      custom({ expression: 'Patient.name.' }),
      { at: 'expression', span: { start: 13, end: 13 } },
    ],
    ['a composite without components', custom({ type: 'composite' }), { at: 'component' }],
    [
      'a component without definition',
      custom({ type: 'composite', component: [{ expression: 'a' }] }),
      { at: 'component[0].definition' },
    ],
    [
      'a component with an unknown definition',
      custom({ type: 'composite', component: [{ definition: 'http://example.org/no', expression: 'a' }] }),
      { at: 'component[0].definition', message: expect.stringContaining('http://example.org/no') },
    ],
    [
      'a component with a faulty expression',
      custom({ type: 'composite', component: [{ definition: 'http://example.org/eye-colour', expression: 'a b' }] }),
      { at: 'component[0].expression', span: { start: 2, end: 3 } },
    ],
  ])('%s is a problem', (_, resource, expected) => {
    const extended = createRegistry([custom({ code: 'sound' }), resource]);
    expect(extended.problems).toContainEqual(expect.objectContaining({ index: 1, ...expected }));
    expect(extended.custom.map(({ index }) => index)).toEqual([0]);
  });

  test('all problems of all parameters are reported', () => {
    const { problems } = createRegistry([custom({ code: '', type: '' }), custom({ base: ['X', 'Y'] })]);
    expect(problems.map(({ index, at }) => `${index} ${at}`)).toEqual(['0 code', '0 type', '1 base[0]', '1 base[1]']);
  });
});
