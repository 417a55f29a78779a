import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { anyString } from '../primitives/string.js';
import { FAMILIES, GIVENS } from '../vocabulary.js';
import { period } from './period.js';

/** https://hl7.org/fhir/R4/datatypes.html#HumanName */
export function humanName(): fc.Arbitrary<Json> {
  const part = (names: readonly string[]): fc.Arbitrary<string> =>
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: anyString() });
  const common = object(
    {},
    { family: part(FAMILIES), given: some(part(GIVENS)), text: fc.tuple(part(GIVENS), part(FAMILIES)).map(spaced) },
    6,
  );
  const rare = object(
    {},
    {
      prefix: some(fc.constantFrom('Dr.', 'Frau'), 1),
      suffix: some(fc.constantFrom('Jr.', 'III'), 1),
      use: fc.constantFrom('official', 'maiden', 'old'),
      period: period(),
    },
    2,
  );
  return fc
    .tuple(common, rare, fc.nat(3))
    .map(([common, rare, n]): Json => (n === 0 ? { ...common, ...rare } : common));
}

const spaced = (parts: readonly string[]): string => parts.join(' ');
