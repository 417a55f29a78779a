import fc from 'fast-check';
import { DAYS } from '../vocabulary.js';
import { daysInMonth } from '../../../../grammar/value/plain-date.js';

/** A year, a month or a day, of 0001 to 9999: https://hl7.org/fhir/R4/datatypes.html#date */
export function date(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...DAYS) }, { weight: 1, arbitrary: anyDate() });
}

/** Dates of all years; leap days, first and last days and years more often than others. */
export function anyDate(): fc.Arbitrary<string> {
  return fc.tuple(anyDay(), fc.constantFrom(10, 7, 4)).map(([day, length]) => day.slice(0, length));
}

export function anyDay(): fc.Arbitrary<string> {
  const year = fc.oneof(fc.integer({ min: 1900, max: 2100 }), fc.constantFrom(1, 1582, 1600, 9999));
  const month = fc.integer({ min: 1, max: 12 });
  const day = fc.oneof(fc.constantFrom(1, 31), fc.integer({ min: 1, max: 31 }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('2000-02-29', '1600-02-29', '1900-02-28', '0001-01-01', '9999-12-31') },
    {
      weight: 3,
      arbitrary: fc.tuple(year, month, day).map(([year, month, day]) => {
        return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}`;
      }),
    },
  );
}

export function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
