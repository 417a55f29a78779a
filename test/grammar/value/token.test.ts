import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTokens, printToken, type TokenValue } from '../../../grammar/value/index.js';
import { runs } from '../../support/runs.js';
import { readAt, withoutSpans } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

test.each<[string, Omit<TokenValue, 'span'>[]]>([
  ['', []],
  [',', []],
  ['a', [{ code: 'a' }]],
  ['|a', [{ system: '', code: 'a' }]],
  ['s|', [{ system: 's' }]],
  ['s|a', [{ system: 's', code: 'a' }]],
  ['http://loinc.org|8302-2', [{ system: 'http://loinc.org', code: '8302-2' }]],
  ['a,,|b,s|', [{ code: 'a' }, { system: '', code: 'b' }, { system: 's' }]],
  ['s\\|t|a\\|b', [{ system: 's|t', code: 'a|b' }]],
  ['a\\|b', [{ code: 'a|b' }]],
  ['s\\,t|a\\\\', [{ system: 's,t', code: 'a\\' }]],
  ['a$b', [{ code: 'a$b' }]],
  ['s%7Ca+b', [{ system: 's', code: 'a b' }]],
])('%j reads %j', (raw, values) => {
  const read = parseTokens(valueOf(raw));
  expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(values);
});

const TOO_MANY = "a token has at most one '|': expected";
const NOTHING = "'|' needs a system before it or a code after it";

test.each<[string, string[], string[]]>([
  ['|', [NOTHING], ['|']],
  ['a,|,b', [NOTHING], ['|']],
  ['a|b|c', [TOO_MANY], ['a|b|c']],
  ['x,||', [TOO_MANY], ['||']],
  ['a|b|c,ok,|', [TOO_MANY, NOTHING], ['a|b|c', '|']],
  ['a%7Cb%7Cc', [TOO_MANY], ['a%7Cb%7Cc']],
  ['s|\\a,t|\\b', ["'\\a' is no escape", "'\\b' is no escape"], ['\\a', '\\b']],
])('%j is faulty', (raw, messages, places) => {
  const faults = outline(raw, parseTokens, printToken).map(String);
  expect(faults.map((fault, i) => fault.slice(0, messages[i]?.length))).toEqual(messages);
  expect(faults.map((fault) => fault.split(' @ ')[1])).toEqual(places);
});

const anyToken = fc.oneof(
  anyText(1).map((code) => ({ code })),
  anyText(1).map((system) => ({ system })),
  fc.record({ system: anyText(), code: anyText(1) }),
);

test('what is printed reads back as the same values', () => {
  fc.assert(
    fc.property(fc.array(anyToken, { minLength: 1, maxLength: 4 }), (values) => {
      const printed = values.map((each) => printToken({ ...each, span: { start: 0, end: 0 } })).join(',');
      const read = parseTokens({ text: printed, start: 0 });
      expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(withoutSpans(values));
    }),
    runs(300),
  );
});

test('values know where the caller wrote them', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyToken, { minLength: 1, maxLength: 4 })
        .chain((values) =>
          written(values.map((each) => printToken({ ...each, span: { start: 0, end: 0 } })).join(',')),
        ),
      (raw) => {
        const read = parseTokens(valueOf(raw));
        for (const value of read.ok ? read.value : []) expect(readAt(raw, value.span)).toBe(printToken(value));
        expect(read.ok).toBe(true);
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  fc.assert(
    fc.property(anyText(0, 20), (raw) => faultsLieWithin(raw, parseTokens)),
    runs(300),
  );
});
