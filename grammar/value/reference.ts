import type { Parsed } from '../diagnostics.js';
import { escape, parseAlternatives } from './delimited.js';
import type { Source, Span } from '../source.js';

/** A value of a reference parameter: https://hl7.org/fhir/R4/search.html#reference */
export interface ReferenceValue {
  /** An id, `Type/id`, or a URL. */
  readonly text: string;
  /** What follows an unescaped `|`: the business version of a canonical. */
  readonly version?: string;
  readonly span: Span;
}

/**
 * Only the last unescaped `|` divides, so that references with a `|` of their own, such as the conditional
 * `Practitioner?identifier=system|value`, needn't be escaped when they're asked for as they stand.
 */
export function parseReferences(source: Source): Parsed<readonly ReferenceValue[]> {
  const alternatives = parseAlternatives(source);
  if (!alternatives.ok) return alternatives;
  return {
    ok: true,
    value: alternatives.value.map(({ parts, span }): ReferenceValue => {
      if (parts.length === 1) return { text: parts[0]!.text, span };
      const text = parts
        .slice(0, -1)
        .map((part) => part.text)
        .join('|');
      return { text, version: parts.at(-1)!.text, span };
    }),
  };
}

export function printReference({ text, version }: ReferenceValue): string {
  return version === undefined ? escape(text) : `${escape(text)}|${escape(version)}`;
}
