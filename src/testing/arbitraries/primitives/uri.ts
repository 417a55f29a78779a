import fc from 'fast-check';
import { once } from '../once.js';
import { URLS } from '../vocabulary.js';
import { oid } from './oid.js';
import { uuid } from './uuid.js';

const webUrl = once(() => fc.webUrl({ withFragments: true, withQueryParameters: true }));

/** Compared to the letter, whatever the scheme: https://hl7.org/fhir/R4/datatypes.html#uri */
export function uri(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...URLS) },
    { weight: 1, arbitrary: webUrl() },
    { weight: 1, arbitrary: oid() },
    { weight: 1, arbitrary: uuid() },
  );
}
