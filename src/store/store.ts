import type { IdentifiedResource } from '../model/resource.js';

/** Where resources themselves are kept, by type and id. */
export interface Store {
  get(type: string, id: string): IdentifiedResource | undefined;
  /** Keeps the resource itself, not a copy. True when there was none of this type and id. */
  put(resource: IdentifiedResource): boolean;
  delete(type: string, id: string): boolean;
  /** The number of resources of all types. */
  readonly size: number;
}
