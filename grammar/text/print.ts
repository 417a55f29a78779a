import { escape } from '../value/index.js';
import type { TextNode, WordNode } from './ast.js';

/** One line that parses back to the same expression. Parentheses stand only where they matter. */
export function printText(node: TextNode): string {
  switch (node.kind) {
    case 'word':
      return printWord(node);
    case 'phrase':
      return `"${node.words.map(printWord).join(' ')}"`;
    case 'not':
      return `NOT ${printOperand(node.operand, 'not')}`;
    case 'and':
    case 'or':
      return node.operands.map((operand) => printOperand(operand, node.kind)).join(node.kind === 'and' ? ' ' : ' OR ');
  }
}

function printOperand(node: TextNode, within: 'and' | 'or' | 'not'): string {
  const printed = printText(node);
  const loose =
    node.kind === 'or' || (node.kind === 'and' && within !== 'or') || (node.kind === 'not' && within === 'not');
  return loose ? `(${printed})` : printed;
}

function printWord({ text, prefix }: WordNode): string {
  return escape(text) + (prefix ? '*' : '');
}
