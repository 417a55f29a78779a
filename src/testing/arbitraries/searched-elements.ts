import { createRegistry, type Registry } from '../../definitions/registry.js';
import { compileComponent, compileParameter, type TypedPath } from '../../extract/index.js';

/** What search parameters read of an element of some resource type. */
export interface SearchedElement {
  /** By the name of the JSON property. */
  readonly members: Map<string, SearchedElement>;
  /** The resource types that parameters take a reference here to be to. */
  readonly targets: Set<string>;
}

let known: Registry | undefined;

/** R4's definitions. */
export function r4Registry(): Registry {
  return (known ??= createRegistry());
}

const byType = new Map<string, SearchedElement>();

/** The elements of a resource type that its search parameters read, as a tree. */
export function searchedElements(resourceType: string): SearchedElement {
  let root = byType.get(resourceType);
  if (root) return root;
  root = { members: new Map(), targets: new Set() };
  const registry = r4Registry();
  for (const definition of registry.parameters(resourceType)) {
    const { paths } = compileParameter(definition, resourceType, registry.elements);
    for (const path of paths) {
      const element = mark(root, path, definition.target);
      for (const component of definition.components) {
        const inner = compileComponent(component, path, resourceType, registry.elements);
        for (const each of inner.paths) mark(element, each, []);
      }
    }
  }
  byType.set(resourceType, root);
  return root;
}

function mark(start: SearchedElement, path: TypedPath, targets: readonly string[]): SearchedElement {
  let element = start;
  for (const step of path.steps) {
    if (step.kind === 'pick') for (const from of step.from) element = mark(start, from, []);
    if (step.kind === 'property') {
      let next = element.members.get(step.name);
      if (!next) element.members.set(step.name, (next = { members: new Map(), targets: new Set() }));
      element = next;
    }
  }
  for (const target of targets) element.targets.add(target);
  return element;
}
