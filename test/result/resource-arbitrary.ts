import fc, { type Arbitrary } from 'fast-check';
import { choiceProperty, r4Elements } from '../../src/definitions/elements.js';

export type Json = Record<string, unknown>;

const model = r4Elements();

/** How deep elements stand inside each other. */
const DEPTH = 4;

/**
 * Objects in the shape of resources of a type, whose elements are there or not as it comes, mandatory ones included; with
 * what stands beside primitives, and with properties that R4 doesn't have.
 */
export function resourceOf(type: string, depth = 0): Arbitrary<Json> {
  return fc.tuple(content(type, depth), tags).map(([rest, meta]) => ({ resourceType: type, ...meta, ...rest }));
}

/** The tag of subsets may be there before. */
const tags = fc.constantFrom<Json>(
  {},
  { meta: { versionId: '1' } },
  { meta: { tag: [{ code: 'a' }] } },
  {
    meta: {
      lastUpdated: '2020-01-01T00:00:00Z',
      tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }, { code: 'b' }],
    },
  },
);

function content(type: string, depth: number): Arbitrary<Json> {
  const names = model.elements(type).filter(({ name }) => name !== 'meta');
  return fc
    .tuple(
      fc.subarray([...names], { maxLength: depth === 0 ? names.length : 4 }),
      fc.option(fc.constant({ nosuch: { family: 'x' } }), { nil: {}, freq: 8 }),
    )
    .chain(([chosen, junk]) =>
      fc
        .tuple(
          ...chosen.map(({ name, types, choice, array }) =>
            fc.constantFrom(...types).chain((each) => {
              const property = choice ? choiceProperty(name, each) : name;
              return valueOf(property, each, array, depth + 1);
            }),
          ),
        )
        .map((parts) => Object.assign({}, ...parts, junk) as Json),
    );
}

function valueOf(property: string, type: string, array: boolean, depth: number): Arbitrary<Json> {
  const primitive = model.shape(type) !== 'object';
  if (!primitive) {
    if (depth > DEPTH) return fc.constant({});
    const item = type === 'Resource' ? resourceOf('Basic', depth) : content(type, depth);
    return (array ? fc.array(item, { minLength: 1, maxLength: 2 }) : item).map((value) => ({ [property]: value }));
  }
  const beside = fc.constant({ extension: [{ url: 'u', valueCode: 'c' }] });
  if (!array) {
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant({ [property]: 'x' }) },
      beside.map((each) => ({ [property]: 'x', [`_${property}`]: each })),
      beside.map((each) => ({ [`_${property}`]: each })),
    );
  }
  return fc.constantFrom<Json>(
    { [property]: ['x', 'y'] },
    { [property]: ['x', null], [`_${property}`]: [{ id: 'i' }, { id: 'j' }] },
    { [`_${property}`]: [null, { id: 'j' }] },
  );
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
