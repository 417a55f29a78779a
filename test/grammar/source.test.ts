import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, slice, spanOf, wholeSpan } from '../../grammar/source.js';
import { runs } from '../support/runs.js';
import { isWithin } from '../support/spans.js';
import { anyText, percent, written } from '../support/text.js';

describe('decode', () => {
  test.each([
    ['', ''],
    ['plain', 'plain'],
    ['a+b', 'a b'],
    ['a%20b', 'a b'],
    ['a%2Bb', 'a+b'],
    ['%c3%A9', 'é'],
    ['%E4%B8%AD', '中'],
    ['%F0%9F%98%80!', '😀!'],
    ['x%3Dy%26z', 'x=y&z'],
    ['%25%32%35', '%25'],
    ['é😀', 'é😀'],
    ['%00', '\0'],
  ])('%j reads %j', (raw, text) => {
    expect(decode(raw, 0)).toMatchObject({ source: { text }, faults: [] });
  });

  test.each([
    ['%', ['%']],
    ['a%', ['%']],
    ['%4', ['%']],
    ['%zz%41', ['%']],
    ['%E9', ['%E9']],
    ['%C3', ['%C3']],
    ['%C3x', ['%C3']],
    ['%80', ['%80']],
    ['%C0%80', ['%C0%80']],
    ['%ED%A0%80', ['%ED%A0%80']],
    ['%F5%80%80%80', ['%F5%80%80%80']],
    ['%F0%9F%98', ['%F0%9F%98']],
    ['%C3+%', ['%C3', '%']],
    ['a%E9b%c', ['%E9', '%']],
  ])('%j has faults at %j', (raw, places) => {
    const { faults } = decode(raw, 2);
    expect(faults.map(({ span }) => `..${raw}`.slice(span.start, span.end))).toEqual(places);
  });

  test('reads back what a caller wrote, and knows where each character stood', () => {
    fc.assert(
      fc.property(
        anyText().chain((text) => fc.tuple(fc.constant(text), written(text))),
        fc.nat(9),
        ([text, raw], start) => {
          const { source, faults } = decode(raw, start);
          expect(faults).toEqual([]);
          expect(source.text).toBe(text);
          expect(wholeSpan(source)).toEqual({ start, end: start + raw.length });
          let at = 0;
          for (const character of text) {
            const span = spanOf(source, at, (at += character.length));
            expect(decode(raw.slice(span.start - start, span.end - start), 0).source.text).toBe(character);
          }
        },
      ),
      runs(300),
    );
  });

  test('never throws, and its faults lie within the text', () => {
    fc.assert(
      fc.property(anyText(0, 20), (raw) => {
        const { source, faults } = decode(raw, 0);
        expect(faults.every(({ span }) => isWithin(span, raw))).toBe(true);
        expect(isWithin(wholeSpan(source), raw)).toBe(true);
      }),
      runs(300),
    );
  });

  test('undoes encode', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(decode(encode(text), 0)).toMatchObject({ source: { text }, faults: [] });
        expect(encode(text)).not.toMatch(/[&=#+]/);
      }),
      runs(300),
    );
  });
});

describe('slice', () => {
  test('keeps the places of its characters', () => {
    fc.assert(
      fc.property(
        anyText().chain((text) => fc.tuple(written(text), fc.nat(text.length), fc.nat(text.length))),
        ([raw, a, b]) => {
          const { source } = decode(raw, 3);
          const [from, to] = a < b ? [a, b] : [b, a];
          const part = slice(source, from, to);
          expect(part.text).toBe(source.text.slice(from, to));
          expect(wholeSpan(part)).toEqual(spanOf(source, from, to));
          const middle = (to - from) >> 1;
          expect(spanOf(part, middle, to - from)).toEqual(spanOf(source, from + middle, to));
        },
      ),
      runs(200),
    );
  });

  test('of what was encoded points at the bytes', () => {
    const { source } = decode(`a${percent('é|')}b`, 0);
    expect(spanOf(source, 1, 2)).toEqual({ start: 1, end: 7 });
    expect(spanOf(slice(source, 2, 4), 0, 1)).toEqual({ start: 7, end: 10 });
  });
});
