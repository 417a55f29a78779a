import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { referenceType } from '../../src/types/reference.js';
import { answer, MALFORMED, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule of `:identifier`, https://hl7.org/fhir/R4/search.html#reference: the identifier in the reference, compared as a
 * token, whatever the reference says besides.
 */
const UCUM = 'http://unitsofmeasure.org';
const system = fc.constantFrom('urn:s', 'urn:S', UCUM);
const code = fc.constantFrom('ab', 'AB', '1', 'a|b');
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

test(':identifier', () => {
  const tally = new Tally();
  const identifier = fc.record({ system: optional(system), value: optional(code) });
  const reference = fc.record({
    reference: optional(fc.constantFrom('Patient/1', 'Patient/ab', 'urn:s')),
    identifier: optional(identifier),
  });
  const value = fc.oneof(
    code.map((each) => ({ system: undefined, code: each })),
    fc.record({ system: fc.oneof(system, fc.constant('')), code }),
    system.map((each) => ({ system: each, code: undefined })),
  );
  fc.assert(
    fc.property(fc.array(reference, { maxLength: 3 }), value, (references, asked) => {
      const expected = references.some((each) => {
        const { system, value } = each.identifier ?? {};
        if (asked.system !== undefined && asked.system !== (system ?? '')) return false;
        if (asked.code === undefined) return true;
        if (value === undefined) return false;
        return system === UCUM ? value === asked.code : value.toLowerCase() === asked.code.toLowerCase();
      });
      const text =
        asked.system === undefined ? escape(asked.code!) : `${escape(asked.system)}|${escape(asked.code ?? '')}`;
      const question = { elements: { Reference: references }, modifier: 'identifier', value: text };
      expect(answer(referenceType, question)).toBe(expected);
      tally.add(expected);
    }),
    runs(600),
  );
  tally.expectBoth();
});

test('identifiers are never taken for references, nor references for identifiers', () => {
  const ask = (element: object, value: string, modifier?: string): boolean =>
    answer(referenceType, { elements: { Reference: [element] }, value, modifier, targets: ['Patient'] });
  expect(ask({ identifier: { value: '1' } }, '1')).toBe(false);
  expect(ask({ reference: 'Patient/1' }, '1', 'identifier')).toBe(false);
  expect(ask({ reference: 'Patient/1' }, 'Patient|1', 'identifier')).toBe(false);
});

test('malformed identifiers have no keys', () => {
  for (const identifier of MALFORMED.filter(
    (each) => typeof (each as { value?: unknown } | null)?.value !== 'string',
  )) {
    const ask = (value: string): boolean =>
      answer(referenceType, { elements: { Reference: [{ identifier }] }, modifier: 'identifier', value });
    expect(['text', 'undefined', 'null', '3', 'object'].map(ask)).toEqual(Array(5).fill(false));
  }
});
