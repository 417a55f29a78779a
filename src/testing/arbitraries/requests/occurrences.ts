import type { SearchParameterDefinition } from '../../../definitions/registry.js';
import { compileComponent, compileParameter, compileWalker, type Visit } from '../../../extract/index.js';
import type { FhirResource } from '../fhir-resource.js';
import { r4Registry } from '../searched-elements.js';

/** An element that a search parameter reads. */
export interface Occurrence {
  /** Its data type; for a resource inside another, that resource's type. */
  readonly type: string;
  readonly element: unknown;
  /** The system of a `code`, which says none itself. */
  readonly system?: string;
}

/** What a parameter reads of some resources. */
export interface Occurring {
  readonly elements: readonly Occurrence[];
  /** Of a composite: for each element that has all components, what each of them reads of it. */
  readonly rows: readonly (readonly (readonly Occurrence[])[])[];
}

interface Collected {
  readonly elements: Map<string, Occurrence[]>;
  readonly rows: Map<string, (readonly (readonly Occurrence[])[])[]>;
}

const NONE: Occurring = { elements: [], rows: [] };

/** What the parameters of a type read of its resources, by their codes; those that read nothing are left out. */
export function occurringIn(type: string, resources: readonly FhirResource[]): ReadonlyMap<string, Occurring> {
  const collected: Collected = { elements: new Map(), rows: new Map() };
  const walk = walkerOf(type);
  for (const resource of resources) if (resource.resourceType === type) walk(resource, collected);
  const codes = new Set([...collected.elements.keys(), ...collected.rows.keys()]);
  return new Map(
    [...codes].map((code) => {
      const { elements, rows } = collected;
      return [code, { ...NONE, elements: elements.get(code) ?? [], rows: rows.get(code) ?? [] }];
    }),
  );
}

type Walk = (resource: FhirResource, collected: Collected) => void;

const walkers = new Map<string, Walk>();

function walkerOf(type: string): Walk {
  let walk = walkers.get(type);
  if (!walk) {
    const visits = r4Registry()
      .parameters(type)
      .flatMap((definition) => {
        return definition.type === 'composite' ? rowVisits(definition, type) : elementVisits(definition, type);
      });
    // Ordered, so that a seed doesn't depend on how elements are walked.
    walkers.set(type, (walk = compileWalker(visits, true)));
  }
  return walk;
}

function elementVisits(definition: SearchParameterDefinition, type: string): Visit<Collected>[] {
  const { elements } = r4Registry();
  return compileParameter(definition, type, elements).paths.map((path) => ({
    path,
    visit: (element, { elements }) => add(elements, definition.code, occurrence(path, element)),
  }));
}

function rowVisits(definition: SearchParameterDefinition, type: string): Visit<Collected>[] {
  const { elements } = r4Registry();
  return compileParameter(definition, type, elements).paths.map((path) => {
    const components = definition.components.map((component) =>
      compileWalker<Occurrence[]>(
        compileComponent(component, path, type, elements).paths.map((inner) => ({
          path: inner,
          visit: (element, found) => void found.push(occurrence(inner, element)),
        })),
      ),
    );
    return {
      path,
      visit: (element, { rows }, root) => {
        const row = components.map((walk) => {
          const found: Occurrence[] = [];
          walk(element as object, found, root);
          return found;
        });
        if (row.every((found) => found.length > 0)) add(rows, definition.code, row);
      },
    };
  });
}

function occurrence(
  { type, implicitSystem }: { type: string; implicitSystem?: { of(code: string): string } },
  element: unknown,
): Occurrence {
  const system = typeof element === 'string' ? implicitSystem?.of(element) : undefined;
  return { type, element, ...(system !== undefined && { system }) };
}

function add<T>(map: Map<string, T[]>, code: string, item: T): void {
  const list = map.get(code);
  if (list) list.push(item);
  else map.set(code, [item]);
}
