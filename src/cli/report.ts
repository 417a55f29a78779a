import { showCaret } from '../../grammar/diagnostics.js';
import { FhirSearchError, type Issue } from '../model/issue.js';

/** What the command tells its caller when it ends. */
export const EXIT = { failure: 1, someNotLoaded: 2 } as const;

/** Prints an error to standard error; the faults of a search under the search's own text when that is given. */
export function report(error: unknown, search?: string): void {
  if (error instanceof FhirSearchError) reportIssues(error.issues, search);
  else process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
}

function reportIssues(issues: readonly Issue[], search?: string): void {
  for (const { severity, message, span } of issues) {
    process.stderr.write(`${severity}: ${message}\n`);
    if (span && search !== undefined) process.stderr.write(`${showCaret(search, span).replace(/^/gm, '  ')}\n`);
  }
}
