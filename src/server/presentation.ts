import Negotiator from 'negotiator';
import { httpError } from './http-error.js';

/** How an answer is written. */
export interface Presentation {
  readonly mediaType: string;
  readonly pretty: boolean;
}

/** Best first. */
const MEDIA_TYPES = ['application/fhir+json', 'application/json', 'text/json'];

/** With the parameters that a client may name: https://hl7.org/fhir/R4/http.html#version-parameter */
const WITH_PARAMETERS = MEDIA_TYPES.map((type) => `${type};charset=utf-8;fhirVersion=4.0`);

/**
 * What the client accepts, from its `Accept` header, or `_format` in its place, and `_pretty`:
 * https://hl7.org/fhir/R4/http.html#mime-type, https://hl7.org/fhir/R4/http.html#parameters
 *
 * "If a client provides a generic mime type in the Accept header [...] the server SHOULD respond with the requested
 * mime type". Refused when nothing that the client accepts can be written here.
 */
export function negotiate(request: Request, query: string): Presentation {
  const parameters = new URLSearchParams(query);
  const asked = mediaTypeOf(parameters.get('_format')) ?? request.headers.get('accept')?.trim();
  const negotiator = new Negotiator({ headers: { ...(asked && { accept: asked }) } });
  const [chosen] = negotiator.mediaTypes(WITH_PARAMETERS);
  if (chosen === undefined) {
    throw httpError(
      406,
      'not-supported',
      `expected to be asked for one of ${MEDIA_TYPES.join(', ')}, in FHIR version 4.0`,
    );
  }
  return { mediaType: MEDIA_TYPES[WITH_PARAMETERS.indexOf(chosen)]!, pretty: isPretty(query) };
}

export function isPretty(query: string): boolean {
  return new URLSearchParams(query).get('_pretty') === 'true';
}

/** `json` is the format's own name. A `+` that wasn't encoded in `application/fhir+json` has become a space. */
function mediaTypeOf(format: string | null): string | undefined {
  if (format === null || format === '') return undefined;
  return format === 'json' ? 'application/fhir+json' : format.replace(/^(\w+\/fhir) (?=\w)/, '$1+');
}

/** `_format` and `_pretty` say how an answer is written, all other parameters what is in it. */
export function hasOtherParameters(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((name) => name !== '_format' && name !== '_pretty');
}
