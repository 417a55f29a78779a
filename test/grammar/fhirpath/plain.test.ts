import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseByGrammar } from '../../../grammar/fhirpath/parser.js';
import { parsePlain } from '../../../grammar/fhirpath/plain.js';
import { r4SearchParameters } from '../../../src/definitions/r4-parameters.js';
import { runs } from '../../support/runs.js';

const expressions = r4SearchParameters().flatMap(({ expression, components }) => [
  ...(expression === undefined ? [] : [expression]),
  ...components.map((component) => component.expression),
]);

test('expressions of R4 are read as the grammar reads them, and all but a few without it', () => {
  const left: string[] = [];
  for (const text of new Set(expressions)) {
    const plain = parsePlain(text);
    if (plain) expect(parseByGrammar(text), text).toEqual({ ok: true, expression: plain });
    else left.push(text);
  }
  expect(left).toMatchInlineSnapshot(`
    [
      "Bundle.entry[0].resource",
      "%resource.referenceSeq.chromosome",
      "%resource.referenceSeq.referenceSeqId",
    ]
  `);
});

/** Words of expressions and what could stand between them, in any order. */
const words = fc.constantFrom(
  ...['Patient', 'name', 'as', 'is', 'and', 'true', 'where', 'resolve', 'FHIR', "'a'", "'\\''", '1', '$this'],
  ...[
    '.',
    '.',
    '.',
    '(',
    ')',
    '()',
    ' ',
    '  ',
    '|',
    ' | ',
    '=',
    ' = ',
    ' as ',
    ' is ',
    'as(',
    'where(',
    '[',
    ']',
    '//',
    'exists()',
    ' and ',
    ' != false',
    '!=',
  ],
);
const mixed = fc.array(words, { maxLength: 14 }).map((all) => all.join(''));
/** R4's own, with a piece cut out or put in. */
const damaged = fc
  .tuple(fc.constantFrom(...expressions), fc.nat(200), fc.nat(4), words)
  .map(([text, at, length, word]) => text.slice(0, at) + word + text.slice(at + length));

test('whatever is read without the grammar is read as the grammar reads it', () => {
  fc.assert(
    fc.property(fc.oneof(mixed, damaged), (text) => {
      const plain = parsePlain(text);
      if (plain) expect(parseByGrammar(text), text).toEqual({ ok: true, expression: plain });
    }),
    runs(5000),
  );
});
