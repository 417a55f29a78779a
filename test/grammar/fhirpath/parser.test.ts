import { describe, expect, test } from 'vitest';
import { parseFhirPath, print } from '../../../grammar/fhirpath/index.js';
import { FhirPathParser } from '../../../grammar/fhirpath/parser.js';
import { showCaret } from '../../../grammar/diagnostics.js';

test('the grammar is sound', () => {
  expect(() => new FhirPathParser(false)).not.toThrow();
});

describe('an expression prints as', () => {
  test.each([
    ['Patient.name.given', 'Patient.name.given'],
    ['(Observation.value as CodeableConcept).text', 'Observation.value.as(CodeableConcept).text'],
    ['value.as(Quantity) | value.as(Range)', 'value.as(Quantity) | value.as(Range)'],
    ['Observation.value.ofType(FHIR.Quantity)', 'Observation.value.ofType(FHIR.Quantity)'],
    ['Account.subject.where(resolve() is Patient)', 'Account.subject.where(resolve().is(Patient))'],
    ["Patient.telecom.where(system='email')", "Patient.telecom.where(system = 'email')"],
    ['Bundle.entry[0].resource', 'Bundle.entry[0].resource'],
    ['a.exists() and a != false', 'a.exists() and a != false'],
    ['a.exists(b = 1.50).not()', 'a.exists(b = 1.50).not()'],
    ['%resource.a | $this.b | %context', '%resource.a | $this.b | %context'],
    ['a = @2020-01-02T03:04:05.6Z or b = @T12:30', 'a = @2020-01-02T03:04:05.6Z or b = @T12:30'],
    ['a | b = c and d or e implies f', 'a | b = c and d or e implies f'],
    ['a and (b or c)', 'a and (b or c)'],
    ['a or b xor (c or d)', 'a or b xor (c or d)'],
    ['(a | b).first().c', '(a | b).first().c'],
    ['a = (b = c)', 'a = (b = c)'],
    ['(((a)))', 'a'],
    ['{} = a.as', '{} = a.as'],
    ['`div`.`odd \\` name`.`and`', 'div.`odd \\` name`.`and`'],
    [`a = '\\'\\n\\u0041\\t"'`, `a = '\\'\\nA\\t"'`],
    ['a // to the end\n /* and\nthis */ .b', 'a.b'],
    ['ofType(Quantity)', '$this.ofType(Quantity)'],
  ])('%s', (text, printed) => {
    const result = parseFhirPath(text);
    expect(result.ok ? print(result.expression) : result).toBe(printed);
  });
});

describe('a fault has its place and says what was expected', () => {
  const infix = "'(', '.', '[', 'as', 'is', '|', '=', '!=', 'and', 'or', 'xor' or 'implies'";
  test.each([
    ['a.', 'a.\n  ^', 'expected a name, found the end'],
    ['a b', 'a b\n  ^', `expected ${infix}, found 'b'`],
    ['a[x]', 'a[x]\n  ^', "expected a whole number, found 'x'"],
    ['a > 1', 'a > 1\n  ^', 'unexpected ">"'],
    ["a = 'b", "a = 'b\n    ^", `unexpected "'"`],
    ['a.foo()', 'a.foo()\n  ^^^', expect.stringContaining('no function foo() here; expected one of where, exists')],
    ['a.where()', 'a.where()\n^^^^^^^^^', 'where() takes one argument, not 0'],
    ['a.exists(b, c)', 'a.exists(b, c)\n^^^^^^^^^^^^^^', 'exists() takes no argument or one argument, not 2'],
    ['a.as(1)', 'a.as(1)\n^^^^^^^', 'as() takes the name of a type'],
    ['a as X.Y', 'a as X.Y\n     ^^^', "no namespace 'X'; expected FHIR or System"],
    ['a[99999999999]', 'a[99999999999]\n  ^^^^^^^^^^^', 'the index is too large'],
    ['a.constructor()', 'a.constructor()\n  ^^^^^^^^^^^', expect.stringContaining('no function constructor()')],
  ])('%s', (text, caret, message) => {
    const result = parseFhirPath(text);
    expect(result).toMatchObject({ ok: false, message });
    if (!result.ok) expect(showCaret(text, result.span)).toBe(caret);
  });

  test.each(['', ' ', '()', 'a..b', '%foo', '`', "'", '@', '{', 'a.where(', '\u0000', '💥'])('%j', (text) => {
    expect(parseFhirPath(text)).toMatchObject({ ok: false, message: expect.any(String) });
  });

  test.each([
    ['(', ')'],
    ['a.where(', ')'],
    ['a | ', ''],
    ['a.', ''],
  ])('without exhausting the stack: %s', (open, close) => {
    const text = open.repeat(20_000) + 'a' + close.repeat(20_000);
    expect(parseFhirPath(text)).toMatchObject({ ok: false, message: expect.stringMatching(/^more than/) });
    const accepted = open.repeat(60) + 'a' + close.repeat(60);
    expect(parseFhirPath(accepted).ok).toBe(true);
  });
});

test('every node has its place in the text', () => {
  const text = " (a.b | c) [1].where(d = 'e')";
  const seen: string[] = [];
  JSON.stringify(parseFhirPath(text), (_, value: unknown) => {
    const node = value as { kind?: string; span?: { start: number; end: number } } | null;
    if (node?.kind && node.span) seen.push(`${node.kind} ${text.slice(node.span.start, node.span.end)}`);
    return value;
  });
  expect(seen).toEqual([
    "call (a.b | c) [1].where(d = 'e')",
    'index (a.b | c) [1]',
    'binary (a.b | c)',
    'member a.b',
    'name a',
    'name c',
    "binary d = 'e'",
    'name d',
    "literal 'e'",
  ]);
});
