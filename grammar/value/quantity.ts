import type { Fault, Parsed } from '../diagnostics.js';
import { wholeSpan, type Source, type Span } from '../source.js';
import { escape } from './delimited.js';
import { printNumber, readNumber, type NumberParts } from './number.js';
import type { Prefix } from './prefix.js';
import { parseEach, split, unescaped } from './split.js';

/**
 * A value of a quantity parameter: https://hl7.org/fhir/R4/search.html#quantity
 *
 *     5.4                                no unit asked for: any will do
 *     5.4||mg                            `code` alone: the unit's code or its text for people
 *     5.4|http://unitsofmeasure.org|mg   `system` and `code`
 */
export interface QuantityValue {
  readonly prefix: Prefix;
  readonly number: NumberParts;
  /** Never without `code`, and never empty. */
  readonly system?: string;
  /** Never empty. */
  readonly code?: string;
  readonly span: Span;
}

const EXPECTED = "[number], [number]|[system]|[code] or [number]||[unit] (write a '|' inside a code as '\\|')";

/** Reads the quantities of a value, joined by commas. Empty alternatives are dropped. */
export function parseQuantities(source: Source): Parsed<readonly QuantityValue[]> {
  return parseEach(source, readQuantity);
}

function readQuantity(source: Source, faults: Fault[]): QuantityValue | undefined {
  const span = wholeSpan(source);
  const [first, ...unit] = split(source, '|');
  const number = readNumber(first!, faults);
  const [system = '', code = ''] = unit.map((piece) => unescaped(piece, faults));
  const wrong = whatIsWrong(unit);
  if (wrong !== undefined) faults.push({ code: 'invalid', message: `${wrong}; expected ${EXPECTED}`, span });
  if (!number) return undefined;
  const { prefix, number: parts } = number;
  if (code === '') return { prefix, number: parts, span };
  return system === '' ? { prefix, number: parts, code, span } : { prefix, number: parts, system, code, span };
}

/** Judges what follows the number, cut at its bars. */
function whatIsWrong(unit: readonly Source[]): string | undefined {
  const [system, code] = unit;
  if (!system) return undefined;
  if (!code || unit.length > 2) return `a quantity has no '|' or two of them, not ${unit.length}`;
  if (code.text !== '') return undefined;
  return system.text === '' ? "'||' needs a unit after it" : `the system '${system.text}' needs a code after it`;
}

export function printQuantity({ system = '', code, ...number }: Omit<QuantityValue, 'span'>): string {
  return code === undefined ? printNumber(number) : `${printNumber(number)}|${escape(system)}|${escape(code)}`;
}
