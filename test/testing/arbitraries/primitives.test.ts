import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDates } from '../../../grammar/value/index.js';
import { primitives } from '../../../src/testing/arbitraries/index.js';
import { runs } from '../../support/runs.js';

/** As https://hl7.org/fhir/R4/datatypes.html#primitive gives them. */
const YEAR = '([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)';
const DAY = '(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])';
const TIME = '([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?';
const ZONE = '(Z|(\\+|-)((0[0-9]|1[0-3]):[0-5][0-9]|14:00))';
/** `[ \\r\\n\\t\\S]+` of XML Schema, to which a no-break space is no white space. */
const TEXT = /^[ \r\n\t\S\u00a0]+$/;
const URI = /^\S+$/;

const PATTERNS: Readonly<Record<keyof typeof primitives, RegExp>> = {
  base64Binary: /^(\s*([0-9a-zA-Z+/=]){4}\s*)+$/,
  boolean: /^(true|false)$/,
  canonical: URI,
  code: /^[^\s]+(\s[^\s]+)*$/,
  date: new RegExp(`^${YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?$`),
  dateTime: new RegExp(`^${YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1])(T${TIME}${ZONE})?)?)?$`),
  decimal: /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/,
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  instant: new RegExp(`^${YEAR}-${DAY}T${TIME}${ZONE}$`),
  integer: /^(0|[-+]?[1-9][0-9]*)$/,
  markdown: TEXT,
  oid: /^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/,
  positiveInt: /^[1-9][0-9]*$/,
  string: TEXT,
  time: new RegExp(`^${TIME}$`),
  unsignedInt: /^(0|[1-9][0-9]*)$/,
  uri: URI,
  url: URI,
  uuid: /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  xhtml: /^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">[^]+<\/div>$/,
};

const arbitraries: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = primitives;

describe('values have the form that R4 gives their type', () => {
  test.each(Object.entries(PATTERNS))('%s', (type, pattern) => {
    fc.assert(
      fc.property(arbitraries[type]!(), (value) => {
        // JSON writes numbers and booleans as they are matched against.
        expect(typeof value === 'string' ? value : JSON.stringify(value)).toMatch(pattern);
        // No lone surrogates: such a text could be sent to no server.
        expect(() => encodeURIComponent(String(value))).not.toThrow();
      }),
      runs(500),
    );
  });

  test('dates are days of the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(primitives.date(), primitives.dateTime(), primitives.instant()), (date) => {
        expect(parseDates({ text: date, start: 0 })).toMatchObject({ ok: true });
      }),
      runs(500),
    );
  });
});

test('the edge cases are among them', () => {
  const all = (type: keyof typeof primitives): readonly unknown[] =>
    fc.sample(arbitraries[type]!(), { numRuns: 3000, seed: 7 });
  const some = (type: keyof typeof primitives, test: (text: string) => boolean): void => {
    expect(
      all(type).some((value) => test(String(value))),
      `${type} ${test}`,
    ).toBe(true);
  };
  for (const part of ["'", '-', ',', '$', '|', '\\', '  ', '\u0301', 'ﬁ', 'ح', '𝒳']) {
    some('string', (text) => text.includes(part));
  }
  some('string', (text) => text.startsWith(' '));
  some('string', (text) => text.endsWith(' '));
  for (const day of ['0001', '9999', '2000-02-29']) some('date', (text) => text.startsWith(day));
  for (const length of [4, 7, 10]) some('dateTime', (text) => text.length === length);
  for (const zone of ['+14:00', '-12:00', 'Z']) some('dateTime', (text) => text.endsWith(zone));
  some('time', (text) => text.includes(':60'));
  some('canonical', (text) => text.includes('|'));
  some('canonical', (text) => !text.includes('|'));
  some('id', (text) => text.length === 64);
  some('decimal', (text) => text.includes('e-'));
  some('decimal', (text) => text.includes('e+'));
  expect(all('decimal').some((value) => Object.is(value, -0))).toBe(true);
});
