import fc from 'fast-check';
import { once } from '../once.js';
import { URLS } from '../vocabulary.js';

const webUrl = once(() => fc.webUrl({ withQueryParameters: true }));

/** A uri that is a literal address: https://hl7.org/fhir/R4/datatypes.html#url */
export function url(): fc.Arbitrary<string> {
  const known = URLS.filter((each) => !each.startsWith('urn:'));
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: webUrl() });
}
