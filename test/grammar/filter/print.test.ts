import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter, printFilter, printPath } from '../../../grammar/filter/index.js';
import { anyFilter, shapeOf } from '../../support/filter-ast.js';
import { runs } from '../../support/runs.js';

test.each([
  ['  a   eq  1 ', 'a eq 1'],
  ['(a eq 1)', 'a eq 1'],
  ['(a eq 1 and b eq 2) or c eq 3', 'a eq 1 and b eq 2 or c eq 3'],
  ['(a eq 1 and b eq 2) and c eq 3', '(a eq 1 and b eq 2) and c eq 3'],
  ['a eq 1 and (b eq 2 or c eq 3)', 'a eq 1 and (b eq 2 or c eq 3)'],
  ['a eq 1 or (not ( b eq 2 ))', 'a eq 1 or not(b eq 2)'],
  ['not (a eq 1 and b eq 2)', 'not(a eq 1 and b eq 2)'],
  ['a [ b eq 1 or c eq 2 ] . d:T . e re X/1', 'a[b eq 1 or c eq 2].d:T.e re X/1'],
  ['a eq "x"', 'a eq "x"'],
  ['a eq "\\u0041\\/\\u2028\\u0085\\n\\ud800é"', 'a eq "A/\\u2028\\u0085\\n\\ud800é"'],
  ['a ge 2014-10-10T10:00 02:00', 'a ge 2014-10-10T10:00+02:00'],
])('%j prints %j', (text, printed) => {
  const filter = parseFilter({ text, start: 0 });
  expect(filter.ok && printFilter(filter.value)).toBe(printed);
});

test('a path prints by itself', () => {
  const filter = parseFilter({ text: 'a:T[b eq 1].c.d eq 2', start: 0 });
  expect(filter.ok && filter.value.kind === 'comparison' && printPath(filter.value.path)).toBe('a:T[b eq 1].c.d');
});

test('a value that needs quotes gets them', () => {
  const filter = parseFilter({ text: 'a eq b', start: 0 });
  if (!filter.ok || filter.value.kind !== 'comparison') throw new Error('not read');
  const { value } = filter.value;
  for (const text of ['', 'x y', 'x)', 'x]', '"x', '\u2028']) {
    const printed = printFilter({ ...filter.value, value: { ...value, source: { text, start: 0 } } });
    expect(parseFilter({ text: printed, start: 0 })).toMatchObject({ value: { value: { source: { text } } } });
  }
});

test('what is printed is one line and reads back as the same filter', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const text = printFilter(filter);
      expect(text).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
      const again = parseFilter({ text, start: 0 });
      expect(again.ok ? shapeOf(again.value) : again.faults).toEqual(shapeOf(filter));
      expect(again.ok && printFilter(again.value)).toBe(text);
    }),
    runs(1000),
  );
});
