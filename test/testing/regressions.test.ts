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
