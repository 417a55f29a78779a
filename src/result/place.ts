import type { IdentifiedResource } from '../model/resource.js';
import type { Store } from '../store/store.js';
import { containedResources } from '../types/aliases.js';

/** A resource of the result. The id of a contained one is the name that joins know it by: `MedicationRequest/23#m1`. */
export interface Place {
  readonly type: string;
  readonly id: string;
}

/** The resource at a place; undefined when it isn't there any more. */
export function resourceAt({ type, id }: Place, store: Store): IdentifiedResource | undefined {
  const mark = id.indexOf('#');
  if (mark === -1) return store.get(type, id);
  const [containerType = '', containerId = ''] = id.slice(0, mark).split('/');
  const holder = store.get(containerType, containerId);
  const inner = holder && containedResources(holder).find(({ name }) => name === id)?.resource;
  return inner?.resourceType === type ? inner : undefined;
}

/** The full URL of a contained resource is that of its container with the fragment behind it. */
export function urlOf({ type, id }: Place, baseUrl: string): string {
  return id.includes('#') ? `${baseUrl}/${id}` : `${baseUrl}/${type}/${id}`;
}
