import type { Fault, Parsed } from '../diagnostics.js';
import { escape, parseAlternatives, type Part } from './delimited.js';
import type { Source, Span } from '../source.js';

/** A value of `near`: https://hl7.org/fhir/R4/location.html#positional */
export interface NearValue {
  /** Decimal degrees, -90 to 90. */
  readonly latitude: number;
  /** Decimal degrees, -180 to 180. */
  readonly longitude: number;
  /** In `unit`. */
  readonly distance?: number;
  /** A UCUM code; kilometres unless written. */
  readonly unit?: string;
  readonly span: Span;
}

const DECIMAL = /^[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/;

/** Reads `[latitude]|[longitude]|[distance]|[units]`, the last two optional; commas join alternatives. */
export function parseNear(source: Source): Parsed<readonly NearValue[]> {
  const alternatives = parseAlternatives(source);
  if (!alternatives.ok) return alternatives;
  const faults: Fault[] = [];
  const values: NearValue[] = [];
  for (const { parts, span } of alternatives.value) {
    const [latitude, longitude, distance, unit] = parts;
    if (!latitude || !longitude || parts.length > 4) {
      const message = `expected [latitude]|[longitude]|[distance]|[units], the last two optional, found ${parts.length} parts`;
      faults.push({ code: 'invalid', message, span });
      continue;
    }
    const before = faults.length;
    const number = (part: Part, name: string, low: number, high: number): number => {
      const value = DECIMAL.test(part.text.trim()) ? Number(part.text) : NaN;
      if (!(value >= low && value <= high)) {
        const message = `${name} '${part.text}': expected a decimal number from ${low} to ${high}`;
        faults.push({ code: 'invalid', message, span: part.span });
      }
      return value;
    };
    const value = {
      latitude: number(latitude, 'latitude', -90, 90),
      longitude: number(longitude, 'longitude', -180, 180),
      ...(distance && distance.text !== '' && { distance: number(distance, 'distance', 0, 1e9) }),
      ...(unit && unit.text !== '' && { unit: unit.text }),
      span,
    };
    if (faults.length === before) values.push(value);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: values };
}

export function printNear({ latitude, longitude, distance, unit }: NearValue): string {
  const parts = [String(latitude), String(longitude)];
  if (distance !== undefined || unit !== undefined) parts.push(distance === undefined ? '' : String(distance));
  if (unit !== undefined) parts.push(escape(unit));
  return parts.join('|');
}
