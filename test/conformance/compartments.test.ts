import { describe } from 'vitest';
import { BASE, finds, type Sample } from '../support/conformance.js';

const patient = (id: string, more: object = {}): Sample => ({ resourceType: 'Patient', id, ...more });
const observation = (id: string, more: object): Sample => ({ resourceType: 'Observation', id, ...more });
const to = (reference: string): object => ({ reference });

describe('a compartment holds what refers to its resource by the parameters it names', () => {
  finds(
    [
      patient('1'),
      patient('2', { link: [{ other: to('Patient/1'), type: 'seealso' }] }),
      observation('a', { subject: to('Patient/1'), code: { coding: [{ code: 'x' }] } }),
      observation('b', { subject: to('Patient/2'), performer: [to(`${BASE}/Patient/1`)] }),
      observation('c', { subject: to('Patient/2') }),
      observation('d', { subject: to('Group/1'), device: to('Device/1') }),
      observation('e', { subject: to('http://there.org/fhir/Patient/1') }),
      observation('f', { focus: [to('Patient/1')] }),
      { resourceType: 'Encounter', id: 'n', subject: to('Patient/1') },
      observation('g', { subject: to('Patient/2'), encounter: to('Encounter/n') }),
    ],
    [
      ['Patient/1/Observation', 'a b'],
      ['Patient/1/Observation?', 'a b'],
      ['/Patient/1/Observation?code=x', 'a'],
      ['Patient/1/Observation?code:not=x', 'b'],
      ['Patient/1/Observation/_search?code=x', 'a'],
      [`${BASE}/Patient/1/Observation?code=x`, 'a'],
      ['Patient/2/Observation?performer=Patient/1', 'b'],
      // R4's definition of the patient compartment lists patients by `link` alone, that of encounters the encounter.
      ['Patient/1/Patient', '2'],
      ['Patient/2/Patient', ''],
      ['Encounter/n/Encounter', 'n'],
      ['Patient/1/Encounter', 'n'],
      ['Patient/nobody/Observation', ''],
      ['Patient/constructor/Observation', ''],
      ['Encounter/n/Observation', 'g'],
      ['Device/1/Observation', 'd'],
      ['Patient/1/*?_id=a,n,1,f', 'n a'],
      ['Patient/1/*?_type=Observation', 'a b'],
      ['Patient/1/*?_type=Observation,Encounter', 'a b n'],
      ['Patient/1/*?_type=Observation&subject=Patient/1', 'a'],
      ['Patient/1/*?_type=Observation&code=x', 'a'],
      ['Patient/1/*?_type=', 'n a b 2'],
    ],
  );
});
