import fc from 'fast-check';
import {
  FILTER_OPERATORS,
  type ComparisonNode,
  type Filter,
  type FilterLink,
  type FilterValue,
} from '../../grammar/filter/index.js';
import type { Word } from '../../grammar/query/index.js';
import { anyText } from './text.js';

/*
 * Arbitrary syntax trees of filters. Their spans say nothing: they are compared by what they print and read back.
 */
const span = { start: 0, end: 0 };

const word: fc.Arbitrary<Word> = fc
  .oneof(
    fc.constantFrom('name', 'subject', 'value-quantity', '_id', 'eq', 'and', 'or', 'not', 'android', 'Patient', 'a'),
    fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,5}$/),
  )
  .map((text) => ({ text, span }));

/** What may stand without quotes. */
const plain = fc.oneof(
  fc.constantFrom(
    'true',
    'a"b',
    'and',
    'eq',
    '(',
    '[x',
    'http://loinc.org|1234-5',
    '2014-10-10T10:00:00+02:00',
    '5.4||mg',
  ),
  anyText(1, 8).map((text) => text.replace(/[\p{White_Space})\]]/gu, '').replace(/^"+/, '') || 'x'),
);

const value: fc.Arbitrary<FilterValue> = fc.oneof(
  plain.map((text) => ({ source: { text, start: 0 }, quoted: false, span })),
  fc
    .oneof(fc.constantFrom('', 'Ann "the" \\ Lee', ') and (', '\u2028\u0085\u007f\u0000\ud800'), anyText(0, 10))
    .map((text) => ({ source: { text, start: 0 }, quoted: true, span })),
);

const presence: fc.Arbitrary<FilterValue> = fc
  .tuple(fc.constantFrom('true', 'false', 'TRUE'), fc.boolean())
  .map(([text, quoted]) => ({ source: { text, start: 0 }, quoted, span }));

function comparison(links: fc.Arbitrary<readonly FilterLink[]>): fc.Arbitrary<Filter> {
  return fc
    .tuple(links, word, fc.constantFrom(...FILTER_OPERATORS), value, presence)
    .map(([links, parameter, operator, value, present]): ComparisonNode => {
      const path = { links, parameter, span };
      return { kind: 'comparison', path, operator, value: operator === 'pr' ? present : value, span };
    });
}

/** Never deeper than 10. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter; links: readonly FilterLink[] }>((tie) => ({
  filter: fc.oneof(
    { depthIdentifier: 'filter', maxDepth: 5, depthSize: 'medium', withCrossShrink: true },
    comparison(fc.constant([])),
    comparison(tie('links')),
    tie('filter').map((operand): Filter => ({ kind: 'not', operand, span })),
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('filter'), { minLength: 2, maxLength: 4 }))
      .map(([kind, operands]): Filter => ({ kind, operands, span })),
  ),
  links: fc.array(
    fc
      .tuple(word, fc.option(word), fc.option(tie('filter'), { freq: 1 }))
      .map(([reference, type, filter]) => ({ reference, ...(type && { type }), ...(filter && { filter }) })),
    { minLength: 1, maxLength: 3 },
  ),
})).filter;

/** A filter without its places. */
export function shapeOf(filter: Filter): unknown {
  return JSON.parse(
    JSON.stringify(filter, (key, value: unknown) => {
      if (key === 'span') return undefined;
      return key === 'source' ? (value as { text: string }).text : value;
    }),
  );
}
