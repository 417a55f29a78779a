import type { ImplicitSystem, JsonShape } from '../definitions/registry.js';
import type { Resource } from '../model/resource.js';

/** Whether an element of `root` fulfils a condition. */
export type Criterion = (element: unknown, root: Resource) => boolean;

/** What an expression yields for an element of `root`. */
export type Evaluate = (element: unknown, root: Resource) => readonly unknown[];

/**
 * One step from an element to others. `key` tells steps apart: of two paths from the same start, steps with the same
 * keys lead to the same elements.
 */
export type Step =
  /** To a JSON property, or each item of it. Values of another shape than the definition's are passed over. */
  | {
      readonly kind: 'property';
      readonly key: string;
      readonly name: string;
      readonly array: boolean;
      readonly shape: JsonShape;
    }
  /** Stays, or ends: `where(...)`, and the type of a resource or of a reference's target. */
  | { readonly kind: 'filter'; readonly key: string; readonly test: Criterion }
  /** To one of all that the paths yield together, counted from 0; -1 is the last. */
  | { readonly kind: 'pick'; readonly key: string; readonly from: readonly TypedPath[]; readonly index: number }
  /** To what an expression computes, such as a boolean. */
  | { readonly kind: 'compute'; readonly key: string; readonly evaluate: Evaluate }
  /** To the resource that all is in: `%resource`. */
  | { readonly kind: 'root'; readonly key: string };

/** A way through JSON to elements of one type. */
export interface TypedPath {
  readonly steps: readonly Step[];
  /**
   * A data type, a resource type or the path of a backbone element. `Resource` when only the data tells: then the type
   * is the element's own `resourceType`.
   */
  readonly type: string;
  /** The systems of the codes it leads to; only for `code`, where the definitions say them. */
  readonly implicitSystem?: ImplicitSystem;
  /** The path as text, such as `Patient.telecom.where(system = 'email')`; equal for equal paths from one start. */
  readonly key: string;
}

export function startPath(type: string): TypedPath {
  return { steps: [], type, key: type };
}

export function extendPath(path: TypedPath, step: Step, type: string, implicitSystem?: ImplicitSystem): TypedPath {
  return {
    steps: [...path.steps, step],
    type,
    ...(implicitSystem && { implicitSystem }),
    key: `${path.key}.${step.key}`,
  };
}
