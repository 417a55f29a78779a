import type { Parsed } from '../diagnostics.js';
import { escape, parseAlternatives } from './delimited.js';
import type { Source, Span } from '../source.js';

/** A value of a string or uri parameter: https://hl7.org/fhir/R4/search.html#string */
export interface StringValue {
  readonly text: string;
  readonly span: Span;
}

/** An unescaped `|` or `$` stands for itself: strings have no parts. */
export function parseStrings(source: Source): Parsed<readonly StringValue[]> {
  const alternatives = parseAlternatives(source);
  if (!alternatives.ok) return alternatives;
  return {
    ok: true,
    value: alternatives.value.map(({ parts, span }) => ({ text: parts.map((part) => part.text).join('|'), span })),
  };
}

export function printString(value: StringValue): string {
  return escape(value.text);
}
