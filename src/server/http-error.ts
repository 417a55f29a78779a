import type { FhirSearchError, Issue } from '../model/issue.js';

/** A request that is refused. Thrown inside this room only: the handler answers it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    readonly issues: readonly Issue[],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(issues.map(({ message }) => message).join('; '));
  }
}

/** The refusal for a single issue. */
export function httpError(
  status: number,
  code: Issue['code'],
  message: string,
  headers?: Readonly<Record<string, string>>,
): HttpError {
  return new HttpError(status, [{ severity: 'error', code, message }], headers);
}

/**
 * The statuses of issues that aren't simply a bad request. R4 has 400 for a search or a resource that can't be
 * processed, whatever keeps it from being (https://hl7.org/fhir/R4/http.html#search); the issue codes tell the rest.
 */
const STATUSES: ReadonlyMap<Issue['code'], number> = new Map([
  ['conflict', 409],
  ['exception', 500],
]);

export function statusOf({ issues }: FhirSearchError): number {
  return Math.max(...issues.map(({ code }) => STATUSES.get(code) ?? 400));
}
