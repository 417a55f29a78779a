import { describe } from 'vitest';
import { finds, type Sample } from '../support/conformance.js';

const extension = [{ url: 'http://a.org/x', valueString: 'y' }];
const patient = (id: string, more: object = {}): Sample => ({ resourceType: 'Patient', id, ...more });

describe('a parameter is missing where its element has no content', () => {
  finds(
    [
      patient('full', {
        gender: 'male',
        birthDate: '2000',
        name: [{ family: 'A', given: ['B'] }],
        generalPractitioner: [{ reference: 'Practitioner/1' }],
        active: false,
      }),
      patient('empty'),
      patient('extended', {
        _gender: { extension },
        _birthDate: { extension },
        name: [{ extension, id: 'n' }],
        generalPractitioner: [{ extension }],
      }),
      patient('bare', { name: [{}], generalPractitioner: [], gender: '', birthDate: null }),
      patient('partly', {
        name: [{ given: [null, 'C'] }],
        generalPractitioner: [{ display: 'Dr. D' }],
        birthDate: 'soon',
      }),
    ],
    [
      ['Patient?gender:missing=true', 'empty extended bare partly'],
      ['Patient?gender:missing=false', 'full'],
      ['Patient?birthdate:missing=true', 'empty extended bare'],
      // An element that is there and can't be read has content.
      ['Patient?birthdate:missing=false', 'full partly'],
      ['Patient?birthdate=ge0001', 'full'],
      ['Patient?name:missing=true', 'empty extended bare'],
      ['Patient?name:missing=false', 'full partly'],
      ['Patient?family:missing=true', 'empty extended bare partly'],
      ['Patient?given:missing=false', 'full partly'],
      ['Patient?general-practitioner:missing=true', 'empty extended bare'],
      ['Patient?general-practitioner:missing=false', 'full partly'],
      ['Patient?active:missing=false', 'full'],
      ['Patient?active=false', 'full'],
      ['Patient?gender:missing=', 'full empty extended bare partly'],
      ['Patient?gender:missing=true&gender:missing=false', ''],
      ['Patient?_id:missing=true', ''],
      ['Patient?_id:missing=false', 'full empty extended bare partly'],
    ],
  );
});
