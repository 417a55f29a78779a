import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText, printText, type TextNode } from '../../../grammar/text/index.js';
import { TextParser } from '../../../grammar/text/parser.js';
import { decode } from '../../../grammar/source.js';
import { runs } from '../../support/runs.js';
import { isWithin, readAt } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';
import { anyTextNode, shapeOf } from '../../support/text-ast.js';

test('the grammar is one that needs no more lookahead', () => {
  expect(() => new TextParser(false)).not.toThrow();
});

describe('a value reads as', () => {
  test.each([
    ['heart', 'heart'],
    ['  heart   failure ', 'heart failure'],
    ['heart AND failure', 'heart failure'],
    ['a b OR c d', 'a b OR c d'],
    ['a (b OR c) d', 'a (b OR c) d'],
    ['((a b)) c', 'a b c'],
    ['NOT a b', 'NOT a b'],
    ['NOT (a b)', 'NOT (a b)'],
    ['a AND NOT b OR c', 'a NOT b OR c'],
    ['NOT NOT a', 'a'],
    ['NOT NOT NOT a', 'NOT a'],
    ['NOT (NOT a)', 'NOT (NOT a)'],
    ['"heart  failure"', '"heart failure"'],
    ['"a OR (b)"', '"a OR (b)"'],
    ['a"b c"d', 'a "b c" d'],
    ['diab*', 'diab*'],
    ['"heart att*"', '"heart att*"'],
    ['and or not ANDREW NOTE', 'and or not ANDREW NOTE'],
    ['AND* OR*', 'AND* OR*'],
    ['E11.9 -x +y ~1 a^2 field:value c:/d', 'E11.9 -x +y ~1 a^2 field:value c:/d'],
    ['a\\,b c\\|d e\\$f g\\\\h', 'a\\,b c\\|d e\\$f g\\\\h'],
    ['a|b$c', 'a\\|b\\$c'],
  ])('%j prints %j', (text, printed) => {
    const parsed = parseText({ text, start: 0 });
    expect(parsed.ok ? printText(parsed.value) : parsed.faults).toBe(printed);
  });

  test('a word is told without its escapes and its star', () => {
    expect(parseText({ text: 'a\\,b*', start: 3 })).toEqual({
      ok: true,
      value: { kind: 'word', text: 'a,b', prefix: true, span: { start: 3, end: 8 } },
    });
  });
});

describe('what is wrong is told where it is', () => {
  const ANY = "a word, a phrase in quotes, NOT or '('";
  test.each([
    ['', '', `expected ${ANY}`],
    ['  ', '  ', `expected ${ANY}`],
    ['NOT', '', `expected ${ANY}, found the end`],
    ['a OR', '', `expected ${ANY}, found the end`],
    ['AND a', 'AND', `expected ${ANY}, found 'AND'`],
    ['a OR OR b', 'OR', `expected ${ANY}, found 'OR'`],
    ['()', ')', `expected ${ANY}, found ')'`],
    ['(a', '', `expected ${ANY}, or ')', found the end`],
    ['a) b', ')', "')' closes no parenthesis"],
    ['"a b', '"', "a phrase has no closing '\"'; a comma in it is written '\\,'"],
    ['a " " b', '" "', 'expected words between the quotes'],
    ['*', '*', "'*' stands behind the beginning of a word"],
    ['a*b', 'a*b', "'a*b': '*' stands only at the end of a word"],
    ['a**', 'a**', "'a*': '*' stands only at the end of a word"],
    ['a\\xb', '\\x', "'\\x' is no escape; expected \\, \\$ \\| or \\\\"],
  ])('%j: %j', (text, at, message) => {
    const parsed = parseText({ text, start: 0 });
    if (parsed.ok) throw new Error('it was read');
    expect(parsed.faults.map((fault) => [text.slice(fault.span.start, fault.span.end), fault.message])).toEqual([
      [at, message],
    ]);
  });

  test('all faults of words are told at once', () => {
    const parsed = parseText({ text: 'a*b OR "" OR c\\d', start: 0 });
    expect(parsed.ok ? [] : parsed.faults.map(({ code }) => code)).toEqual(['not-supported', 'invalid', 'invalid']);
  });

  test('nesting has a limit', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(parseText({ text: nested(50), start: 0 }).ok).toBe(true);
    expect(parseText({ text: nested(51), start: 0 })).toMatchObject({ faults: [{ code: 'too-costly' }] });
    expect(parseText({ text: nested(100_000), start: 0 })).toMatchObject({
      faults: [{ span: { start: 50, end: 51 } }],
    });
    expect(parseText({ text: `${'NOT '.repeat(10_001)}a`, start: 0 })).toMatchObject({ value: { kind: 'not' } });
  });
});

test('what is printed reads back as the same', () => {
  fc.assert(
    fc.property(anyTextNode, (node) => {
      const text = printText(node);
      const again = parseText({ text, start: 0 }, 100);
      expect(again.ok ? shapeOf(again.value) : again.faults).toEqual(shapeOf(node));
    }),
    runs(1000),
  );
});

test('any text is read or has faults, all within the text as it was written', () => {
  const words = fc.oneof(anyText(), fc.constantFrom('AND', 'OR', 'NOT', '(', ')', '"', ' ', 'a', '*'));
  const texts = fc.array(words, { maxLength: 8 }).map((each) => each.join(' '));
  fc.assert(
    fc.property(
      texts.chain((text) => fc.tuple(fc.constant(text), written(text))),
      ([text, raw]) => {
        const { source } = decode(raw, 0);
        expect(source.text).toBe(text);
        const parsed = parseText(source);
        const spans = parsed.ok ? spansOf(parsed.value) : parsed.faults.map(({ span }) => span);
        for (const span of spans) expect(isWithin(span, raw)).toBe(true);
        if (parsed.ok && parsed.value.kind === 'word') expect(readAt(raw, parsed.value.span).trim()).not.toBe('');
      },
    ),
    runs(1000),
  );
});

function spansOf(node: TextNode): TextNode['span'][] {
  const inner =
    node.kind === 'not'
      ? [node.operand]
      : node.kind === 'phrase'
        ? node.words
        : 'operands' in node
          ? node.operands
          : [];
  return [node.span, ...inner.flatMap(spansOf)];
}
