import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseName, parseSearch, printName, printParameter, printSearch } from '../../../grammar/query/index.js';
import { runs } from '../../support/runs.js';
import { anyName, anySearch, shapeOf } from '../../support/search-ast.js';
import { withoutSpans } from '../../support/spans.js';
import { anyText } from '../../support/text.js';

test.each([
  ['/Patient?&a=1&b', 'Patient?a=1&b='],
  ['_search', '?'],
  ['Patient/1/*/_search?a:x=y', 'Patient/1/*?a:x=y'],
  ['P?%61%3Ab=%41+%2B%26%25%23=', 'P?a:b=A %2B%26%25%23%3D'],
  ['P?a=é😀', 'P?a=é😀'],
  ['P?subject:Patient._has:O:patient:code:not=1', 'P?subject:Patient._has:O:patient:code:not=1'],
])('%j prints %j', (text, printed) => {
  const search = parseSearch(text);
  expect(search.ok && printSearch(search.value)).toBe(printed);
});

test('what is printed reads back as the same search', () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      const again = parseSearch(printSearch(search), 'http://a.org');
      expect(again.ok ? shapeOf(again.value) : again.faults).toEqual(shapeOf(search));
    }),
    runs(300),
  );
});

test('what was read from any text prints and reads back the same', () => {
  let read = 0;
  fc.assert(
    fc.property(
      anyText(0, 20).chain((text) => fc.constantFrom(text, `P?${text}`, `P?a=${text}`, `P?a&${text}`)),
      (text) => {
        const search = parseSearch(text);
        if (!search.ok) return;
        read++;
        const printed = printSearch(search.value);
        const again = parseSearch(printed);
        expect(again.ok ? shapeOf(again.value) : again.faults).toEqual(shapeOf(search.value));
        expect(again.ok && printSearch(again.value)).toBe(printed);
      },
    ),
    runs(300),
  );
  expect(read).toBeGreaterThan(100);
});

test('names read back by themselves', () => {
  fc.assert(
    fc.property(anyName, anyText(), (name, text) => {
      const again = parseName({ text: printName(name), start: 0 });
      expect(again.ok ? withoutSpans(again.value) : again.faults).toEqual(withoutSpans(name));
      const pair = parseSearch(
        `?${printParameter({ name, nameSpan: { start: 0, end: 0 }, value: { text, start: 0 } })}`,
      );
      expect(pair.ok && pair.value.parameters[0]?.value.text).toBe(text);
    }),
    runs(300),
  );
});
