import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter, printFilter, printPath, type Filter } from '../../../grammar/filter/index.js';
import { spanOf, wholeSpan, type Span } from '../../../grammar/source.js';
import { anyFilter, shapeOf } from '../../support/filter-ast.js';
import { runs } from '../../support/runs.js';
import { isWithin, readAt } from '../../support/spans.js';
import { written } from '../../support/text.js';
import { valueOf } from '../../support/values.js';

/** Every node, path, word and value of a filter with its place, in the order in which they are written. */
function placesOf(filter: Filter): [what: string, span: Span][] {
  switch (filter.kind) {
    case 'comparison': {
      const { path, operator, value } = filter;
      const words = path.links.flatMap(({ reference, type, filter: inner }): [string, Span][] => [
        ['word', reference.span],
        ...(type ? [['word', type.span] satisfies [string, Span]] : []),
        ...(inner ? placesOf(inner) : []),
      ]);
      return [
        [`comparison ${operator}`, filter.span],
        ['path', path.span],
        ...words,
        ['word', path.parameter.span],
        ['value', value.span],
      ];
    }
    case 'not':
      return [['not', filter.span], ...placesOf(filter.operand)];
    default:
      return [[filter.kind, filter.span], ...filter.operands.flatMap(placesOf)];
  }
}

test('everything has its place in the text', () => {
  const text = ' not ( a eq 1 )or (b:T[ c eq "x"].d pr true) and e eq 5';
  const parsed = parseFilter({ text, start: 0 });
  expect(
    parsed.ok && placesOf(parsed.value).map(([what, span]) => `${what}: ${text.slice(span.start, span.end)}`),
  ).toEqual([
    'and: not ( a eq 1 )or (b:T[ c eq "x"].d pr true) and e eq 5',
    'or: not ( a eq 1 )or (b:T[ c eq "x"].d pr true)',
    'not: not ( a eq 1 )',
    'comparison eq: a eq 1',
    'path: a',
    'word: a',
    'value: 1',
    'comparison pr: (b:T[ c eq "x"].d pr true)',
    'path: b:T[ c eq "x"].d',
    'word: b',
    'word: T',
    'comparison eq: c eq "x"',
    'path: c',
    'word: c',
    'value: "x"',
    'word: d',
    'value: true',
    'comparison eq: e eq 5',
    'path: e',
    'word: e',
    'value: 5',
  ]);
});

test('the characters of a value point at what they were written as', () => {
  const text = 'a+eq+%22x%5Cu00e9%C3%A9%5C%22%22+and+b+eq+1%7C2';
  const parsed = parseFilter(valueOf(text, 10));
  if (!parsed.ok || parsed.value.kind !== 'and') throw new Error('not read');
  const sources = parsed.value.operands.map((each) => (each.kind === 'comparison' ? each.value.source : undefined)!);
  const pieces = sources.map((source) =>
    Array.from(source.text, (character, i) => {
      const { start, end } = spanOf(source, i, i + 1);
      return [character, text.slice(start - 10, end - 10)];
    }),
  );
  expect(pieces).toEqual([
    [
      ['x', 'x'],
      ['é', '%5Cu00e9'],
      ['é', '%C3%A9'],
      ['"', '%5C%22'],
    ],
    [
      ['1', '1'],
      ['|', '%7C'],
      ['2', '2'],
    ],
  ]);
});

test('however it is encoded, each part of a filter stands where the caller wrote it', () => {
  fc.assert(
    fc.property(
      anyFilter.chain((filter) => fc.tuple(fc.constant(filter), written(printFilter(filter)))),
      ([filter, raw]) => {
        const parsed = parseFilter(valueOf(raw));
        expect(parsed.ok ? shapeOf(parsed.value) : parsed.faults).toEqual(shapeOf(filter));
        if (parsed.ok) check(parsed.value, raw);
      },
    ),
    runs(500),
  );
});

function check(filter: Filter, raw: string): void {
  expect(isWithin(filter.span, raw)).toBe(true);
  // Parentheses are part of a place, and print only where they matter.
  expect([printFilter(filter), `(${printFilter(filter)})`]).toContain(readAt(raw, filter.span));
  if (filter.kind === 'not') check(filter.operand, raw);
  if (filter.kind === 'and' || filter.kind === 'or') for (const operand of filter.operands) check(operand, raw);
  if (filter.kind !== 'comparison') return;
  const { path, value } = filter;
  expect(readAt(raw, path.span)).toBe(printPath(path));
  expect(readAt(raw, path.parameter.span)).toBe(path.parameter.text);
  if (!value.quoted) expect(readAt(raw, wholeSpan(value.source))).toBe(value.source.text);
  if (value.quoted) expect(JSON.parse(readAt(raw, value.span))).toBe(value.source.text);
  for (const { reference, type, filter: inner } of path.links) {
    expect(readAt(raw, reference.span)).toBe(reference.text);
    if (type) expect(readAt(raw, type.span)).toBe(type.text);
    if (inner) check(inner, raw);
  }
}
