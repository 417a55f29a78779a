import fc from 'fast-check';
import { PREFIXES } from '../../../../../grammar/value/index.js';
import type { ValueContext } from './value-context.js';

/** `eq` is mostly left out. https://hl7.org/fhir/R4/search.html#prefix */
export function prefixed(value: fc.Arbitrary<string>, { features }: ValueContext): fc.Arbitrary<string> {
  if (!features.prefixes) return value;
  const prefix = fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: fc.constantFrom(...PREFIXES) },
  );
  return fc.tuple(prefix, value).map((parts) => parts.join(''));
}
