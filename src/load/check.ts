import { isValidId } from '../model/resource.js';
import { isObject } from './bundle.js';

/** Why a value can't be stored, in a sentence; undefined when it is a resource with an id. */
export function whyNotStorable(value: unknown, isResourceType: (name: string) => boolean): string | undefined {
  if (!isObject(value)) return 'this is no resource: expected an object with a resourceType and an id';
  const { resourceType, id } = value;
  if (resourceType === undefined) return 'resourceType is missing';
  if (typeof resourceType !== 'string') return 'resourceType is no string';
  if (!isResourceType(resourceType)) {
    // Anything that isn't a name could be a patient's data.
    const named = /^[A-Z][A-Za-z]{2,39}$/.test(resourceType) ? `'${resourceType}'` : 'resourceType';
    return `${named} is no resource type of R4`;
  }
  if (id === undefined || id === null || id === '') return `this ${resourceType} has no id`;
  if (!isValidId(id)) return `the id of this ${resourceType} is not 1 to 64 letters, digits, '-' and '.'`;
  return undefined;
}
