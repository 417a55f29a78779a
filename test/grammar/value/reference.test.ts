import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReferences, printReference, type ReferenceValue } from '../../../grammar/value/index.js';
import { runs } from '../../support/runs.js';
import { readAt, withoutSpans } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { faultsLieWithin, outline, valueOf } from '../../support/values.js';

test.each<[string, Omit<ReferenceValue, 'span'>[]]>([
  ['', []],
  ['23', [{ text: '23' }]],
  ['Patient/23,,Group/1', [{ text: 'Patient/23' }, { text: 'Group/1' }]],
  ['http://a.org/x|1.0', [{ text: 'http://a.org/x', version: '1.0' }]],
  ['http://a.org/x|', [{ text: 'http://a.org/x', version: '' }]],
  ['|1.0', [{ text: '', version: '1.0' }]],
  ['http://a.org/x\\|1.0', [{ text: 'http://a.org/x|1.0' }]],
  ['P?identifier=a|b|c', [{ text: 'P?identifier=a|b', version: 'c' }]],
  ['a\\,b,c\\\\', [{ text: 'a,b' }, { text: 'c\\' }]],
  ['#p1', [{ text: '#p1' }]],
  ['%23p1,urn:uuid:1%7C2', [{ text: '#p1' }, { text: 'urn:uuid:1', version: '2' }]],
])('%j reads %j', (raw, values) => {
  const read = parseReferences(valueOf(raw));
  expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(values);
});

test('a bad escape is a fault', () => {
  expect(outline('Patient/1,a\\b', parseReferences, printReference)).toEqual([
    "'\\b' is no escape; expected \\, \\$ \\| or \\\\ @ \\b",
  ]);
});

const anyReference = fc.oneof(
  anyText(1).map((text) => ({ text })),
  fc.record({ text: anyText(), version: anyText() }),
);

test('what is printed reads back as the same values, each where it was written', () => {
  fc.assert(
    fc.property(
      fc
        .array(anyReference, { minLength: 1, maxLength: 4 })
        .chain((values) =>
          fc.tuple(
            fc.constant(values),
            written(values.map((each) => printReference({ ...each, span: { start: 0, end: 0 } })).join(',')),
          ),
        ),
      ([values, raw]) => {
        const read = parseReferences(valueOf(raw));
        expect(read.ok ? withoutSpans(read.value) : read.faults).toEqual(withoutSpans(values));
        for (const value of read.ok ? read.value : []) expect(readAt(raw, value.span)).toBe(printReference(value));
      },
    ),
    runs(300),
  );
});

test('any text is read or has faults within it', () => {
  fc.assert(
    fc.property(anyText(0, 20), (raw) => faultsLieWithin(raw, parseReferences)),
    runs(300),
  );
});
