import { r4Elements, type ElementDefinition } from '../../definitions/elements.js';
import { drop, refuse, RequestFault } from './fault.js';
import type { World } from './world.js';

/** A name of `_elements`: https://hl7.org/fhir/R4/search.html#elements */
export interface ElementName {
  /** The only type that it is for; https://hl7.org/fhir/uv/bulkdata/export.html */
  readonly type?: string;
  readonly name: string;
}

/** Names of elements at the root of resources. */
export function readElements(value: string, types: readonly string[], world: World): readonly ElementName[] {
  const names = value
    .split(',')
    .filter((each) => each !== '')
    .map((text): ElementName => {
      const [, type, name = ''] = /^(?:([A-Z]\w*)[.])?([A-Za-z][A-Za-z0-9]*)(?:\[x\])?$/.exec(text) ?? [];
      if (name === '') refuse(`'${text}' is no element at the root of a resource`);
      return type === undefined ? { name } : { type, name };
    });
  const unknown = names.filter(({ type, name }) => {
    return !types.some((each) => (type ?? each) === each && (name === 'resourceType' || elementOf(each, name)));
  });
  const text = unknown.map(({ name }) => name).join(', ');
  if (unknown.length === names.length && unknown.length > 0) drop(`no resource that is searched has ${text}`);
  // Whether the rest counts is for servers to say.
  if (unknown.length > 0 || (world.profile === 'fhir' && names.some(({ type }) => type !== undefined))) {
    throw new RequestFault('not covered', `elements such as ${text}`);
  }
  return names;
}

/**
 * The element that a JSON property, or the name of an element, is of: `valueQuantity` of `value`. What stands beside a
 * primitive is of the same: https://hl7.org/fhir/R4/json.html#primitive
 */
export function elementOf(typePath: string, property: string): ElementDefinition | undefined {
  const name = property.replace(/^_/, '');
  return r4Elements()
    .elements(typePath)
    .find((each) => each.name === name || (each.choice && typeOfChoice(each, name) !== undefined));
}

/** The type of the values of a JSON property. */
export function typeOfProperty(element: ElementDefinition, property: string): string {
  return (element.choice ? typeOfChoice(element, property) : element.types[0]) ?? '';
}

/** Of a choice, the type that its JSON property names. */
function typeOfChoice({ name, types }: ElementDefinition, property: string): string | undefined {
  return types.find((type) => property === name + type.charAt(0).toUpperCase() + type.slice(1));
}
