import { toOperationOutcome, type Issue } from '../model/issue.js';
import type { Presentation } from './presentation.js';

/** An answer with a resource in it. UTF-8 is the encoding of FHIR: https://hl7.org/fhir/R4/http.html#mime-type */
export function respond(
  resource: object,
  { mediaType, pretty }: Presentation,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Response {
  return new Response(JSON.stringify(resource, undefined, pretty ? 2 : undefined), {
    status,
    headers: { ...headers, 'Content-Type': `${mediaType}; charset=utf-8` },
  });
}

/** An answer that says why there is no other. Always JSON, since a client that can't be told may not be able to read it. */
export function respondWithIssues(
  issues: readonly Issue[],
  status: number,
  pretty: boolean,
  headers?: Readonly<Record<string, string>>,
): Response {
  const presentation = { mediaType: 'application/fhir+json', pretty };
  return respond(toOperationOutcome(issues), presentation, { status, ...(headers && { headers }) });
}
