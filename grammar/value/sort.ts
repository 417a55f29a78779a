import type { Fault, Parsed } from '../diagnostics.js';
import { slice, wholeSpan, type Source, type Span } from '../source.js';
import { split } from './split.js';

/** One of the rules of `_sort`: https://hl7.org/fhir/R4/search.html#sort */
export interface SortItem {
  /** The search parameter. */
  readonly name: string;
  readonly descending: boolean;
  /** Where the name stands. */
  readonly span: Span;
}

/** Reads `name`, `-name`, joined by commas. There are no modifiers, and no empty rules. */
export function parseSort(source: Source): Parsed<readonly SortItem[]> {
  const faults: Fault[] = [];
  const values: SortItem[] = [];
  for (const piece of split(source, ',')) {
    const descending = piece.text.startsWith('-');
    const name = descending ? slice(piece, 1, piece.text.length) : piece;
    const fault = faultIn(name, piece);
    if (fault) faults.push(fault);
    else values.push({ name: name.text, descending, span: wholeSpan(name) });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

function faultIn(name: Source, piece: Source): Fault | undefined {
  const { text } = name;
  const fault = (message: string, code: Fault['code'] = 'invalid'): Fault => ({
    code,
    message,
    span: wholeSpan(piece),
  });
  if (text.trim() === '')
    return fault("expected the name of a search parameter, with '-' before it to sort descending");
  if (text.startsWith('-')) return fault(`'${piece.text}': expected at most one '-' before a name`);
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const modifier = text.slice(colon);
  return fault(`modifier '${modifier}' is not supported in _sort; '-' before a name sorts descending`, 'not-supported');
}

export function printSort({ name, descending }: SortItem): string {
  return descending ? `-${name}` : name;
}
