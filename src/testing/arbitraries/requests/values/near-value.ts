import fc from 'fast-check';
import { PLACES } from '../../resources/location.js';
import { memberOf, mostly } from './texts.js';
import type { ValueWriter } from './value-context.js';

/** `[latitude]|[longitude]|[distance]|[units]`: https://hl7.org/fhir/R4/location.html#positional */
export const nearValue: ValueWriter = {
  modifiers: () => [],
  value({ occurrences }) {
    const occurring = occurrences.flatMap(({ element }) => {
      const [latitude, longitude] = [memberOf(element, 'latitude'), memberOf(element, 'longitude')];
      return typeof latitude === 'number' && typeof longitude === 'number' ? [`${latitude}|${longitude}`] : [];
    });
    const places = mostly(
      occurring,
      PLACES.map((place) => place.join('|')),
    );
    const distance = fc.constantFrom('', '|1|km', '|100|km', '|5000|m', '|10', '|1|[mi_i]', '|0|km');
    return fc.tuple(places, distance).map((parts) => parts.join(''));
  },
};
