import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReference, referencedType } from '../../src/model/reference.js';
import { runs } from '../support/runs.js';

test.each([
  ['Patient/1', { kind: 'relative', type: 'Patient', id: '1' }],
  ['Patient/1/_history/2', { kind: 'relative', type: 'Patient', id: '1', version: '2' }],
  ['http://a.org/fhir/Patient/a-b.c', { kind: 'absolute', base: 'http://a.org/fhir', type: 'Patient', id: 'a-b.c' }],
  [
    'https://a.org/Patient/1/_history/2',
    { kind: 'absolute', base: 'https://a.org', type: 'Patient', id: '1', version: '2' },
  ],
  ['Patient?identifier=a|b/c', { kind: 'conditional', type: 'Patient', query: 'identifier=a|b/c' }],
  ['http://a.org/Patient?x=1', { kind: 'conditional', base: 'http://a.org', type: 'Patient', query: 'x=1' }],
  ['#a', { kind: 'fragment', id: 'a' }],
  ['#', { kind: 'fragment', id: '' }],
  ['urn:uuid:1', { kind: 'urn', urn: 'urn:uuid:1' }],
  ['urn:oid:1.2', { kind: 'urn', urn: 'urn:oid:1.2' }],
  ...['', '1', 'Patient', 'Patient/', 'patient/1', 'Patient/1/2', 'Patient/a b', 'http://a.org/x', 'Patient/1#a'].map(
    (text): [string, object] => [text, { kind: 'other', text }],
  ),
])('%s', (text, expected) => expect(parseReference(text)).toEqual(expected));

test('a lone # is the container', () => {
  expect(referencedType({ reference: '#' }, { resourceType: 'Patient' })).toBe('Patient');
});

test.each([null, undefined, 'Patient/1', 7, [], {}, { reference: 7, type: 7 }])('%j points at nothing', (reference) => {
  expect(referencedType(reference, {})).toBeUndefined();
});

test('a relative reference is a type, a slash and an id, to the character', () => {
  const relative = /^[A-Z][A-Za-z]*\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;
  const near = fc.tuple(
    fc.constantFrom('Patient', 'P', 'pat', '', 'PäT', 'Pa@t', 'Pat[', 'Ģ'),
    fc.constantFrom('/', '', '//', '?'),
    fc.oneof(
      fc.constantFrom(
        'a',
        'a'.repeat(64),
        'a'.repeat(65),
        '',
        '1/_history/2',
        '1/_history/',
        'a_b',
        'a`',
        'a{',
        'Z@',
        '-.',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 3 }),
    ),
  );
  fc.assert(
    fc.property(near, (parts) => {
      const text = parts.join('');
      expect(parseReference(text).kind === 'relative').toBe(relative.test(text));
      expect(parseReference(text)).toEqual(parseReference(`${text}`));
    }),
    runs(400),
  );
});
