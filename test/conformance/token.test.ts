import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

const ACME = 'http://acme.org/patient';
const CODES = 'http://acme.org/conditions/codes';

const patient = (id: string, more: object): Sample => ({ resourceType: 'Patient', id, ...more });
const condition = (id: string, code?: object): Sample => ({ resourceType: 'Condition', id, ...(code && { code }) });
const section = (code: string): object => ({ code: { coding: [{ system: 'http://loinc.org', code }] } });

describe('the examples of the specification', () => {
  finds(
    [
      patient('1', { gender: 'male', active: true, identifier: [{ system: ACME, value: '2345' }] }),
      patient('2', { gender: 'female', active: false, identifier: [{ system: 'urn:other', value: '2345' }] }),
      patient('3', { identifier: [{ value: '2345' }, { system: ACME, value: '9' }] }),
      // No boolean.
      patient('4', { active: 'false' }),
      { resourceType: 'Composition', id: 'a', section: [section('48765-2'), section('10160-0')] },
      { resourceType: 'Composition', id: 'b', section: [section('10160-0')] },
      { resourceType: 'Composition', id: 'c' },
      condition('x', { coding: [{ system: CODES, code: 'ha125' }], text: 'Headache, severe' }),
      condition('y', { coding: [{ system: 'urn:o', code: 'ha125', display: 'Tension headache' }] }),
      // No array, which readers of resources that nobody has validated make of a single one.
      condition('lone', { coding: { system: CODES, code: 'lone' } }),
      condition('z', { coding: [{ system: CODES, code: 'other', display: 'Backache' }], text: 'Pain' }),
    ],
    [
      [`Patient?identifier=${ACME}|2345`, '1'],
      ['Patient?identifier=2345', '1 2 3'],
      ['Patient?identifier=|2345', '3'],
      [`Patient?identifier=${ACME}|`, '1 3'],
      [`Patient?identifier=|${ACME},${ACME}`, ''],
      ['Patient?gender=male', '1'],
      ['Patient?gender:not=male', '2 3 4'],
      ['Patient?active=true', '1'],
      ['Patient?active:not=true', '2 3 4'],
      ['Patient?active=false', '2'],
      ['Composition?section=48765-2', 'a'],
      ['Composition?section:not=48765-2', 'b c'],
      [`Condition?code=${CODES}|ha125`, 'x'],
      ['Condition?code=ha125', 'x y'],
      ['Condition?code=lone', 'lone'],
      ['Condition?code:text=headache', 'x y'],
      ['Condition?code:text=ache', ''],
      ['Condition?code:text=tension+head', 'y'],
      ['Condition?code:text=ha125', ''],
    ],
  );
});

describe('alternatives, repetitions and negations', () => {
  const coded = (id: string, ...codes: string[]): Sample =>
    condition(id, { coding: codes.map((code) => ({ system: 's', code })) });
  finds(
    [coded('a', 'a'), coded('b', 'b'), coded('ab', 'a', 'b'), coded('c', 'c'), condition('none')],
    [
      ['Condition?code=a,b', 'a b ab'],
      ['Condition?code=a&code=b', 'ab'],
      ['Condition?code:not=a', 'b c none'],
      ['Condition?code:not=a,b', 'c none'],
      ['Condition?code:not=a&code:not=b', 'c none'],
      ['Condition?code:not=a&code=b', 'b'],
      ['Condition?code:not=s|', 'none'],
      ['Condition?code:not=|a', 'a b ab c none'],
      ['Condition?code:not=nobody-uses-this', 'a b ab c none'],
      ['Condition?code:not=', 'a b ab c none'],
      ['Condition?code=a,,', 'a ab'],
      ['Condition?code=A', 'a ab'],
      ['Condition?code=S|A', ''],
    ],
  );
});

describe('case', () => {
  finds(
    [
      patient('1', { identifier: [{ system: 'http://unitsofmeasure.org', value: 'Mg' }] }),
      patient('2', { identifier: [{ system: 'http://acme.org', value: 'Mg' }] }),
      patient('3', { identifier: [{ value: 'mg' }] }),
    ],
    [
      ['Patient?identifier=mg', '2 3'],
      ['Patient?identifier=Mg', '1 2 3'],
      ['Patient?identifier=http://unitsofmeasure.org|Mg', '1'],
      ['Patient?identifier=http://unitsofmeasure.org|mg', ''],
      ['Patient?identifier=http://acme.org|MG', '2'],
      ['Patient?identifier=http://ACME.org|MG', ''],
    ],
  );
});

describe('escapes', () => {
  const identified = (id: string, value: string, system?: string): Sample =>
    patient(id, { identifier: [{ value, ...(system && { system }) }] });
  finds(
    [
      identified('1', 'a,b'),
      identified('2', 'a|b'),
      identified('3', 'b', 'a'),
      identified('4', 'a\\b'),
      identified('5', 'a$b'),
    ],
    [
      ['Patient?identifier=a\\,b', '1'],
      ['Patient?identifier=a\\|b', '2'],
      ['Patient?identifier=a|b', '3'],
      ['Patient?identifier=a%7Cb', '3'],
      ['Patient?identifier=a%5C%7Cb', '2'],
      ['Patient?identifier=a\\\\b', '4'],
      ['Patient?identifier=a$b', '5'],
      ['Patient?identifier=a\\$b', '5'],
      ['Patient?identifier=a,b', '3'],
    ],
  );
});

describe('what else tokens are of', () => {
  finds(
    [
      patient('1', {
        telecom: [
          { system: 'phone', value: '555-1' },
          { system: 'email', value: 'Ann@A.org' },
        ],
      }),
      patient('2', {
        deceasedBoolean: true,
        communication: [{ language: { coding: [{ code: 'de' }], text: 'German' } }],
      }),
      patient('3', { deceasedDateTime: '2020', gender: '__proto__' }),
    ],
    [
      ['Patient?phone=555-1', '1'],
      ['Patient?email=ann@a.org', '1'],
      ['Patient?email=555-1', ''],
      ['Patient?telecom=555-1,ann@a.org', '1'],
      ['Patient?telecom=phone|555-1', ''],
      ['Patient?deceased=true', '2 3'],
      ['Patient?deceased=false', '1'],
      ['Patient?language=de', '2'],
      ['Patient?language:text=ger', '2'],
      ['Patient?gender=__proto__', '3'],
      ['Patient?gender=constructor,toString', ''],
    ],
  );
});
