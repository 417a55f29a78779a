import { expect, test } from 'vitest';
import { createRegistry } from '../../src/definitions/registry.js';
import { createSchemas } from '../../src/extract/schema.js';
import { timeZone } from '../../src/model/time-zone.js';
import { testSettings } from '../support/settings.js';

const registry = createRegistry();
const MINE = {
  resourceType: 'SearchParameter',
  url: 'http://example.org/mine',
  name: 'mine',
  status: 'active',
  description: 'mine',
  code: 'mine',
  base: ['Patient'],
  type: 'string',
  expression: 'Patient.name.given',
};

test('engines that read resources alike share what is made for that', () => {
  expect(createRegistry()).toBe(registry);
  expect(createRegistry([MINE])).not.toBe(createRegistry([MINE]));
  const schemaOf = createSchemas(registry, testSettings());
  expect(createSchemas(registry, testSettings({ now: () => new Date(0) }))).toBe(schemaOf);
  expect(createSchemas(createRegistry([MINE]), testSettings())).not.toBe(schemaOf);
});

test.each([
  ['base', { baseUrl: 'http://example.org/other' }],
  ['time zone', { timeZone: timeZone('+02:00')! }],
  ['case-sensitive systems', { caseSensitiveSystems: new Set(['http://example.org/system']) }],
  ['conditional references', { resolveConditionals: true }],
  ['units', { unitConverter: { canonical: () => undefined } }],
])('engines with another %s share nothing', (_, settings) => {
  const schemaOf = createSchemas(registry, testSettings());
  expect(createSchemas(registry, testSettings(settings))).not.toBe(schemaOf);
});

test('the composites of the components of an Observation have a row for each component in common', () => {
  const schema = createSchemas(registry, testSettings())('Observation');
  const rows = schema.fields.filter(({ kind }) => kind === 'rows');
  expect(rows.map(({ parameter }) => parameter)).toEqual(['Observation.component']);
  const put: string[] = [];
  const nothing = (): void => undefined;
  const sink = { present: nothing, term: nothing, interval: nothing, point: nothing, text: nothing, alias: nothing };
  const row = (field: { readonly parameter: string }): void => void put.push(field.parameter);
  const component = [{ valueQuantity: { value: 1 } }, { valueQuantity: { value: 2 } }];
  const resource = { resourceType: 'Observation', id: 'o', component };
  schema.extract(resource, { ...sink, row, contained: nothing });
  expect(put).toEqual(['Observation.component', 'Observation.component']);
});
