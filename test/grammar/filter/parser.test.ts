import fc from 'fast-check';
import { Lexer } from 'chevrotain';
import { describe, expect, test } from 'vitest';
import { showCaret } from '../../../grammar/diagnostics.js';
import { FILTER_OPERATORS, parseFilter, type Filter } from '../../../grammar/filter/index.js';
import { FilterParser } from '../../../grammar/filter/parser.js';
import { TOKENS } from '../../../grammar/filter/tokens.js';
import { runs } from '../../support/runs.js';
import { isWithin } from '../../support/spans.js';
import { anyText } from '../../support/text.js';
import { valueOf } from '../../support/values.js';

test('the grammar is sound', () => {
  expect(() => new FilterParser(false)).not.toThrow();
  expect(new Lexer(TOKENS, { positionTracking: 'onlyOffset' }).lexerDefinitionErrors).toEqual([]);
});

/** A filter with every group in parentheses, so that a person sees how it was read. */
function outline(filter: Filter): string {
  switch (filter.kind) {
    case 'comparison': {
      const { path, operator, value } = filter;
      const links = path.links.map(({ reference, type, filter: inner }) => {
        return `${reference.text}${type ? `:${type.text}` : ''}${inner ? `[${outline(inner)}]` : ''}.`;
      });
      const text = value.quoted ? `'${value.source.text}'` : value.source.text;
      return `${links.join('')}${path.parameter.text} ${operator} ${text}`;
    }
    case 'not':
      return `not{${outline(filter.operand)}}`;
    default:
      return `{${filter.operands.map(outline).join(` ${filter.kind} `)}}`;
  }
}

function read(text: string): string {
  const parsed = parseFilter({ text, start: 0 });
  return parsed.ok ? outline(parsed.value) : parsed.faults.map(({ message }) => message).join('\n');
}

describe('reads', () => {
  /** https://hl7.org/fhir/R4/search_filter.html#intro and https://hl7.org/fhir/R4/search.html#filter */
  test.each([
    ['name co "pet"', "name co 'pet'"],
    ['given eq "peter" and birthdate ge 2014-10-10', "{given eq 'peter' and birthdate ge 2014-10-10}"],
    ['code eq http://loinc.org|1234-5', 'code eq http://loinc.org|1234-5'],
    ['subject.name co "pet"', "subject.name co 'pet'"],
    ['related[type eq "has-component"].target pr true', "related[type eq 'has-component'].target pr true"],
    [
      'related[type eq has-component].target re Observation/4',
      'related[type eq has-component].target re Observation/4',
    ],
    [
      'code eq http://loinc.org|1234-5 and subject.name co "peter"',
      "{code eq http://loinc.org|1234-5 and subject.name co 'peter'}",
    ],
  ])("R4's example %s", (text, outlined) => expect(read(text)).toBe(outlined));

  test.each([
    ['a eq 1 and b eq 2 and c eq 3', '{a eq 1 and b eq 2 and c eq 3}'],
    ['a eq 1 and b eq 2 or c eq 3', '{{a eq 1 and b eq 2} or c eq 3}'],
    ['a eq 1 or b eq 2 and c eq 3', '{{a eq 1 or b eq 2} and c eq 3}'],
    ['a eq 1 or b eq 2 and c eq 3 and d eq 4 or e eq 5', '{{{a eq 1 or b eq 2} and c eq 3 and d eq 4} or e eq 5}'],
    ['a eq 1 or (b eq 2 and c eq 3)', '{a eq 1 or {b eq 2 and c eq 3}}'],
    ['(a eq 1 or b eq 2) and (c eq 3)', '{{a eq 1 or b eq 2} and c eq 3}'],
    ['a eq 1 or (b eq 2 or c eq 3)', '{a eq 1 or {b eq 2 or c eq 3}}'],
    ['((a eq 1))', 'a eq 1'],
    ['not(a eq 1)', 'not{a eq 1}'],
    ['not (a eq 1 or b eq 2) and c eq 3', '{not{{a eq 1 or b eq 2}} and c eq 3}'],
    ['not(not(a eq 1))', 'not{not{a eq 1}}'],
  ])('from left to right %s', (text, outlined) => expect(read(text)).toBe(outlined));

  test.each([
    ['a.b.c eq 1', 'a.b.c eq 1'],
    ['subject:Patient.name eq x', 'subject:Patient.name eq x'],
    ['a[b eq 1 and c eq 2].d eq 3', 'a[{b eq 1 and c eq 2}].d eq 3'],
    ['a:T[b[c eq 1].d eq 2].e:U.f eq 3', 'a:T[b[c eq 1].d eq 2].e:U.f eq 3'],
    ['value-quantity gt 5.4|http://unitsofmeasure.org|mg', 'value-quantity gt 5.4|http://unitsofmeasure.org|mg'],
    ['_lastUpdated sa 2014-10-10T10:00:00Z', '_lastUpdated sa 2014-10-10T10:00:00Z'],
    ['eq eq eq and and eq and', '{eq eq eq and and eq and}'],
    ['not eq 1 or or in or', '{not eq 1 or or in or}'],
    ['notes eq 1 and android eq 2', '{notes eq 1 and android eq 2}'],
    ['notes.not eq 1', 'notes.not eq 1'],
  ])('the path in %s', (text, outlined) => expect(read(text)).toBe(outlined));

  test.each([
    ['a eq "x y) ] and"', "a eq 'x y) ] and'"],
    ['a eq ""', "a eq ''"],
    ['a eq "\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00"', "a eq '\"\\/\b\f\n\r\té😀'"],
    ['(a eq x(y[z)', 'a eq x(y[z'],
    ['a eq x"y', 'a eq x"y'],
    ['a eq -5.40e-3', 'a eq -5.40e-3'],
    ['a eq a\\,b$c', 'a eq a\\,b$c'],
    ['a pr "false" and b pr TRUE', "{a pr 'false' and b pr TRUE}"],
    ['a ge 2014-10-10T10:00:00.5-02:00', 'a ge 2014-10-10T10:00:00.5-02:00'],
    // A plus sign that nobody encoded is a space by now.
    ['(a ge 2014-10-10T10:00 02:00)', 'a ge 2014-10-10T10:00+02:00'],
    ['a ge 2014-10-10T10:00:00.5 02:00 and b eq 1', '{a ge 2014-10-10T10:00:00.5+02:00 and b eq 1}'],
  ])('the value in %s', (text, outlined) => expect(read(text)).toBe(outlined));

  test.each([
    ['  a\teq\n1  ', 'a eq 1'],
    ['a\u00a0eq\u20281', 'a eq 1'],
    ['a\u0085eq\u30001', 'a eq 1'],
    ['( a eq 1 )and( b eq 2 )', '{a eq 1 and b eq 2}'],
    ['a eq "x"and b eq 1', "{a eq 'x' and b eq 1}"],
    ['a [ b eq 1 ] . c : T . d eq 2', 'a[b eq 1].c:T.d eq 2'],
    // No white space by Unicode's rules.
    ['a eq \ufeff1', 'a eq \ufeff1'],
  ])('white space in %j', (text, outlined) => expect(read(text)).toBe(outlined));

  test.each(FILTER_OPERATORS)('the operator %s', (operator) => {
    expect(read(`a ${operator} true`)).toBe(`a ${operator} true`);
  });
});

const OPERATORS = 'eq, ne, co, sw, ew, gt, lt, ge, le, ap, sa, eb, pr, po, ss, sb, in, ni, re';
const OPERAND = "expected [parameter] [operator] [value], '(' or 'not('";

/** What is wrong, and the characters it is wrong with, or what stands behind a fault between characters. */
test.each<[string, [message: string, place: string][]]>([
  ['', [[`${OPERAND}, found the end`, '^']]],
  [' ', [[`${OPERAND}, found the end`, '^']]],
  ['()', [[`${OPERAND}, found ')'`, ')']]],
  ['and', [[`expected an operator after 'and', one of ${OPERATORS}, found the end`, '^']]],
  ['5 eq a', [[`${OPERAND}, found '5'`, '5']]],
  ['"x" eq a', [[`${OPERAND}, found '"'`, '"']]],
  ['💥', [[`${OPERAND}, found '💥'`, '💥']]],
  ['a', [[`expected an operator after 'a', one of ${OPERATORS}, found the end`, '^']]],
  ['name=5', [["expected an operator after 'name', one of eq,", '=5']]],
  ['subject.name and x eq 1', [["expected an operator after 'name'", 'and']]],
  ['a (b eq 1)', [["expected an operator after 'a'", '(']]],
  ['a = 5', [[`'=' is no operator; expected one of ${OPERATORS}`, '=']]],
  ['a EQ 5', [["'EQ' is no operator", 'EQ']]],
  ['a eq"x"', [['\'eq"x"\' is no operator', 'eq"x"']]],
  ['a constructor 5', [["'constructor' is no operator", 'constructor']]],
  ['a eq', [["expected a value after 'eq', found the end", '^']]],
  ['(a eq )', [["expected a value after 'eq', found ')'", ')']]],
  ['a[b eq ].c eq 1', [["expected a value after 'eq', found ']'", ']']]],
  ['a pr yes', [["expected true or false after 'pr', found 'yes'", 'yes']]],
  [
    'a pr "true',
    [
      ["expected true or false after 'pr'", '"true'],
      ["expected '\"' at the end of the string that begins here", '"true'],
    ],
  ],
  ['a eq 1 b eq 2', [["expected 'and', 'or' or the end, found 'b'", 'b']]],
  ['a eq 1 AND b eq 2', [["expected 'and', 'or' or the end, found 'AND'", 'AND']]],
  ['a eq 1 andb eq 2', [["expected 'and', 'or' or the end, found 'andb'", 'andb']]],
  ['a eq "x"y', [["expected 'and', 'or' or the end, found 'y'", 'y']]],
  ['a eq 1)', [["expected 'and', 'or' or the end, found ')'", ')']]],
  ['a eq 1 and', [[`${OPERAND}, found the end`, '^']]],
  ['(a eq 1', [["expected 'and', 'or' or ')', found the end", '^']]],
  ['(a eq 1].b', [["expected 'and', 'or' or ')', found ']'", ']']]],
  ['a[b eq 1', [["expected 'and', 'or' or ']', found the end", '^']]],
  ['a[b eq 1] eq 2', [["expected '.', found 'eq'", 'eq']]],
  ['a[b eq 1][c eq 2].d eq 3', [["expected '.', found '['", '[']]],
  ['a[].b eq 1', [[`${OPERAND}, found ']'`, ']']]],
  ['a:T eq 1', [["expected '.', found 'eq'", 'eq']]],
  ['a:b:c eq 1', [["expected '.', found ':'", ':']]],
  ['a..b eq 1', [["expected a name, found '.'", '.']]],
  ['a. eq 1', [["'1' is no operator", '1']]],
  ['a.5 eq 1', [["expected a name, found '5'", '5']]],
  ['not a eq 1', [["expected '(' after 'not', found 'a'", 'a']]],
  ['a eq 1 and not b eq 2', [["expected '(' after 'not', found 'b'", 'b']]],
  ['not not(a eq 1)', [["expected '(' after 'not', found 'not(a'", 'not(a']]],
  ['a eq "x', [["expected '\"' at the end of the string that begins here", '"x']]],
  ['a eq "', [["expected '\"' at the end", '"']]],
  ['a eq "x\\"', [["expected '\"' at the end", '"x\\"']]],
  ['a eq "x\\', [["expected '\"' at the end", '"x\\']]],
  [
    'a eq "\\q\\u12g4\\😀"',
    [
      ["'\\q' is no escape; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX", '\\q'],
      ["'\\u' is no escape", '\\u'],
      ["'\\😀' is no escape", '\\😀'],
    ],
  ],
  ['a eq "x\ty"', [["control characters in a string are written as '\\u0009'", '\t']]],
  // All that is wrong is told at once.
  [
    'a = 5 and b eq "\\q" or (c foo 6 and d eq',
    [
      ["'=' is no operator", '='],
      ["'\\q' is no escape", '\\q'],
      ["'foo' is no operator", 'foo'],
      ["expected a value after 'eq'", '^'],
    ],
  ],
  [
    'a eq 1 b eq 2 and c foo 3 or ) d eq',
    [
      ["expected 'and', 'or' or the end, found 'b'", 'b'],
      ["'foo' is no operator", 'foo'],
      ["expected a value after 'eq'", '^'],
    ],
  ],
])('%j is faulty', (text, expected) => {
  const parsed = parseFilter({ text, start: 0 });
  const faults = parsed.ok ? [] : parsed.faults;
  expect(faults.map(({ message }, i) => message.slice(0, expected[i]?.[0].length))).toEqual(
    expected.map(([what]) => what),
  );
  expect(faults.map(({ span }) => text.slice(span.start, span.end) || '^')).toEqual(expected.map(([, place]) => place));
  for (const { span, message } of faults)
    if (span.start === span.end) expect([message.endsWith('the end'), span.end]).toEqual([true, text.length]);
});

test('a fault stands under what the caller wrote', () => {
  const request = 'Patient?_filter=name+foo+%22caf%C3%A9%22+and+birthdate+ge';
  const parsed = parseFilter(valueOf(request.slice(16), 16));
  expect(parsed.ok ? [] : parsed.faults.map(({ span }) => showCaret(request, span).split('\n')[1])).toEqual([
    '                     ^^^',
    `${' '.repeat(request.length)}^`,
  ]);
});

describe('how deep a filter nests', () => {
  const nested = (open: string, close: string, depth: number): string =>
    `${open.repeat(depth)}a eq 1${close.repeat(depth)}`;
  const alternating = (depth: number): string =>
    `a eq 1${Array.from({ length: depth }, (_, i) => ` ${i % 2 === 0 ? 'and' : 'or'} b eq 2`).join('')}`;

  test.each<[string, (depth: number) => string]>([
    ['parentheses', (depth) => nested('(', ')', depth)],
    ['negations', (depth) => nested('not(', ')', depth)],
    ['filters in paths', (depth) => nested('a[', '].b eq 2', depth)],
    ['changes between and and or', alternating],
    ['changes inside parentheses', (depth) => `(${alternating(depth - 1)}) and c eq 3`],
  ])('%s', (_, write) => {
    expect(parseFilter({ text: write(50), start: 0 }).ok).toBe(true);
    expect(parseFilter({ text: write(51), start: 0 })).toMatchObject({
      ok: false,
      faults: [{ code: 'too-costly', message: 'the filter nests more than 50 deep' }],
    });
    expect(parseFilter({ text: write(3), start: 0 }, 3).ok).toBe(true);
    expect(parseFilter({ text: write(4), start: 0 }, 3).ok).toBe(false);
    // No limit lets the stack overflow.
    expect(parseFilter({ text: write(200), start: 0 }, 1e9).ok).toBe(true);
    for (const depth of [201, 20_000]) {
      const parsed = parseFilter({ text: write(depth), start: 0 }, 1e9);
      expect(parsed).toMatchObject({ ok: false, faults: [{ code: 'too-costly' }] });
    }
  });

  test('a fault of depth has its place', () => {
    const text = 'a eq 1 and ((b eq 2))';
    const deep = parseFilter({ text, start: 5 }, 1);
    expect(deep).toMatchObject({ faults: [{ span: { start: 17, end: 18 } }] });
    expect(parseFilter({ text: 'a eq 1 and b eq 2 or c eq 3', start: 5 }, 1)).toMatchObject({
      faults: [{ span: { start: 5, end: 32 } }],
    });
  });

  test('what is long without being deep is read', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `a.b.c eq ${i}`).join(' and ');
    const parsed = parseFilter({ text: long, start: 0 });
    expect(parsed.ok && parsed.value.kind === 'and' && parsed.value.operands.length).toBe(20_000);
    expect(parseFilter({ text: `${'a.'.repeat(20_000)}b eq 1`, start: 0 }).ok).toBe(true);
    expect(parseFilter({ text: `a eq "${'\\n'.repeat(500_000)}"`, start: 0 }).ok).toBe(true);
  });
});

test('any text is read or has faults within it', () => {
  const pieces = [
    ...['a', 'b', 'and', 'or', 'not', 'not(', '(', ')', '[', ']', '.', ':', 'eq', 'pr', 'true', '"x"', '"', '\\', '5'],
    ...['2014-10-10T10:00 02:00', '💥', '\u2028', 'a eq 1', ' and ', 'b[c eq 2].d eq 3', ' '],
  ];
  const nearly = fc.array(fc.constantFrom(...pieces), { maxLength: 25 });
  const tally = { read: 0, faulty: 0 };
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(0, 25),
        fc.string({ unit: 'binary' }),
        nearly.map((words) => words.join(' ')),
        nearly.map((words) => words.join('')),
      ),
      (text) => {
        const parsed = parseFilter({ text, start: 0 });
        tally[parsed.ok ? 'read' : 'faulty']++;
        if (parsed.ok) return;
        expect(parsed.faults.length).toBeGreaterThan(0);
        const places = parsed.faults.map(({ span }) => span);
        expect(places.every((span) => isWithin(span, text))).toBe(true);
        expect(places.map(({ start }) => start)).toEqual(places.map(({ start }) => start).sort((a, b) => a - b));
      },
    ),
    runs(2000),
  );
  expect(tally.read).toBeGreaterThan(10);
});
