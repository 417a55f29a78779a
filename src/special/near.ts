import { failed } from '../../grammar/diagnostics.js';
import { parseNear, type NearValue } from '../../grammar/value/index.js';
import type { PointField } from '../model/field.js';
import { or } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { members, type ElementSearchType } from '../types/search-type.js';
import { canonicalUnit } from '../types/ucum.js';

interface NearFields {
  readonly value: PointField;
}

/** "the server can use its own discretion as to what distances should be considered near". */
const DEFAULT_DISTANCE = 50;
const DEFAULT_UNIT = 'km';

/** `Location?near=[latitude]|[longitude]|[distance]|[units]`: https://hl7.org/fhir/R4/location.html#positional */
export const nearType: ElementSearchType<NearFields, NearValue> = {
  name: 'special',
  modifiers: [],
  elementTypes: ['Location.position'],

  createFields: (make) => ({ value: make.points('') }),

  reader(_elementType, { value }) {
    return (element, sink) => {
      const { latitude, longitude } = members(element);
      if (typeof latitude === 'number' && typeof longitude === 'number') sink.point(value, latitude, longitude);
    };
  },

  parse(value, _modifier, _parameter, settings) {
    const near = parseNear(value);
    const wrong = near.ok ? near.value.find(({ unit }) => metresOf(unit, settings) === undefined) : undefined;
    return wrong
      ? failed(
          'invalid',
          `'${wrong.unit}' is no unit of length; expected a UCUM code such as km, m or [mi_i]`,
          wrong.span,
        )
      : near;
  },

  lower: (values, _modifier, { fields }, settings) =>
    or(
      values.map(({ latitude, longitude, distance = DEFAULT_DISTANCE, unit }) => {
        return { op: 'near', field: fields.value, latitude, longitude, metres: metresOf(unit, settings)!(distance) };
      }),
    ),
};

function metresOf(unit = DEFAULT_UNIT, { unitConverter }: Settings): ((value: number) => number) | undefined {
  const canonical = canonicalUnit(unit, unitConverter);
  return canonical?.dimension === 'm' ? (value) => canonical.toCanonical(value) : undefined;
}
