import fc from 'fast-check';
import type { TextNode, WordNode } from '../../grammar/text/index.js';
import { withoutSpans } from './spans.js';
import { anyText } from './text.js';

/*
 * Arbitrary syntax trees of text searches. Their spans say nothing: they are compared by what they print and read back.
 */
const span = { start: 0, end: 0 };

/** Whatever can be written as a word: no white space, quotes, parentheses or `*`, and none of the operators. */
const text = fc
  .oneof(
    fc.constantFrom('a', 'heart', 'E11.9', 'and', 'ANDES', 'x,y', 'a|b$c\\d', '-x', 'ñ', '+', '~1', 'f:x', '^2'),
    anyText(1, 8),
  )
  .map((each) => each.replace(/[\s()"*]/g, ''))
  .filter((each) => each !== '' && !['AND', 'OR', 'NOT'].includes(each));

const word: fc.Arbitrary<WordNode> = fc
  .record({ text, prefix: fc.boolean() })
  .map((each) => ({ kind: 'word', ...each, span }));

const phrase: fc.Arbitrary<TextNode> = fc
  .array(fc.oneof(word, fc.constant<WordNode>({ kind: 'word', text: 'OR', prefix: false, span })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => ({ kind: 'phrase', words, span }));

/** As they are read: no junction directly in one of its kind, and no negation in another. */
export const anyTextNode: fc.Arbitrary<TextNode> = fc.letrec<{ node: TextNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: word },
    { weight: 1, arbitrary: phrase },
    {
      weight: 2,
      arbitrary: fc
        .record({
          kind: fc.constantFrom<'and' | 'or'>('and', 'or'),
          operands: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        })
        .map(({ kind, operands }): TextNode => {
          return { kind, operands: operands.flatMap((each) => (each.kind === kind ? each.operands : [each])), span };
        }),
    },
    {
      weight: 1,
      arbitrary: tie('node').map((operand): TextNode =>
        operand.kind === 'not' ? operand : { kind: 'not', operand, span },
      ),
    },
  ),
})).node;

export function shapeOf(node: TextNode): unknown {
  return withoutSpans(node);
}
