import type { JsonShape } from '../definitions/registry.js';
import type { Resource } from '../model/resource.js';
import type { Evaluate, Step, TypedPath } from './step.js';

/** Called for every element at the end of a path: for one path in the order of the data, across paths in no order. */
export type Visitor<C> = (element: unknown, context: C, root: Resource) => void;

export interface Visit<C> {
  readonly path: TypedPath;
  readonly visit: Visitor<C>;
}

/**
 * Walks from `start`, by default the resource itself. For paths that start at an element (the components of a composite)
 * `root` is the resource that the element is in.
 */
export type Walker<C> = (start: object, context: C, root?: Resource) => void;

/** Paths with a common beginning, folded together. */
interface Node<C> {
  readonly visits: Visitor<C>[];
  readonly next: Map<string, { readonly step: Step; readonly node: Node<C> }>;
}

/**
 * Folds paths that start at the same type into one function that reads every property once for all of them. It pushes
 * elements to the visitors without collecting them, and passes over whatever isn't shaped as the definitions have it.
 */
export function compileWalker<C>(visits: readonly Visit<C>[]): Walker<C> {
  const top: Node<C> = { visits: [], next: new Map() };
  for (const { path, visit } of visits) {
    let node = top;
    for (const step of path.steps) {
      let edge = node.next.get(step.key);
      if (!edge) node.next.set(step.key, (edge = { step, node: { visits: [], next: new Map() } }));
      node = edge.node;
    }
    node.visits.push(visit);
  }
  const walk = compileNode(top);
  return (start, context, root = start as Resource) => walk(start, context, root);
}

/** The elements at the end of the paths as an array, for expressions that need all of them at once. */
export function compileCollector(paths: readonly TypedPath[]): Evaluate {
  const walkers = paths.map((path) =>
    compileWalker<unknown[]>([{ path, visit: (element, found) => void found.push(element) }]),
  );
  return (element, root) => {
    const found: unknown[] = [];
    for (const walk of walkers) walk(element as object, found, root);
    return found;
  };
}

function compileNode<C>(node: Node<C>): Visitor<C> {
  const actions = [...node.visits];
  const names: string[] = [];
  const readers: Visitor<C>[] = [];
  for (const { step, node: next } of node.next.values()) {
    const rest = compileNode(next);
    if (step.kind === 'property') {
      names.push(step.name);
      readers.push(step.array ? items(step.shape, rest) : single(step.shape, rest));
    } else {
      actions.push(compileStep(step, rest));
    }
  }
  if (names.length > 0) actions.push(properties(names, readers));
  return sequence(actions);
}

function compileStep<C>(step: Exclude<Step, { kind: 'property' }>, rest: Visitor<C>): Visitor<C> {
  switch (step.kind) {
    case 'filter': {
      const { test } = step;
      return (element, context, root) => {
        if (test(element, root)) rest(element, context, root);
      };
    }
    case 'pick': {
      const collect = compileCollector(step.from);
      const { index } = step;
      return (element, context, root) => {
        const picked = collect(element, root).at(index);
        if (picked !== undefined) rest(picked, context, root);
      };
    }
    case 'compute': {
      const { evaluate } = step;
      return (element, context, root) => {
        for (const value of evaluate(element, root)) rest(value, context, root);
      };
    }
    case 'root':
      return (_, context, root) => rest(root, context, root);
  }
}

/** Reads the known properties of an object, which are always few beside those it may have. */
function properties<C>(names: readonly string[], readers: readonly Visitor<C>[]): Visitor<C> {
  const count = names.length;
  return (element, context, root) => {
    for (let i = 0; i < count; i++) {
      const value = (element as Record<string, unknown>)[names[i]!];
      if (value !== undefined) readers[i]!(value, context, root);
    }
  };
}

function single<C>(shape: JsonShape, rest: Visitor<C>): Visitor<C> {
  if (shape !== 'object') {
    return (value, context, root) => {
      if (typeof value === shape) rest(value, context, root);
    };
  }
  return (value, context, root) => {
    if (isObject(value)) rest(value, context, root);
  };
}

/** Primitive arrays have nulls where an item is nothing but extensions: https://hl7.org/fhir/R4/json.html#primitive */
function items<C>(shape: JsonShape, rest: Visitor<C>): Visitor<C> {
  const item = single(shape, rest);
  return (value, context, root) => {
    if (!Array.isArray(value)) return;
    for (let i = 0; i < value.length; i++) item(value[i], context, root);
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sequence<C>(actions: readonly Visitor<C>[]): Visitor<C> {
  const [first, second] = actions;
  if (!first) return () => undefined;
  if (!second) return first;
  if (actions.length === 2) {
    return (element, context, root) => {
      first(element, context, root);
      second(element, context, root);
    };
  }
  return (element, context, root) => {
    for (let i = 0; i < actions.length; i++) actions[i]!(element, context, root);
  };
}
