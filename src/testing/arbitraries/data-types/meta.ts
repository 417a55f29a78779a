import fc from 'fast-check';
import { object, some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coding } from './coding.js';

/** https://hl7.org/fhir/R4/resource.html#Meta: what `_lastUpdated`, `_profile`, `_tag`, `_security` and `_source` read. */
export function meta(): fc.Arbitrary<Json> {
  return object(
    {},
    {
      lastUpdated: primitives.instant(),
      tag: some(coding()),
      profile: some(primitives.canonical()),
      security: some(coding()),
      source: primitives.uri(),
      versionId: fc.constantFrom('1', '2'),
    },
    3,
  );
}
