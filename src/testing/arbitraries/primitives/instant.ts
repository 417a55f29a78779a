import fc from 'fast-check';
import { TIMES } from '../vocabulary.js';
import { anyDay, pad } from './date.js';
import { time } from './time.js';

/** A day, a time and a zone: https://hl7.org/fhir/R4/datatypes.html#instant */
export function instant(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...TIMES) }, { weight: 1, arbitrary: anyInstant() });
}

export function anyInstant(): fc.Arbitrary<string> {
  return fc.tuple(anyDay(), time(), zone()).map(([day, time, zone]) => `${day}T${time}${zone}`);
}

/** `Z`, or -14:00 to +14:00; zones of half and quarter hours too. */
function zone(): fc.Arbitrary<string> {
  const offset = fc
    .tuple(fc.constantFrom('+', '-'), fc.nat(13), fc.constantFrom(0, 30, 45, 59))
    .map(([sign, hour, minute]) => `${sign}${pad(hour)}:${pad(minute)}`);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('Z', '+02:00', '-05:00', '+14:00', '-12:00', '+05:45', '-00:00') },
    { weight: 1, arbitrary: offset },
  );
}
