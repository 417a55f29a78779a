import fc from 'fast-check';
import { PREFIXES, type DateParts, type Prefix } from '../../grammar/value/index.js';

export const anyPrefix: fc.Arbitrary<Prefix> = fc.constantFrom(...PREFIXES);

/** The last day of a month, by the calendar that JavaScript has. */
export function lastDay(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

export interface DateRange {
  readonly years: fc.Arbitrary<number>;
  /** The most digits that a fraction of a second has. */
  readonly digits: number;
  /** Whether times have a zone. */
  readonly zone: 'always' | 'sometimes';
}

const twoDigits = (max: number): fc.Arbitrary<number> => fc.oneof(fc.constantFrom(0, max), fc.integer({ min: 0, max }));
const offset = fc.oneof(fc.constant(0), fc.constantFrom(60, -300, 330, 840, -720), fc.integer({ min: -840, max: 840 }));

/** Dates of every precision. */
export function dateParts({ years, digits, zone }: DateRange): fc.Arbitrary<DateParts> {
  const time = fc
    .record({
      hour: twoDigits(23),
      minute: twoDigits(59),
      second: fc.option(twoDigits(59), { nil: undefined }),
      fraction: fc.option(fc.string({ unit: fc.constantFrom(...'0159'), minLength: 1, maxLength: digits }), {
        nil: undefined,
      }),
      offset: zone === 'always' ? offset : fc.option(offset, { nil: undefined }),
    })
    .map(({ fraction, ...rest }) => (rest.second === undefined ? rest : { ...rest, fraction }));
  const day = years.chain((year) =>
    fc
      .integer({ min: 1, max: 12 })
      .chain((month) =>
        fc
          .oneof(fc.constantFrom(1, lastDay(year, month)), fc.integer({ min: 1, max: lastDay(year, month) }))
          .map((day) => ({ year, month, day })),
      ),
  );
  return fc.oneof(
    years.map((year) => ({ year })),
    day.map(({ year, month }) => ({ year, month })),
    day,
    fc.tuple(day, time).map(([date, clock]) => ({ ...date, ...clock })),
    fc.tuple(day, time).map(([date, clock]) => ({ ...date, ...clock })),
  );
}

export const anyDate = dateParts({
  years: fc.oneof(fc.constantFrom(1, 9999, 1900, 2000, 2024), fc.integer({ min: 1, max: 9999 })),
  digits: 9,
  zone: 'sometimes',
});

/** A date as FHIR writes it. */
export function writeDate({ year, month, day, hour, minute, second, fraction, offset }: DateParts): string {
  const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
  let text = pad(year, 4);
  if (month !== undefined) text += `-${pad(month)}`;
  if (day !== undefined) text += `-${pad(day)}`;
  if (hour !== undefined) text += `T${pad(hour)}:${pad(minute ?? 0)}`;
  if (second !== undefined) text += `:${pad(second)}`;
  if (fraction !== undefined) text += `.${fraction}`;
  if (offset === undefined) return text;
  if (offset === 0) return `${text}Z`;
  return `${text}${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
}
