import { describe } from 'vitest';
import type { TestResource } from '../../../src/testing/oracle/world.js';
import { BASE, expects, refuses } from './table.js';

const observation = (id: string, more: object): TestResource => ({ resourceType: 'Observation', id, ...more });
const about = (id: string, reference: string): TestResource => observation(id, { subject: { reference } });

const observations = [
  about('rel', 'Patient/23'),
  about('abs', `${BASE}/Patient/23`),
  about('ver', 'Patient/23/_history/4'),
  about('far', 'http://there.org/fhir/Patient/23'),
  about('grp', 'Group/7'),
  observation('idn', { subject: { identifier: { system: 's', value: '23' } } }),
  observation('con', { subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] }),
  observation('none', {}),
];

describe('references, https://hl7.org/fhir/R4/search.html#reference', () => {
  expects(observations, [
    ['Observation?subject=23', 'rel abs ver'],
    ['Observation?subject=Patient/23', 'rel abs ver'],
    [`Observation?subject=${BASE}/Patient/23`, 'rel abs ver'],
    ['Observation?subject:Patient=23', 'rel abs ver'],
    ['Observation?patient=23', 'rel abs ver'],
    ['Observation?subject=http://there.org/fhir/Patient/23', 'far'],
    ['Observation?subject=Patient/23/_history/4', 'ver'],
    ['Observation?subject:Group=7', 'grp'],
    ['Observation?patient=7', ''],
    ['Observation?subject:identifier=s|23', 'idn'],
    ['Observation?subject:identifier=23', 'idn'],
    ['Observation?subject:missing=true', 'none'],
    ['Observation?patient:missing=true', 'grp idn none'],
    ['Observation?subject=23,7', 'rel abs ver grp'],
  ]);
});

describe('references as other servers may have them', () => {
  expects(
    observations,
    [
      ['Observation?subject=Patient/23', 'rel abs', 'ver'],
      ['Observation?subject=http://there.org/fhir/Patient/23', 'far'],
    ],
    { profile: 'fhir' },
  );
});

describe('ids of several resources', () => {
  refuses(
    [...observations, { resourceType: 'Patient', id: '23' }, { resourceType: 'Group', id: '23' }],
    [
      ['Observation?subject=23', 'subject'],
      ['Observation?subject=Patient/23', ''],
      ['Observation?patient=23', ''],
    ],
  );
});

const code = (text: string): object => ({ coding: [{ system: 'http://loinc.org', code: text }] });
const mmHg = (value: number): object => ({
  value,
  unit: 'mm[Hg]',
  system: 'http://unitsofmeasure.org',
  code: 'mm[Hg]',
});
const pressure = (id: string, systolic: number, diastolic: number): TestResource =>
  observation(id, {
    code: code('85354-9'),
    component: [
      { code: code('8480-6'), valueQuantity: mmHg(systolic) },
      { code: code('8462-4'), valueQuantity: mmHg(diastolic) },
    ],
  });

describe('composites, https://hl7.org/fhir/R4/search.html#combining', () => {
  expects(
    [
      pressure('low', 90, 55),
      pressure('high', 150, 95),
      observation('pulse', { code: code('8867-4'), valueQuantity: { value: 60, unit: '/min' } }),
      observation('word', { code: code('8480-6'), valueString: 'high' }),
      observation('day', { code: code('30525-0'), valueDateTime: '2020-05-05' }),
    ],
    [
      ['Observation?component-code-value-quantity=8480-6$lt100', 'low'],
      ['Observation?component-code-value-quantity=8480-6$gt140', 'high'],
      // 95 is diastolic, and the codes of one component don't go with the values of another.
      ['Observation?component-code-value-quantity=8480-6$95', ''],
      ['Observation?component-code-value-quantity=8462-4$95', 'high'],
      ['Observation?component-code-value-quantity=8462-4$95,8480-6$90', 'low high'],
      ['Observation?component-code-value-quantity=http://loinc.org|8480-6$90|http://unitsofmeasure.org|mm[Hg]', 'low'],
      ['Observation?combo-code-value-quantity=8867-4$60', 'pulse'],
      ['Observation?combo-code-value-quantity=8480-6$90', 'low'],
      ['Observation?code-value-quantity=8867-4$gt50', 'pulse'],
      ['Observation?code-value-quantity=8480-6$90', ''],
      ['Observation?code-value-string=8480-6$hi', 'word'],
      ['Observation?code-value-date=30525-0$ge2020', 'day'],
      ['Observation?code-value-date=30525-0$2020-05-06', ''],
    ],
  );
});

const place = (id: string, latitude: number, longitude: number): TestResource => ({
  resourceType: 'Location',
  id,
  position: { latitude, longitude },
});

describe('places, https://hl7.org/fhir/R4/location.html#positional', () => {
  expects(
    [place('zero', 0, 0), place('one', 0, 1), place('far', 40, -80), { resourceType: 'Location', id: 'none' }],
    [
      // A degree of the equator is 111.2 km.
      ['Location?near=0|0|112|km', 'zero one'],
      ['Location?near=0|0|110|km', 'zero'],
      ['Location?near=0|0|112000|m', 'zero one'],
      ['Location?near=0|0', 'zero'],
      ['Location?near=0.001|0|10|km,40|-80|10|km', 'zero far'],
      ['Location?near:missing=true', 'none'],
    ],
  );
});

const meta = (id: string, of: object): TestResource => ({ resourceType: 'Patient', id, meta: of });

describe('parameters of all resources, https://hl7.org/fhir/R4/search.html#all', () => {
  expects(
    [
      meta('m1', { lastUpdated: '2020-01-01T00:00:00Z', tag: [{ system: 't', code: 'x' }], profile: ['http://p|1'] }),
      meta('m2', { lastUpdated: '2021-01-01T00:00:00Z', security: [{ code: 'R' }], source: 'http://src#1' }),
      {
        resourceType: 'Group',
        id: 'g',
        meta: { tag: [{ system: 't', code: 'x' }] },
        member: [{ entity: { reference: 'Patient/m1' } }, { entity: { reference: 'Patient/m2' }, inactive: true }],
      },
      {
        resourceType: 'List',
        id: 'l',
        entry: [
          { item: { reference: 'Patient/m1' }, deleted: true },
          { item: { reference: 'Patient/m2' } },
          { item: { reference: 'Group/g' } },
        ],
      },
    ],
    [
      ['Patient?_lastUpdated=ge2020-06', 'm2'],
      ['Patient?_lastUpdated=2020', 'm1'],
      ['Patient?_tag=t|x', 'm1'],
      ['Patient?_security=R', 'm2'],
      ['Patient?_profile=http://p', 'm1'],
      ['Patient?_profile=http://p|1', 'm1'],
      ['Patient?_profile=http://p|2', ''],
      ['Patient?_source=http://src#1', 'm2'],
      ['Patient?_source:below=http://src', ''],
      ['Patient?_list=l', 'm2'],
      ['?_list=l', 'm2 g'],
      ['Patient?_in=g', 'm1'],
      ['Patient?_in=Group/g,List/l', 'm1 m2'],
      ['?_tag=x', 'm1 g'],
      ['?_type=Patient&_tag=x', 'm1'],
      ['?_type=Patient,Group&_id=m1,g,l', 'm1 g'],
      ['?_lastUpdated:missing=true', 'g l'],
    ],
  );
});

describe('filters, https://hl7.org/fhir/R4/search_filter.html', () => {
  expects(
    [
      { resourceType: 'Patient', id: 'f1', birthDate: '1990', name: [{ given: ['Peter'] }], gender: 'male' },
      { resourceType: 'Patient', id: 'f2', birthDate: '2000', name: [{ given: ['Petra'] }], gender: 'female' },
      { resourceType: 'Patient', id: 'f3', name: [{ given: ['Ann', 'Peter'] }] },
    ],
    [
      ['Patient?_filter=given eq peter', 'f1 f3'],
      ['Patient?_filter=given ne peter', 'f2 f3'],
      ['Patient?_filter=given sw pet and gender eq female', 'f2'],
      ['Patient?_filter=given ew "ra"', 'f2'],
      ['Patient?_filter=given co ete', 'f1 f3'],
      ['Patient?_filter=not (given eq peter)', 'f2'],
      ['Patient?_filter=gender eq male or birthdate ge 2000', 'f1 f2'],
      ['Patient?_filter=gender eq female or given eq ann and birthdate pr false', 'f3'],
      ['Patient?_filter=gender eq female or (given eq ann and birthdate pr false)', 'f2 f3'],
      ['Patient?_filter=birthdate lt 1995', 'f1'],
      ['Patient?_filter=birthdate po 1990-05', 'f1'],
      ['Patient?_filter=_id eq f1', 'f1'],
      ['Patient?_filter=gender pr true', 'f1 f2'],
    ],
  );
});
