import { describe, expect, test } from 'vitest';
import { finds, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const to = (reference: string): object => ({ reference });

/** Encounters of patients, of whom one has two practitioners: Joe of MN, who is active, and Jim of IL, who isn't. */
const resources: readonly Sample[] = [
  { resourceType: 'Practitioner', id: 'joe', active: true, name: [{ family: 'Stone' }], address: [{ state: 'MN' }] },
  { resourceType: 'Practitioner', id: 'jim', active: false, name: [{ family: 'Stone' }], address: [{ state: 'IL' }] },
  {
    resourceType: 'Patient',
    id: 'ann',
    name: [{ family: 'Moss' }],
    birthDate: '1980-05-01',
    generalPractitioner: [to('Practitioner/joe'), to('Practitioner/jim')],
  },
  { resourceType: 'Patient', id: 'bob', name: [{ family: 'Reed' }], generalPractitioner: [to('Practitioner/jim')] },
  { resourceType: 'Encounter', id: 'e1', status: 'planned', subject: to('Patient/ann') },
  { resourceType: 'Encounter', id: 'e2', status: 'finished', subject: to('Patient/bob') },
  { resourceType: 'Encounter', id: 'e3', status: 'finished' },
];

/** https://hl7.org/fhir/R4/search_filter.html: `paramPath = paramName (("[" filter "]") "." paramPath)?` */
describe('paths', () => {
  finds(resources, [
    ['Encounter?_filter=patient.name co "oss"', 'e1'],
    ['Encounter?_filter=subject:Patient.birthdate ge 1980', 'e1'],
    ['Encounter?_filter=subject.birthdate lt 1980', ''],
    ['Encounter?_filter=not(patient.name sw moss)', 'e2 e3'],
    ['Encounter?_filter=patient.name sw moss or status eq finished', 'e1 e2 e3'],
    ['Encounter?_filter=patient.birthdate pr false', 'e2'],
    ['Encounter?_filter=patient.general-practitioner.name eq stone', 'e1 e2'],
    ['Encounter?_filter=patient.general-practitioner:Practitioner.address-state eq MN', 'e1'],
    // Without brackets each comparison is a join of its own: two practitioners may satisfy the two.
    [
      'Patient?_filter=general-practitioner:Practitioner.address-state eq MN and general-practitioner:Practitioner.active eq false',
      'ann',
    ],
    // With brackets both hold for the same one.
    ['Patient?_filter=general-practitioner:Practitioner[address-state eq MN].active eq false', ''],
    ['Patient?_filter=general-practitioner:Practitioner[address-state eq IL].active eq false', 'ann bob'],
    ['Patient?_filter=general-practitioner[address-state eq IL or address-state eq MN].active eq true', 'ann'],
    [
      'Encounter?_filter=patient[name eq moss].general-practitioner:Practitioner[active eq true].address-state eq MN',
      'e1',
    ],
    ['Encounter?_filter=patient[not(name eq moss)].general-practitioner.name eq stone', 'e2'],
    // A filter at the end of a chain.
    ['Encounter?patient._filter=name eq moss and birthdate ge 1980', 'e1'],
    ['Patient?_has:Encounter:patient:_filter=status eq planned or status eq finished', 'ann bob'],
  ]);
});

describe('what is wrong with a path is an error under either handling', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Encounter?_filter=patient.nosuch eq 1', 'nosuch'],
      ['Encounter?_filter=nosuch.name eq 1', 'nosuch'],
      ['Encounter?_filter=status.name eq 1', 'status'],
      ['Encounter?_filter=subject:Device.birthdate eq 1', 'Device'],
      ['Encounter?_filter=patient[nosuch eq 1].name eq 1', 'nosuch'],
      ['Encounter?_filter=patient[birthdate eq 2013-13].name eq 1', '13'],
    ])('%s: %j', async (query, place) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const [issue, ...others] = await issuesOf(engine(), query, { handling });
        expect(others).toEqual([]);
        expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);
      }
    });
  });
});
