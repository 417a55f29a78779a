import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { uriType } from '../../src/types/uri.js';
import { answer, MALFORMED, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#uri: "the entire URI must match"; `:below` and `:above` go by
 * segments of the path and "only apply to URLs, and not URNS".
 */
type Modifier = 'above' | 'below' | undefined;

function rule(uri: string, value: string, modifier: Modifier): boolean {
  if (modifier === undefined || value.toLowerCase().startsWith('urn:')) return uri === value;
  return modifier === 'below' ? liesUnder(uri, value) : liesUnder(value, uri);
}

/** Whether the segments of the one are the first of the other's; a slash at the end makes no segment. */
function liesUnder(uri: string, top: string): boolean {
  const [authority, ...path] = segments(uri);
  const [topAuthority, ...topPath] = segments(top);
  return authority === topAuthority && topPath.length <= path.length && topPath.every((each, i) => each === path[i]);
}

function segments(uri: string): string[] {
  const [, start = '', path = ''] = /^([a-z]+:\/\/[^/]*)?(.*?)\/*$/.exec(uri) ?? [];
  return [start, ...path.split('/').slice(start === '' ? 0 : 1)];
}

const uri = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.constantFrom('http://acme.org', 'https://acme.org', 'http://acme.org.uk'),
        fc.array(fc.constantFrom('fhir', 'ValueSet', '1', '12', 'Fhir', 'a,b'), { maxLength: 4 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([start, path, end]) => [start, ...path].join('/') + end),
  },
  { weight: 1, arbitrary: fc.constantFrom('urn:oid:1.2.3', 'urn:oid:1.2', 'urn:x/y', 'urn:x', 'a/b', 'a') },
);

test('a uri matches as a whole, or by the segments of its path', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc
        .array(uri, { minLength: 1, maxLength: 4 })
        .chain((uris) =>
          fc.tuple(
            fc.constant(uris),
            fc.array(fc.oneof(fc.constantFrom(...uris), uri), { minLength: 1, maxLength: 2 }),
          ),
        ),
      fc.constantFrom<Modifier>(undefined, 'above', 'below'),
      fc.constantFrom('uri', 'url', 'string'),
      ([uris, values], modifier, type) => {
        const expected = uris.some((each) => values.some((value) => rule(each, value, modifier)));
        const question = { elements: { [type]: uris.slice(0, 4) }, modifier, value: values.map(escape).join(',') };
        expect(answer(uriType, question)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(500),
  );
  tally.expectBoth();
});

test.each<[string, Modifier, string, boolean]>([
  ['http://acme.org/fhir/ValueSet/123', undefined, 'http://acme.org/fhir/ValueSet/123', true],
  ['http://acme.org/fhir/valueset/123', undefined, 'http://acme.org/fhir/ValueSet/123', false],
  ['http://acme.org/fhir/ValueSet/123', 'below', 'http://acme.org/fhir/', true],
  ['http://acme.org/fhir/ValueSet/123', 'below', 'http://acme.org/fhir', true],
  ['http://acme.org/fhir2/ValueSet/123', 'below', 'http://acme.org/fhir', false],
  ['http://acme.org/fhir', 'below', 'http://acme.org/fhir/ValueSet', false],
  ['http://acme.org/fhir/ValueSet/123', 'above', 'http://acme.org/fhir/ValueSet/123/_history/5', true],
  ['http://acme.org/fhir/ValueSet/12', 'above', 'http://acme.org/fhir/ValueSet/123/_history/5', false],
  ['http://acme.org/fhir/x', 'below', 'http://acme.org/fhir//', false],
  ['http://acme.org/fhir', 'above', 'http://acme.org/fhir/x//', true],
  ['urn:oid:1.2.3.4.5', undefined, 'urn:oid:1.2.3.4.5', true],
  ['urn:oid:1.2.3.4.5', 'below', 'urn:oid:1.2.3', false],
  ['urn:oid:1.2.3', 'above', 'urn:oid:1.2.3.4.5', false],
  ['urn:oid:1.2.3', 'below', 'urn:oid:1.2.3', true],
  ['urn:x/y', 'below', 'urn:x', false],
  ['urn:x', 'above', 'urn:x/y', false],
])('%s :%s %s is %s', (element, modifier, value, expected) => {
  expect(answer(uriType, { elements: { uri: [element] }, modifier, value })).toBe(expected);
});

test('a canonical is found with its version and without', () => {
  const ask = (value: string): boolean => answer(uriType, { elements: { canonical: ['http://a.org/x|1.0'] }, value });
  const values = ['http://a.org/x', 'http://a.org/x|1.0', 'http://a.org/x|1', 'http://a.org/x|2.0', 'http://a.org'];
  expect(values.map(ask)).toEqual([true, true, false, false, false]);
});

test('malformed elements have no keys', () => {
  for (const element of MALFORMED) {
    if (element === 'text') continue;
    for (const type of uriType.elementTypes) {
      const ask = (value: string, modifier?: Modifier): boolean =>
        answer(uriType, { elements: { [type]: [element] }, value, modifier });
      expect([ask('null'), ask('text'), ask('0'), ask('text/a', 'above')]).toEqual([false, false, false, false]);
    }
  }
});
