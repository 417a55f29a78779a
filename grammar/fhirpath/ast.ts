import type { Span } from '../source.js';

/** The name of a type, `Quantity` or with its namespace, `FHIR.Quantity`. */
export interface TypeName {
  readonly namespace?: 'FHIR' | 'System';
  readonly name: string;
  readonly span: Span;
}

interface NodeBase {
  /** The node as it is written, with the parentheses around it. */
  readonly span: Span;
}

/** The first name of a path: a type (`Patient`) or an element of what the path starts from (`value`). */
export interface NameNode extends NodeBase {
  readonly kind: 'name';
  readonly name: string;
}

/** `$this`, `%resource`, `%context`. */
export interface VariableNode extends NodeBase {
  readonly kind: 'variable';
  readonly name: '$this' | '%resource' | '%context';
}

/** `text` is the content of a string, the digits of a number, `true`, `false`, a date without its `@`, a time without `@T`. */
export interface LiteralNode extends NodeBase {
  readonly kind: 'literal';
  readonly type: 'string' | 'number' | 'boolean' | 'date' | 'time';
  readonly text: string;
}

/** `{}` */
export interface EmptyNode extends NodeBase {
  readonly kind: 'empty';
}

export interface MemberNode extends NodeBase {
  readonly kind: 'member';
  readonly input: Expression;
  readonly name: string;
}

/** `input[index]`, counted from 0 over everything that `input` yields. */
export interface IndexNode extends NodeBase {
  readonly kind: 'index';
  readonly input: Expression;
  readonly index: number;
}

/** `as`, `is` and `ofType`, as operators and as functions alike. */
export interface TypeNode extends NodeBase {
  readonly kind: 'type';
  readonly operator: 'as' | 'is' | 'ofType';
  readonly input: Expression;
  readonly type: TypeName;
}

/** How many arguments each function takes, at least and at most. `as`, `is` and `ofType` are nodes of their own. */
export const FUNCTIONS = {
  where: [1, 1],
  exists: [0, 1],
  empty: [0, 0],
  not: [0, 0],
  first: [0, 0],
  last: [0, 0],
  hasValue: [0, 0],
  resolve: [0, 0],
  extension: [1, 1],
} as const;

export type FunctionName = keyof typeof FUNCTIONS;

export interface CallNode extends NodeBase {
  readonly kind: 'call';
  readonly name: FunctionName;
  /** Absent for a function of what the path starts from, such as `resolve()` in `where(resolve() is Patient)`. */
  readonly input?: Expression;
  readonly arguments: readonly Expression[];
}

export type BinaryOperator = '|' | '=' | '!=' | 'and' | 'or' | 'xor' | 'implies';

/** How tightly operators bind; all group to the left: http://hl7.org/fhirpath/N1/#operator-precedence */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '|': 5,
  '=': 4,
  '!=': 4,
  and: 3,
  or: 2,
  xor: 2,
  implies: 1,
};

export interface BinaryNode extends NodeBase {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** An expression of the FHIRPath subset that search parameters are written in. */
export type Expression =
  NameNode | VariableNode | LiteralNode | EmptyNode | MemberNode | IndexNode | TypeNode | CallNode | BinaryNode;
