import fc from 'fast-check';
import { some, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';
import { coding } from './coding.js';

/** https://hl7.org/fhir/R4/extensibility.html#Extension: a value, or extensions inside it, never both. */
export function extension(): fc.Arbitrary<Json> {
  const url = fc.constantFrom('http://example.org/ext', 'http://example.org/ext/a');
  const valued = fc
    .tuple(
      url,
      fc.oneof(
        primitives.string().map((valueString) => ({ valueString })),
        primitives.code().map((valueCode) => ({ valueCode })),
        primitives.dateTime().map((valueDateTime) => ({ valueDateTime })),
        coding().map((valueCoding) => ({ valueCoding })),
      ),
    )
    .map(([url, value]): Json => ({ url, ...value }));
  const nested = fc.tuple(url, some(valued)).map(([url, extension]): Json => ({ url, extension }));
  return fc.oneof({ weight: 4, arbitrary: valued }, { weight: 1, arbitrary: nested });
}

/** In the place of a value: https://hl7.org/fhir/R4/extension-data-absent-reason.html */
export function absentReason(): fc.Arbitrary<Json> {
  const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
  return fc.constantFrom('unknown', 'masked').map((valueCode) => ({ extension: [{ url, valueCode }] }));
}
