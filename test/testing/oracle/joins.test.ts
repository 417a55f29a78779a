import { describe, expect, test } from 'vitest';
import type { TestResource } from '../../../src/testing/oracle/world.js';
import { expects, oracleOf, refuses } from './table.js';

const ref = (reference: string): object => ({ reference });
const one = (resourceType: string, id: string, more: object = {}): TestResource => ({ resourceType, id, ...more });

const ward: readonly TestResource[] = [
  one('Patient', 'ann', {
    name: [{ family: 'Ames' }],
    gender: 'female',
    generalPractitioner: [ref('Practitioner/joe'), ref('Practitioner/liz')],
    managingOrganization: ref('Organization/north'),
  }),
  one('Patient', 'bob', { name: [{ family: 'Bell' }], gender: 'male', generalPractitioner: [ref('Practitioner/liz')] }),
  one('Patient', 'cat', { name: [{ family: 'Cole' }] }),
  one('Practitioner', 'joe', { name: [{ given: ['Joe'] }], address: [{ state: 'TX' }] }),
  one('Practitioner', 'liz', { name: [{ given: ['Liz'] }], address: [{ state: 'MN' }] }),
  one('Organization', 'north', { name: 'North', partOf: ref('Organization/all') }),
  one('Organization', 'all', { name: 'All' }),
  one('Location', 'x', { name: 'Room X' }),
  one('Encounter', 'e1', {
    subject: ref('Patient/ann'),
    location: [{ location: ref('Location/x') }],
    status: 'finished',
  }),
  one('Encounter', 'e2', { subject: ref('Patient/bob'), status: 'planned' }),
  one('Observation', 'o1', {
    subject: ref('Patient/ann'),
    encounter: ref('Encounter/e1'),
    code: { coding: [{ code: 'hr' }] },
    status: 'final',
  }),
  one('Observation', 'o2', {
    subject: ref('Patient/bob'),
    encounter: ref('Encounter/e2'),
    code: { coding: [{ code: 'bp' }] },
    status: 'final',
  }),
  one('Observation', 'o3', { subject: ref('Group/g'), code: { coding: [{ code: 'hr' }] }, status: 'final' }),
  one('Observation', 'o4', { subject: ref('Patient/nobody'), code: { coding: [{ code: 'hr' }] } }),
  one('Observation', 'o5', {
    subject: ref('#in'),
    contained: [
      {
        resourceType: 'Patient',
        id: 'in',
        name: [{ family: 'Inner' }],
        generalPractitioner: [ref('Practitioner/joe')],
      },
    ],
  }),
  one('Group', 'g', { member: [{ entity: ref('Patient/ann') }], code: { coding: [{ code: 'hr' }] } }),
];

describe('chains, https://hl7.org/fhir/R4/search.html#chaining', () => {
  expects(ward, [
    ['Observation?subject:Patient.name=ames', 'o1'],
    ['Observation?subject.name=ames', 'o1'],
    ['Observation?patient.name=ames', 'o1'],
    ['Observation?patient.gender=male', 'o2'],
    ['Observation?patient.gender=male,female', 'o1 o2'],
    ['Observation?patient.gender:not=male', 'o1 o5'],
    ['Observation?patient.gender:missing=true', 'o5'],
    ['Observation?subject:Patient.general-practitioner.given=liz', 'o1 o2'],
    ['Observation?encounter.location.name=room', 'o1'],
    ['Observation?encounter.subject:Patient.organization.name=north', 'o1'],
    ['Observation?encounter.patient.organization.partof.name=all', 'o1'],
    // Contained resources are entered, and what they refer to.
    ['Observation?patient.name=inner', 'o5'],
    ['Observation?patient.general-practitioner.given=joe', 'o1 o5'],
    ['Patient?name=inner', ''],
    // Two chains are two joins: Joe isn't in Minnesota, and Ann has both.
    ['Patient?general-practitioner.given=joe&general-practitioner.address-state=MN', 'ann'],
    ['Patient?general-practitioner:Practitioner.address-state=MN', 'ann bob'],
    ['Observation?subject:Group.code=hr', 'o3'],
    ['Observation?patient._id=bob', 'o2'],
    ['Encounter?patient._has:Group:member:_id=g', 'e1'],
    ['Patient?organization.name=south', ''],
  ]);
});

describe('reverse chains, https://hl7.org/fhir/R4/search.html#has', () => {
  expects(ward, [
    ['Patient?_has:Observation:patient:code=hr', 'ann'],
    ['Patient?_has:Observation:patient:code=bp', 'bob'],
    ['Patient?_has:Observation:subject:code=hr,bp', 'ann bob'],
    ['Patient?_has:Observation:patient:code=hr&_has:Encounter:patient:status=finished', 'ann'],
    ['Patient?_has:Observation:patient:code=hr&_has:Encounter:patient:status=planned', ''],
    ['Patient?_has:Observation:patient:encounter.location.name=room', 'ann'],
    ['Patient?_has:Encounter:patient:_has:Observation:encounter:code=bp', 'bob'],
    ['Practitioner?_has:Patient:general-practitioner:_has:Observation:patient:code=bp', 'liz'],
    ['Practitioner?_has:Patient:general-practitioner:name=ames', 'joe liz'],
    ['Group?_has:Observation:subject:code=hr', 'g'],
    ['Patient?_has:Group:member:_id=g', 'ann'],
    ['Patient?_has:Observation:patient:code:not=hr', 'bob'],
    ['Organization?_has:Organization:partof:name=north', 'all'],
    ['Location?_has:Encounter:location:patient.name=ames', 'x'],
    ['Patient?name=bell&_has:Observation:patient:code=hr', ''],
  ]);
});

describe('paths in filters, https://hl7.org/fhir/R4/search_filter.html', () => {
  expects(ward, [
    ['Observation?_filter=patient.name eq ames', 'o1'],
    ['Observation?_filter=subject:Patient.name sw a or subject:Group.code eq hr', 'o1 o3'],
    ['Observation?_filter=not (patient.name eq ames)', 'o2 o3 o4 o5'],
    ['Observation?_filter=encounter.patient.organization.name co orth', 'o1'],
    ['Observation?_filter=patient.name eq inner', 'o5'],
    // Joe isn't in Minnesota, and Ann has both; what stands in brackets is asked of the same one.
    ['Patient?_filter=general-practitioner.given eq joe and general-practitioner.address-state eq MN', 'ann'],
    ['Patient?_filter=general-practitioner:Practitioner[given eq joe].address-state eq MN', ''],
    ['Patient?_filter=general-practitioner:Practitioner[given eq liz].address-state eq MN', 'ann bob'],
    ['Observation?_filter=encounter[status eq finished].patient[gender pr true].name eq ames', 'o1'],
    ['Observation?_filter=encounter[status eq planned].patient.name eq ames', ''],
    ['Observation?_filter=encounter[status eq planned or patient.name eq ames].location.name pr true', 'o1'],
  ]);
  refuses(ward, [
    ['Observation?_filter=patient.nothing eq x', '_filter'],
    ['Observation?_filter=code.name eq x', '_filter'],
    ['Observation?_filter=patient[nothing eq x].name eq x', '_filter'],
    ['Observation?_filter=patient[name eq x eq y', '_filter'],
    ['Observation?_filter=patient[name eq x] eq y', '_filter'],
    ['Observation?_filter=subject:Encounter.status eq x', '_filter'],
  ]);
});

describe('contained resources, https://hl7.org/fhir/R4/search.html#contained', () => {
  test.each([
    ['Patient?name=inner', ''],
    ['Patient?name=inner&_contained=false', ''],
    ['Patient?name=inner&_contained=true', 'Observation/o5'],
    ['Patient?name=inner&_contained=true&_containedType=container', 'Observation/o5'],
    ['Patient?name=inner&_contained=true&_containedType=contained', 'Observation/o5#in'],
    ['Patient?name=inner,ames&_contained=both', 'Patient/ann Observation/o5'],
    ['Patient?name=inner,ames&_contained=true', 'Observation/o5'],
    ['Patient?name=inner,ames&_contained=both&_containedType=contained', 'Patient/ann Observation/o5#in'],
    ['Patient?general-practitioner.given=joe&_contained=true', 'Observation/o5'],
    // Its id is none that a search could name, and nobody outside refers to it.
    ['Patient?_id=in&_contained=true', ''],
    ['Patient?_has:Observation:patient:_id=o5&_contained=true', 'Observation/o5'],
  ])('%s finds %j', (query, found) => {
    const { must, may, refused } = oracleOf(ward).expect(query, 'strict');
    expect(refused).toEqual([]);
    expect([...must].join(' ')).toBe(found);
    expect(may).toEqual(must);
  });
});

describe('compartments, https://hl7.org/fhir/R4/compartmentdefinition.html', () => {
  expects(ward, [
    ['Patient/ann/Observation', 'o1'],
    ['Patient/ann/Observation?code=hr', 'o1'],
    ['Patient/ann/Observation?code=bp', ''],
    ['Patient/ann/Encounter', 'e1'],
    ['Patient/ann/*', 'e1 o1 g'],
    ['Patient/bob/*?_id=e2,o1', 'e2'],
    ['Encounter/e1/Observation', 'o1'],
    ['Encounter/e1/Encounter', 'e1'],
    ['Practitioner/joe/Patient', 'ann'],
  ]);
});

describe('faults', () => {
  refuses(ward, [
    ['Patient?unknown=x', 'unknown?'],
    ['Patient?unknown=x&name=a&nor=y', 'unknown? nor?'],
    ['Patient?name:nose=x', 'name:nose'],
    ['Patient?name:not=x', 'name:not'],
    ['Patient?birthdate:exact=2000', 'birthdate:exact'],
    ['Patient?birthdate=soon', 'birthdate'],
    ['Patient?birthdate=2000-13', 'birthdate'],
    ['Patient?birthdate=2001-02-29', 'birthdate'],
    ['Patient?birthdate=xx2000', 'birthdate'],
    ['Patient?name=a\\b', 'name'],
    ['Patient?gender=a|b|c', 'gender'],
    ['Patient?gender:missing=maybe', 'gender:missing'],
    ['Patient?_query=everything', '_query'],
    ['Patient?_count=-1', '_count'],
    ['Patient?_count=1&_count=2', '_count'],
    ['Patient?_count=ten', '_count'],
    ['Patient?_sort=', ''],
    ['Patient?_sort=-', '_sort'],
    ['Patient?_sort=nothing', '_sort?'],
    ['Patient?_include=Patient', '_include'],
    ['Patient?_include=Nobody:x', '_include?'],
    ['Patient?_include=Patient:x', '_include?'],
    ['Patient?_include:never=Patient:link', '_include:never'],
    ['Patient?_summary=some', '_summary'],
    ['Patient?_summary=text&_include=Patient:organization', '_include'],
    ['Patient?_summary=true&_elements=name', '_elements'],
    ['Patient?_contained=yes', '_contained'],
    ['Patient?_contained=true&_contained=both', '_contained'],
    ['Patient?_contained=true&_sort=family', '_sort'],
    ['Patient?_containedType=inner', '_containedType'],
    ['Patient?_elements=name.family', '_elements'],
    ['Patient?_elements=nothing', '_elements?'],
    ['Patient?_total=exactly', '_total'],
    ['Observation?code.name=x', 'code.name'],
    ['Observation?subject:Encounter.status=x', 'subject:Encounter.status'],
    ['Observation?subject.nothing=x', 'subject.nothing?'],
    ['Observation?nothing.name=x', 'nothing.name?'],
    ['Observation?subject:Organization=x', 'subject:Organization'],
    ['Observation?subject:Group=Patient/1', 'subject:Group'],
    ['Observation?code-value-quantity=a', 'code-value-quantity'],
    ['Observation?code-value-quantity=a$1$2', 'code-value-quantity'],
    ['Observation?code-value-quantity:missing=true', 'code-value-quantity:missing'],
    ['Observation?value-quantity=1|a', 'value-quantity'],
    ['Observation?value-quantity=many', 'value-quantity'],
    ['Patient?_has:Observation:patient=x', '_has:Observation:patient'],
    ['Patient?_has:Nothing:patient:code=x', '_has:Nothing:patient:code'],
    ['Patient?_has:Observation:nothing:code=x', '_has:Observation:nothing:code?'],
    ['Patient?_has:Observation:code:code=x', '_has:Observation:code:code'],
    ['Patient?_has:Observation:patient:code:nose=x', '_has:Observation:patient:code:nose'],
    ['Nobody?name=x', '(request)'],
    ['Patient/1/Nobody', '(request)'],
    ['Observation/1/Patient', '(request)'],
    ['?_type=Nobody', '_type'],
    ['?name=x', 'name?'],
    ['?_type=Patient,Practitioner&name=x', ''],
    ['?_type=Patient,Observation&name=x', 'name?'],
    ['Patient?_filter=name eq', '_filter'],
    ['Patient?_filter=name is x', '_filter'],
    ['Patient?_filter=nothing eq x', '_filter'],
    ['Patient?family=%zz', '(request)'],
    ['Patient?=x', '(request)'],
  ]);
});

describe('order, https://hl7.org/fhir/R4/search.html#sort', () => {
  const people: readonly TestResource[] = [
    one('Patient', 'a', { birthDate: '1990-01-01', name: [{ family: 'Moss' }] }),
    one('Patient', 'b', { birthDate: '1980-05', name: [{ family: 'Abel' }, { family: 'Zorn' }] }),
    one('Patient', 'c', { name: [{ family: 'Moss' }] }),
    one('Patient', 'd', { birthDate: '1990-01-01' }),
    one('Patient', 'e', { birthDate: '1980' }),
  ];
  const byId = new Map(people.map((each) => [each.id, { resource: each, root: each }]));
  const sign = (query: string, a: string, b: string, profile: 'fhir' | 'fhirdex'): string => {
    const order = oracleOf(people, { profile }).expect(query, 'strict').order?.(byId.get(a)!, byId.get(b)!);
    return order === undefined ? 'any' : order < 0 ? 'before' : order > 0 ? 'after' : 'tie';
  };
  test.each([
    ['_sort=birthdate', 'b', 'a', 'before', 'before'],
    ['_sort=-birthdate', 'b', 'a', 'after', 'after'],
    ['_sort=birthdate', 'a', 'd', 'before', 'tie'],
    ['_sort=-birthdate', 'a', 'd', 'before', 'tie'],
    ['_sort=birthdate,-_id', 'a', 'd', 'after', 'after'],
    // Without a value: last either way, where the implementation says so.
    ['_sort=birthdate', 'c', 'a', 'after', 'any'],
    ['_sort=-birthdate', 'c', 'a', 'after', 'any'],
    // May 1980 starts later than 1980 and ends earlier.
    ['_sort=birthdate', 'b', 'e', 'any', 'any'],
    // Of several values the one that comes first.
    ['_sort=family', 'b', 'a', 'before', 'before'],
    ['_sort=-family', 'b', 'a', 'before', 'before'],
    ['_sort=family,birthdate', 'a', 'c', 'before', 'any'],
    ['_sort=_id', 'a', 'b', 'before', 'before'],
    ['_sort=-_id', 'a', 'b', 'after', 'after'],
    // Nothing said: fhirdex keeps the order of storing.
    ['name:missing=false', 'b', 'a', 'after', 'any'],
  ])('Patient?%s: %s and %s', (query, a, b, ours, anyone) => {
    expect(sign(`Patient?${query}`, a, b, 'fhirdex')).toBe(ours);
    expect(sign(`Patient?${query}`, a, b, 'fhir')).toBe(anyone);
  });
});

describe('includes, https://hl7.org/fhir/R4/search.html#include', () => {
  const oracle = oracleOf(ward);
  test.each([
    ['Observation?_id=o1&_include=Observation:subject', 'Patient/ann'],
    ['Observation?_id=o1,o3&_include=Observation:subject', 'Group/g Patient/ann'],
    ['Observation?_id=o1,o3&_include=Observation:subject:Patient', 'Patient/ann'],
    ['Observation?_id=o1&_include=Observation:encounter&_include=Observation:patient', 'Encounter/e1 Patient/ann'],
    ['Observation?_id=o4&_include=Observation:subject', ''],
    ['Observation?_id=o5&_include=Observation:subject', ''],
    // A plain include starts from matches only.
    ['Observation?_id=o1&_include=Observation:subject&_include=Patient:organization', 'Patient/ann'],
    [
      'Observation?_id=o1&_include=Observation:subject&_include:iterate=Patient:organization',
      'Organization/north Patient/ann',
    ],
    [
      'Patient?_id=ann&_include=Patient:organization&_include:iterate=Organization:partof',
      'Organization/all Organization/north',
    ],
    [
      'Patient?_id=ann&_include=Patient:organization&_include:recurse=Organization:partof',
      'Organization/all Organization/north',
    ],
    ['Observation?_id=o1&_include=*', 'Encounter/e1 Patient/ann'],
    ['Observation?_id=o1&_include=Observation:*', 'Encounter/e1 Patient/ann'],
    ['Observation?_id=o1&_include=Patient:organization', ''],
    ['Patient?_id=ann&_revinclude=Observation:subject', 'Observation/o1'],
    ['Patient?_id=ann&_revinclude=Observation:patient&_revinclude=Encounter:patient', 'Encounter/e1 Observation/o1'],
    ['Organization?_id=all&_revinclude=Organization:partof', 'Organization/north'],
    [
      'Organization?_id=all&_revinclude:iterate=Organization:partof&_revinclude:iterate=Patient:organization',
      'Organization/north Patient/ann',
    ],
    ['Organization?_id=all,north&_revinclude=Organization:partof', ''],
    ['Encounter?_id=e1&_include=Encounter:patient&_revinclude=Observation:encounter', 'Observation/o1 Patient/ann'],
    ['Patient?_id=ann&_include=Patient:general-practitioner', 'Practitioner/joe Practitioner/liz'],
  ])('%s brings %j', (query, brought) => {
    const { must, includedWith } = oracle.expect(query, 'strict');
    const included = includedWith([...must]);
    expect([...included.must].sort().join(' ')).toBe(brought);
    expect(included.may).toEqual(included.must);
  });
});

describe('what else an answer is', () => {
  const oracle = oracleOf(ward);
  test.each<[string, object]>([
    ['Patient?_count=0', { countOnly: true }],
    ['Patient?_summary=count', { countOnly: true }],
    ['Patient?_count=2', { count: 2, countOnly: false }],
    ['Patient?_summary=true', { parts: { matches: { summary: 'true' }, included: { summary: 'true' } } }],
    ['Patient?_elements=name', { parts: { matches: { elements: [{ name: 'name' }] } } }],
    ['Patient?_summary=false', { parts: {} }],
    ['Patient?_total=none', { totalOptional: true }],
    ['Patient?_total=accurate', { totalOptional: false }],
    ['Patient?name=a&unknown=b&gender=&_format=json', { applied: ['name', '_format'] }],
    ['?_type=Patient&_id=ann', { applied: ['_type', '_id'] }],
  ])('%s', (query, expected) => {
    expect(oracle.expect(query, 'lenient')).toMatchObject(expected);
  });
});
