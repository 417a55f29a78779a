import { describe, expect, test } from 'vitest';
import { createEngine, memory, scan, type Engine, type Resource } from '../../src/index.js';

/**
 * Elements that name no system: https://hl7.org/fhir/R4/search.html#token gives `code` the system of its value set and
 * booleans one of their own, and lets `|code` find what names no system.
 */
const GENDER = 'http://hl7.org/fhir/administrative-gender';
const SPECIAL = 'http://terminology.hl7.org/CodeSystem/special-values';
const ADMINISTRATION = 'http://terminology.hl7.org/CodeSystem/medication-admin-status';
const OWN = 'http://example.org/own';

const resources: (Resource & Record<string, unknown>)[] = [
  { resourceType: 'Patient', id: 'ann', gender: 'female', active: true },
  { resourceType: 'Patient', id: 'bob', gender: 'male', active: false },
  { resourceType: 'Patient', id: 'cy', telecom: [{ system: 'phone', value: '555' }] },
  { resourceType: 'Patient', id: 'dee', gender: 'Male' },
  { resourceType: 'Task', id: 'ordered', intent: 'order' },
  { resourceType: 'Task', id: 'unclear', intent: 'unknown' },
  { resourceType: 'MedicationAdministration', id: 'given', status: 'completed' },
  {
    resourceType: 'Patient',
    id: 'eve',
    language: 'en',
    identifier: [{ system: 'http://example.org/ids', value: 'female' }],
  },
  { resourceType: 'Patient', id: 'fay', identifier: [{ value: 'female' }] },
  { resourceType: 'OperationDefinition', id: 'op', code: 'translate' },
  { resourceType: 'Group', id: 'flag', characteristic: [{ valueBoolean: true }] },
  { resourceType: 'Group', id: 'bare', characteristic: [{ valueCodeableConcept: { coding: [{ code: 'true' }] } }] },
  {
    resourceType: 'Group',
    id: 'coded',
    characteristic: [{ valueCodeableConcept: { coding: [{ system: SPECIAL, code: 'true' }] } }],
  },
  {
    resourceType: 'Group',
    id: 'other',
    characteristic: [{ valueCodeableConcept: { coding: [{ system: OWN, code: 'true' }] } }],
  },
];

/** Code, boolean and identifier in one parameter: `anything` of Patient. And a code reached by other ways than by name. */
const searchParameters = [
  { code: 'anything', expression: 'Patient.gender | Patient.active | Patient.identifier | Patient.telecom' },
  { code: 'filtered', expression: "Patient.gender.where($this != 'other')" },
  { code: 'first', expression: 'Patient.gender.first()' },
  { code: 'tongue', expression: 'Patient.language' },
].map((each) => ({ resourceType: 'SearchParameter', type: 'token', base: ['Patient'], ...each }));

describe.each([
  ['memory', memory],
  ['scan', scan],
])('on %s', (_, backend) => {
  const started: Promise<Engine> = createEngine({ backend, searchParameters }).then(async (engine) => {
    expect((await engine.load(resources)).failed).toEqual([]);
    return engine;
  });

  test.each([
    ['Patient?gender=male', 'bob dee'],
    [`Patient?gender=${GENDER}|male`, 'bob dee'],
    [`Patient?gender=${GENDER}|`, 'ann bob dee'],
    ['Patient?gender=|male', 'bob dee'],
    ['Patient?gender=http://example.org/other|male', ''],
    ['Patient?gender=http://example.org/other|', ''],
    [`Patient?gender:not=${GENDER}|male`, 'ann cy eve fay'],
    [`Patient?gender=${GENDER}|male,|female`, 'ann bob dee'],
    ['Patient?gender:missing=false', 'ann bob dee'],
    ['Patient?active=true', 'ann'],
    ['Patient?active=|true', 'ann'],
    [`Patient?active=${SPECIAL}|false`, 'bob'],
    ['Patient?phone=|555', 'cy'],
    // One element draws from two systems; which one depends on the code.
    ['Task?intent=http://hl7.org/fhir/request-intent|order', 'ordered'],
    ['Task?intent=http://hl7.org/fhir/task-intent|order', ''],
    ['Task?intent=http://hl7.org/fhir/task-intent|unknown', 'unclear'],
    ['Task?intent=http://hl7.org/fhir/request-intent|', 'ordered'],
    ['Task?intent=|order,|unknown', 'ordered unclear'],
    [`MedicationAdministration?status=${ADMINISTRATION}|completed`, 'given'],
    // No value set, so no system either.
    ['OperationDefinition?code=translate', 'op'],
    ['OperationDefinition?code=|translate', 'op'],
    // R4's one parameter over booleans and codings: `|true` doesn't find a coding that has a system, be it the same.
    ['Group?value=true', 'flag bare coded other'],
    ['Group?value=|true', 'flag bare'],
    [`Group?value=${SPECIAL}|true`, 'flag coded'],
    [`Group?value=${SPECIAL}|`, 'flag coded'],
    // A caller's parameter over elements of all kinds.
    ['Patient?anything=female', 'ann eve fay'],
    ['Patient?anything=|female', 'ann fay'],
    [`Patient?anything=${GENDER}|female`, 'ann'],
    [`Patient?anything=http://example.org/ids|female`, 'eve'],
    ['Patient?anything=|true', 'ann'],
    [`Patient?filtered=${GENDER}|male`, 'bob dee'],
    [`Patient?first=${GENDER}|male`, 'bob dee'],
    ['Patient?tongue=urn:ietf:bcp:47|en', 'eve'],
  ])('%s finds %s', async (search, ids) => {
    const { entry } = await (await started).search(search.replaceAll('|', '%7C'), { handling: 'strict' });
    expect(entry.map(({ resource }) => (resource as Resource).id).join(' ')).toBe(ids);
  });
});

test('a code of a system whose case counts is found as it is written', async () => {
  const engine = await createEngine({ caseSensitiveSystems: [GENDER] });
  await engine.load(resources);
  const found = async (search: string): Promise<number | undefined> => (await engine.search(search)).total;
  expect(await found('Patient?gender=male')).toBe(1);
  expect(await found('Patient?gender=|male')).toBe(1);
  expect(await found(`Patient?gender=${GENDER}|MALE`)).toBe(0);
});
