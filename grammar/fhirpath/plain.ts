import type { Span } from '../source.js';
import type { Expression, TypeName } from './ast.js';

/*
 * What nearly all search parameters are, read by hand: unions of paths, with a type after them or a simple criterion.
 *
 *     Observation.subject.where(resolve() is Patient) | (Group.member.value as Quantity) | Patient.telecom.where(system = 'email')
 *
 * A program that loads resources needs some hundred of these before its first search, and the parser takes 80 ms to get
 * ready and to read them, which is half as long as JSON.parse takes for 12,000 resources. Whatever isn't exactly of this
 * form is left to the parser; a test holds what is read here to what the parser reads.
 */

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const AS = /\s+as\s+/y;
const UNION = /\s*\|\s*/y;
const RESOLVES = /\s*(resolve\(\))\s+is\s+/y;
const AND = /\s+and\s+/y;
const NOT_FALSE = /\s*!=\s*false\b/y;
const EXISTS = /exists\(\)/y;
const EQUALS = /\s*=\s*/y;
const OPERATOR = /as\(|where\(/y;
const TEXT = /'[^'\\]*'/y;

/** Words that are more than names, or that the grammar reads in another way. */
const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'xor',
  'implies',
  'true',
  'false',
  'as',
  'is',
  'FHIR',
  'System',
]);

/** What is longer or deeper may be beyond the limits of the grammar, which says so. */
const LONGEST = 4000;
const DEEPEST = 4;

/** Undefined when the text has any other form. */
export function parsePlain(text: string): Expression | undefined {
  if (text.length > LONGEST) return undefined;
  const reader = new PlainReader(text);
  const expression = reader.conjunction();
  return reader.done ? expression : undefined;
}

class PlainReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.at === this.text.length;
  }

  /** `Patient.deceased.exists() and Patient.deceased != false`: every program has patients. */
  conjunction(): Expression | undefined {
    const left = this.comparison();
    if (!left || !this.skip(AND)) return left;
    const right = this.comparison();
    return right && { kind: 'binary', operator: 'and', left, right, span: around(left, right) };
  }

  private comparison(): Expression | undefined {
    const left = this.union();
    if (!left || !this.skip(NOT_FALSE)) return left;
    const span = { start: this.at - 'false'.length, end: this.at };
    const right: Expression = { kind: 'literal', type: 'boolean', text: 'false', span };
    return { kind: 'binary', operator: '!=', left, right, span: around(left, right) };
  }

  private union(): Expression | undefined {
    let left = this.operand();
    while (left && this.skip(UNION)) {
      const right = this.operand();
      left = right && { kind: 'binary', operator: '|', left, right, span: around(left, right) };
    }
    return left;
  }

  private operand(): Expression | undefined {
    const path = this.text[this.at] === '(' ? this.steps(this.parenthesized()) : this.steps(this.first());
    return path && this.skip(AS) ? this.as(path) : path;
  }

  private parenthesized(): Expression | undefined {
    if (this.depth === DEEPEST) return undefined;
    const start = this.at++;
    this.depth++;
    const inner = this.union();
    this.depth--;
    return inner && this.take(')') ? { ...inner, span: { start, end: this.at } } : undefined;
  }

  private first(): Expression | undefined {
    const name = this.name();
    return name && { kind: 'name', ...name };
  }

  private steps(start: Expression | undefined): Expression | undefined {
    let path = start;
    while (path && this.take('.')) path = this.step(path);
    return path;
  }

  private step(input: Expression): Expression | undefined {
    if (this.skip(EXISTS)) {
      return { kind: 'call', name: 'exists', input, arguments: [], span: { start: input.span.start, end: this.at } };
    }
    if (!this.is(OPERATOR)) {
      const name = this.name();
      if (!name || this.text[this.at] === '(') return undefined;
      return { kind: 'member', input, name: name.name, span: around(input, name) };
    }
    const filters = this.text[this.at] === 'w';
    this.at = OPERATOR.lastIndex;
    const argument = filters ? this.criterion() : this.name();
    if (!argument || !this.take(')')) return undefined;
    const span = { start: input.span.start, end: this.at };
    return 'kind' in argument
      ? { kind: 'call', name: 'where', input, arguments: [argument], span }
      : { kind: 'type', operator: 'as', input, type: argument, span };
  }

  /** `resolve() is Patient` or `system = 'email'`. */
  private criterion(): Expression | undefined {
    const start = this.at;
    if (this.skip(RESOLVES)) {
      const from = start + this.text.slice(start).indexOf('resolve');
      const input: Expression = { kind: 'call', name: 'resolve', arguments: [], span: { start: from, end: from + 9 } };
      const type = this.name();
      return type && { kind: 'type', operator: 'is', input, type, span: around(input, type) };
    }
    const left = this.first();
    if (!left || !this.skip(EQUALS) || !this.is(TEXT)) return undefined;
    const span = { start: this.at, end: TEXT.lastIndex };
    this.at = span.end;
    const right: Expression = {
      kind: 'literal',
      type: 'string',
      text: this.text.slice(span.start + 1, span.end - 1),
      span,
    };
    return { kind: 'binary', operator: '=', left, right, span: around(left, right) };
  }

  private as(input: Expression): Expression | undefined {
    const type = this.name();
    return type && { kind: 'type', operator: 'as', input, type, span: around(input, type) };
  }

  private name(): TypeName | undefined {
    if (!this.is(NAME)) return undefined;
    const span = { start: this.at, end: NAME.lastIndex };
    const name = this.text.slice(span.start, span.end);
    if (RESERVED.has(name)) return undefined;
    this.at = span.end;
    return { name, span };
  }

  private take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private skip(pattern: RegExp): boolean {
    if (!this.is(pattern)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private is(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }
}

function around(first: { readonly span: Span }, last: { readonly span: Span }): Span {
  return { start: first.span.start, end: last.span.end };
}
