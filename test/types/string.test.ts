import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { stringType } from '../../src/types/string.js';
import { answer, MALFORMED, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#string: "equals or starts with the supplied parameter value,
 * after both have been normalized by case and combining characters", punctuation and the amount of white space ignored.
 */
function normal(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[-.,'"!?()/]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase();
}

type Modifier = 'exact' | 'contains' | undefined;

/** `independent`: the string's words are searched each for itself, as R4 has it of family names. */
function rule(text: string, value: string, modifier: Modifier, independent = false): boolean {
  if (modifier === 'exact') return text === value;
  const searched = normal(value);
  const fits = (part: string): boolean =>
    modifier === 'contains' ? normal(part).includes(searched) : normal(part).startsWith(searched);
  const words = independent ? text.split(/[ \t-]+/) : [];
  return fits(text) || words.some((_, i) => i > 0 && fits(words.slice(i).join(' ')));
}

const word = fc.constantFrom(
  'Ann',
  'anna',
  'ANNE',
  'Émile',
  'emile',
  'e\u0301mi',
  "O'Neil",
  'oneil',
  'José',
  'X',
  'Nuñez',
);
const phrase = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .chain((words) => fc.constantFrom(' ', '  ', '\t', '-', ', ').map((between) => words.join(between)));

/** A piece of what is there, spelled in another way, more often than anything else. */
function near(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(text.length), fc.nat(3))
    .map(([from, length, how]) => {
      const piece = text.slice(how % 2 === 0 ? 0 : from).slice(0, length + 1);
      return how === 1 ? piece.toUpperCase() : how === 2 ? piece.normalize('NFD') : piece;
    })
    .map((piece) => (normal(piece) === '' ? 'x' : piece));
}

const modifier = fc.constantFrom<Modifier>(undefined, 'contains', 'exact');

test('a string matches by its beginning, some part of it, or all of it', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(
      phrase.chain((text) => fc.tuple(fc.constant(text), fc.oneof(near(text), fc.constant(text), phrase))),
      modifier,
      ([text, value], modifier) => {
        const expected = rule(text, value, modifier);
        expect(answer(stringType, { elements: { string: [text] }, modifier, value: escape(value) })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(600),
  );
  tally.expectBoth(0.2);
});

test('a family name by itself matches by its words as well', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(
      phrase.chain((text) => fc.tuple(fc.constant(text), fc.oneof(near(text), phrase))),
      modifier,
      ([text, value], modifier) => {
        const expected = rule(text, value, modifier, true);
        const question = { elements: { 'HumanName.family': [text] }, modifier, value: escape(value) };
        expect(answer(stringType, question)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(300),
  );
  tally.expectBoth();
});

test(':exact is to the letter, whatever the text', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(
      anyText(1).chain((text) => fc.tuple(fc.constant(text), fc.oneof(fc.constant(text), anyText(1)))),
      ([text, value]) => {
        const expected = text === value;
        const question = { elements: { string: [text] }, modifier: 'exact', value: escape(value) };
        expect(answer(stringType, question)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(200),
  );
  tally.expectBoth();
});

const HUMAN_NAME = ['text', 'family', 'given', 'prefix', 'suffix'];
const ADDRESS = ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'];

const humanName = fc.record(
  {
    use: fc.constantFrom('ann', 'official'),
    text: phrase,
    family: phrase,
    given: fc.array(phrase, { maxLength: 2 }),
    prefix: fc.array(word, { maxLength: 1 }),
    suffix: fc.array(word, { maxLength: 1 }),
    period: fc.constant({ start: '2000' }),
  },
  { requiredKeys: [] },
);

const address = fc.record(
  {
    use: fc.constantFrom('ann', 'home'),
    type: fc.constant('anna'),
    text: phrase,
    line: fc.array(phrase, { maxLength: 2 }),
    city: phrase,
    district: phrase,
    state: word,
    postalCode: fc.constantFrom('1234', '12 34'),
    country: word,
    period: fc.constant({ start: '2000' }),
  },
  { requiredKeys: [] },
);

test.each([
  ['HumanName', humanName, HUMAN_NAME],
  ['Address', address, ADDRESS],
] as const)('a %s matches when some string in it does', (type, arbitrary, names) => {
  const tally = new Tally();
  const unrelated = fc.oneof(phrase, fc.constantFrom('2000', '12', 'official', 'home'));
  const values = (elements: object[]): fc.Arbitrary<string> => {
    const texts = elements
      .flatMap(Object.values)
      .flat()
      .filter((each) => typeof each === 'string');
    return texts.length === 0 ? unrelated : fc.oneof(fc.constantFrom(...texts).chain(near), unrelated);
  };
  const elements = fc.array<object>(arbitrary, { maxLength: 2 });
  const pairs = elements.chain((each) => fc.tuple(fc.constant(each), values(each)));
  fc.assert(
    fc.property(pairs, modifier, ([elements, value], modifier) => {
      const expected = elements.some((element) =>
        names.some((name) => {
          const texts = [(element as Record<string, string | string[]>)[name] ?? []].flat();
          return texts.some((text) => rule(text, value, modifier, name === 'family'));
        }),
      );
      expect(answer(stringType, { elements: { [type]: elements }, modifier, value: escape(value) })).toBe(expected);
      tally.add(expected);
    }),
    runs(400),
  );
  tally.expectBoth();
});

test('values are alternatives', () => {
  const ask = (value: string): boolean => answer(stringType, { elements: { string: ['Ann'] }, value });
  expect([ask('x,an'), ask('x,y'), ask('x\\,an'), ask('')]).toEqual([true, false, false, false]);
});

test.each([
  ['-', ['a-b'], undefined, false],
  ['-', ['-b'], undefined, true],
  ['-', ['ab', 'a'], undefined, false],
  ['-', ['a-b'], 'contains', true],
  ['...', ['a'], 'contains', false],
])('nothing but punctuation is compared as written: %j in %j :%s is %s', (value, texts, modifier, expected) => {
  expect(answer(stringType, { elements: { string: texts }, modifier, value })).toBe(expected);
});

test.each(['string', 'markdown', 'code', 'id', 'uri'])('elements of type %s are strings', (type) => {
  const ask = (value: string): boolean => answer(stringType, { elements: { [type]: ['Ann'] }, value });
  expect([ask('an'), ask('x')]).toEqual([true, false]);
});

test('malformed elements have no keys', () => {
  for (const element of MALFORMED) {
    for (const type of stringType.elementTypes) {
      const ask = (value: string): boolean =>
        answer(stringType, { elements: { [type]: [element] }, modifier: 'contains', value });
      expect([ask('object'), ask('function'), ask('null')]).toEqual([false, false, false]);
    }
  }
});
