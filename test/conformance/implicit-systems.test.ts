import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

/*
 * https://hl7.org/fhir/R4/search.html#token: a `code` has the system of its value set though it names none, and a boolean
 * that of the special values.
 */
const GENDER = 'http://hl7.org/fhir/administrative-gender';
const SPECIAL = 'http://terminology.hl7.org/CodeSystem/special-values';

const patient = (id: string, more: object): Sample => ({ resourceType: 'Patient', id, ...more });

describe('codes, booleans and what names its system', () => {
  finds(
    [
      patient('ann', { gender: 'female', active: true }),
      patient('bob', { gender: 'male', active: false }),
      patient('odd', { gender: 'Female' }),
      patient('cy', { telecom: [{ system: 'phone', value: '555' }], deceasedDateTime: '2020' }),
      { resourceType: 'Observation', id: 'final', status: 'final', code: { coding: [{ code: 'x' }] } },
      { resourceType: 'Observation', id: 'coded', status: 'amended', code: { coding: [{ system: 's', code: 'x' }] } },
    ],
    [
      ['Patient?gender=female', 'ann odd'],
      [`Patient?gender=${GENDER}|female`, 'ann odd'],
      ['Patient?gender=|female', 'ann odd'],
      [`Patient?gender=${GENDER}|`, 'ann bob odd'],
      ['Patient?gender=urn:other|female', ''],
      ['Patient?gender=urn:other|', ''],
      [`Patient?gender:not=${GENDER}|female`, 'bob cy'],
      ['Patient?gender:not=urn:other|female', 'ann bob odd cy'],
      ['Patient?active=true', 'ann'],
      [`Patient?active=${SPECIAL}|true`, 'ann'],
      ['Patient?active=|false', 'bob'],
      ['Patient?active=urn:other|true', ''],
      // A date is a value of `deceased` too, and its being there is the matter.
      ['Patient?deceased=true', 'cy'],
      ['Patient?telecom=phone|555', ''],
      ['Patient?telecom=555', 'cy'],
      ['Patient?telecom=|555', 'cy'],
      ['Observation?status=http://hl7.org/fhir/observation-status|final', 'final'],
      ['Observation?status=final,amended', 'final coded'],
      ['Observation?code=|x', 'final'],
      ['Observation?code=s|x', 'coded'],
    ],
  );
});
