import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldString } from '../../src/model/fold.js';
import { wordsIn } from '../../src/text/words.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

test.each([
  ['', ''],
  [' -- * ', ''],
  ['Type 2 Diabetes', 'type 2 diabetes'],
  ['E11.9, E11.65', 'e11.9 e11.65'],
  ['LOINC 8480-6/8462-4', 'loinc 8480-6/8462-4'],
  ['BP 120/80 at 10:30 on 2024-05-01.', 'bp 120/80 at 10:30 on 2024-05-01'],
  ['in 2024. Next', 'in 2024 next'],
  ['E11 .9', 'e11 9'],
  ['type-2 COVID-19', 'type 2 covid 19'],
  ['well-known and/or e.g. no', 'well known and or e g no'],
  ['v1.a.2', 'v1 a 2'],
  ['100,000 1,5', '100 000 1 5'],
  ['Hello bookkeeper', 'hello bookkeeper'],
  ["O'Neil’s 'quoted' don't", 'oneils quoted dont'],
  ['Ñandú STRASSE straße Ærø', 'nandu strasse strasse ærø'],
  ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
  ['５.４ mg', '5.4 mg'],
  ['e\u0301te\u0301', 'ete'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['ﬁbrosis ½ µg', 'fibrosis 1 2 μg'],
  ['user_name a@b.org', 'user name a b org'],
  ['心不全', '心不全'],
])('%j has the words %j', (text, words) => expect(wordsIn(text).join(' ')).toBe(words));

test('words are their own words, and no text with them falls together', () => {
  fc.assert(
    fc.property(fc.array(anyText(), { maxLength: 5 }), (texts) => {
      const words = wordsIn(texts.join(' '));
      for (const word of words) {
        expect(word).not.toMatch(/\s|\*|^$/);
        expect(wordsIn(word)).toEqual([word]);
      }
      expect(words).toEqual(texts.flatMap((text) => [...wordsIn(text)]));
    }),
    runs(2000),
  );
});

test('letters and digits are folded as strings are, none left out', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const letters = (each: string): string => foldString(each).replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(wordsIn(text).join(''))).toBe(letters(text));
    }),
    runs(2000),
  );
});
