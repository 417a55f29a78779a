import { describe } from 'vitest';
import type { TestResource } from '../../../src/testing/oracle/world.js';
import { expects } from './table.js';

const named = (id: string, ...name: object[]): TestResource => ({ resourceType: 'Patient', id, name });
const people = [
  named('eve', { family: 'Everywoman', given: ['Eve'] }),
  named('steve', { given: ['Steve'], family: 'Ng' }),
  named('jose', { given: ['José', 'María'], family: "O'Neil" }),
  named('berg', { family: 'van den Berg', prefix: ['Dr.'] }),
  named('text', { text: 'eve of destruction', use: 'old' }),
  named('none'),
];

describe('strings, https://hl7.org/fhir/R4/search.html#string', () => {
  expects(people, [
    ['Patient?given=eve', 'eve'],
    ['Patient?given:contains=eve', 'eve steve'],
    ['Patient?given:exact=Eve', 'eve'],
    ['Patient?given:exact=eve', ''],
    ['Patient?given=jose', 'jose'],
    ['Patient?given=maría', 'jose'],
    ['Patient?family=oneil', 'jose'],
    ["Patient?family=o'n", 'jose'],
    ['Patient?family=berg', 'berg'],
    ['Patient?family:exact=Berg', ''],
    ['Patient?name=eve', 'eve text'],
    ['Patient?name=dr', 'berg'],
    ['Patient?name=old', ''],
    ['Patient?name=eve,ste', 'eve steve text'],
    ['Patient?given=jos&given=mar', 'jose'],
    ['Patient?given=eve&family=ng', ''],
    ['Patient?name:missing=true', 'none'],
    ['Patient?given=', 'eve steve jose berg text none'],
  ]);
});

describe('strings as other servers may have them', () => {
  expects(
    people,
    [
      ['Patient?family=o%27neil', 'jose'],
      ['Patient?family=oneil', '', 'jose'],
      ['Patient?family=berg', '', 'berg'],
      ['Patient?given=JOSE', 'jose'],
      ['Patient?given:exact=José', 'jose'],
    ],
    { profile: 'fhir' },
  );
});

describe('escapes, https://hl7.org/fhir/R4/search.html#escaping', () => {
  expects(
    [
      named('comma', { family: 'a,b' }),
      named('a', { family: 'aa' }),
      named('bar', { family: 'a|b' }),
      named('b', { family: 'b$c' }),
    ],
    [
      ['Patient?family:exact=a\\,b', 'comma'],
      ['Patient?family:exact=a,b', ''],
      ['Patient?family:exact=a|b', 'bar'],
      ['Patient?family:exact=a\\|b', 'bar'],
      ['Patient?family:exact=b\\$c', 'b'],
      ['Patient?family:exact=a%5C%2Cb', 'comma'],
      ['Patient?family:exact=a%2Cb', ''],
      ['Patient?family:exact=aa,a\\,b', 'comma a'],
    ],
  );
});

const coded = (id: string, ...coding: object[]): TestResource => ({
  resourceType: 'Condition',
  id,
  ...(coding.length > 0 && { code: { coding } }),
});
const s = 'http://s.org';
const conditions = [
  coded('s-a', { system: s, code: 'A1', display: 'Heart failure' }),
  coded('t-a', { system: 'http://t.org', code: 'A1' }),
  coded('bare', { code: 'A1' }),
  coded('both', { system: s, code: 'A1' }, { system: s, code: 'B2' }),
  coded('b', { system: s, code: 'B2' }),
  coded('split', { system: s, code: 'C3' }, { system: 'http://t.org', code: 'D4' }),
  { resourceType: 'Condition', id: 'text', code: { text: 'Acute heart attack' } },
  coded('none'),
];

describe('tokens, https://hl7.org/fhir/R4/search.html#token', () => {
  expects(conditions, [
    ['Condition?code=A1', 's-a t-a bare both'],
    ['Condition?code=a1', 's-a t-a bare both'],
    [`Condition?code=${s}|A1`, 's-a both'],
    ['Condition?code=|A1', 'bare'],
    [`Condition?code=${s}|`, 's-a both b split'],
    [`Condition?code=${s}|D4`, ''],
    ['Condition?code=A1,B2', 's-a t-a bare both b'],
    ['Condition?code=A1&code=B2', 'both'],
    ['Condition?code:not=A1', 'b split text none'],
    ['Condition?code:not=A1,B2', 'split text none'],
    ['Condition?code:not=A1&code:not=B2', 'split text none'],
    [`Condition?code:not=${s}|`, 't-a bare text none'],
    ['Condition?code:text=heart', 's-a text'],
    ['Condition?code:text=acute heart', 'text'],
    ['Condition?code:text=art', ''],
    ['Condition?code:missing=true', 'none'],
    ['Condition?code:missing=false', 's-a t-a bare both b split text'],
  ]);
});

describe('tokens as other servers may have them', () => {
  expects(
    conditions,
    [
      ['Condition?code=A1', 's-a t-a bare both'],
      ['Condition?code=a1', '', 's-a t-a bare both'],
      ['Condition?code:not=A1', 'b split text none'],
      ['Condition?code:text=heart', 's-a', 'text'],
    ],
    { profile: 'fhir' },
  );
});

const patient = (id: string, more: object): TestResource => ({ resourceType: 'Patient', id, ...more });
const gender = 'http://hl7.org/fhir/administrative-gender';
const mr = { coding: [{ system: 'http://v2', code: 'MR' }], text: 'Medical record' };

describe('the data types of tokens', () => {
  expects(
    [
      patient('p1', { gender: 'male', active: true, identifier: [{ system: s, value: '12', type: mr }] }),
      patient('p2', { gender: 'female', active: false, identifier: [{ value: '12' }], deceasedDateTime: '2020' }),
      patient('p3', {
        telecom: [
          { system: 'phone', value: '555' },
          { system: 'email', value: 'a@b.c' },
        ],
      }),
      patient('p4', {
        identifier: [
          { system: s, value: '13' },
          { system: 'http://t', value: '12', type: { coding: [{ system: 'http://v2', code: 'SS' }] } },
        ],
      }),
    ],
    [
      ['Patient?gender=male', 'p1'],
      [`Patient?gender=${gender}|male`, 'p1'],
      ['Patient?gender=|male', 'p1'],
      ['Patient?gender=http://other|male', ''],
      ['Patient?gender:not=male', 'p2 p3 p4'],
      ['Patient?active=true', 'p1'],
      ['Patient?active=false', 'p2'],
      ['Patient?active=http://terminology.hl7.org/CodeSystem/special-values|true', 'p1'],
      ['Patient?identifier=12', 'p1 p2 p4'],
      [`Patient?identifier=${s}|12`, 'p1'],
      ['Patient?identifier=|12', 'p2'],
      [`Patient?identifier=${s}|`, 'p1 p4'],
      ['Patient?identifier:of-type=http://v2|MR|12', 'p1'],
      ['Patient?identifier:ofType=http://v2|SS|12', 'p4'],
      ['Patient?identifier:of-type=http://v2|MR|13', ''],
      ['Patient?identifier:text=medical', 'p1'],
      ['Patient?phone=555', 'p3'],
      ['Patient?email=555', ''],
      ['Patient?telecom=a@b.c', 'p3'],
      ['Patient?deceased=true', 'p2'],
      ['Patient?deceased=false', 'p1 p3 p4'],
      ['Patient?_id=p1,p3', 'p1 p3'],
      ['Patient?_id=P1', ''],
      ['Patient?_id:not=p1', 'p2 p3 p4'],
    ],
  );
});

const valueSet = (id: string, url: string): TestResource => ({ resourceType: 'ValueSet', id, url, status: 'draft' });

describe('uris, https://hl7.org/fhir/R4/search.html#uri', () => {
  expects(
    [
      valueSet('a', 'http://acme.org/fhir/ValueSet/a'),
      valueSet('ab', 'http://acme.org/fhir/ValueSet/a/b'),
      valueSet('ax', 'http://acme.org/fhir/ValueSet/ax'),
      valueSet('urn', 'urn:oid:1.2.3'),
      valueSet('urn4', 'urn:oid:1.2.3.4'),
    ],
    [
      ['ValueSet?url=http://acme.org/fhir/ValueSet/a', 'a'],
      ['ValueSet?url=HTTP://acme.org/fhir/ValueSet/a', ''],
      ['ValueSet?url:below=http://acme.org/fhir', 'a ab ax'],
      ['ValueSet?url:below=http://acme.org/fhir/ValueSet/a', 'a ab'],
      ['ValueSet?url:above=http://acme.org/fhir/ValueSet/a/b/c', 'a ab'],
      ['ValueSet?url=urn:oid:1.2.3', 'urn'],
      ['ValueSet?url:below=urn:oid:1.2.3', 'urn'],
    ],
  );
});
