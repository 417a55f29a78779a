import fc from 'fast-check';
import { object, type Json } from '../object.js';
import { primitives } from '../primitives/index.js';

/** https://hl7.org/fhir/R4/datatypes.html#Attachment; mime types with parameters too, for `:below`. */
export function attachment(): fc.Arbitrary<Json> {
  return object(
    { contentType: fc.constantFrom('text/plain', 'text/plain; charset=UTF-8', 'text/html', 'application/pdf') },
    {
      language: fc.constantFrom('en', 'en-US', 'de'),
      url: primitives.url(),
      title: primitives.string(),
      creation: primitives.dateTime(),
      data: primitives.base64Binary(),
    },
    3,
  );
}
