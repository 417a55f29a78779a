import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSort, printSort } from '../../../grammar/value/index.js';
import { runs } from '../../support/runs.js';
import { withoutSpans } from '../../support/spans.js';
import { faultsLieWithin, outline } from '../../support/values.js';

test.each<[string, string[]]>([
  ['date', ['date']],
  ['-date', ['-date']],
  ['status,-date,category', ['status', '-date', 'category']],
  ['address-city,-birth-date', ['address-city', '-birth-date']],
  ['_id,-_score', ['_id', '-_score']],
  ['%2Ddate%2Ccode', ['-date', 'code']],
  ['name,name', ['name', 'name']],
  ['a b', ['a b']],
])('%j reads %j', (raw, rules) => expect(outline(raw, parseSort, printSort)).toEqual(rules));

const NAME = "expected the name of a search parameter, with '-' before it to sort descending @ ";

test.each<[string, string[]]>([
  [',', [NAME, NAME]],
  ['a,,b', [NAME]],
  ['a,', [NAME]],
  ['-', [`${NAME}-`]],
  ['a,-,b', [`${NAME}-`]],
  ['+', [`${NAME}+`]],
  ['--date', ["'--date': expected at most one '-' before a name @ --date"]],
  [
    'a,--,---b',
    ["'--': expected at most one '-' before a name @ --", "'---b': expected at most one '-' before a name @ ---b"],
  ],
  ['name:exact', ["modifier ':exact' is not supported in _sort; '-' before a name sorts descending @ name:exact"]],
  ['-name:', ["modifier ':' is not supported in _sort; '-' before a name sorts descending @ -name:"]],
  ['date:desc,', ["modifier ':desc' is not supported in _sort; '-' before a name sorts descending @ date:desc", NAME]],
])('%j is faulty', (raw, faults) => expect(outline(raw, parseSort, printSort)).toEqual(faults));

test('what is printed reads back as the same rules', () => {
  const name = fc.stringMatching(/^[a-zA-Z_][\w.-]{0,10}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ name, descending: fc.boolean() }), { minLength: 1, maxLength: 5 }), (rules) => {
      const span = { start: 0, end: 0 };
      const text = rules.map((rule) => printSort({ ...rule, span })).join(',');
      const read = parseSort({ text, start: 0 });
      expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(rules);
    }),
    runs(200),
  );
});

test('faults of any text lie within it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '-', ':', ',', '%2C', '+', '\\', 'é') }), (raw) => {
      expect(faultsLieWithin(raw, parseSort)).toBe(true);
    }),
    runs(200),
  );
});
