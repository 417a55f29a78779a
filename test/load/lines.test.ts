import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter, type Line } from '../../src/load/lines.js';
import { runs } from '../support/runs.js';

const encoder = new TextEncoder();

function split(chunks: Iterable<string | Uint8Array>): Line[] {
  const splitter = new LineSplitter();
  const lines: Line[] = [];
  for (const chunk of chunks) lines.push(...splitter.push(chunk));
  lines.push(...splitter.end());
  return lines;
}

/** The pieces between the cuts; a cut beyond the end cuts nothing off. */
function cut<T extends { length: number; slice(start: number, end?: number): T }>(
  whole: T,
  cuts: readonly number[],
): T[] {
  const places = [...new Set(cuts)].map((each) => each % (whole.length + 1)).sort((a, b) => a - b);
  return [0, ...places].map((from, i) => whole.slice(from, places[i]));
}

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('', ' ', '\r', '{"a":"é"}\r', '\ufeff', '\u{1f600}', '\u2028', '\t'),
    ),
    { maxLength: 12 },
  )
  .map((lines) => lines.join('\n'));

describe('LineSplitter', () => {
  test.each<[string, string, Line[]]>([
    ['nothing', '', []],
    ['one line without an end', 'a', [{ number: 1, text: 'a' }]],
    ['one line with an end', 'a\n', [{ number: 1, text: 'a' }]],
    [
      'blank lines, which are counted',
      '\n\na\n \n\t\nb\n\n',
      [
        { number: 3, text: 'a' },
        { number: 6, text: 'b' },
      ],
    ],
    [
      'the line breaks of Windows',
      'a\r\n\r\nb\r\n',
      [
        { number: 1, text: 'a\r' },
        { number: 3, text: 'b\r' },
      ],
    ],
    ['a byte order mark', '\ufeffa\n', [{ number: 1, text: 'a' }]],
    ['a byte order mark alone', '\ufeff\nb', [{ number: 2, text: 'b' }]],
    [
      'separators that JSON allows in strings',
      '"a\u2028b\u0085c"\nd',
      [
        { number: 1, text: '"a\u2028b\u0085c"' },
        { number: 2, text: 'd' },
      ],
    ],
  ])('takes %s', (_, whole, lines) => {
    expect(split([whole])).toEqual(lines);
    expect(split([encoder.encode(whole)])).toEqual(lines);
    expect(split(whole)).toEqual(lines);
    expect(split([...encoder.encode(whole)].map((byte) => Uint8Array.of(byte)))).toEqual(lines);
  });

  test('gives the same lines wherever text or bytes are cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 20 }), (whole, cuts) => {
        const numbered = whole.split('\n').map((line, i) => ({ number: i + 1, text: line }));
        if (numbered[0]) numbered[0].text = numbered[0].text.replace(/^\ufeff/, '');
        const expected = numbered.filter((line) => line.text.trim() !== '');
        expect(split(cut(whole, cuts))).toEqual(expected);
        expect(split(cut(encoder.encode(whole), cuts))).toEqual(expected);
      }),
      runs(300),
    );
  });

  test('a line in very many chunks costs no more than its length', () => {
    const chunk = 'x'.repeat(1000);
    const started = performance.now();
    const [line, ...others] = split(Array.from({ length: 20_000 }, () => chunk));
    expect(line?.text).toHaveLength(20_000_000);
    expect(others).toEqual([]);
    // Looking through the whole line for each chunk would take a minute.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
