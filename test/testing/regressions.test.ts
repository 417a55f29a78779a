import { describe, expect, test } from 'vitest';
import { createEngine, memory, scan } from '../../src/index.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import { judge } from '../../src/testing/judge.js';
import type { TestResource } from '../../src/testing/oracle/world.js';

/*
 * What the oracle and the engine once disagreed about, each as small as it was found. `wrong` says which of them was mended.
 */

interface Case {
  readonly name: string;
  readonly wrong: 'the engine' | 'the oracle';
  readonly resources: readonly TestResource[];
  readonly request: string;
  readonly finds: readonly string[];
}

const recorded = (time: string): TestResource => ({ resourceType: 'Provenance', id: 'a', recorded: time });
const risk = (low: number, high: number): TestResource => ({
  resourceType: 'RiskAssessment',
  id: 'a',
  prediction: [{ probabilityRange: { low: { value: low }, high: { value: high } } }],
});

const cases: readonly Case[] = [
  {
    name: 'what a contained match refers to is included',
    wrong: 'the engine',
    resources: [
      { resourceType: 'Location', id: 'c' },
      {
        resourceType: 'Observation',
        id: 'b',
        contained: [{ resourceType: 'Observation', id: 'in', status: 'final', subject: { reference: 'Location/c' } }],
      },
    ],
    request: 'Observation?_contained=true&_containedType=contained&_include=Observation:subject:Location',
    finds: ['Observation/in', 'Location/c'],
  },
  {
    name: 'a quantity that differs from the searched one of the same unit beyond 12 digits',
    wrong: 'the oracle',
    resources: [
      {
        resourceType: 'Observation',
        id: 'a',
        valueQuantity: { value: 0.30000000000000004, system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
      },
    ],
    request: 'Observation?value-quantity=sa0.30|http://unitsofmeasure.org|mm[Hg]',
    finds: [],
  },
  {
    name: 'an attachment where a parameter is for references is none, least of all one to another server',
    wrong: 'the oracle',
    resources: [{ resourceType: 'Consent', id: 'a', sourceAttachment: { url: 'http://example.org/a' } }],
    request: 'Consent?source-reference=http://elsewhere.example/fhir/Consent/a',
    finds: [],
  },
  {
    name: 'a chain into a contained resource, and from there back to its container',
    wrong: 'the oracle',
    resources: [
      {
        resourceType: 'Observation',
        id: 'c',
        contained: [{ resourceType: 'Organization', id: 'in' }],
        performer: [{ reference: '#in' }],
      },
    ],
    request: 'Observation?performer:Organization._has:Observation:performer:status:missing=true',
    finds: ['Observation/c'],
  },
  {
    name: 'a microsecond of a year so far that doubles are further apart',
    wrong: 'the engine',
    resources: [recorded('9999-02-28T13:18:09.123456789+05:45')],
    request: 'Provenance?recorded=9999',
    finds: ['Provenance/a'],
  },
  {
    name: 'the same microsecond, searched by itself',
    wrong: 'the engine',
    resources: [recorded('9999-02-28T13:18:09.123456789+05:45')],
    request: 'Provenance?recorded=9999-02-28T13:18:09.123456789%2B05:45',
    finds: ['Provenance/a'],
  },
  {
    name: 'a range that ends before it starts',
    wrong: 'the oracle',
    resources: [risk(100.4, 0)],
    request: 'RiskAssessment?probability=0',
    finds: [],
  },
  {
    name: 'an empty element before the one that a composite holds on',
    wrong: 'the oracle',
    resources: [
      {
        resourceType: 'Observation',
        id: 'a',
        component: [{}, { code: { coding: [{ system: 'http://t.org' }] }, valueQuantity: { value: 100 } }],
      },
    ],
    request: 'Observation?component-code-value-quantity=http://t.org|$gt0',
    finds: ['Observation/a'],
  },
  {
    name: 'a URL that ends with several slashes is above itself',
    wrong: 'the engine',
    resources: [{ resourceType: 'ValueSet', id: 'a', url: 'http://a.org/b///' }],
    request: 'ValueSet?url:above=http://a.org/b///',
    finds: ['ValueSet/a'],
  },
  {
    name: 'a sum that doubles do not tell from one of its parts',
    wrong: 'the oracle',
    resources: [
      {
        resourceType: 'Observation',
        id: 'a',
        valueSampledData: { origin: { value: 1e21, system: 'http://s.org', code: '%' }, dimensions: 1, data: '9' },
      },
    ],
    request: 'Observation?combo-value-quantity=gt1.0e%2B21|http://s.org|%25',
    finds: [],
  },
  {
    name: 'a leap second is the second before it',
    wrong: 'the oracle',
    resources: [{ resourceType: 'Encounter', id: 'a', period: { start: '1900-02-28T22:03:60Z' } }],
    request: 'Encounter?date=sa1900-02-28T22:03Z',
    finds: [],
  },
  {
    name: 'a concept without a code has nothing to be sorted by',
    wrong: 'the oracle',
    resources: [
      { resourceType: 'Observation', id: 'c.3', component: [{ code: { text: 'B' } }] },
      { resourceType: 'Observation', id: 'c' },
    ],
    request: 'Observation?_sort=-component-code',
    finds: ['Observation/c', 'Observation/c.3'],
  },
  {
    name: 'a name of nothing but punctuation comes neither before nor after another',
    wrong: 'the oracle',
    resources: [{ resourceType: 'Patient', id: '10', name: [{ family: '@' }] }],
    request: 'Patient?_filter=family lt "abba"',
    finds: [],
  },
  {
    name: 'the least number that there is, and one that is read as it',
    wrong: 'the oracle',
    resources: [{ resourceType: 'Observation', id: 'a', valueQuantity: { value: 5e-324, code: 'g' } }],
    request: 'Observation?value-quantity=4.9e-324||g',
    finds: ['Observation/a'],
  },
  {
    name: 'a reference that says only a type is nothing to sort by',
    wrong: 'the oracle',
    resources: [
      { resourceType: 'List', id: 'b-2' },
      { resourceType: 'List', id: 'c.3', source: { type: 'Practitioner' } },
    ],
    request: 'List?_sort=-source',
    finds: ['List/b-2', 'List/c.3'],
  },
  {
    name: 'samples are a value to sort by',
    wrong: 'the oracle',
    resources: [
      { resourceType: 'Observation', id: '10', valueQuantity: { value: 0 } },
      { resourceType: 'Observation', id: '0e1', valueSampledData: { origin: { value: 0 }, data: '0' } },
    ],
    request: 'Observation?_sort=-combo-value-quantity',
    finds: ['Observation/0e1', 'Observation/10'],
  },
  {
    name: 'a resource that contains the match refers to it',
    wrong: 'the oracle',
    resources: [
      {
        ...{ resourceType: 'Observation', id: 'b', subject: { reference: '#in' } },
        contained: [{ resourceType: 'Patient', id: 'in' }],
      },
    ],
    request: 'Patient?_contained=true&_containedType=contained&_revinclude=Observation:subject',
    finds: ['Patient/in', 'Observation/b'],
  },
  {
    name: 'the id of a contained resource is none that a search names',
    wrong: 'the oracle',
    resources: [{ resourceType: 'Condition', id: 'c', contained: [{ resourceType: 'Patient', id: 'in' }] }],
    request: 'Patient?_id=in&_contained=true',
    finds: [],
  },
  {
    name: 'a chain that only some types of its target can go on with',
    wrong: 'the oracle',
    resources: [],
    request: 'Observation?encounter._has:Encounter:part-of:date=2013-03-14',
    finds: [],
  },
  {
    name: 'a reference to a type that the parameter is not for includes nothing',
    wrong: 'the oracle',
    resources: [
      { resourceType: 'Patient', id: '2' },
      { resourceType: 'Encounter', id: '1', partOf: { reference: 'Patient/2' } },
    ],
    request: 'Encounter?_include=Encounter:part-of',
    finds: ['Encounter/1'],
  },
  {
    name: '_elements leaves what is included whole',
    wrong: 'the oracle',
    resources: [
      { resourceType: 'Patient', id: 'b' },
      { resourceType: 'MedicationRequest', id: 'b', subject: { reference: 'Patient/b' } },
    ],
    request: 'MedicationRequest?_include=MedicationRequest:subject&_elements=insurance',
    finds: ['MedicationRequest/b', 'Patient/b'],
  },
];

describe.each(Object.entries({ memory, scan }))('%s', (_, backend) => {
  test.each(cases)('$name', async ({ resources, request, finds }) => {
    const adapter = engineAdapter(() => createEngine({ backend }));
    await adapter.reset(resources);
    const { entry = [] } = await adapter.search(request, { handling: 'strict' });
    expect(entry.map(({ resource }) => `${resource!.resourceType}/${resource!.id}`)).toEqual(finds);
    const { counterexample } = await judge(adapter, { resources, request, handling: 'strict' }, { profile: 'fhirdex' });
    expect(String(counterexample ?? '')).toBe('');
  });
});
