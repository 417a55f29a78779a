import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldByUnicode, foldCode, foldString } from '../../src/model/fold.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

describe('foldString', () => {
  test.each([
    ['', ''],
    ['abc1', 'abc1'],
    ['ABC', 'abc'],
    ['  a \t\n b  ', 'a b'],
    ["O'Neil", 'oneil'],
    ['Smith-Jones, Jr.', 'smithjones jr'],
    ['-', ''],
    [' . ', ''],
    ['a - b', 'a b'],
    ['$5+5=10', '$5+5=10'],
    ['Ñandú', 'nandu'],
    ['N\u0303andu\u0301', 'nandu'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['Οδυσσεύς', 'οδυσσευσ'],
    ['Ａｎｎ', 'ann'],
    ['ﬁn', 'fin'],
    ['Åsa', 'asa'],
    ['«a»“b”–c', 'abc'],
    ['李\u3000小龍', '李 小龍'],
    ['\ud800x', '\ud800x'],
  ])('%j is %j', (text, folded) => expect(foldString(text)).toBe(folded));

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(0, 20), fc.string({ unit: 'binary' })), (text) => {
        const folded = foldString(text);
        expect(foldString(folded)).toBe(folded);
      }),
      runs(500),
    );
  });

  test('is idempotent for every character, and leaves no mark, no punctuation and no space at an end', () => {
    for (let code = 0; code < 0x2fa20; code++) {
      // Ideographs, which have neither case nor marks, and the syllables of Hangul, all made alike.
      if (code === 0x3400) code = 0xd700;
      if (code === 0x20000) code = 0x2f800;
      const folded = foldString(String.fromCodePoint(code));
      if (foldString(folded) !== folded || /[\p{M}\p{P}]|^\s|\s$/u.test(folded)) {
        throw new Error(`U+${code.toString(16)} folds to ${JSON.stringify(folded)}`);
      }
    }
  });

  test('makes no difference of case, marks, punctuation and spaces', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcéñöΩжß '), maxLength: 10 });
    fc.assert(
      fc.property(letters, fc.nat(10), fc.constantFrom("'", '-', '.', '\u0301', '…'), (text, at, extra) => {
        const folded = foldString(text);
        const from = Math.min(at, text.length);
        expect(foldString(text.toUpperCase())).toBe(folded);
        expect(foldString(text.normalize('NFD'))).toBe(folded);
        expect(foldString(text.slice(0, from) + extra + text.slice(from)).replace(/ /g, '')).toBe(
          folded.replace(/ /g, ''),
        );
        expect(foldString(`\t ${text.replace(/ /g, ' \n ')} `)).toBe(folded);
      }),
      runs(300),
    );
  });

  test('of ASCII is what it is among other characters', () => {
    const ascii = fc.string({ unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(ascii, (text) => foldString(`${text}\u0301`) === foldString(text)),
      runs(300),
    );
  });
});

describe('foldCode', () => {
  test.each([
    ['Mg', false, 'mg'],
    ['a-B.1|c', false, 'a-b.1|c'],
    ['Mg', true, '\nMg'],
    ['', false, ''],
  ])('%j, case-sensitive: %s, is %j', (code, caseSensitive, folded) => {
    expect(foldCode(code, caseSensitive)).toBe(folded);
  });
});

test('what folds letter by letter folds as any text does', () => {
  for (let code = 0; code < 0x250; code++) {
    const letter = String.fromCharCode(code);
    for (const text of [letter, `a${letter} b`, `É ${letter}${letter}'S`]) {
      expect(foldString(text), text).toBe(foldByUnicode(text));
    }
  }
  const pieces = fc.oneof(
    fc.constantFrom(..."aZ Éñßſŀĳİıŉœ.-'\t\u00a0\u2003\u0301"),
    fc.integer({ min: 0xc0, max: 0x17f }).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(fc.string({ unit: pieces }), (text) => {
      expect(foldString(text)).toBe(foldByUnicode(text));
    }),
    runs(500),
  );
});
