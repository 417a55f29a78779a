import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, printName, printScope, type Search } from '../../../grammar/query/index.js';
import { wholeSpan } from '../../../grammar/source.js';
import { runs } from '../../support/runs.js';
import { anySearch, shapeOf, wordsOf } from '../../support/search-ast.js';
import { isWithin, readAt } from '../../support/spans.js';
import { anyText, written } from '../../support/text.js';

/** The text of a search as some caller may write it: encoded here and there, with and without base and slashes. */
function writtenSearch({ scope, parameters }: Search): fc.Arbitrary<string> {
  const start = scope.kind === 'system' ? ['', '/', 'http://a.org/', 'http://a.org'] : ['', '/', 'http://a.org/'];
  const pairs = parameters.map(({ name, value }) =>
    fc.tuple(written(printName(name)), written(value.text)).map(([left, right]) => `${left}=${right}`),
  );
  return fc
    .tuple(fc.constantFrom(...start), fc.constantFrom('&', '&&'), fc.tuple(...pairs))
    .map(([before, and, texts]) => `${before}${printScope(scope)}?${texts.join(and)}`);
}

test('every node knows where the caller wrote it', () => {
  fc.assert(
    fc.property(
      anySearch.chain((search) => fc.tuple(fc.constant(search), writtenSearch(search))),
      ([search, text]) => {
        const read = parseSearch(text, 'http://a.org/');
        expect(read.ok ? shapeOf(read.value) : read.faults).toEqual(shapeOf(search));
        if (!read.ok) return;
        const { scope, parameters } = read.value;
        if (scope.kind !== 'system')
          expect(text.slice(scope.type.span.start, scope.type.span.end)).toBe(scope.type.text);
        let last = 0;
        for (const { name, nameSpan, value } of parameters) {
          expect(readAt(text, nameSpan)).toBe(printName(name));
          for (const { text: word, span } of wordsOf(name)) {
            expect(readAt(text, span)).toBe(word);
            expect(span.start).toBeGreaterThanOrEqual(last);
            last = span.end;
          }
          expect(readAt(text, wholeSpan(value))).toBe(value.text);
          expect(wholeSpan(value).start).toBeGreaterThan(nameSpan.end);
          last = wholeSpan(value).end;
        }
      },
    ),
    runs(250),
  );
});

test('any text is a search or has faults within it', () => {
  let faulty = 0;
  fc.assert(
    fc.property(
      anyText(0, 30),
      fc.constantFrom('', 'Patient?', 'Patient?a:b.', 'Patient?_has:', '?a=', 'http://a.org/', 'Patient/1/'),
      (text, start) => {
        const whole = start + text;
        const read = parseSearch(whole, 'http://a.org');
        if (read.ok) return;
        faulty++;
        expect(read.faults.length).toBeGreaterThan(0);
        for (const { span, message } of read.faults) {
          expect(isWithin(span, whole)).toBe(true);
          expect(message).not.toBe('');
        }
      },
    ),
    runs(600),
  );
  expect(faulty).toBeGreaterThan(100);
});
