import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escape, parseStrings, printString } from '../../../grammar/value/index.js';
import { runs } from '../../support/runs.js';
import { readAt, withoutSpans } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

test.each<[string, string[]]>([
  ['', []],
  [',', []],
  [',,a,,b,', ['a', 'b']],
  ['a', ['a']],
  ['a,b', ['a', 'b']],
  ['a\\,b', ['a,b']],
  ['a\\\\,b', ['a\\', 'b']],
  ['a\\\\\\,b', ['a\\,b']],
  ['a\\$b\\|c', ['a$b|c']],
  ['a$b', ['a$b']],
  ['a|b', ['a|b']],
  ['|', ['|']],
  ['a||b|,|', ['a||b|', '|']],
  [' a , b ', [' a ', ' b ']],
  ['a%2Cb', ['a', 'b']],
  ['a%5C%2Cb', ['a,b']],
  ['+%09', [' \t']],
])('%j reads %j', (raw, texts) => {
  expect(outline(raw, parseStrings, ({ text }) => text)).toEqual(texts);
});

const NO_ESCAPE = 'is no escape; expected \\, \\$ \\| or \\\\ @ ';

test.each<[string, string[]]>([
  ['a\\b', [`'\\b' ${NO_ESCAPE}\\b`]],
  ['a\\', [`'\\' ${NO_ESCAPE}\\`]],
  ['\\x,ok,\\y', [`'\\x' ${NO_ESCAPE}\\x`, `'\\y' ${NO_ESCAPE}\\y`]],
  ['%5Cé', [`'\\é' ${NO_ESCAPE}%5Cé`]],
  ['\\%0A', [`'\\\n' ${NO_ESCAPE}\\%0A`]],
  ['\\😀', [`'\\😀' ${NO_ESCAPE}\\😀`]],
  ['\\%F0%9F%98%80a', [`'\\😀' ${NO_ESCAPE}\\%F0%9F%98%80`]],
])('%j is faulty', (raw, faults) => expect(outline(raw, parseStrings, printString)).toEqual(faults));

test('what is printed reads back as the same values', () => {
  fc.assert(
    fc.property(fc.array(anyText(1), { minLength: 1, maxLength: 4 }), (texts) => {
      const printed = texts.map((text) => printString({ text, span: { start: 0, end: 0 } })).join(',');
      const read = parseStrings({ text: printed, start: 0 });
      expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(withoutSpans(texts.map((text) => ({ text }))));
    }),
    runs(300),
  );
});

test('values know where the caller wrote them', () => {
  fc.assert(
    fc.property(
      fc.array(anyText(1).map(escape), { minLength: 1, maxLength: 4 }).chain((each) => written(each.join(','))),
      (raw) => {
        const read = parseStrings(valueOf(raw));
        if (!read.ok) throw new Error(read.faults[0]?.message);
        let end = -1;
        for (const { text, span } of read.value) {
          expect(readAt(raw, span)).toBe(escape(text));
          expect(span.start).toBeGreaterThan(end);
          end = span.end;
        }
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  fc.assert(
    fc.property(anyText(0, 20), (raw) => faultsLieWithin(raw, parseStrings)),
    runs(300),
  );
});
