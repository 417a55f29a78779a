import type { Subject } from './condition.js';
import { list, members } from './type-rules.js';
import { keyOf, type TestResource } from './world.js';

/**
 * All resources that searches may find, by their keys: `Type/id` for those that are stored, and for those that are
 * contained the key of their container and their own id after a `#`, as full URLs have them:
 * https://hl7.org/fhir/R4/search.html#contained
 */
export function subjectsOf(resources: Iterable<TestResource>): ReadonlyMap<string, Subject> {
  const found = new Map<string, Subject>();
  for (const root of resources) {
    found.set(keyOf(root), { resource: root, root });
    for (const each of list(root['contained'])) {
      const { resourceType, id } = members(each);
      const key = `${keyOf(root)}#${String(id)}`;
      if (typeof resourceType === 'string' && typeof id === 'string' && !found.has(key)) {
        found.set(key, { resource: each as TestResource, root });
      }
    }
  }
  return found;
}

export function isContained({ resource, root }: Subject): boolean {
  return resource !== root;
}
