import { expect, test } from 'vitest';
import { createEngine, memory, scan } from '../../src/index.js';

/* Rules that only a parameter of the caller's own, or an option, brings to light. */

const backends = Object.entries({ memory, scan });

async function found(options: object, resources: readonly object[], search: string): Promise<string> {
  const engine = await createEngine(options);
  await engine.load(resources as never);
  return (await engine.search(search, { handling: 'strict' })).entry.map(({ resource }) => resource.id).join(' ');
}

test.each(backends)('a parameter of dates and of times finds both: %s', async (_, backend) => {
  const searchParameters = [
    {
      ...{
        resourceType: 'SearchParameter',
        url: 'http://acme.com/vital',
        status: 'active',
        code: 'vital',
        type: 'date',
      },
      ...{ base: ['Patient'], expression: 'Patient.birthDate | (Patient.deceased as dateTime)' },
    },
  ];
  const resources = [
    { resourceType: 'Patient', id: 'born', birthDate: '1950-03-01' },
    { resourceType: 'Patient', id: 'died', deceasedDateTime: '1950-03-01T12:00:00Z' },
    { resourceType: 'Patient', id: 'later', birthDate: '1950-03-02' },
  ];
  expect(await found({ backend, searchParameters }, resources, 'Patient?vital=1950-03-01')).toBe('born died');
});

test.each(backends)('a conditional reference is resolved by an identifier alone: %s', async (_, backend) => {
  const observed = (id: string, criteria: string): object => {
    return { resourceType: 'Observation', id, subject: { reference: `Patient?${criteria}` } };
  };
  const resources = [
    { resourceType: 'Patient', id: 'p', gender: 'male', identifier: [{ system: 'http://acme.com', value: '7' }] },
    observed('by-identifier', 'identifier=http://acme.com|7'),
    observed('by-more', 'name=x&identifier=http://acme.com|7'),
  ];
  const options = { backend, resolveConditionalReferences: true };
  expect(await found(options, resources, 'Observation?subject:Patient.gender=male')).toBe('by-identifier');
});
