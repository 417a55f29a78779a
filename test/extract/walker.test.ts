import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFhirPath } from '../../grammar/fhirpath/index.js';
import { r4Elements } from '../../src/definitions/elements.js';
import { compilePaths, compileWalker, type TypedPath } from '../../src/extract/index.js';
import type { Resource } from '../../src/model/resource.js';
import { runs } from '../support/runs.js';

function paths(expression: string, resourceType: string, type = resourceType): readonly TypedPath[] {
  const parsed = parseFhirPath(expression);
  if (!parsed.ok) throw new Error(parsed.message);
  const compiled = compilePaths(parsed.expression, { type, resourceType, elements: r4Elements() });
  expect(compiled.faults).toEqual([]);
  return compiled.paths;
}

/** What an expression yields, as `type: value`. */
function extract(expression: string, resource: object): unknown[] {
  const found: unknown[] = [];
  const of = paths(expression, (resource as Resource).resourceType);
  const walk = compileWalker<unknown[]>(
    of.map((path) => ({ path, visit: (element, into) => into.push({ [path.type]: element }) })),
  );
  walk(resource as Resource, found);
  return found;
}

const patient = {
  resourceType: 'Patient',
  id: 'p1',
  active: true,
  name: [
    { family: 'Li', given: ['An', null, 'Bo'], use: 'official' },
    { family: 'Wu', given: ['Cy'] },
  ],
  _birthDate: { extension: [{ url: 'http://example.org/unknown', valueBoolean: true }] },
  deceasedBoolean: false,
  extension: [
    { url: 'http://example.org/a', valueCode: 'x' },
    { url: 'http://example.org/a', valueCoding: { code: 'y' } },
    { url: 'http://example.org/b', extension: [{ url: 'c', valueQuantity: { code: 'mg', value: 1 } }] },
  ],
  contained: [{ resourceType: 'Organization', id: 'o' }],
};
const observation = {
  resourceType: 'Observation',
  valueQuantity: { value: 0, unit: 'mg' },
  effectivePeriod: { start: '2020' },
  component: [{ valueString: 'a' }, { valueQuantity: { value: 2 } }, { valueString: 'b' }],
};

describe('yields', () => {
  test.each<[string, object, unknown[]]>([
    ['Patient.name.given', patient, [{ string: 'An' }, { string: 'Bo' }, { string: 'Cy' }]],
    ['Patient.name[1].family', patient, [{ string: 'Wu' }]],
    ['Patient.name.given[1]', patient, [{ string: 'Bo' }]],
    ['Patient.name.first().given.last()', patient, [{ string: 'Bo' }]],
    ['Patient.name[7]', patient, []],
    ["Patient.name.where(use = 'official').family", patient, [{ string: 'Li' }]],
    ["Patient.name.where(given = 'Cy').family", patient, [{ string: 'Wu' }]],
    ["Patient.name.where(given.where($this = 'Bo').exists()).family", patient, [{ string: 'Li' }]],
    ["Patient.name.given.where($this != 'An')", patient, [{ string: 'Bo' }, { string: 'Cy' }]],
    ['Patient.name.where(use.empty()).family', patient, [{ string: 'Wu' }]],
    ["Patient.name.where(use = 'x' or family = 'Wu').family", patient, [{ string: 'Wu' }]],
    ["Patient.name.where(use != 'x').family", patient, [{ string: 'Li' }]],
    ["Patient.name.where((use != 'x').not()).family", patient, []],
    ['Patient.name.where(%resource.active).family', patient, [{ string: 'Li' }, { string: 'Wu' }]],
    ['Patient.name.where(%context.active = false).family', patient, []],
    ['Patient.birthDate', patient, []],
    ['Patient.birthDate.exists()', patient, [{ boolean: false }]],
    ['Patient.active', patient, [{ boolean: true }]],
    ['Patient.deceased', patient, [{ boolean: false }]],
    ['Patient.deceased.exists() and Patient.deceased != false', patient, [{ boolean: false }]],
    ['Patient.deceased is boolean', patient, [{ boolean: true }]],
    ['Patient.deceased is dateTime', patient, [{ boolean: false }]],
    ['Patient.multipleBirth is boolean', patient, []],
    ['Patient', patient, [{ Patient: patient }]],
    ['FHIR.Patient.active', patient, [{ boolean: true }]],
    ['Resource.id | DomainResource.id | Group.name', patient, [{ id: 'p1' }]],
    ['Patient.contained.ofType(Organization).id', patient, [{ id: 'o' }]],
    ['Patient.contained.ofType(Patient)', patient, []],
    ['Patient.contained.id', patient, [{ id: 'o' }]],
    ["Patient.extension('http://example.org/a').value", patient, [{ code: 'x' }, { Coding: { code: 'y' } }]],
    ["Patient.extension('http://example.org/a').value as code", patient, [{ code: 'x' }]],
    ["Patient.extension('http://example.org/a').value.as(Code)", patient, [{ code: 'x' }]],
    ["Patient.extension('http://example.org/b').extension('c').value.code", patient, [{ code: 'mg' }]],
    ["Patient.extension.where(url = 'http://example.org/a').valueCode", patient, [{ code: 'x' }]],
    ["Patient.extension.value.where(code = 'y')", patient, [{ Coding: { code: 'y' } }]],
    ['Patient.extension.value.ofType(string)', patient, [{ code: 'x' }]],
    ['Observation.value', observation, [{ Quantity: { value: 0, unit: 'mg' } }]],
    ['Observation.value[0] as Quantity', observation, [{ Quantity: { value: 0, unit: 'mg' } }]],
    ['Observation.value as string', observation, []],
    ['(Observation.value as Quantity).value', observation, [{ decimal: 0 }]],
    ['Observation.effective', observation, [{ Period: { start: '2020' } }]],
    ['Observation.effective.as(Period)', observation, [{ Period: { start: '2020' } }]],
    ['Observation.component.value.as(String)', observation, [{ string: 'a' }, { string: 'b' }]],
    ['(Observation.component.value as string)[1]', observation, [{ string: 'b' }]],
    ['Observation.component.where(value is Quantity).value.value', observation, [{ decimal: 2 }]],
    ['Observation.effective.where(start = @2020)', observation, [{ Period: { start: '2020' } }]],
    ['Observation.effective.where(start = @2020-01)', observation, []],
    ['Observation.code.empty() and Observation.component.exists(value is string)', observation, [{ boolean: true }]],
    ['Observation.value.value.hasValue()', observation, [{ boolean: true }]],
    ['Observation.value.hasValue()', observation, [{ boolean: false }]],
    ['Observation.value.value = 0.0', observation, [{ boolean: true }]],
    ['(Observation.component.value as string) = {}', observation, []],
    ['Observation.code.exists() implies {}', observation, [{ boolean: true }]],
    ['true xor Observation.code.exists()', observation, [{ boolean: true }]],
    ['Patient.active and Patient.name.exists()', observation, []],
  ])('%s', (expression, resource, expected) => expect(extract(expression, resource)).toEqual(expected));
});

/** Columns: true and, false and, {} and, ...; http://hl7.org/fhirpath/N1/#boolean-logic */
describe('three values: true, false, nothing', () => {
  const VALUES = ['true', 'false', '{}'];
  test.each([
    ['and', ['true false {}', 'false false false', '{} false {}']],
    ['or', ['true true true', 'true false {}', 'true {} {}']],
    ['xor', ['false true {}', 'true false {}', '{} {} {}']],
    ['implies', ['true false {}', 'true true true', 'true {} {}']],
    ['=', ['true false {}', 'false true {}', '{} {} {}']],
    ['!=', ['false true {}', 'true false {}', '{} {} {}']],
  ])('%s', (operator, expected) => {
    const result = (left: string, right: string): string => {
      const [value] = extract(`${left} ${operator} ${right}`, patient) as { boolean: boolean }[];
      return value === undefined ? '{}' : String(value.boolean);
    };
    expect(VALUES.map((left) => VALUES.map((right) => result(left, right)).join(' '))).toEqual(expected);
  });

  test('several values are no boolean', () => {
    expect(extract('Patient.name.given and true', patient)).toEqual([]);
    expect(extract('Patient.name.first().family and true', patient)).toEqual([{ boolean: true }]);
  });
});

describe('equality', () => {
  test.each([
    ["Patient.name.given = ('An' | 'Bo' | 'Cy')", true],
    ["Patient.name.given = ('An' | 'Cy' | 'Bo')", false],
    ["Patient.name.given = 'An'", false],
    ['Patient.name.first() = Patient.name[0]', true],
    ['Patient.name.first() = Patient.name[1]', false],
    ["('x' | 'x') = 'x'", true],
    ['1.0 = 1', true],
    ["'1' = 1", false],
    ['@2020-01-01 = @2020-01-01', true],
    ['@2020-01-01 = @2020-01-02', false],
    ['@2020-01 = @2020-02-02', false],
    ['@2020-01-01 = @2020-01', undefined],
    ['@2020-01-01T12:00:00Z = @2020-01-01T13:00:00+01:00', true],
    ['@2020-01-01T12:00:00Z = @2020-01-01T12:00:00', undefined],
    ['@T12:30 = @T12:30', true],
    ['@T12:30 = @T12', undefined],
  ])('%s', (expression, expected) => {
    expect(extract(expression, patient)).toEqual(expected === undefined ? [] : [{ boolean: expected }]);
  });
});

test('a bundle yields the resource itself', () => {
  const composition = { resourceType: 'Composition', id: 'c' };
  const bundle = { resourceType: 'Bundle', entry: [{ resource: composition }, { resource: patient }] };
  expect(extract('Bundle.entry[0].resource', bundle)).toEqual([{ Resource: composition }]);
  expect(extract('Bundle.entry.resource.ofType(Patient).name.family', bundle)).toEqual([
    { string: 'Li' },
    { string: 'Wu' },
  ]);
});

describe('where(resolve() is Patient)', () => {
  const contained = [{ resourceType: 'Patient', id: 'x' }, null, { resourceType: 'Group', id: 'g' }];
  test.each<[object | string | null, boolean]>([
    [{ reference: 'Patient/1' }, true],
    [{ reference: 'Patient/1/_history/2' }, true],
    [{ reference: 'http://example.org/fhir/Patient/1' }, true],
    [{ reference: 'Patient?identifier=http://example.org|1' }, true],
    [{ reference: '#x' }, true],
    [{ reference: '#g' }, false],
    [{ reference: '#missing' }, false],
    [{ reference: 'Group/1' }, false],
    [{ reference: 'PatientGroup/1' }, false],
    [{ reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' }, false],
    [{ reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', type: 'Patient' }, true],
    [{ reference: 'Group/1', type: 'Patient' }, false],
    [{ identifier: { value: '1' }, type: 'http://hl7.org/fhir/StructureDefinition/Patient' }, true],
    [{ display: 'somebody' }, false],
    ['Patient/1', false],
    [null, false],
  ])('%j: %s', (subject, expected) => {
    const found = extract('Observation.subject.where(resolve() is Patient)', { ...observation, contained, subject });
    expect(found).toHaveLength(expected ? 1 : 0);
  });

  test('canonicals point at nothing', () => {
    const resource = { resourceType: 'Task', instantiatesCanonical: 'http://example.org/Patient/1' };
    expect(extract('Task.instantiatesCanonical.where(resolve() is Patient)', resource)).toEqual([]);
  });
});

describe('what is not shaped as defined is passed over', () => {
  const wrong = [null, 0, '', 'text', true, [], [null], [['x']], {}, { family: ['x'] }, [{ family: { x: 1 } }, 7, 'x']];
  test.each(wrong)('%j as a name', (name) => {
    const resource = { resourceType: 'Patient', name };
    expect(extract('Patient.name.family', resource)).toEqual([]);
    expect(extract("Patient.name.where(family = 'x').given[0]", resource)).toEqual([]);
    expect(extract('Patient.name.given.exists()', resource)).toEqual([{ boolean: false }]);
  });

  test('others of the same array are not', () => {
    const resource = { resourceType: 'Patient', name: [null, 'x', { family: 1 }, { family: 'Li' }] };
    expect(extract('Patient.name.family', resource)).toEqual([{ string: 'Li' }]);
  });

  test('an object where an array is due', () => {
    expect(extract('Patient.name.family', { resourceType: 'Patient', name: { family: 'Li' } })).toEqual([]);
  });

  test('an array where an object is due', () => {
    expect(extract('Observation.code', { resourceType: 'Observation', code: [{ text: 'x' }] })).toEqual([]);
    expect(extract('Patient.name', { resourceType: 'Patient', name: [[{ family: 'Li' }]] })).toEqual([]);
  });

  test('a name of Object.prototype', () => {
    expect(
      extract('Patient.name.family', JSON.parse('{"resourceType":"Patient","__proto__":{"name":[{"family":"Li"}]}}')),
    ).toEqual([]);
  });
});

test('a property is read once for all paths', () => {
  let reads = 0;
  const resource = {
    resourceType: 'Patient',
    get name() {
      reads++;
      return [{ family: 'Li', given: ['An'] }];
    },
  };
  const seen: unknown[] = [];
  const all = ['Patient.name', 'Patient.name.family', 'Patient.name.given', 'Patient.name.family'];
  const visits = all
    .flatMap((e) => paths(e, 'Patient'))
    .map((path) => ({ path, visit: (x: unknown) => void seen.push(x) }));
  compileWalker(visits)(resource, undefined);
  expect(reads).toBe(1);
  expect(seen).toEqual([{ family: 'Li', given: ['An'] }, 'Li', 'Li', 'An']);
});

test('paths of a component start at its element and know the resource', () => {
  const root = { resourceType: 'Observation', status: 'final', component: [{ valueString: 'a' }] };
  const seen: unknown[] = [];
  const visits = [
    ...paths('%resource.status', 'Observation', 'Observation.component'),
    ...paths('value.as(string)', 'Observation', 'Observation.component'),
  ].map((path) => ({ path, visit: (x: unknown, _: undefined, from: Resource) => void seen.push([x, from === root]) }));
  compileWalker<undefined>(visits)(root.component[0]!, undefined, root);
  expect(seen).toEqual([
    ['final', true],
    ['a', true],
  ]);
});

describe('elements with many properties', () => {
  const expressions = ['gender', 'birthDate', 'language', 'active', 'name.family', 'telecom.value', 'address.city'];
  const visits = expressions.flatMap((expression) =>
    paths(`Patient.${expression}`, 'Patient').map((path) => ({
      path,
      visit: (element: unknown, found: unknown[]) => void found.push(`${path.key}: ${String(element)}`),
    })),
  );
  const found = (resource: object, ordered: boolean): unknown[] => {
    const into: unknown[] = [];
    (ordered ? inOrder : asTheyCome)(resource, into);
    return into;
  };
  const asTheyCome = compileWalker<unknown[]>(visits);
  const inOrder = compileWalker<unknown[]>(visits, true);
  const all: Readonly<Record<string, unknown>> = {
    gender: 'other',
    birthDate: '2000',
    language: 'la',
    active: true,
    name: [{ family: 'Li' }, { family: 'Wu' }],
    telecom: [{ value: '1' }],
    address: [{ city: 'Ur' }],
  };

  test('yield the same in whatever order they come, and whatever stands between them', () => {
    const names = fc.shuffledSubarray([...Object.keys(all), 'id', 'text', 'unknown', 'constructor']);
    fc.assert(
      fc.property(names, (some) => {
        const resource = Object.fromEntries(some.map((name) => [name, all[name] ?? name]));
        expect(found(resource, false).sort()).toEqual(found(resource, true).sort());
        expect(found(resource, true)).toEqual(found(all, true).filter((each) => found(resource, true).includes(each)));
      }),
      runs(300),
    );
  });

  test('are found among more names than anybody knows', () => {
    const unknown = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`n${i}`, i]));
    for (let i = 0; i < 3; i++) expect(found({ ...unknown, ...all, [`last${i}`]: i }, false)).toHaveLength(8);
  });

  test('are found where the getters of a class give them', () => {
    class Patient {
      get gender(): unknown {
        return all['gender'];
      }
      get birthDate(): unknown {
        return all['birthDate'];
      }
    }
    expect(found(new Patient() as unknown as Record<string, unknown>, false)).toEqual([
      'Patient.gender: other',
      'Patient.birthDate: 2000',
    ]);
  });
});
