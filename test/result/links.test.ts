import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, printName, printScope } from '../../grammar/query/index.js';
import type { AppliedParameter } from '../../src/plan/bound-search.js';
import { searchUrl, wellFormed, withCursor } from '../../src/result/links.js';
import { searchKey } from '../../src/result/pages.js';
import { runs } from '../support/runs.js';

const BASE = 'http://example.org/fhir';

const url = (scope: string, applied: readonly AppliedParameter[]): string => searchUrl(BASE, { scope, applied });

const SCOPES = ['', 'Patient', 'Patient/1/Observation', 'Patient/1/*'];
const NAMES = [
  'name',
  'code:not',
  'subject:Patient',
  '_id',
  'subject:Patient.name:exact',
  '_has:Observation:patient:code',
];

describe('the URL of a search', () => {
  test.each<[string, string, AppliedParameter[], string]>([
    ['a type', 'Patient', [], `${BASE}/Patient`],
    ['the whole system', '', [{ name: '_type', value: 'Patient,Group' }], `${BASE}?_type=Patient,Group`],
    ['a compartment', 'Patient/1/*', [], `${BASE}/Patient/1/*`],
    [
      'what reads well unencoded',
      'Observation',
      [{ name: 'code:not', value: 'http://loinc.org|8480-6,b$c' }],
      `${BASE}/Observation?code:not=http://loinc.org%7C8480-6,b$c`,
    ],
    [
      'what must be encoded',
      'Patient',
      [{ name: 'name', value: 'a b&c=d+e#f%g?"<\u{1f600}' }],
      `${BASE}/Patient?name=a%20b%26c%3Dd%2Be%23f%25g%3F%22%3C%F0%9F%98%80`,
    ],
    ['no value', 'Patient', [{ name: 'name', value: '' }], `${BASE}/Patient?name=`],
  ])('has %s', (_, scope, applied, expected) => {
    expect(url(scope, applied)).toBe(expected);
    expect(new URL(url(scope, applied)).href.replace(/%22|%3C/g, '')).toBe(expected.replace(/%22|%3C/g, ''));
  });

  test('has what no URL holds encoded, and nothing else', () => {
    const encode = (text: string): string =>
      text.replace(/[^\w.~:,$/-]+/g, (run) => encodeURIComponent(wellFormed(run)));
    const expectEncoded = (value: string): void => {
      expect(url('Patient', [{ name: 'name', value }])).toBe(`${BASE}/Patient?name=${encode(value)}`);
    };
    for (let code = 0; code < 256; code++) expectEncoded(`a|${String.fromCharCode(code)}b`);
    const pieces = fc.oneof(fc.constantFrom('|', '/', '\ud800'), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(fc.string({ unit: pieces }), expectEncoded), runs(100));
  });

  test('is read back as the same search', () => {
    const parameters = fc.array(fc.record({ name: fc.constantFrom(...NAMES), value: fc.string({ unit: 'binary' }) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...SCOPES), parameters, (scope, applied) => {
        const parsed = parseSearch(url(scope, applied), BASE);
        if (!parsed.ok) return expect.fail(parsed.faults.map(({ message }) => message).join());
        expect(printScope(parsed.value.scope)).toBe(scope);
        const read = parsed.value.parameters.map(({ name, value }) => ({ name: printName(name), value: value.text }));
        expect(read).toEqual(applied);
      }),
      runs(100),
    );
  });

  test.each(['\ud800', 'a\udc00b', '\udc00\ud800', '\ud83d\ude00\ud83d'])('survives lone surrogates', (value) => {
    const link = url('Patient', [{ name: 'name', value }]);
    expect(decodeURIComponent(link)).toBe(
      `${BASE}/Patient?name=${new TextDecoder().decode(new TextEncoder().encode(value))}`,
    );
  });

  test('puts the cursor last', () => {
    const first = url('Patient', [{ name: '_count', value: '2' }]);
    expect(withCursor(first, 'abc')).toBe(`${BASE}/Patient?_count=2&_cursor=abc`);
    expect(withCursor(url('Patient', []), 'abc')).toBe(`${BASE}/Patient?_cursor=abc`);
  });
});

test('what a cursor is of is a search as JSON, but for how it is written and the size of its pages', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom('"', '\\', '\n', 'a', '\ud800'), fc.string({ unit: 'binary' })),
  });
  const names = fc.oneof(fc.constantFrom(...NAMES, '_count', '_format', '_pretty'), text);
  fc.assert(
    fc.property(text, fc.array(fc.record({ name: names, value: text }), { maxLength: 4 }), (scope, applied) => {
      const kept = applied.filter(({ name }) => !['_count', '_format', '_pretty'].includes(name));
      const json = JSON.stringify([wellFormed(scope), kept.map(({ name, value }) => [name, value].map(wellFormed))]);
      expect(searchKey({ scope, applied }).join('')).toBe(json);
    }),
    runs(200),
  );
});
