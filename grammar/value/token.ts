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
    } else if (second.text === '') {
      values.push({ system: first!.text, span });
    } else {
      values.push({ system: first!.text, code: second.text, span });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

export function printToken({ system, code }: TokenValue): string {
  if (system === undefined) return escape(code ?? '');
  return `${escape(system)}|${escape(code ?? '')}`;
}

/** A value of `:of-type`: an identifier by the code of its type (https://hl7.org/fhir/R4/search.html#token). */
export interface TypedTokenValue {
  readonly system: string;
  readonly code: string;
  readonly value: string;
  readonly span: Span;
}

/** Reads `system|code|value` values: "All 3 parts must be present". */
export function parseTypedTokens(source: Source): Parsed<readonly TypedTokenValue[]> {
  const alternatives = parseAlternatives(source);
  if (!alternatives.ok) return alternatives;
  const faults: Fault[] = [];
  const values: TypedTokenValue[] = [];
  for (const { parts, span } of alternatives.value) {
    const [system, code, value] = parts.map(({ text }) => text);
    if (parts.length === 3 && system && code && value) {
      values.push({ system, code, value, span });
    } else {
      const message =
        'expected [system]|[code]|[value], none of them empty: the type of the identifier, then its value';
      faults.push({ code: 'invalid', message, span });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

export function printTypedToken({ system, code, value }: TypedTokenValue): string {
  return [system, code, value].map(escape).join('|');
}
