import { describe, expect, test } from 'vitest';
import { contentTexts, narrativeTexts } from '../../src/extract/resource-text.js';
import type { Resource } from '../../src/model/resource.js';

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const resource = (rest: Record<string, unknown>): Resource => ({ resourceType: 'Observation', ...rest }) as Resource;

test('the narrative is that of the resource, without its tags', () => {
  const text = { status: 'generated', div: '<div><p>one</p> <b>two</b></div>' };
  expect(narrativeTexts(resource({ text, contained: [{ resourceType: 'Patient', text: { div: 'inner' } }] }))).toEqual([
    'one',
    ' two',
  ]);
  for (const other of [undefined, null, 5, 'text', { div: 5 }, { div: '' }, {}]) {
    expect(narrativeTexts(resource({ text: other }))).toEqual([]);
  }
});

describe('the content is', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'strings, codes and markdown',
      { status: 'final', note: [{ text: 'a *b*' }], valueString: 'c' },
      ['final', 'a *b*', 'c'],
    ],
    [
      'dates and times as they are written',
      { effectiveDateTime: '2024-05-01', valueTime: '10:00:00' },
      ['2024-05-01', '10:00:00'],
    ],
    [
      'codes with their displays, not their systems',
      { code: { coding: [{ system: 'http://loinc.org', code: '8480-6', display: 'BP' }], text: 'x' } },
      ['8480-6', 'BP', 'x'],
    ],
    [
      'identifiers, not ids',
      {
        id: 'o1',
        identifier: [{ system: 'urn:a', value: 'MRN-7' }],
        meta: { versionId: '3', lastUpdated: '2024-01-01T00:00:00Z', profile: ['http://p'] },
      },
      ['MRN-7'],
    ],
    ['what references say beside where they lead', { subject: { reference: 'Patient/1', display: 'Ana' } }, ['Ana']],
    ['the narrative', { text: { status: 'generated', div: '<div><p>one</p>two</div>' } }, ['generated', 'one', 'two']],
    [
      'extensions, of primitives too',
      {
        extension: [{ url: 'http://x', valueString: 'e' }],
        _status: { extension: [{ url: 'http://y', valueCode: 'f' }] },
      },
      ['e', 'f'],
    ],
    [
      'not what was found in a text, beside other extensions',
      {
        extension: [
          { url: 'http://x', valueString: 'e' },
          {
            url: 'http://healthlake.amazonaws.com/aws-cm/',
            extension: [
              { url: 'http://healthlake.amazonaws.com/aws-cm/status/', valueString: 'SUCCESS' },
              {
                url: 'http://healthlake.amazonaws.com/aws-cm/infer-icd10/',
                extension: [
                  {
                    url: 'http://healthlake.amazonaws.com/aws-cm/infer-icd10/raw-response',
                    valueString: '{"Text":"x"}',
                  },
                ],
              },
            ],
          },
        ],
      },
      ['e'],
    ],
    [
      'what is contained',
      { contained: [{ resourceType: 'Patient', id: 'p', name: [{ family: 'Moreno', given: ['Ana', null, 'Eva'] }] }] },
      ['Moreno', 'Ana', 'Eva'],
    ],
    ['backbone elements', { component: [{ valueCodeableConcept: { text: 'inner' } }] }, ['inner']],
    [
      'neither numbers nor booleans',
      { valueQuantity: { value: 5, unit: 'mg', code: 'mg' }, valueBoolean: true },
      ['mg', 'mg'],
    ],
    [
      'nothing that R4 does not define',
      { nosuch: 'a', valueNosuch: 'b', status: { a: 'c' }, code: 'd', _nosuch: { extension: [{ valueString: 'x' }] } },
      [],
    ],
  ])('%s', (_, rest, texts) => expect(contentTexts(resource(rest))).toEqual(texts));

  test.each<[string, Record<string, unknown>, string[]]>([
    ['text/plain', { contentType: 'text/plain', data: base64('Señor') }, ['text/plain', 'Señor']],
    [
      'text/plain in UTF-8',
      { contentType: 'text/plain; charset=utf-8', data: base64('é') },
      ['text/plain; charset=utf-8', 'é'],
    ],
    [
      'text/plain in Latin-1',
      { contentType: 'text/plain;charset="iso-8859-1"', data: btoa('\u00e9') },
      ['text/plain;charset="iso-8859-1"', 'é'],
    ],
    ['text/html', { contentType: 'text/html', data: base64('<p>a</p><p>b</p>') }, ['text/html', 'a', 'b']],
    ['XML', { contentType: 'text/xml', data: base64('<one>x</one><two>y</two>') }, ['text/xml', 'x', 'y']],
    ['XHTML', { contentType: 'application/xhtml+xml', data: base64('<p>a</p>') }, ['application/xhtml+xml', 'a']],
    ['other text', { contentType: 'text/csv', data: base64('a,b') }, ['text/csv', 'a,b']],
    ['bytes beside text', { contentType: 'text/plain', data: btoa('a \xff b') }, ['text/plain', 'a \ufffd b']],
    [
      'a charset that there is not',
      { contentType: 'text/plain; charset=nosuch', data: base64('a') },
      ['text/plain; charset=nosuch'],
    ],
    ['no base64', { contentType: 'text/plain', data: '!' }, ['text/plain']],
    ['no text', { contentType: 'application/pdf', data: base64('a') }, ['application/pdf']],
    ['no type', { data: base64('a') }, []],
  ])('of an attachment of %s', (_, attachment, texts) => {
    expect(contentTexts({ resourceType: 'DocumentReference', content: [{ attachment }] } as Resource)).toEqual(texts);
    expect(contentTexts({ resourceType: 'Binary', ...attachment })).toEqual(texts);
  });
});

test('what nests without end is read as far as it goes', () => {
  let extension: Record<string, unknown> = { url: 'x', valueString: 'deep' };
  for (let i = 0; i < 20_000; i++) extension = { url: 'x', extension: [extension] };
  expect(contentTexts(resource({ status: 'final', extension: [extension] }))).toEqual(['final']);
});
