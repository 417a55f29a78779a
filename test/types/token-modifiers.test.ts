import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { tokenType } from '../../src/types/token.js';
import { answer, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * Further rules of https://hl7.org/fhir/R4/search.html#token, on elements that are compared by more than code and system.
 */
const UCUM = 'http://unitsofmeasure.org';
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

test(':of-type asks for type and value of one identifier', () => {
  const system = fc.constantFrom('urn:t', 'urn:t', UCUM);
  const code = fc.constantFrom('MR', 'mr', 'SS');
  const value = fc.constantFrom('12', 'ab', 'AB', 'a|b');
  const identifier = fc.record({
    value: optional(value),
    system: fc.constant('urn:t'),
    type: optional(
      fc.record({ coding: fc.array(fc.record({ system: optional(system), code: optional(code) }), { maxLength: 2 }) }),
    ),
  });
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc.array(identifier, { maxLength: 3 }),
      fc.array(fc.record({ system, code, value }), { minLength: 1, maxLength: 2 }),
      (identifiers, values) => {
        const expected = identifiers.some(({ value, type }) =>
          values.some(
            (asked) =>
              value !== undefined &&
              same(value, asked.value) &&
              type?.coding.some(
                ({ system, code = '' }) =>
                  system === asked.system && (system === UCUM ? code === asked.code : same(code, asked.code)),
              ),
          ),
        );
        const text = values.map((each) => [each.system, each.code, each.value].map(escape).join('|')).join(',');
        expect(answer(tokenType, { elements: { Identifier: identifiers }, modifier: 'of-type', value: text })).toBe(
          expected,
        );
        tally.add(expected);
      },
    ),
    runs(600),
  );
  tally.expectBoth();
});

test(':code-text finds the beginnings of codes', () => {
  const code = fc.constantFrom('E11.9', 'e11', 'E10', '11', 'Mg', 'mg', 'a,b');
  const coding = fc.record({
    system: optional(fc.constantFrom(UCUM, 'urn:s')),
    code: optional(code),
    display: optional(code),
  });
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc.array(coding, { maxLength: 3 }),
      code.chain((each) => fc.integer({ min: 1, max: each.length }).map((length) => each.slice(0, length))),
      (codings, value) => {
        const expected = codings.some(
          ({ system, code }) =>
            code !== undefined &&
            (code.startsWith(value) || (system !== UCUM && code.toLowerCase().startsWith(value.toLowerCase()))),
        );
        const question = { elements: { Coding: codings }, modifier: 'code-text', value: escape(value) };
        expect(answer(tokenType, question)).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(500),
  );
  tally.expectBoth();
});

test('codes have the system that their definition says, beside codings that name theirs', () => {
  const GREATER = 'urn:greater';
  const LESSER = 'urn:lesser';
  const implicitSystem = {
    systems: [GREATER, LESSER],
    of: (code: string): string => (code === 'small' ? LESSER : GREATER),
  };
  const code = fc.constantFrom('small', 'x', 'X', 'y');
  const value = fc.oneof(
    code.map((each) => ({ system: undefined, code: each })),
    fc.record({ system: fc.constantFrom('', GREATER, LESSER, 'urn:s'), code }),
    fc.constantFrom(GREATER, LESSER, 'urn:s').map((system) => ({ system, code: undefined })),
  );
  const coding = fc.record({ system: optional(fc.constantFrom('urn:s', LESSER)), code });
  const tally = new Tally();
  fc.assert(
    fc.property(
      fc.array(code, { maxLength: 2 }),
      fc.option(fc.array(coding, { maxLength: 2 }), { nil: undefined }),
      value,
      (codes, codings, asked) => {
        const matches = (systems: readonly string[], own: string): boolean =>
          (asked.system === undefined || systems.includes(asked.system)) &&
          (asked.code === undefined || same(own, asked.code));
        const expected =
          // With its own system and, as it names none, with none.
          codes.some((each) => matches([implicitSystem.of(each), ...(asked.code === undefined ? [] : [''])], each)) ||
          (codings ?? []).some((each) => matches([each.system ?? ''], each.code));
        const elements = { code: codes, ...(codings && { Coding: codings }) };
        const text = asked.system === undefined ? asked.code! : `${asked.system}|${asked.code ?? ''}`;
        expect(answer(tokenType, { elements, value: text, implicitSystem })).toBe(expected);
        tally.add(expected);
      },
    ),
    runs(600),
  );
  tally.expectBoth();
});

test('booleans are special values', () => {
  const SPECIAL = 'http://terminology.hl7.org/CodeSystem/special-values';
  const ask = (value: string): boolean => answer(tokenType, { elements: { boolean: [true] }, value });
  expect(['true', '|true', `${SPECIAL}|true`, `${SPECIAL}|`, 'TRUE'].map(ask)).toEqual(Array(5).fill(true));
  expect(['false', '|false', `${SPECIAL}|false`, 'urn:s|true', 'urn:s|'].map(ask)).toEqual(Array(5).fill(false));
});

test.each([
  ['!', true],
  ['!!', false],
  ['?', false],
  ['wow', true],
])(':text=%s, of which folding may leave nothing, finds Wow !: %s', (value, expected) => {
  const elements = { CodeableConcept: [{ text: 'Wow !' }] };
  expect(answer(tokenType, { elements, modifier: 'text', value })).toBe(expected);
});
