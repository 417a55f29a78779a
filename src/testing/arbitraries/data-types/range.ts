import fc from 'fast-check';
import type { Json } from '../object.js';
import { UNITS } from '../vocabulary.js';
import { simpleQuantity } from './quantity.js';

/** https://hl7.org/fhir/R4/datatypes.html#Range: both ends in one unit, the low one not above the high one, or one open. */
export function range(): fc.Arbitrary<Json> {
  const ends = fc.constantFrom(...UNITS).chain((unit) => fc.tuple(simpleQuantity([unit]), simpleQuantity([unit])));
  return fc.tuple(ends, fc.constantFrom('both', 'both', 'low', 'high')).map(([[one, other], which]): Json => {
    const ordered = Number(one['value']) <= Number(other['value']);
    const [low, value] = ordered ? [one, other['value']] : [{ ...one, value: other['value'] }, one['value']];
    const high = { ...low, value };
    return which === 'both' ? { low, high } : which === 'low' ? { low } : { high };
  });
}
