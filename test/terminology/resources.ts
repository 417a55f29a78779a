import type { Resource } from '../../src/model/resource.js';

/** A vehicle is no motorcycle; a sidecar is below both a motorcycle and a trailer. */
export const VEHICLES = 'http://example.org/vehicles';

export const vehicles = {
  resourceType: 'CodeSystem',
  url: VEHICLES,
  version: '2',
  content: 'complete',
  caseSensitive: true,
  valueSet: 'http://example.org/ValueSet/all-vehicles',
  property: [
    { code: 'wheels', type: 'integer' },
    { code: 'gone', uri: 'http://hl7.org/fhir/concept-properties#inactive', type: 'boolean' },
    { code: 'group', type: 'Coding' },
    { code: 'above', uri: 'http://hl7.org/fhir/concept-properties#parent', type: 'code' },
  ],
  concept: [
    {
      code: 'vehicle',
      concept: [
        { code: 'car', property: [{ code: 'wheels', valueInteger: 4 }], concept: [{ code: 'van' }, { code: 'Van' }] },
        {
          code: 'motorcycle',
          property: [
            { code: 'wheels', valueInteger: 2 },
            { code: 'group', valueCoding: { system: 'http://example.org/groups', code: 'light' } },
          ],
          concept: [{ code: 'sidecar', property: [{ code: 'above', valueCode: 'trailer' }] }],
        },
      ],
    },
    { code: 'trailer', property: [{ code: 'wheels', valueInteger: 2 }] },
    { code: 'penny-farthing', property: [{ code: 'gone', valueBoolean: true }] },
  ],
} satisfies Resource & Record<string, unknown>;

export const SNOMED = 'http://snomed.info/sct';

/** A fragment: what is below pneumonia, by parents alone. */
export const snomed = {
  resourceType: 'CodeSystem',
  url: SNOMED,
  version: 'http://snomed.info/sct/900000000000207008/version/20190731',
  content: 'fragment',
  hierarchyMeaning: 'is-a',
  concept: [
    { code: '205237003', display: 'Pneumonitis' },
    { code: '233604007', display: 'Pneumonia', property: [{ code: 'parent', valueCode: '205237003' }] },
    { code: '53084003', display: 'Bacterial pneumonia', property: [{ code: 'parent', valueCode: '233604007' }] },
    { code: '75570004', display: 'Viral pneumonia', property: [{ code: 'parent', valueCode: '233604007' }] },
  ],
} satisfies Resource & Record<string, unknown>;

/** A value set of that name under `http://example.org/ValueSet/`. */
export function valueSet(name: string, compose: object, rest: object = {}): Resource {
  return {
    resourceType: 'ValueSet',
    id: name,
    url: `http://example.org/ValueSet/${name}`,
    compose,
    ...rest,
  } as Resource;
}
