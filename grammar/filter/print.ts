import type { Filter, FilterPath, FilterValue } from './ast.js';
import { printText } from './text.js';
import { isWord } from './tokens.js';

/** One line that parses back to the same filter. Parentheses stand only where they matter. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'comparison':
      return `${printPath(filter.path)} ${filter.operator} ${printValue(filter.value)}`;
    case 'not':
      return `not(${printFilter(filter.operand)})`;
    case 'and':
    case 'or':
      return filter.operands
        .map((operand, i) => {
          const { kind } = operand;
          const loose = kind === 'and' || kind === 'or';
          // What stands first is joined first, unless it would become one with the rest.
          return loose && (i > 0 || kind === filter.kind) ? `(${printFilter(operand)})` : printFilter(operand);
        })
        .join(` ${filter.kind} `);
  }
}

export function printPath({ links, parameter }: FilterPath): string {
  const before = links.map(({ reference, type, filter }) => {
    const qualifier = type ? `:${type.text}` : '';
    return `${reference.text}${qualifier}${filter ? `[${printFilter(filter)}]` : ''}.`;
  });
  return before.join('') + parameter.text;
}

function printValue({ source, quoted }: FilterValue): string {
  return quoted || !isWord(source.text) ? printText(source.text) : source.text;
}
