import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfDocument } from '../../src/nlp/attachment-text.js';
import { textOfHtml } from '../../src/nlp/html-text.js';
import { MALFORMED } from '../support/law.js';
import { runs } from '../support/runs.js';

const base64 = (text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');

const document = (...attachments: readonly unknown[]): object => ({
  resourceType: 'DocumentReference',
  id: 'd',
  content: attachments.map((attachment) => ({ attachment })),
});

const plain = { contentType: 'text/plain', data: base64('Cough.') };
const html = { contentType: 'text/html', data: base64('<p>Fever &amp; cough</p>') };

describe('the text of a document', () => {
  test.each<[string, object, string]>([
    ['plain', document(plain), 'Cough.'],
    ['HTML', document(html), 'Fever & cough'],
    ['XHTML', document({ ...html, contentType: 'application/xhtml+xml' }), 'Fever & cough'],
    ['plain before HTML', document(html, plain), 'Cough.'],
    ['the first of several', document(plain, { ...plain, data: base64('Other.') }), 'Cough.'],
    ['beside what is no text', document({ contentType: 'application/pdf', data: base64('%PDF') }, plain), 'Cough.'],
    ['UTF-8 by default', document({ ...plain, data: base64('Niño 🤒') }), 'Niño 🤒'],
    ['UTF-8 by name', document({ contentType: 'TEXT/Plain; charset=UTF-8', data: base64('Niño') }), 'Niño'],
    ['a byte order mark', document({ ...plain, data: base64('\ufeffCough') }), 'Cough'],
    [
      'another charset',
      document({ contentType: 'text/plain; charset="iso-8859-1"', data: base64('Niño', 'latin1') }),
      'Niño',
    ],
    ['base64 over several lines', document({ ...plain, data: base64('Cough.').replace(/.{4}/g, '$&\r\n') }), 'Cough.'],
  ])('is read: %s', (_, given, text) => {
    expect(textOfDocument(given)).toEqual({ kind: 'text', text });
  });

  test.each<[string, object]>([
    ['no content', { resourceType: 'DocumentReference' }],
    ['a URL', document({ contentType: 'text/plain', url: 'http://example.org/note' })],
    ['no contentType', document({ data: base64('Cough') })],
    ['another type', document({ contentType: 'text/rtf', data: base64('Cough') })],
    ['no data', document({ contentType: 'text/plain', data: '' })],
  ])('is none: %s', (_, given) => {
    expect(textOfDocument(given)).toEqual({ kind: 'none' });
  });

  test.each<[string, object, string]>([
    ['no base64', document({ ...plain, data: '***' }), "the attachment's data is not base64"],
    [
      'not the charset',
      document({ ...plain, data: base64('Niño', 'latin1') }),
      "the attachment's data is not text in utf-8",
    ],
    [
      'no charset there is',
      document({ contentType: 'text/plain; charset=utf-99', data: base64('x') }),
      "the charset of the attachment's contentType is not known",
    ],
  ])('is faulty: %s', (_, given, reason) => {
    expect(textOfDocument(given)).toEqual({ kind: 'faulty', reason });
  });

  test('is what was encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(textOfDocument(document({ ...plain, data: base64(text) }))).toEqual({ kind: 'text', text });
      }),
      runs(200),
    );
  });

  test('whatever a document holds', () => {
    const malformed = fc.constantFrom(...MALFORMED);
    const attachment = fc.oneof(malformed, fc.record({ contentType: malformed, data: malformed }));
    const content = fc.oneof(malformed, fc.array(fc.oneof(malformed, fc.record({ attachment }))));
    fc.assert(
      fc.property(content, (each) => {
        expect(textOfDocument({ content: each }).kind).toBe('none');
      }),
      runs(200),
    );
  });
});

describe('HTML', () => {
  test.each<[string, string]>([
    ['<div><h1>Assessment</h1><p>No <b>co</b>ugh.</p></div>', 'Assessment\nNo cough.'],
    ['one<br/>two<BR>three', 'one\ntwo\nthree'],
    ['<ul>\n <li>one</li>\n <li>two</li>\n</ul>', 'one\ntwo'],
    ['<table><tr><td>HbA1c</td><td>7.2</td></tr></table>', 'HbA1c\n7.2'],
    ['<html><head><title>Note</title></head><body>Text</body></html>', 'Text'],
    ['<header>Note</header>Text', 'Note\nText'],
    ['a<script>if (a < b) x("</p>")</script>b<style>p { }</style>c', 'a b c'],
    ['a<script>never closed', 'a'],
    ['<!DOCTYPE html><!-- <p>no</p> -->Text<![CDATA[ more]]>', 'Text more'],
    ['<p title="a > b">Text</p>', 'Text'],
    ['&lt;b&gt; &#233;&#xE9; &ndash; &unknown; &amp;lt; 5&nbsp;mg', '<b> éé – &unknown; &lt; 5 mg'],
    ['&#0; &#xD800; &#9999999;', '&#0; &#xD800; &#9999999;'],
    ['glucose < 5 and > 3', 'glucose < 5 and > 3'],
  ])('%s', (given, text) => {
    expect(textOfHtml(given)).toBe(text);
  });

  test('no tag is left', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<b a="<i>">', '<!--', '-->', '<script>', '</script>', 'x', ' ', '"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(textOfHtml(pieces.join(''))).not.toMatch(/<(?:p|b|i|script|!--)[^<]*>/);
      }),
      runs(300),
    );
  });
});
