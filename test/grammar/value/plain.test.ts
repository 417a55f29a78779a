import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fault } from '../../../grammar/diagnostics.js';
import type { Source } from '../../../grammar/source.js';
import * as date from '../../../grammar/value/date.js';
import * as delimited from '../../../grammar/value/delimited.js';
import { PREFIXES } from '../../../grammar/value/index.js';
import * as number from '../../../grammar/value/number.js';
import { split, splitByGrammar } from '../../../grammar/value/split.js';
import { anyDate, writeDate } from '../../support/dates.js';
import { numberText } from '../../support/numbers.js';
import { runs } from '../../support/runs.js';
import { anyText, written } from '../../support/text.js';
import { valueOf } from '../../support/values.js';

/*
 * What is read by hand is read as the grammar reads it. What isn't read by hand is the grammar's, so that every fault is.
 */
type Reader<Value> = (source: Source, faults: Fault[]) => Value | undefined;

/** The number of texts that were read by hand. */
function holdToGrammar<Value>(
  texts: fc.Arbitrary<string>,
  plain: (source: Source) => Value | undefined,
  grammar: Reader<Value>,
): number {
  let read = 0;
  const prefix = fc.oneof(fc.constantFrom('', '', ...PREFIXES), fc.constantFrom('g', 'GE', 'zz', 'eqq', ' '));
  const text = fc.tuple(prefix, texts).map((parts) => parts.join(''));
  const damaged = fc
    .tuple(text, fc.nat(30), fc.nat(2), fc.oneof(fc.constantFrom(...'-:.T0Z+ e,5'), anyText(0, 2)))
    .map(([whole, at, length, piece]) => whole.slice(0, at) + piece + whole.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(text, text.chain(written), damaged.chain(written), anyText(0, 20)), (raw) => {
      const source = valueOf(raw, 7);
      const faults: Fault[] = [];
      const value = plain(source);
      if (value === undefined) return;
      read++;
      expect(value, raw).toEqual(grammar(source, faults));
      expect(faults).toEqual([]);
    }),
    runs(4000),
  );
  return read;
}

/** Dates whose parts are at the ends of what they may be, and beyond. */
const limits = fc
  .tuple(
    fc.constantFrom('0000', '0001', '1900', '2000', '2013', '9999'),
    fc.constantFrom('00', '01', '02', '04', '12', '13'),
    fc.constantFrom('00', '01', '28', '29', '30', '31', '32'),
    fc.constantFrom('00:00', '23:59', '24:00', '10:60', '23:59:60', '23:59:61', '00:00:00.0', '10:09:08.'),
    fc.constantFrom('', 'Z', '-00:00', '+14:00', '-14:00', '+14:01', '-15:00', '+00:59', '+00:60', ' 01:00'),
  )
  .map(([year, month, day, time, zone]) => `${year}-${month}-${day}T${time}${zone}`);
const cut = fc.tuple(limits, fc.constantFrom(4, 7, 10, 30)).map(([date, length]) => date.slice(0, length));

test('dates', () => {
  const dates = fc.oneof(anyDate.map(writeDate), cut);
  expect(holdToGrammar(dates, date.readPlain, date.readByGrammar)).toBeGreaterThan(100);
});

test('numbers', () => {
  const plain = fc.oneof(
    numberText,
    fc.integer().map(String),
    fc.integer().map((n) => (n / 1000).toFixed(3)),
  );
  const read = holdToGrammar(plain, ({ text }) => number.readPlain(text), number.readByGrammar);
  expect(read).toBeGreaterThan(100);
});

const delimiters = fc.string({ unit: fc.constantFrom(',', '|', '$', '\\', 'a', '😀', '%2C', '%'), maxLength: 12 });

test('values without a backslash are cut at delimiters', () => {
  fc.assert(
    fc.property(fc.oneof(delimiters, anyText(0, 20)).chain(written), (raw) => {
      const source = valueOf(raw, 7);
      for (const delimiter of [',', '|', '$'] as const) {
        expect(split(source, delimiter), raw).toEqual(splitByGrammar(source, delimiter));
      }
      if (source.text.includes('\\')) return;
      expect({ ok: true, value: delimited.cutPlain(source) }, raw).toEqual(delimited.parseByGrammar(source));
    }),
    runs(3000),
  );
});
