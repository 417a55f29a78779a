import type { BinaryNode, CallNode, Expression, LiteralNode, TypeNode } from '../../grammar/fhirpath/index.js';
import { referencedType } from '../model/reference.js';
import { distinct, sameTime, sameValue } from './equality.js';
import type { Criterion, Evaluate, TypedPath } from './step.js';
import { compileCollector } from './walker.js';

/** What compiling a criterion needs of the compiler of paths. */
export interface PathSource {
  /** The paths of an expression from the criterion's `$this`. */
  paths(expression: Expression): readonly TypedPath[];
  /** The type that a name in the text means; undefined, and reported, when there is none. */
  typeNamed(node: TypeNode): string | undefined;
  /** The paths whose elements have the type; of those whose type only the data tells, with a filter. */
  narrow(paths: readonly TypedPath[], type: string): readonly TypedPath[];
}

const NOTHING: readonly unknown[] = [];
const TRUE: readonly unknown[] = [true];
const FALSE: readonly unknown[] = [false];

/** FHIRPath's three values: http://hl7.org/fhirpath/N1/#boolean-logic */
type Ternary = boolean | undefined;

function collection(value: Ternary): readonly unknown[] {
  return value === undefined ? NOTHING : value ? TRUE : FALSE;
}

/**
 * A collection where a boolean is expected: http://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections
 * Several values would be an error there; here they count as nothing, since data must not make extraction fail.
 */
function ternary(values: readonly unknown[]): Ternary {
  if (values.length !== 1) return undefined;
  return typeof values[0] === 'boolean' ? values[0] : true;
}

/** The condition of `where`: holds when the expression yields true, and not when it yields nothing. */
export function compileCriterion(expression: Expression, source: PathSource): Criterion {
  const simple = comparesProperty(expression, source) ?? asksTarget(expression, source);
  if (simple) return simple;
  const evaluate = compileExpression(expression, source);
  return (element, root) => ternary(evaluate(element, root)) === true;
}

/** `property = 'text'`, the criterion of nearly all parameters that have one, without collections. */
function comparesProperty(expression: Expression, source: PathSource): Criterion | undefined {
  if (expression.kind !== 'binary' || expression.operator !== '=') return undefined;
  const { left, right } = expression;
  if (left.kind !== 'name' || right.kind !== 'literal' || right.type !== 'string') return undefined;
  const [path, ...others] = source.paths(left);
  const [step] = path?.steps ?? [];
  if (others.length > 0 || step?.kind !== 'property' || step.array) return undefined;
  const { name } = step;
  return (element) => (element as Record<string, unknown>)[name] === right.text;
}

/** `resolve() is Patient`, the other one, which every reference to a patient or encounter is asked. */
function asksTarget(expression: Expression, source: PathSource): Criterion | undefined {
  if (expression.kind !== 'type' || expression.operator !== 'is') return undefined;
  const { input } = expression;
  if (input.kind !== 'call' || input.name !== 'resolve' || input.input !== undefined) return undefined;
  const type = source.typeNamed(expression);
  if (type === 'Resource') return (reference, root) => referencedType(reference, root) !== undefined;
  return (reference, root) => type !== undefined && referencedType(reference, root) === type;
}

/** Compiles any expression to a closure over an element and the resource that it is in. */
export function compileExpression(expression: Expression, source: PathSource): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const values = [literalValue(expression)];
      return () => values;
    }
    case 'empty':
      return () => NOTHING;
    case 'type':
      return expression.operator === 'is' ? compileIs(expression, source) : compileCollector(source.paths(expression));
    case 'call':
      return compileCall(expression, source);
    case 'binary':
      return compileBinary(expression, source);
    case 'name':
    case 'variable':
    case 'member':
    case 'index':
      return compileCollector(source.paths(expression));
  }
}

function literalValue({ type, text }: LiteralNode): unknown {
  return type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text;
}

/** `x is T` is decided from the paths of `x`, since JSON doesn't say types; `resolve() is T` from the reference. */
function compileIs(node: TypeNode, source: PathSource): Evaluate {
  const type = source.typeNamed(node);
  if (type === undefined) return () => NOTHING;
  const { input } = node;
  if (input.kind === 'call' && input.name === 'resolve') {
    const references = compileInput(input, source);
    return (element, root) => {
      const found = references(element, root).map((reference) => referencedType(reference, root));
      return found.length !== 1 || found[0] === undefined
        ? NOTHING
        : collection(found[0] === type || type === 'Resource');
    };
  }
  const all = source.paths(input);
  const are = compileCollector(source.narrow(all, type));
  const any = compileCollector(all);
  return (element, root) => (are(element, root).length > 0 ? TRUE : any(element, root).length > 0 ? FALSE : NOTHING);
}

/** What stands before the dot; `$this` when nothing does. */
function compileInput({ input }: CallNode, source: PathSource): Evaluate {
  return input === undefined ? (element) => [element] : compileExpression(input, source);
}

function compileCall(node: CallNode, source: PathSource): Evaluate {
  switch (node.name) {
    case 'exists': {
      const [criteria] = node.arguments;
      const input = criteria ? compileCollector(source.paths({ ...node, name: 'where' })) : compileInput(node, source);
      return (element, root) => collection(input(element, root).length > 0);
    }
    case 'empty': {
      const input = compileInput(node, source);
      return (element, root) => collection(input(element, root).length === 0);
    }
    case 'not': {
      const input = compileInput(node, source);
      return (element, root) => {
        const value = ternary(input(element, root));
        return collection(value === undefined ? undefined : !value);
      };
    }
    // https://hl7.org/fhir/R4/fhirpath.html#functions
    case 'hasValue': {
      const input = compileInput(node, source);
      return (element, root) => {
        const values = input(element, root);
        return collection(values.length === 1 && typeof values[0] !== 'object');
      };
    }
    case 'where':
    case 'first':
    case 'last':
    case 'resolve':
    case 'extension':
      return compileCollector(source.paths(node));
  }
}

function compileBinary({ operator, left, right }: BinaryNode, source: PathSource): Evaluate {
  const a = compileExpression(left, source);
  const b = compileExpression(right, source);
  if (operator === '|') return (element, root) => distinct([...a(element, root), ...b(element, root)]);
  if (operator === '=' || operator === '!=') {
    const temporal = [left, right].some((e) => e.kind === 'literal' && (e.type === 'date' || e.type === 'time'));
    return (element, root) => {
      const equal = equals(a(element, root), b(element, root), temporal);
      return collection(equal === undefined ? undefined : equal === (operator === '='));
    };
  }
  const connect = CONNECTIVES[operator];
  return (element, root) => collection(connect(ternary(a(element, root)), ternary(b(element, root))));
}

const CONNECTIVES: Readonly<Record<'and' | 'or' | 'xor' | 'implies', (a: Ternary, b: Ternary) => Ternary>> = {
  and: (a, b) => (a === false || b === false ? false : a && b),
  or: (a, b) => (a === true || b === true ? true : a === undefined || b === undefined ? undefined : false),
  xor: (a, b) => (a === undefined || b === undefined ? undefined : a !== b),
  implies: (a, b) => (a === false || b === true ? true : a === undefined || b === undefined ? undefined : false),
};

/** http://hl7.org/fhirpath/N1/#equals */
function equals(a: readonly unknown[], b: readonly unknown[], temporal: boolean): Ternary {
  if (a.length === 0 || b.length === 0) return undefined;
  if (a.length !== b.length) return false;
  let result: Ternary = true;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    const same = temporal && typeof x === 'string' && typeof y === 'string' ? sameTime(x, y) : sameValue(x, y);
    if (same === false) return false;
    result &&= same;
  }
  return result;
}
