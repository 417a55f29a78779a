import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failed, parsed, showCaret } from '../../grammar/diagnostics.js';
import { runs } from '../support/runs.js';
import { anyText } from '../support/text.js';

test.each([
  ['Patient?nosuch=1', 8, 14, 'Patient?nosuch=1\n        ^^^^^^'],
  ['Patient?name', 12, 12, 'Patient?name\n            ^'],
  ['a\nb\tc\u007f', 2, 3, 'a b c \n  ^'],
  ['', 0, 0, '\n^'],
  ['ab', 5, 6, 'ab\n  ^^^^'],
])('%j at %d..%d', (text, start, end, shown) => expect(showCaret(text, { start, end })).toBe(shown));

test('a caret stands under its own characters on the second of two lines', () => {
  fc.assert(
    fc.property(anyText(1, 20), fc.nat(20), fc.nat(20), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.max(start, Math.min(Math.max(a, b), text.length));
      const [line, carets, ...others] = showCaret(text, { start, end }).split('\n');
      expect(others).toEqual([]);
      expect(line).toHaveLength(text.length);
      expect(carets).toBe(' '.repeat(start) + '^'.repeat(Math.max(1, end - start)));
    }),
    runs(100),
  );
});

test('a result is a value or its faults', () => {
  expect(parsed(1)).toEqual({ ok: true, value: 1 });
  const span = { start: 0, end: 1 };
  expect(failed('invalid', 'no', span)).toEqual({ ok: false, faults: [{ code: 'invalid', message: 'no', span }] });
});
