import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textsOfHtml } from '../../src/nlp/html-text.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

test.each<[string, string[]]>([
  ['<div xmlns="http://www.w3.org/1999/xhtml">plain</div>', ['plain']],
  ['<div><p>one</p><p>two</p></div>', ['one', 'two']],
  ['<table><tr><td>a</td><td>b</td></tr></table>', ['a', 'b']],
  ['<p>H<sub>2</sub>O <b>di</b>ab<i>etes</i></p>', ['H2O diabetes']],
  ['a<br/>b<BR>c', ['a\nb\nc']],
  ['<a href="x>y" title=\'<p>\'>link</a> on', ['link on']],
  ['one<!-- <p>not</p> --> two', ['one two']],
  ['<script>var a = "<p>no</p>";</script><style>p { }</style>yes', ['yes']],
  ['<![CDATA[a < b &amp; c]]>', ['a < b &amp; c']],
  ['<?xml version="1.0"?><!DOCTYPE html>yes', ['yes']],
  ['a &lt; b &amp; c &gt; d', ['a < b & c > d']],
  ['&lt;p&gt;', ['<p>']],
  ['Mar&iacute;a &Ntilde;&#250;&#xF1;ez', ['María Ñúñez']],
  ['&alpha;&omega; &Alpha;&Omega; &sigmaf;', ['αω ΑΩ ς']],
  ['O&rsquo;Neil &micro;g x&sup2;', ['O’Neil µg x²']],
  ['a&nbsp;b&ndash;c&nosuch;d', ['a b–c&nosuch;d']],
  ['&#x110000; &#0; &#xD800; &amp', ['&#x110000; &#0; &#xD800; &amp']],
  ['a < b, c<3', ['a < b, c<3']],
  ['di<!-- -->ab<wbr>etes', ['diabetes']],
  ['<head><title>no</title></head><header>a</header>b<template>no</template>c', ['a', 'b c']],
  ['<p', []],
  ['unclosed <p>one <!-- no', ['unclosed ', 'one ']],
  ['   <p> </p>  ', []],
  ['', []],
])('%j has the texts %j', (xhtml, texts) => expect(textsOfHtml(xhtml)).toEqual(texts));

test('any text comes out of markup as it went in, when it is escaped', () => {
  const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  fc.assert(
    fc.property(fc.array(anyText(1).filter((text) => text.trim() !== '')), (texts) => {
      const xhtml = texts.map((text) => `<p class="x">${escape(text)}</p>`).join('\n');
      expect(textsOfHtml(`<div>${xhtml}</div>`)).toEqual(texts);
    }),
    runs(500),
  );
});

test('whatever it is given, it reads', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    '<p',
    '</',
    '<![CDATA[',
    ']]>',
    '&',
    '#',
    ';',
    'x',
    '<script>',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(Array.isArray(textsOfHtml(pieces.join('')))).toBe(true);
    }),
    runs(500),
  );
});

test.each(['<a ', '<a "', '<!--', '<script>', '<![CDATA[', '&#', '<a "<b \''])(
  'a long run of %j takes no longer than its length accounts for',
  (piece) => {
    // Minutes, if some of it were looked through anew from each place.
    expect(textsOfHtml(piece.repeat(200_000))).toBeDefined();
  },
);
