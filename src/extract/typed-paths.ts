import { print, type BinaryNode, type CallNode, type Expression, type TypeNode } from '../../grammar/fhirpath/index.js';
import type { Span } from '../../grammar/source.js';
import { choiceProperty } from '../definitions/elements.js';
import type { ElementDefinition, ElementModel } from '../definitions/registry.js';
import { compileCriterion, compileExpression, type PathSource } from './criteria.js';
import { extendPath, startPath, type TypedPath } from './step.js';

/** Where an expression starts. */
export interface Start {
  /** The type of `$this`: a resource type, or for a composite's component the type of the composite's own elements. */
  readonly type: string;
  /** The type of the resource that all is in: `%resource`. */
  readonly resourceType: string;
  readonly elements: ElementModel;
}

/** Why an expression doesn't fit the definitions, or is beyond what is supported. */
export interface PathFault {
  readonly message: string;
  readonly span: Span;
}

export interface CompiledPaths {
  /** One for each operand of a union and each type of a choice; each once. */
  readonly paths: readonly TypedPath[];
  readonly faults: readonly PathFault[];
}

/**
 * Compiles an expression to the typed paths that it means for one resource type. Operands of unions that start at
 * another resource type yield nothing, for the expressions of R4 join all base types of a parameter.
 *
 * What R4's own expressions get wrong is taken as meant: `name` without a type before it, `as(DateTime)` for `dateTime`.
 */
export function compilePaths(expression: Expression, start: Start): CompiledPaths {
  const compiler = new PathCompiler(start);
  const byKey = new Map(compiler.paths(expression, start.type).map((path) => [`${path.key} ${path.type}`, path]));
  return { paths: [...byKey.values()], faults: compiler.faults };
}

class PathCompiler {
  faults: PathFault[] = [];
  /** How many names of other resource types, and of other things, were met; a computation of only the former is none. */
  private foreign = 0;
  private native = 0;
  private depth = 0;

  constructor(private readonly start: Start) {}

  /** The paths of an expression from an element of `type`. */
  paths(expression: Expression, type: string): readonly TypedPath[] {
    switch (expression.kind) {
      case 'name':
        return this.named(expression.name, type, expression.span);
      case 'variable':
        return this.variable(expression.name, type, expression.span);
      case 'member': {
        const { input, name, span } = expression;
        // A type with its namespace: FHIR.Patient
        if (input.kind === 'name' && input.name === 'FHIR') return this.named(name, type, span);
        return this.members(this.paths(input, type), name, span);
      }
      case 'index':
        return this.pick(this.paths(expression.input, type), expression.index, expression, type);
      case 'type': {
        if (expression.operator === 'is') return this.computed(expression, type);
        const target = this.typeNamed(expression);
        return target === undefined ? [] : this.narrow(this.paths(expression.input, type), target);
      }
      case 'call':
        return this.call(expression, type);
      case 'binary':
        if (expression.operator !== '|') return this.computed(expression, type);
        return this.union(expression, type);
      case 'empty':
        return [];
      case 'literal':
        return this.fault('a constant is no element', expression.span);
    }
  }

  /** Operands that start at another resource type are most of R4's, and needn't be looked into. */
  private union(expression: BinaryNode, type: string): readonly TypedPath[] {
    const found: TypedPath[] = [];
    for (const operand of operandsOf(expression)) {
      const name = firstName(operand);
      const { resourceTypes } = this.start.elements;
      if (name !== undefined && name !== type && resourceTypes.has(name) && resourceTypes.has(type)) this.foreign++;
      else found.push(...this.paths(operand, type));
    }
    return found;
  }

  private fault(message: string, span: Span): readonly [] {
    this.faults.push({ message, span });
    return [];
  }

  /**
   * Elements come first: `code` and `date` are primitive types too. None begins with a capital as resource types do, which
   * nearly all expressions begin with: not looking for one made 18 schemas in 28 ms that had taken 43.
   */
  private named(name: string, type: string, span: Span): readonly TypedPath[] {
    const { elements } = this.start;
    const isElement = !(isCapital(name) && elements.isType(name));
    const members = isElement ? this.member(startPath(type), name) : [];
    if (members.length === 0 && elements.isType(name)) {
      if (elements.isA(type, name)) {
        this.native++;
        return [startPath(type)];
      }
      this.foreign++;
      return [];
    }
    this.native++;
    return members.length > 0 ? members : this.fault(`${type} has no element '${name}'`, span);
  }

  private variable(name: '$this' | '%resource' | '%context', type: string, span: Span): readonly TypedPath[] {
    this.native++;
    const { type: startType, resourceType } = this.start;
    if (name === '$this' || (name === '%context' && this.depth === 0)) return [startPath(type)];
    if (name === '%context' && startType !== resourceType) return this.fault('%context is not known here', span);
    return [extendPath(startPath(type), { kind: 'root', key: '%resource' }, resourceType)];
  }

  /** A name that some of the input's types have is enough: an extension's value may be anything. */
  private members(inputs: readonly TypedPath[], name: string, span: Span): readonly TypedPath[] {
    const found = inputs.flatMap((input) => this.member(input, name));
    if (found.length > 0 || inputs.length === 0) return found;
    const types = [...new Set(inputs.map(({ type }) => type))].slice(0, 3).join(' or ');
    return this.fault(`${types} has no element '${name}'`, span);
  }

  private member(input: TypedPath, name: string): readonly TypedPath[] {
    const { elements } = this.start;
    const element = elements.element(input.type, name);
    if (element?.choice) return element.types.map((type) => this.property(input, element, type));
    if (element) return [this.property(input, element, element.types[0]!)];
    // A choice by the name of its JSON property, which some write: valueDateTime
    for (const choice of elements.elements(input.type)) {
      const type =
        choice.choice &&
        name.startsWith(choice.name) &&
        choice.types.find((t) => choiceProperty(choice.name, t) === name);
      if (type) return [this.property(input, choice, type)];
    }
    return [];
  }

  private property(input: TypedPath, element: ElementDefinition, type: string): TypedPath {
    const { name, choice, array, implicitSystem } = element;
    const property = choice ? choiceProperty(name, type) : name;
    const shape = this.start.elements.shape(type);
    return extendPath(input, { kind: 'property', key: property, name: property, array, shape }, type, implicitSystem);
  }

  /** Names of types are known with a wrong first letter too, as R4 has `as(DateTime)`; `System.String` is `string`. */
  typeNamed({ type: { name, span } }: TypeNode): string | undefined {
    const first = name.charAt(0);
    const spellings = [name, first.toLowerCase() + name.slice(1), first.toUpperCase() + name.slice(1)];
    const type = spellings.find((spelling) => this.start.elements.isType(spelling));
    if (type === undefined) this.fault(`'${name}' is not a type of FHIR R4`, span);
    return type;
  }

  narrow(paths: readonly TypedPath[], type: string): readonly TypedPath[] {
    const { elements } = this.start;
    return paths.flatMap((path) => {
      if (elements.isA(path.type, type)) return path;
      // Of a resource within a resource only the data tells the type.
      if (!elements.resourceTypes.has(type) || !elements.isA(type, path.type)) return [];
      const test = (element: unknown): boolean => (element as { resourceType?: unknown }).resourceType === type;
      return extendPath(path, { kind: 'filter', key: `ofType(${type})`, test }, type);
    });
  }

  private call(node: CallNode, type: string): readonly TypedPath[] {
    const { name, span } = node;
    switch (name) {
      case 'where':
        return this.filtered(this.input(node, type), node.arguments[0]!, `where(${print(node.arguments[0]!)})`);
      case 'extension': {
        const [url] = node.arguments as [Expression];
        const name: Expression = { kind: 'name', name: 'url', span: url.span };
        const isThat: Expression = { kind: 'binary', operator: '=', left: name, right: url, span };
        return this.filtered(
          this.members(this.input(node, type), 'extension', span),
          isThat,
          `where(${print(isThat)})`,
        );
      }
      case 'first':
        return this.pick(this.input(node, type), 0, node, type);
      case 'last':
        return this.pick(this.input(node, type), -1, node, type);
      case 'resolve':
        return this.fault('resolve() fetches nothing; it can only be tested, as in where(resolve() is Patient)', span);
      case 'exists':
      case 'empty':
      case 'not':
      case 'hasValue':
        return this.computed(node, type);
    }
  }

  private input({ input }: CallNode, type: string): readonly TypedPath[] {
    return input === undefined ? [startPath(type)] : this.paths(input, type);
  }

  /** Paths for whose types the criterion makes no sense are left out, unless that leaves none. */
  private filtered(inputs: readonly TypedPath[], criterion: Expression, key: string): readonly TypedPath[] {
    const before = this.faults;
    let failed: readonly PathFault[] = [];
    const found = inputs.flatMap((input) => {
      this.faults = [];
      const test = this.nested(() => compileCriterion(criterion, this.source(input.type)));
      if (this.faults.length === 0) {
        return extendPath(input, { kind: 'filter', key, test }, input.type, input.implicitSystem);
      }
      failed = this.faults;
      return [];
    });
    this.faults = found.length > 0 ? before : [...before, ...failed];
    return found;
  }

  private nested<T>(compile: () => T): T {
    this.depth++;
    const result = compile();
    this.depth--;
    return result;
  }

  private source(type: string): PathSource {
    return {
      paths: (expression) => this.paths(expression, type),
      typeNamed: (node) => this.typeNamed(node),
      narrow: (paths, target) => this.narrow(paths, target),
    };
  }

  /** A computation over other resource types only is as foreign as their paths. */
  private computed(expression: Expression, type: string): readonly TypedPath[] {
    const { foreign, native } = this;
    const evaluate = compileExpression(expression, this.source(type));
    if (this.foreign > foreign && this.native === native) return [];
    const key = `(${print(expression)})`;
    return [extendPath(startPath(type), { kind: 'compute', key, evaluate }, 'boolean')];
  }

  /** The nth of everything that all paths yield together. */
  private pick(paths: readonly TypedPath[], index: number, node: Expression, type: string): readonly TypedPath[] {
    const [first] = paths;
    if (!first) return [];
    if (paths.every((path) => path.type === first.type)) {
      const step = { kind: 'pick', key: `(${print(node)})`, from: paths, index } as const;
      const system = paths.every((path) => path.implicitSystem === first.implicitSystem)
        ? first.implicitSystem
        : undefined;
      return [extendPath(startPath(type), step, first.type, system)];
    }
    // Of the types of one choice at most one is there, so that each is the first and the last.
    const single = paths.every((path) => path.steps.every((step) => step.kind !== 'property' || !step.array));
    if (single && node.kind !== 'binary' && !hasUnion(node)) return index <= 0 ? paths : [];
    return this.fault('an index over elements of several types is not supported', node.span);
  }
}

function isCapital(name: string): boolean {
  return name.charAt(0) !== name.charAt(0).toLowerCase();
}

function operandsOf(expression: Expression): Expression[] {
  const operands: Expression[] = [];
  let left = expression;
  for (; left.kind === 'binary' && left.operator === '|'; left = left.left) operands.push(left.right);
  operands.push(left);
  return operands.reverse();
}

/** The name that a path without computations begins with. */
function firstName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member' && expression.kind !== 'type' && expression.kind !== 'call') return undefined;
  // With anything to compute it isn't told here what is foreign.
  const inert = expression.kind === 'member' || (expression.kind === 'type' && expression.operator !== 'is');
  if (!inert && !(expression.kind === 'call' && expression.name === 'where')) return undefined;
  return expression.input && firstName(expression.input);
}

function hasUnion(expression: Expression): boolean {
  if (expression.kind === 'binary') return true;
  return 'input' in expression && expression.input !== undefined && hasUnion(expression.input);
}
