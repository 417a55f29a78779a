import type { Fault, Parsed } from '../diagnostics.js';
import { escape, parseAlternatives } from './delimited.js';
import type { Source, Span } from '../source.js';

/** A value of a token parameter: https://hl7.org/fhir/R4/search.html#token */
export interface TokenValue {
  /** Absent: any system. Empty: the element must have no system. */
  readonly system?: string;
  /** Absent: any code of the system. */
  readonly code?: string;
  readonly span: Span;
}

export function parseTokens(source: Source): Parsed<readonly TokenValue[]> {
  const alternatives = parseAlternatives(source);
  if (!alternatives.ok) return alternatives;
  const faults: Fault[] = [];
  const values: TokenValue[] = [];
  for (const { parts, span } of alternatives.value) {
    const [first, second] = parts;
    if (parts.length > 2) {
      const message =
        "a token has at most one '|': expected [code], [system]|[code], |[code] or [system]| (write a '|' inside a code as '\\|')";
      faults.push({ code: 'invalid', message, span });
    } else if (!second) {
      values.push({ code: first!.text, span });
    } else if (first!.text === '' && second.text === '') {
      faults.push({ code: 'invalid', message: "'|' needs a system before it or a code after it", span });
    } else {
      values.push({ system: first!.text, ...(second.text !== '' && { code: second.text }), span });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

export function printToken({ system, code }: TokenValue): string {
  if (system === undefined) return escape(code ?? '');
  return `${escape(system)}|${escape(code ?? '')}`;
}
