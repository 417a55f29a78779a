import { describe, expect, test } from 'vitest';
import type { LoadSource } from '../../src/load/records.js';
import type { IdentifiedResource } from '../../src/model/resource.js';
import { collect, patient } from './collect.js';

const URN = 'urn:uuid:2d1c0a2e-5a0f-4b3b-9f8b-0f6f1f2b3c4d';
const UUID = URN.slice('urn:uuid:'.length);

const bundle = (entry: unknown, type = 'transaction'): IdentifiedResource =>
  ({ resourceType: 'Bundle', type, entry }) as unknown as IdentifiedResource;

/** Freezes all of it, so that a change would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
}

async function load(entry: unknown, type?: string): Promise<IdentifiedResource[]> {
  const { resources, failed } = await collect(frozen(bundle(entry, type)));
  expect(failed).toEqual([]);
  return resources;
}

describe('the id of an entry’s resource', () => {
  const nameless = { resourceType: 'Patient' };

  test.each<[string, object, string]>([
    ['its own', { resource: patient('a') }, 'a'],
    [
      'its own rather than any other',
      { fullUrl: URN, resource: patient('a'), request: { method: 'PUT', url: 'Patient/b' } },
      'a',
    ],
    ['that of the request', { resource: nameless, request: { method: 'PUT', url: 'Patient/b' } }, 'b'],
    [
      'that of the request rather than the fullUrl',
      { fullUrl: URN, resource: nameless, request: { method: 'PUT', url: 'Patient/b' } },
      'b',
    ],
    ['that of a urn:uuid', { fullUrl: URN, resource: nameless, request: { method: 'POST', url: 'Patient' } }, UUID],
    ['that of an absolute fullUrl', { fullUrl: 'http://example.org/fhir/Patient/c', resource: nameless }, 'c'],
    [
      'that of the fullUrl when the request is conditional',
      { fullUrl: URN, resource: nameless, request: { method: 'PUT', url: 'Patient?identifier=1' } },
      UUID,
    ],
    [
      'that of the fullUrl when the request is for another type',
      { fullUrl: URN, resource: nameless, request: { method: 'PUT', url: 'Group/1' } },
      UUID,
    ],
  ])('is %s', async (_, entry, id) => {
    expect((await load([entry])).map((each) => each.id)).toEqual([id]);
  });

  test.each<[string, object]>([
    ['nothing tells it', { resource: nameless }],
    ['the fullUrl is of another type', { fullUrl: 'http://example.org/fhir/Group/c', resource: nameless }],
    ['the fullUrl is no string', { fullUrl: 7, resource: nameless }],
  ])('is missing when %s', async (_, entry) => {
    expect((await collect(bundle([entry]))).failed).toEqual(['1: this Patient has no id']);
  });
});

describe('references within a transaction', () => {
  const target = { fullUrl: URN, resource: { resourceType: 'Patient' } };

  test('to a urn:uuid become references to the resource, wherever they are', async () => {
    const [, observation] = await load([
      target,
      {
        fullUrl: 'urn:uuid:other',
        resource: {
          resourceType: 'Observation',
          id: 'o',
          subject: { reference: URN, display: URN },
          performer: [{ reference: 'Practitioner/1' }, { reference: URN }],
          contained: [{ resourceType: 'Encounter', subject: { reference: URN } }],
          extension: [
            { url: 'http://example.org/x', valueReference: { reference: URN } },
            { url: 'http://example.org/y', valueUri: URN },
          ],
          identifier: [{ system: 'urn:ietf:rfc:3986', value: URN }],
          note: [{ text: URN }],
        },
      },
    ]);
    const local = `Patient/${UUID}`;
    expect(observation).toEqual({
      resourceType: 'Observation',
      id: 'o',
      subject: { reference: local, display: URN },
      performer: [{ reference: 'Practitioner/1' }, { reference: local }],
      contained: [{ resourceType: 'Encounter', subject: { reference: local } }],
      extension: [
        { url: 'http://example.org/x', valueReference: { reference: local } },
        { url: 'http://example.org/y', valueUri: local },
      ],
      identifier: [{ system: 'urn:ietf:rfc:3986', value: URN }],
      note: [{ text: URN }],
    });
  });

  test('may come before the entry they are to, and go round in circles', async () => {
    const other = 'urn:uuid:0d9a6a3c-90b3-4f4c-8d29-1d4a8b2f0a11';
    const link = (reference: string): object => ({ link: [{ other: { reference } }] });
    const both = await load([
      { fullUrl: URN, resource: { ...patient('a'), ...link(other) } },
      { fullUrl: other, resource: { ...patient('b'), ...link(URN) } },
    ]);
    expect(both).toEqual([
      { ...patient('a'), ...link('Patient/b') },
      { ...patient('b'), ...link('Patient/a') },
    ]);
  });

  test('to a urn that no entry has stay as they are, and so do entries without any', async () => {
    const untouched = { ...patient('b'), link: [{ other: { reference: 'urn:uuid:nobody' } }] };
    const [, same] = await load([target, { resource: untouched }]);
    expect(same).toBe(untouched);
  });

  test('a member called __proto__ is data like any other', async () => {
    const resource = JSON.parse(
      `{"resourceType":"Observation","id":"o","__proto__":{"reference":"${URN}"},"subject":{"reference":"${URN}"}}`,
    ) as IdentifiedResource;
    const [, loaded] = await load([target, { resource }]);
    expect(Object.getPrototypeOf(loaded)).toBe(Object.prototype);
    expect(JSON.stringify(loaded)).not.toContain('urn:');
    expect(({} as { reference?: unknown }).reference).toBeUndefined();
  });
});

describe('entries', () => {
  test('of a searchset are loaded, and outcomes passed over', async () => {
    const outcome = { resource: { resourceType: 'OperationOutcome', id: 'x', issue: [] }, search: { mode: 'outcome' } };
    const { stored, failed } = await collect(
      bundle(
        [
          outcome,
          { resource: patient('a'), search: { mode: 'match' } },
          {},
          { resource: patient('b'), search: { mode: 'include' } },
        ],
        'searchset',
      ),
    );
    expect(stored).toEqual(['Patient/a', 'Patient/b']);
    expect(failed).toEqual(['3: this is no resource: expected an object with a resourceType and an id']);
  });

  test.each<[string, unknown]>([
    ['no array', { resource: patient('a') }],
    ['null', null],
  ])('that are %s are none', async (_, entry) => {
    expect(await collect(bundle(entry))).toMatchObject({ stored: [], failed: [] });
  });

  test('that are no objects hold no resource', async () => {
    const { stored, failed } = await collect(bundle([null, 'text', [], { resource: patient('a') }]));
    expect(stored).toEqual(['Patient/a']);
    expect(failed.map((each) => each.slice(0, 2))).toEqual(['1:', '2:', '3:']);
  });
});

describe('a Bundle', () => {
  const inner = bundle([{ resource: patient('a') }, { resource: { resourceType: 'Patient' } }], 'collection');
  const whole = { ...inner, id: 'b1' };
  const text = JSON.stringify(whole);

  test.each<[string, LoadSource]>([
    ['as an object', whole],
    ['as text', text],
    ['over several lines', JSON.stringify(whole, undefined, 2)],
  ])('by itself stands for its entries: %s', async (_, source) => {
    expect(await collect(source)).toMatchObject({ stored: ['Patient/a'], failed: ['2: this Patient has no id'] });
  });

  test('with an id among others is a resource of its own', async () => {
    expect((await collect([patient('x'), whole])).stored).toEqual(['Patient/x', 'Bundle/b1']);
    expect((await collect(`${JSON.stringify(patient('x'))}\n${text}\n`)).stored).toEqual(['Patient/x', 'Bundle/b1']);
  });

  test('without an id among others stands for its entries, which have its line', async () => {
    const expected = { stored: ['Patient/x', 'Patient/a'], failed: ['2: this Patient has no id'] };
    expect(await collect([patient('x'), inner])).toMatchObject(expected);
    expect(await collect(`${JSON.stringify(patient('x'))}\n${JSON.stringify(inner)}\n`)).toMatchObject(expected);
    expect(await collect(JSON.stringify([patient('x'), inner]))).toMatchObject(expected);
  });
});
