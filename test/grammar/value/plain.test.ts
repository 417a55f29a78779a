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

test('dates', () => {
  expect(holdToGrammar(anyDate.map(writeDate), date.readPlain, date.readByGrammar)).toBeGreaterThan(100);
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
