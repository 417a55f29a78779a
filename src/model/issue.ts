import type { Fault } from '../../grammar/diagnostics.js';
import type { Span } from '../../grammar/source.js';

/** Something to tell the caller; what becomes an issue of an OperationOutcome. */
export interface Issue {
  readonly severity: 'error' | 'warning' | 'information';
  /** R4's IssueType: https://hl7.org/fhir/R4/valueset-issue-type.html */
  readonly code: Fault['code'] | 'conflict' | 'structure' | 'too-long' | 'exception' | 'transient' | 'informational';
  readonly message: string;
  /** The search parameter concerned, as the caller wrote it. */
  readonly parameter?: string;
  /** Where it stands in the search text. */
  readonly span?: Span;
}

export interface OperationOutcome {
  resourceType: 'OperationOutcome';
  id?: string;
  issue: OperationOutcomeIssue[];
}

export interface OperationOutcomeIssue {
  severity: Issue['severity'];
  code: Issue['code'];
  diagnostics: string;
  /** `http.` and the name of the search parameter: https://hl7.org/fhir/R4/operationoutcome.html */
  location?: string[];
}

export function toOperationOutcome(issues: readonly Issue[]): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, message, parameter, span }) => ({
      severity,
      code,
      diagnostics: span ? `${message} (at ${span.start}..${span.end} of the search)` : message,
      ...(parameter !== undefined && { location: [`http.${parameter}`] }),
    })),
  };
}

/**
 * The one kind of error that bad input leads to. It carries every fault that was found, as issues with their places in
 * the search text and as the OperationOutcome a server would send.
 */
export class FhirSearchError extends Error {
  override readonly name = 'FhirSearchError';
  readonly issues: readonly Issue[];
  readonly outcome: OperationOutcome;

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ message, parameter }) => (parameter ? `${parameter}: ${message}` : message)).join('; '));
    this.issues = issues;
    this.outcome = toOperationOutcome(issues);
  }
}

/** The error for a single issue. */
export function searchError(code: Issue['code'], message: string): FhirSearchError {
  return new FhirSearchError([{ severity: 'error', code, message }]);
}
