import type { Span } from './source.js';

/**
 * What is wrong with an input: a value, not an exception, so that all faults of a request can be reported together.
 * Codes are those of R4's IssueType value set (https://hl7.org/fhir/R4/valueset-issue-type.html).
 */
export interface Fault {
  readonly code: 'invalid' | 'value' | 'not-supported' | 'not-found' | 'too-costly' | 'multiple-matches';
  /** A sentence that says what is wrong and what was expected. */
  readonly message: string;
  readonly span: Span;
}

/** Either a value or the faults that kept it from being one. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function failed(code: Fault['code'], message: string, span: Span): { ok: false; faults: readonly Fault[] } {
  return { ok: false, faults: [{ code, message, span }] };
}

/**
 * Shows a span under its text:
 *
 *     Patient?nosuch=1
 *             ^^^^^^
 *
 * Line breaks and other control characters of the text are shown as spaces, so that the caret stays in its column.
 */
export function showCaret(text: string, span: Span): string {
  // Control characters would move the columns.
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\u0000-\u001f\u007f]/g, ' ');
  const start = Math.min(span.start, line.length);
  return `${line}\n${' '.repeat(start)}${'^'.repeat(Math.max(1, span.end - start))}`;
}
