import { EmbeddedActionsParser, EOF, Lexer, type IToken } from 'chevrotain';
import type { Span } from '../source.js';
import {
  FUNCTIONS,
  PRECEDENCE,
  type BinaryOperator,
  type Expression,
  type FunctionName,
  type LiteralNode,
  type TypeName,
} from './ast.js';
import { parsePlain } from './plain.js';
import * as t from './tokens.js';

export type FhirPathResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly span: Span };

interface Fault {
  readonly message: string;
  readonly span: Span;
}

/**
 * The grammar of http://hl7.org/fhirpath/N1/#formal-specifications without arithmetic, comparison, membership and the
 * functions that search parameters have no use for. Binary operators are read as a flat list and grouped afterwards,
 * which costs one rule instead of one for each level of precedence.
 */
export class FhirPathParser extends EmbeddedActionsParser {
  /** What the grammar can't tell: an unknown function, a type that isn't a name. */
  readonly faults: Fault[] = [];

  constructor(skipValidations = true) {
    super(t.TOKENS, { maxLookahead: 2, recoveryEnabled: false, skipValidations });
    this.performSelfAnalysis();
  }

  readonly expression = this.RULE('expression', (): Expression => {
    const operands = [this.SUBRULE(this.operand)];
    const operators: BinaryOperator[] = [];
    this.MANY(() => {
      const operator = this.OR([
        { ALT: () => this.CONSUME(t.Pipe) },
        { ALT: () => this.CONSUME(t.Equal) },
        { ALT: () => this.CONSUME(t.NotEqual) },
        { ALT: () => this.CONSUME(t.And) },
        { ALT: () => this.CONSUME(t.Or) },
        { ALT: () => this.CONSUME(t.Xor) },
        { ALT: () => this.CONSUME(t.Implies) },
      ]);
      operators.push(operator.image as BinaryOperator);
      operands.push(this.SUBRULE1(this.operand));
    });
    return this.ACTION(() => group(operands, operators));
  });

  /** A path with the type operators after it. */
  private readonly operand = this.RULE('operand', (): Expression => {
    let input = this.SUBRULE(this.path);
    this.MANY(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.As) }, { ALT: () => this.CONSUME(t.Is) }]);
      const type = this.SUBRULE(this.typeName);
      this.ACTION(() => {
        const span = { start: input.span.start, end: type.span.end };
        input = { kind: 'type', operator: operator.image as 'as' | 'is', input, type, span };
      });
    });
    return input;
  });

  private readonly typeName = this.RULE('typeName', (): TypeName => {
    const first = this.CONSUME(t.Name);
    let second: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Dot);
      second = this.CONSUME1(t.Name);
    });
    return this.ACTION(() => this.typeOf(second ? [first, second] : [first]));
  });

  private readonly path = this.RULE('path', (): Expression => {
    let input = this.SUBRULE(this.term);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            const step = this.SUBRULE(this.invocation, { ARGS: [() => input] });
            this.ACTION(() => (input = step));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LeftBracket);
            const index = this.CONSUME(t.Integer);
            const close = this.CONSUME(t.RightBracket);
            this.ACTION(() => (input = this.indexNode(input, index, close)));
          },
        },
      ]);
    });
    return input;
  });

  private readonly term = this.RULE('term', (): Expression =>
    this.OR<Expression>([
      {
        ALT: () => {
          const open = this.CONSUME(t.LeftParenthesis);
          const inner = this.SUBRULE(this.expression) as Expression;
          const close = this.CONSUME(t.RightParenthesis);
          return this.ACTION(() => ({ ...inner, span: between(open, close) }));
        },
      },
      {
        ALT: () => {
          const open = this.CONSUME(t.LeftBrace);
          const close = this.CONSUME(t.RightBrace);
          return this.ACTION(() => ({ kind: 'empty', span: between(open, close) }));
        },
      },
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => variable(this.CONSUME(t.This)) },
      { ALT: () => variable(this.CONSUME(t.Variable)) },
      { ALT: () => this.SUBRULE(this.invocation, { ARGS: [() => undefined] }) as Expression },
    ]),
  );

  private readonly literal = this.RULE('literal', () =>
    this.OR<Expression>([
      { ALT: () => literal('string', this.CONSUME(t.Text), unquote) },
      { ALT: () => literal('number', this.CONSUME(t.Decimal)) },
      { ALT: () => literal('number', this.CONSUME(t.Integer)) },
      { ALT: () => literal('boolean', this.CONSUME(t.True)) },
      { ALT: () => literal('boolean', this.CONSUME(t.False)) },
      { ALT: () => literal('time', this.CONSUME(t.Time), (image) => image.slice(2)) },
      { ALT: () => literal('date', this.CONSUME(t.DateTime), (image) => image.slice(1)) },
    ]),
  );

  /** A member or a function. `input` is a thunk, since arguments of rules are read while the grammar is recorded too. */
  private readonly invocation = this.RULE('invocation', (input: () => Expression | undefined): Expression => {
    const name = this.CONSUME(t.Name);
    const parameters: Expression[] = [];
    let close: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(t.LeftParenthesis);
      this.MANY_SEP({ SEP: t.Comma, DEF: () => parameters.push(this.SUBRULE(this.expression) as Expression) });
      close = this.CONSUME(t.RightParenthesis);
    });
    return this.ACTION(() => {
      const of = input();
      const span = { start: of?.span.start ?? name.startOffset, end: endOf(close ?? name) };
      if (close !== undefined) return this.callNode(name, parameters, of, span);
      return of === undefined
        ? { kind: 'name', name: nameOf(name), span }
        : { kind: 'member', input: of, name: nameOf(name), span };
    });
  });

  private indexNode(input: Expression, digits: IToken, close: IToken): Expression {
    const index = Number(digits.image);
    if (index > 0x7fffffff) this.faults.push({ message: 'the index is too large', span: between(digits, digits) });
    return { kind: 'index', input, index, span: { start: input.span.start, end: endOf(close) } };
  }

  private callNode(token: IToken, parameters: Expression[], input: Expression | undefined, span: Span): Expression {
    const name = nameOf(token);
    if (name === 'as' || name === 'is' || name === 'ofType') {
      const type = parameters.length === 1 ? this.typeArgument(parameters[0]!) : undefined;
      if (type === undefined) this.faults.push({ message: `${name}() takes the name of a type`, span });
      const of: Expression = input ?? { kind: 'variable', name: '$this', span: { start: span.start, end: span.start } };
      return { kind: 'type', operator: name, input: of, type: type ?? { name: '', span }, span };
    }
    const arity = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionName] : undefined;
    if (arity === undefined) {
      const known = [...Object.keys(FUNCTIONS), 'as', 'is', 'ofType'].join(', ');
      this.faults.push({
        message: `no function ${name}() here; expected one of ${known}`,
        span: between(token, token),
      });
    } else if (parameters.length < arity[0] || parameters.length > arity[1]) {
      const expected = ['no argument', 'one argument'].slice(arity[0], arity[1] + 1).join(' or ');
      this.faults.push({ message: `${name}() takes ${expected}, not ${parameters.length}`, span });
    }
    return { kind: 'call', name: name as FunctionName, ...(input && { input }), arguments: parameters, span };
  }

  /** `Quantity` and `FHIR.Quantity` are read as paths first, since the grammar doesn't tell functions apart. */
  private typeArgument(argument: Expression): TypeName | undefined {
    const { span } = argument;
    if (argument.kind === 'name') return { name: argument.name, span };
    if (argument.kind !== 'member' || argument.input.kind !== 'name') return undefined;
    return this.qualified(argument.input.name, argument.name, span);
  }

  private typeOf(tokens: readonly IToken[]): TypeName {
    const span = between(tokens[0]!, tokens.at(-1)!);
    return tokens.length === 1
      ? { name: nameOf(tokens[0]!), span }
      : this.qualified(nameOf(tokens[0]!), nameOf(tokens[1]!), span);
  }

  private qualified(namespace: string, name: string, span: Span): TypeName {
    if (namespace === 'FHIR' || namespace === 'System') return { namespace, name, span };
    this.faults.push({ message: `no namespace '${namespace}'; expected FHIR or System`, span });
    return { name, span };
  }
}

function between(first: IToken, last: IToken): Span {
  return { start: first.startOffset, end: endOf(last) };
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

function variable(token: IToken): Expression {
  return { kind: 'variable', name: token.image as '$this', span: between(token, token) };
}

function literal(type: LiteralNode['type'], token: IToken, read: (image: string) => string = String): LiteralNode {
  return { kind: 'literal', type, text: read(token.image), span: between(token, token) };
}

function nameOf(token: IToken): string {
  return token.tokenType === t.Delimited ? unquote(token.image) : token.image;
}

const ESCAPED: Readonly<Record<string, string>> = { f: '\f', n: '\n', r: '\r', t: '\t' };

/** The content of a string or a delimited name: http://hl7.org/fhirpath/N1/#string */
function unquote(image: string): string {
  return image
    .slice(1, -1)
    .replace(/\\(?:u([0-9A-Fa-f]{4})|(.))/g, (_, hex: string | undefined, c: string) =>
      hex === undefined ? (ESCAPED[c] ?? c) : String.fromCharCode(parseInt(hex, 16)),
    );
}

/** Groups `a op b op c ...` by precedence, from the left. */
function group(operands: readonly Expression[], operators: readonly BinaryOperator[]): Expression {
  let next = 0;
  const climb = (level: number): Expression => {
    let left = operands[next]!;
    while (next < operators.length && PRECEDENCE[operators[next]!] >= level) {
      const operator = operators[next++]!;
      const right = climb(PRECEDENCE[operator] + 1);
      left = { kind: 'binary', operator, left, right, span: { start: left.span.start, end: right.span.end } };
    }
    return left;
  };
  return climb(0);
}

let lexer: Lexer | undefined;
let parser: FhirPathParser | undefined;

/** Far above what any search parameter needs, and far below what would exhaust the stack. */
const MAX_TOKENS = 4000;
const MAX_DEPTH = 64;

/** Reads an expression. What is wrong comes back as a message with its place in the text; nothing is thrown. */
export function parseFhirPath(text: string): FhirPathResult {
  const plain = parsePlain(text);
  return plain ? { ok: true, expression: plain } : parseByGrammar(text);
}

export function parseByGrammar(text: string): FhirPathResult {
  lexer ??= new Lexer(t.TOKENS, { positionTracking: 'onlyOffset', skipValidations: true });
  parser ??= new FhirPathParser();
  const { tokens, errors } = lexer.tokenize(text);
  const [unread] = errors;
  if (unread) {
    const span = { start: unread.offset, end: unread.offset + Math.max(1, unread.length) };
    return { ok: false, message: `unexpected ${JSON.stringify(text.slice(span.start, span.end))}`, span };
  }
  const tooMuch = tooLarge(tokens);
  if (tooMuch) return { ok: false, ...tooMuch };
  parser.input = tokens;
  parser.faults.length = 0;
  const expression = parser.expression();
  const [error] = parser.errors;
  if (error) return { ok: false, ...syntaxFault(parser, tokens, error.token, text.length) };
  const [fault] = parser.faults;
  return fault ? { ok: false, ...fault } : { ok: true, expression };
}

function tooLarge(tokens: readonly IToken[]): Fault | undefined {
  if (tokens.length > MAX_TOKENS) {
    return { message: `more than ${MAX_TOKENS} words and signs`, span: between(tokens[MAX_TOKENS]!, tokens.at(-1)!) };
  }
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === t.LeftParenthesis && ++depth > MAX_DEPTH) {
      return { message: `more than ${MAX_DEPTH} parentheses inside each other`, span: between(token, token) };
    }
    if (token.tokenType === t.RightParenthesis) depth--;
  }
  return undefined;
}

/** Names every token that could stand where the faulty one does. */
function syntaxFault(grammar: FhirPathParser, tokens: IToken[], found: IToken, end: number): Fault {
  const at = tokens.indexOf(found);
  const before = at < 0 ? tokens : tokens.slice(0, at);
  const next = grammar.computeContentAssist('expression', before).map(({ nextTokenType }) => nextTokenType);
  const expected = [...new Set(next.map((type) => type.LABEL ?? type.name))];
  const last = expected.pop();
  const list = expected.length > 0 ? `${expected.join(', ')} or ${last}` : (last ?? 'the end');
  return at < 0 || found.tokenType === EOF
    ? { message: `expected ${list}, found the end`, span: { start: end, end } }
    : { message: `expected ${list}, found '${found.image}'`, span: between(found, found) };
}
