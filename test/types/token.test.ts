import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { tokenType } from '../../src/types/token.js';
import { answer, MALFORMED, settings, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#token. What an element is compared by is a list of pairs; a
 * pair without a system or without a code has nothing there.
 */
interface Pair {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

function rule({ system, code }: Pair, value: Pair): boolean {
  if (value.system === '' && system !== undefined) return false;
  if (value.system !== undefined && value.system !== '' && value.system !== system) return false;
  if (value.code === undefined) return true;
  if (code === undefined) return false;
  return system === UCUM ? code === value.code : code.toLowerCase() === value.code.toLowerCase();
}

const UCUM = 'http://unitsofmeasure.org';
const system = fc.constantFrom(UCUM, 'http://loinc.org', 'urn:s|t', 'http://LOINC.org', 'a,b');
const code = fc.constantFrom('mg', 'Mg', 'MG', '8302-2', 'a|b', 'a\\,b', 'true', 'phone', 'ß');
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

const anyValue: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(code, fc.constantFrom('true', 'False')).map((each) => ({ code: each })) },
  { weight: 2, arbitrary: fc.record({ system: fc.oneof(system, fc.constant('')), code }) },
  { weight: 1, arbitrary: system.map((each) => ({ system: each })) },
);

function write({ system, code = '' }: Pair): string {
  return system === undefined ? escape(code) : `${escape(system)}|${escape(code)}`;
}

const coding = fc.record({ system: optional(system), code: optional(code), display: optional(code) });

/** For each data type its elements, and what each of them is compared by. */
const kinds: Record<string, fc.Arbitrary<{ element: unknown; pairs: readonly Pair[] }>> = {
  Coding: coding.map((element) => ({ element, pairs: [element] })),
  CodeableConcept: fc
    .record({ coding: optional(fc.array(coding, { maxLength: 3 })), text: optional(code) })
    .map((element) => ({ element, pairs: element.coding ?? [] })),
  Identifier: fc
    .record({ system: optional(system), value: optional(code), use: fc.constant('mg') })
    .map((element) => ({ element, pairs: [{ system: element.system, code: element.value }] })),
  ContactPoint: fc
    .record({ system: optional(fc.constantFrom('phone', 'email')), value: optional(code), use: fc.constant('mg') })
    .map((element) => ({ element, pairs: [{ code: element.value }] })),
  boolean: fc.boolean().map((element) => ({ element, pairs: [{ code: String(element) }] })),
  code: code.map((element) => ({ element, pairs: [{ code: element }] })),
  string: code.map((element) => ({ element, pairs: [{ code: element }] })),
  uri: code.map((element) => ({ element, pairs: [{ code: element }] })),
  id: code.map((element) => ({ element, pairs: [{ code: element }] })),
};

describe.each(Object.entries(kinds))('%s', (type, elements) => {
  test.each([undefined, 'not'])('with modifier %s', (modifier) => {
    const tally = new Tally();
    fc.assert(
      fc.property(
        fc.array(elements, { maxLength: 3 }),
        fc.array(anyValue, { minLength: 1, maxLength: 4 }),
        (each, values) => {
          const pairs = each
            .flatMap((one) => one.pairs)
            .filter(({ system, code }) => system !== undefined || code !== undefined);
          const some = values.some((value) => pairs.some((pair) => rule(pair, value)));
          const expected = modifier === 'not' ? !some : some;
          const question = {
            elements: { [type]: each.map(({ element }) => element) },
            modifier,
            value: values.map(write).join(','),
          };
          expect(answer(tokenType, question)).toBe(expected);
          tally.add(expected);
        },
      ),
      runs(150),
    );
    tally.expectBoth();
  });
});

/** ":text" finds the beginnings of words in what people read, the rest folded like a string. */
function textRule(text: string, value: string): boolean {
  const normal = (each: string): string =>
    each.toLowerCase().replace(/[-.,]/g, '').replace(/é/g, 'e').replace(/ +/g, ' ').trim();
  const words = normal(text).split(' ');
  return words.some((_, i) => words.slice(i).join(' ').startsWith(normal(value)));
}

test(':text looks at texts and displays, and never at codes', () => {
  const text = fc
    .array(fc.constantFrom('Severe', 'headache', 'Head', 'mgx', 'é-b', 'migraine.'), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' '));
  const value = fc.oneof(
    fc.constantFrom('head', 'severe', 'ache', 'Severe head', 'EB', 'e b', 'mg', 'code'),
    text.chain((each) => fc.nat(each.length).map((length) => each.slice(0, length + 1).trim())),
  );
  const optionalText = optional(text);
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc.record({
        CodeableConcept: fc.array(
          fc.record({
            text: optionalText,
            coding: fc.array(fc.record({ code: fc.constantFrom('head', 'mg'), display: optionalText }), {
              maxLength: 2,
            }),
          }),
          { maxLength: 2 },
        ),
        Coding: fc.array(fc.record({ code: fc.constant('severe'), display: optionalText }), { maxLength: 1 }),
        Identifier: fc.array(fc.record({ value: fc.constant('head'), type: fc.record({ text: optionalText }) }), {
          maxLength: 1,
        }),
      }),
      fc.constantFrom('', 'x'),
      value,
      (elements, more, value) => {
        const texts = [
          ...elements.CodeableConcept.flatMap(({ text, coding }) => [text, ...coding.map(({ display }) => display)]),
          ...elements.Coding.map(({ display }) => display),
          ...elements.Identifier.map(({ type }) => type.text),
        ];
        const expected = texts.some((each) => each !== undefined && textRule(each, value + more));
        expect(answer(tokenType, { elements, modifier: 'text', value: value + more })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(400),
  );
  tally.expectBoth();
});

test('systems compare as written, and case counts where a system says so', () => {
  const ask = (value: string, element: object, caseSensitiveSystems: string[]): boolean =>
    answer(tokenType, {
      elements: { Coding: [element] },
      value,
      settings: { ...settings, caseSensitiveSystems: new Set(caseSensitiveSystems) },
    });
  const element = { system: 's', code: 'Mg' };
  expect(['mg', 's|mg', 'S|mg', 's|Mg', 'S|'].map((value) => ask(value, element, []))).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
  expect(['mg', 's|mg', 'Mg', 's|Mg', 's|'].map((value) => ask(value, element, ['s']))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test.each(['code', 'string', 'id', 'uri', 'url', 'canonical', 'oid', 'uuid', 'markdown'])(
  'elements of type %s are codes without a system',
  (type) => {
    const ask = (value: string): boolean => answer(tokenType, { elements: { [type]: ['a'] }, value });
    expect([ask('a'), ask('|a'), ask('b'), ask('http://s.org|a')]).toEqual([true, true, false, false]);
  },
);

test('malformed elements have no keys', () => {
  for (const element of MALFORMED) {
    for (const type of tokenType.elementTypes) {
      const ask = (value: string, modifier?: string): boolean =>
        answer(tokenType, { elements: { [type]: [element] }, value, modifier });
      expect([ask('object'), ask('null'), ask('undefined'), ask('nan', 'text'), ask('x', 'not')]).toEqual([
        false,
        false,
        false,
        false,
        true,
      ]);
    }
  }
});
