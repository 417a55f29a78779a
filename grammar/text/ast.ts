import type { Span } from '../source.js';

/** A word as it was written, unescaped. How it is taken apart and compared is for whoever searches. */
export interface WordNode {
  readonly kind: 'word';
  readonly text: string;
  /** Words that begin so are meant: a `*` stood behind it. */
  readonly prefix: boolean;
  readonly span: Span;
}

/** Words that stand next to each other, in this order; one or more. */
export interface PhraseNode {
  readonly kind: 'phrase';
  readonly words: readonly WordNode[];
  /** With the quotes. */
  readonly span: Span;
}

/** Two operands or more. */
export interface TextJunctionNode {
  readonly kind: 'and' | 'or';
  readonly operands: readonly TextNode[];
  readonly span: Span;
}

export interface TextNegationNode {
  readonly kind: 'not';
  readonly operand: TextNode;
  readonly span: Span;
}

/** One of the values of `_text` or `_content`. The span of what stands in parentheses takes them in. */
export type TextNode = WordNode | PhraseNode | TextJunctionNode | TextNegationNode;
