import fc from 'fast-check';
import { VERSIONS } from '../vocabulary.js';
import { uri } from './uri.js';

/** A uri, perhaps with `|` and a business version: https://hl7.org/fhir/R4/references.html#canonical */
export function canonical(): fc.Arbitrary<string> {
  const version = fc.option(fc.constantFrom(...VERSIONS), { freq: 2 });
  return fc.tuple(uri(), version).map(([url, version]) => (version === null ? url : `${url}|${version}`));
}
