import type { Fault, Parsed } from '../diagnostics.js';
import { wholeSpan, type Source, type Span } from '../source.js';
import { split } from './split.js';

/** A value of a composite parameter: https://hl7.org/fhir/R4/search.html#composite */
export interface Tuple {
  /** One value for each component, in order, still escaped: the component's own grammar reads it. Never empty. */
  readonly parts: readonly Source[];
  readonly span: Span;
}

/**
 * Cuts a value at unescaped commas, and each alternative at unescaped `$` into as many parts as the parameter has
 * components. With `bars`, one that has no `$` is cut at `|`. Empty alternatives are dropped. Bad escapes are left for
 * the grammars of the components to find.
 */
export function parseTuples(source: Source, components: number, bars = false): Parsed<readonly Tuple[]> {
  const faults: Fault[] = [];
  const tuples: Tuple[] = [];
  for (const alternative of split(source, ',')) {
    if (alternative.text === '') continue;
    const span = wholeSpan(alternative);
    const atDollars = split(alternative, '$');
    const byBars = bars && atDollars.length === 1;
    const parts = byBars ? split(alternative, '|') : atDollars;
    const separator = byBars ? '|' : '$';
    const expected = `expected ${components} values joined by '${separator}'`;
    if (parts.length === components) {
      for (const [i, part] of parts.entries()) {
        if (part.text !== '') continue;
        faults.push({ code: 'invalid', message: `${expected}, but value ${i + 1} is empty`, span: wholeSpan(part) });
      }
    } else {
      const message = `${expected}, found ${parts.length} (write a '${separator}' inside a value as '\\${separator}')`;
      faults.push({ code: 'invalid', message, span });
    }
    tuples.push({ parts, span });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: tuples };
}

/** The parts of a tuple, each as its own grammar prints it. */
export function printTuple(parts: readonly string[]): string {
  return parts.join('$');
}
