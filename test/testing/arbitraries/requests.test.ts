import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, type Name } from '../../../grammar/query/index.js';
import { createRegistry } from '../../../src/definitions/registry.js';
import { createEngine } from '../../../src/index.js';
import {
  ALL_FEATURES,
  DEFAULT_FEATURES,
  population,
  scenario,
  searchRequest,
  SearchRequest,
  type Features,
  type Scenario,
} from '../../../src/testing/arbitraries/index.js';
import { runs } from '../../support/runs.js';
import { issuesOf } from '../../support/conformance.js';

const registry = createRegistry();
const NOTHING = Object.fromEntries(Object.keys(ALL_FEATURES).map((name) => [name, false])) as unknown as Features;

function sampled(numRuns: number, features: Partial<Features> = {}, seed = 5): readonly Scenario[] {
  return fc.sample(scenario({ request: { features } }), { numRuns, seed });
}

const textsOf = (scenarios: readonly Scenario[]): readonly string[] => scenarios.map(({ request }) => String(request));
const namesOf = (scenarios: readonly Scenario[]): readonly string[] =>
  scenarios.flatMap(({ request }) => request.parameters.map(({ name }) => name));

test('a request prints as text that reads back to its parts', () => {
  fc.assert(
    fc.property(scenario({ request: { features: ALL_FEATURES } }), ({ request }) => {
      const search = parseSearch(String(request), 'http://localhost/fhir');
      if (!search.ok) throw new Error(`${request} can't be read`);
      expect(search.value.parameters.map(({ name, value }) => [printed(name), value.text])).toEqual(
        request.parameters.map(({ name, value }) => [name, value]),
      );
      expect(search.value.scope.kind).toBe(request.scope.kind);
    }),
    runs(300),
  );
});

function printed(name: Name): string {
  switch (name.kind) {
    case 'parameter':
      return [name.name, ...(name.modifier ? [name.modifier] : [])].map(({ text }) => text).join(':');
    case 'chain':
      return `${[name.reference, ...(name.type ? [name.type] : [])].map(({ text }) => text).join(':')}.${printed(name.rest)}`;
    case 'has':
      return `_has:${name.type.text}:${name.reference.text}:${printed(name.rest)}`;
  }
}

test('delimiters of the text are encoded, and what people read is not', () => {
  const request = new SearchRequest({ kind: 'type', type: 'Patient' }, [
    { name: 'family:exact', value: 'a&b=c+d#e%f\\,g' },
    { name: 'identifier', value: 'http://example.org/mrn|1' },
  ]);
  expect(String(request)).toBe('Patient?family:exact=a%26b%3Dc%2Bd%23e%25f%5C,g&identifier=http://example.org/mrn%7C1');
  const inCompartment = { kind: 'compartment', compartment: 'Patient', id: 'a', type: '*' } as const;
  expect(String(new SearchRequest(inCompartment, []))).toBe('Patient/a/*');
});

test('requests are sound: strict handling finds nothing wrong, and half of them find something', async () => {
  const engine = await createEngine({ defaultHandling: 'strict' });
  let count = 0;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(scenario({ request: { features: ALL_FEATURES } }), async ({ resources, request }) => {
      await engine.load(resources);
      const { entry, total = entry.length } = await engine.search(String(request));
      for (const { resourceType, id } of resources) await engine.delete(`${resourceType}/${id}`);
      count++;
      if (total > 0) found++;
    }),
    runs(600),
  );
  expect(found / count).toBeGreaterThan(0.5);
});

describe('what requests ask for', () => {
  const all = sampled(4000, ALL_FEATURES);
  const names = new Set(namesOf(all));
  const texts = textsOf(all);
  const values = all.flatMap(({ request }) => request.parameters.map(({ value }) => value));

  test('every type of parameter', () => {
    const types = new Set(
      all.flatMap(({ request: { scope, parameters } }) => {
        if (scope.kind !== 'type') return [];
        return parameters.map(({ name }) => registry.parameter(scope.type, name.split(':')[0]!)?.type);
      }),
    );
    const expected = ['string', 'token', 'reference', 'date', 'number', 'quantity', 'uri', 'composite', 'special'];
    expect(expected.filter((type) => !types.has(type as 'string'))).toEqual([]);
  });

  test('every modifier', () => {
    const modifiers = new Set([...names].map((name) => name.split(':')[1]));
    const expected = ['exact', 'contains', 'not', 'text', 'code-text', 'of-type', 'identifier', 'above', 'below'];
    expect([...expected, 'missing', 'Patient', 'Organization'].filter((each) => !modifiers.has(each))).toEqual([]);
  });

  test.each(['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'])('the prefix %s', (prefix) => {
    expect(values.some((value) => new RegExp(`^${prefix}\\d`).test(value))).toBe(true);
  });

  test('prefixes in composites', () => {
    const found = values.map((value) => /\$([a-z]{2})-?\d/.exec(value)?.[1]).filter((each) => each !== undefined);
    expect(new Set(found).size).toBeGreaterThan(4);
  });

  test('alternatives, repetitions, escapes', () => {
    expect(values.some((value) => /[^\\],/.test(value))).toBe(true);
    for (const escape of ['\\,', '\\$', '\\|', '\\\\'])
      expect(values.some((value) => value.includes(escape))).toBe(true);
    const repeated = all.filter(({ request }) => {
      const each = request.parameters.map(({ name }) => name);
      return new Set(each).size < each.length;
    });
    expect(repeated.length).toBeGreaterThan(0);
  });

  test('every scope, lists, filters and counts', () => {
    const kinds = all.map(({ request: { scope } }) => (scope.kind === 'compartment' ? scope.type : scope.kind));
    for (const kind of ['type', 'system', '*', 'Observation']) expect(kinds).toContain(kind);
    for (const name of ['_type', '_list', '_in', '_filter', '_count', '_id', '_lastUpdated'])
      expect(names).toContain(name);
    expect(texts.some((text) => text.startsWith('?_type='))).toBe(true);
    expect(values.some((value) => / (?:and|or) /.test(value))).toBe(true);
    for (const operator of ['co', 'sw', 'po', 'pr', 're', 'ss', 'sa']) {
      expect(
        values.some((value) => value.includes(` ${operator} `)),
        operator,
      ).toBe(true);
    }
  });
});

test("nothing is R5's unless asked for", () => {
  expect(DEFAULT_FEATURES).toEqual({ ...ALL_FEATURES, r5: false });
  expect(textsOf(sampled(1000)).filter((text) => /:code-text=|[?&]_in=/.test(text))).toEqual([]);
});

test('with nothing switched on, requests are plain conditions of one type', () => {
  for (const { request } of sampled(300, NOTHING)) {
    expect(request.scope.kind).toBe('type');
    for (const { name, value } of request.parameters) {
      expect(name).toMatch(/^[a-z][\w-]*$/);
      expect(value).not.toMatch(/(?<!\\)(?:\\\\)*,/);
    }
  }
});

describe('with all features on', () => {
  const all = sampled(2500, ALL_FEATURES, 9);
  const parameters = all.flatMap(({ request }) => request.parameters);
  const matching = (pattern: RegExp): number => parameters.filter(({ name }) => pattern.test(name)).length;

  test('chains and reverse chains, three deep at most, each through references to what follows', () => {
    expect(matching(/^[a-z-]+:[A-Z]\w+\.[a-z]/)).toBeGreaterThan(20);
    expect(matching(/^[a-z-]+\.[a-z]/)).toBeGreaterThan(0);
    expect(matching(/^_has:/)).toBeGreaterThan(20);
    expect(matching(/^_has:.*\./)).toBeGreaterThan(0);
    expect(matching(/\..*\..*\./)).toBeGreaterThan(0);
    for (const { request } of all) {
      if (request.scope.kind === 'system') continue;
      for (const { name } of request.parameters) {
        if (name.startsWith('_has') || name.includes('.'))
          expect(linksOf(name, request.scope.type)).toBeLessThanOrEqual(3);
      }
    }
  });

  test('parameters of the result', () => {
    for (const pattern of [/^_include$/, /^_revinclude$/, /^_include:iterate$/, /^_revinclude:iterate$/]) {
      expect(matching(pattern)).toBeGreaterThan(5);
    }
    for (const name of ['_sort', '_summary', '_total', '_elements', '_count']) {
      expect(matching(new RegExp(`^${name}$`))).toBeGreaterThan(5);
    }
    for (const { request } of all) {
      const names = request.parameters
        .map(({ name }) => name)
        .filter((name) => /^_(?:sort|summary|total|elements|count)$/.test(name));
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('includes and sort keys name parameters that there are', () => {
    for (const { name, value } of parameters) {
      if (!/^_(?:rev)?include/.test(name) || value === '*') continue;
      const [type = '', code = ''] = value.split(':');
      expect(code === '*' || registry.parameter(type, code)?.type === 'reference').toBe(true);
    }
    for (const { request } of all) {
      const sort = request.parameters.find(({ name }) => name === '_sort');
      if (!sort || request.scope.kind !== 'type') continue;
      for (const key of sort.value.split(',')) {
        expect(registry.parameter(request.scope.type, key.replace(/^-/, ''))).toBeDefined();
      }
    }
  });

  /** Follows a name through the definitions; how many links it has. */
  function linksOf(name: string, type: string): number {
    const has = /^_has:(\w+):([\w-]+):(.*)$/.exec(name);
    if (has) {
      const [, source = '', code = '', rest = ''] = has;
      const definition = registry.parameter(source, code);
      expect(definition?.type, name).toBe('reference');
      return 1 + linksOf(rest, source);
    }
    const chain = /^([\w-]+)(?::(\w+))?\.(.*)$/.exec(name);
    if (!chain) {
      expect(registry.parameter(type, name.split(':')[0]!), `${name} of ${type}`).toBeDefined();
      return 0;
    }
    const [, code = '', target, rest = ''] = chain;
    const definition = registry.parameter(type, code)!;
    expect(definition.type, name).toBe('reference');
    const [next = ''] = rest.split(/[:.]/, 1);
    const having = definition.target.find((each) => registry.parameter(each, next));
    return 1 + linksOf(rest, target ?? (definition.code === 'patient' ? 'Patient' : having!));
  }
});

test('the types to search can be given, whether or not there are resources of them', () => {
  const types = ['Patient', 'Flag'];
  fc.assert(
    fc.property(
      population({ maxSize: 4 }).chain((resources) => searchRequest(resources, { types })),
      ({ scope, parameters }) => {
        const searched =
          scope.kind === 'system' ? parameters.find(({ name }) => name === '_type')!.value.split(',') : [scope.type];
        for (const type of searched) expect([...types, '*']).toContain(type);
      },
    ),
    runs(200),
  );
});

test('a seed gives the same requests each time', () => {
  expect(textsOf(sampled(50, ALL_FEATURES))).toEqual(textsOf(sampled(50, ALL_FEATURES)));
});

test('a request that is sound is so without resources, too', async () => {
  const engine = await createEngine();
  for (const text of textsOf(sampled(200, ALL_FEATURES))) {
    expect(await issuesOf(engine, text, { handling: 'strict' }), text).toEqual([]);
  }
});
