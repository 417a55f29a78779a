import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FUNCTIONS, parseFhirPath, print, type Expression, type TypeName } from '../../../grammar/fhirpath/index.js';

const span = { start: 0, end: 0 };
const plainName = fc.constantFrom('name', 'value', 'Patient', 'as', 'is', 'where', '_x1', 'and', 'true');
const anyName = fc.oneof(plainName, fc.string({ minLength: 1, unit: 'binary' }));
const type: fc.Arbitrary<TypeName> = fc
  .tuple(anyName, fc.constantFrom('FHIR', 'System', undefined))
  .map(([name, namespace]) => (namespace ? { name, namespace: namespace as 'FHIR', span } : { name, span }));

/** The type that the reader reads as text in quotes gets any text; the others get what their token allows. */
const literal = fc.oneof(
  fc.record({ type: fc.constant('string' as const), text: fc.string({ unit: 'binary' }) }),
  fc.record({ type: fc.constant('number' as const), text: fc.constantFrom('0', '12', '1.50', '007.0') }),
  fc.record({ type: fc.constant('boolean' as const), text: fc.constantFrom('true', 'false') }),
  fc.record({
    type: fc.constant('date' as const),
    text: fc.constantFrom('2020', '2020-01-02', '2020-01-02T03:04:05+01:00'),
  }),
  fc.record({ type: fc.constant('time' as const), text: fc.constantFrom('12', '12:30', '12:30:01.5') }),
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const input = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'expression' },
      anyName.map((name): Expression => ({ kind: 'name', name, span })),
      fc
        .constantFrom('$this', '%resource', '%context')
        .map((name): Expression => ({ kind: 'variable', name: name as '$this', span })),
      literal.map(({ type, text }): Expression => ({ kind: 'literal', type, text, span })),
      fc.constant<Expression>({ kind: 'empty', span }),
      fc.tuple(input, anyName).map(([of, name]): Expression => ({ kind: 'member', input: of, name, span })),
      fc.tuple(input, fc.nat()).map(([of, index]): Expression => ({ kind: 'index', input: of, index, span })),
      fc.tuple(input, type, fc.constantFrom('as', 'is', 'ofType')).map(([of, t, operator]): Expression => ({
        kind: 'type',
        operator: operator as 'as',
        input: of,
        type: t,
        span,
      })),
      fc
        .tuple(fc.constantFrom(...Object.keys(FUNCTIONS)), fc.option(input, { nil: undefined }), input, fc.boolean())
        .map(([name, of, argument, full]): Expression => {
          const arity = FUNCTIONS[name as keyof typeof FUNCTIONS];
          const parameters = arity[full ? 1 : 0] === 1 ? [argument] : [];
          const call = { kind: 'call' as const, name: name as 'where', arguments: parameters, span };
          return of ? Object.assign(call, { input: of }) : call;
        }),
      fc
        .tuple(input, input, fc.constantFrom('|', '=', '!=', 'and', 'or', 'xor', 'implies'))
        .map(([left, right, operator]): Expression => ({
          kind: 'binary',
          operator: operator as '|',
          left,
          right,
          span,
        })),
    ),
  };
});

function withoutSpans(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner)));
}

test('what is printed is one line and reads as the same expression', () => {
  fc.assert(
    fc.property(expression, (original) => {
      const text = print(original);
      expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
      const result = parseFhirPath(text);
      expect(result.ok ? withoutSpans(result.expression) : result).toEqual(withoutSpans(original));
      expect(result.ok && print(result.expression)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('no text makes the reader throw', () => {
  const word = fc.constantFrom(
    'a',
    '.',
    '(',
    ')',
    '[',
    ']',
    '0',
    '|',
    '=',
    'as',
    'is',
    'and',
    'where(',
    "'x'",
    '%resource',
    '{}',
    '@2020',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const result = parseFhirPath(text);
        if (!result.ok) {
          expect(result.span.start).toBeLessThanOrEqual(result.span.end);
          expect(result.span.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
