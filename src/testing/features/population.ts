import type { TestResource } from '../oracle/world.js';
import { concept, one, to } from './feature.js';

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';

const quantity = (value: number, code: string): object => ({ value, unit: code, system: UCUM, code });

/**
 * A few resources, valid by R4 and linked with each other, that every feature is asked of. What others refer to comes
 * first, for servers that insist.
 */
export const POPULATION: readonly TestResource[] = [
  one('Organization', 'trust', { name: 'Health Trust' }),
  one('Organization', 'north', {
    name: 'North Clinic',
    identifier: [{ system: 'http://fhirdex.example/org', value: 'N1' }],
    partOf: to('Organization/trust'),
  }),
  one('Practitioner', 'joe', { name: [{ family: 'Ames', given: ['Joe'] }], address: [{ state: 'TX' }] }),
  one('Practitioner', 'liz', { name: [{ family: 'Bell', given: ['Liz'] }], address: [{ state: 'MN' }] }),
  one('Patient', 'ann', {
    meta: { tag: [{ system: 'http://fhirdex.example/tags', code: 'study' }] },
    identifier: [
      {
        system: 'http://fhirdex.example/mrn',
        value: 'A-1',
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }], text: 'Record' },
      },
    ],
    active: true,
    name: [{ family: "O'Neil", given: ['Ánn', 'María'] }],
    gender: 'female',
    birthDate: '1984-02-29',
    generalPractitioner: [to('Practitioner/joe'), to('Practitioner/liz')],
    managingOrganization: to('Organization/north'),
  }),
  one('Patient', 'bob', {
    identifier: [{ system: 'http://fhirdex.example/other', value: 'A-1' }],
    active: false,
    name: [{ family: 'Joanne', given: ['Bob'] }],
    gender: 'male',
    birthDate: '2001-07',
    generalPractitioner: [to('Practitioner/liz')],
  }),
  one('Patient', 'cat', { name: [{ family: 'Cole, Smith', given: ['Cat'] }], birthDate: '2001' }),
  one('Encounter', 'visit', {
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    subject: to('Patient/ann'),
    period: { start: '2013-03-14T09:00:00Z', end: '2013-03-14T10:00:00Z' },
  }),
  one('Encounter', 'stay', {
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    subject: to('Patient/bob'),
    period: { start: '2013-02-15' },
  }),
  one('Observation', 'weight', {
    status: 'final',
    code: concept(LOINC, '29463-7', 'Body weight'),
    subject: to('Patient/ann'),
    encounter: to('Encounter/visit'),
    effectiveDateTime: '2013-03-14T09:30:00Z',
    valueQuantity: quantity(72.5, 'kg'),
  }),
  one('Observation', 'weight-g', {
    status: 'amended',
    code: concept(LOINC, '29463-7', 'Body weight'),
    subject: to('Patient/bob'),
    effectiveDateTime: '2013-03',
    valueQuantity: quantity(72_500, 'g'),
  }),
  one('Observation', 'pressure', {
    status: 'final',
    code: concept(LOINC, '85354-9', 'Blood pressure'),
    subject: to('Patient/ann'),
    effectivePeriod: { start: '2013-03-20', end: '2013-04-10' },
    component: [
      { code: concept(LOINC, '8480-6'), valueQuantity: quantity(150, 'mm[Hg]') },
      { code: concept(LOINC, '8462-4'), valueQuantity: quantity(95, 'mm[Hg]') },
    ],
  }),
  one('Observation', 'inner', {
    status: 'final',
    code: concept('http://fhirdex.example/codes', '29463-7'),
    contained: [{ resourceType: 'Patient', id: 'in', name: [{ family: 'Inner' }] }],
    subject: { reference: '#in' },
  }),
  one('Condition', 'asthma', {
    clinicalStatus: concept(CLINICAL, 'active'),
    code: { coding: [{ system: 'http://snomed.info/sct', code: '195967001', display: 'Asthma' }], text: 'Bad asthma' },
    subject: to('Patient/ann'),
  }),
  one('Condition', 'two', {
    code: {
      coding: [
        { system: 'http://snomed.info/sct', code: '195967001' },
        { system: 'http://hl7.org/fhir/sid/icd-10', code: 'J45' },
      ],
    },
    subject: to('Patient/bob'),
  }),
  one('Condition', 'bare', {
    code: { text: 'Asthma?' },
    subject: { identifier: { system: 'http://fhirdex.example/mrn', value: 'A-1' } },
  }),
  one('RiskAssessment', 'half', {
    status: 'final',
    subject: to('Patient/ann'),
    prediction: [{ probabilityDecimal: 0.5 }],
  }),
  one('RiskAssessment', 'more', {
    status: 'final',
    subject: to('Patient/bob'),
    prediction: [{ probabilityDecimal: 0.54 }],
  }),
  one('ValueSet', 'a', { url: 'http://fhirdex.example/fhir/ValueSet/a', status: 'draft' }),
  one('ValueSet', 'below', { url: 'http://fhirdex.example/fhir/ValueSet/a/b', status: 'draft' }),
  one('Location', 'here', { name: 'Here', position: { latitude: 40.0, longitude: -3.7 } }),
  one('Location', 'there', { name: 'There', position: { latitude: 41.4, longitude: 2.2 } }),
  one('List', 'current', { status: 'current', mode: 'working', entry: [{ item: to('Patient/ann') }] }),
];
