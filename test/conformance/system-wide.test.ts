import { describe } from 'vitest';
import { BASE, finds } from '../support/conformance.js';

describe('all types, or some of them', () => {
  finds(
    [
      { resourceType: 'Patient', id: 'a', meta: { tag: [{ code: 't' }] }, name: [{ family: 'Moe' }] },
      { resourceType: 'Practitioner', id: 'b', meta: { tag: [{ code: 't' }] }, name: [{ family: 'Moe' }] },
      { resourceType: 'Observation', id: 'a', subject: { reference: 'Patient/a' } },
    ],
    [
      ['?_type=Patient,Practitioner&_tag=t', 'a b'],
      ['?_tag=t&_type=Practitioner,Patient', 'b a'],
      ['?_type=Practitioner,Patient,Patient', 'b a'],
      ['?_type=Patient,Practitioner&family=moe', 'a b'],
      ['?_type=Patient&_type=Practitioner', 'a b'],
      ['?_type=Patient', 'a'],
      ['?_type=Observation&subject=a', 'a'],
      ['?_type=&_tag=t', 'a b'],
      ['?_tag=t', 'a b'],
      ['?_id=b', 'b'],
      [`${BASE}?_id=b`, 'b'],
      [`${BASE}/?_id=b`, 'b'],
      [`${BASE}/_search?_id=b`, 'b'],
      ['?_id=nobody', ''],
    ],
  );
});
