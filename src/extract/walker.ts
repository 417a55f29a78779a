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
interface Trie<C> {
  readonly visits: Visitor<C>[];
  readonly next: Map<string, { readonly step: Step; readonly trie: Trie<C> }>;
}

/** What is done at one place of the structure: visits first, then what lies beneath. */
interface Place<C> {
  readonly visits: readonly Visitor<C>[];
  readonly properties: readonly Property<C>[];
}

interface Property<C> {
  readonly name: string;
  readonly array: boolean;
  readonly shape: JsonShape;
  readonly place: Place<C>;
}

/**
 * Folds paths that start at the same type into one table that is walked along with the resource, so that every property
 * is read once for all of them. Pushes elements to the visitors without collecting them, and passes over whatever isn't
 * shaped as the definitions have it.
 */
export function compileWalker<C>(visits: readonly Visit<C>[]): Walker<C> {
  const top: Trie<C> = { visits: [], next: new Map() };
  for (const { path, visit } of visits) {
    let trie = top;
    for (const step of path.steps) {
      let edge = trie.next.get(step.key);
      if (!edge) trie.next.set(step.key, (edge = { step, trie: { visits: [], next: new Map() } }));
      trie = edge.trie;
    }
    trie.visits.push(visit);
  }
  const place = compilePlace(top);
  return (start, context, root = start as Resource) => walk(place, start, context, root);
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

function compilePlace<C>({ visits, next }: Trie<C>): Place<C> {
  const steps: Visitor<C>[] = [...visits];
  const properties: Property<C>[] = [];
  for (const { step, trie } of next.values()) {
    const place = compilePlace(trie);
    if (step.kind === 'property') {
      const { name, array, shape } = step;
      properties.push({ name, array, shape, place });
    } else {
      steps.push(compileStep(step, (element, context, root) => walk(place, element, context, root)));
    }
  }
  return { visits: steps, properties };
}

function walk<C>({ visits, properties }: Place<C>, element: unknown, context: C, root: Resource): void {
  for (let i = 0; i < visits.length; i++) visits[i]!(element, context, root);
  for (let i = 0; i < properties.length; i++) {
    const { name, array, shape, place } = properties[i]!;
    const value = (element as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (!array) {
      if (isShaped(value, shape)) walk(place, value, context, root);
    } else if (Array.isArray(value)) {
      // Primitive arrays have nulls where an item is nothing but extensions: https://hl7.org/fhir/R4/json.html#primitive
      for (let j = 0; j < value.length; j++) if (isShaped(value[j], shape)) walk(place, value[j], context, root);
    }
  }
}

function isShaped(value: unknown, shape: JsonShape): boolean {
  return shape === 'object'
    ? typeof value === 'object' && value !== null && !Array.isArray(value)
    : typeof value === shape;
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
