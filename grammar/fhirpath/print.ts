import { PRECEDENCE, type Expression, type LiteralNode } from './ast.js';

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'implies', 'true', 'false']);

/**
 * An expression as one line, which parses to the same expression again. Type operators are written as functions and
 * parentheses only where they matter, so that expressions that mean the same mostly print the same.
 */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return printName(expression.name);
    case 'variable':
      return expression.name;
    case 'literal':
      return printLiteral(expression);
    case 'empty':
      return '{}';
    case 'member':
      return `${printInput(expression.input)}.${printName(expression.name)}`;
    case 'index':
      return `${printInput(expression.input)}[${expression.index}]`;
    case 'type': {
      const { namespace, name } = expression.type;
      const type = namespace === undefined ? printName(name) : `${namespace}.${printName(name)}`;
      return `${printInput(expression.input)}.${expression.operator}(${type})`;
    }
    case 'call': {
      const input = expression.input === undefined ? '' : `${printInput(expression.input)}.`;
      return `${input}${expression.name}(${expression.arguments.map(print).join(', ')})`;
    }
    case 'binary': {
      const { operator } = expression;
      const level = PRECEDENCE[operator];
      return `${printOperand(expression.left, level)} ${operator} ${printOperand(expression.right, level + 1)}`;
    }
  }
}

/** What stands before a dot or a bracket. */
function printInput(input: Expression): string {
  return input.kind === 'binary' ? `(${print(input)})` : print(input);
}

/** Operators group to the left, so that a right operand needs parentheses already at its operator's own level. */
function printOperand(operand: Expression, level: number): string {
  const loose = operand.kind === 'binary' && PRECEDENCE[operand.operator] < level;
  return loose ? `(${print(operand)})` : print(operand);
}

function printName(name: string): string {
  return PLAIN.test(name) && !RESERVED.has(name) ? name : `\`${escape(name, '`')}\``;
}

function printLiteral({ type, text }: LiteralNode): string {
  if (type === 'string') return `'${escape(text, "'")}'`;
  return type === 'date' ? `@${text}` : type === 'time' ? `@T${text}` : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function escape(text: string, quote: string): string {
  // Control characters would break the line.
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029\\'`]/g, (c) => {
    if (c === quote) return `\\${c}`;
    if (c === "'" || c === '`') return c;
    return ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
