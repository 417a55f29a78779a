import fc from 'fast-check';
import { DAYS, TIMES } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { prefixed } from './prefixed.js';
import { isText, itemsOf, memberOf, mostly } from './texts.js';
import type { ValueWriter } from './value-context.js';

const DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?$/;

/** https://hl7.org/fhir/R4/search.html#date; minutes without seconds are for searches only */
export const dateValue: ValueWriter = {
  modifiers: () => [],
  value(context) {
    const dates = mostly(context.occurrences.flatMap(datesOf), [...DAYS, ...TIMES, '1900', '2100-01']);
    const form = fc.oneof(
      { weight: 3, arbitrary: fc.constant((date: string) => date) },
      { weight: 2, arbitrary: fc.constantFrom(...FORMS) },
    );
    return prefixed(
      fc.tuple(dates, form).map(([date, form]) => form(date)),
      context,
    );
  },
};

const FORMS: readonly ((date: string) => string)[] = [
  (date) => date.slice(0, 4),
  (date) => date.slice(0, 7),
  (date) => date.slice(0, 10),
  (date) => date.replace(/(T\d\d:\d\d):[\d.]+/, '$1'),
  (date) => date.replace(/\.\d+/, ''),
  // The zone is the searcher's own then.
  (date) => date.replace(/(T[\d:.]+)(?:Z|[+-]\d\d:\d\d)$/, '$1'),
];

/** The dates that an element is made of. */
function datesOf({ element }: Occurrence): readonly string[] {
  if (isText(element)) return DATE.test(element) ? [element] : [];
  const bounds = memberOf(memberOf(element, 'repeat'), 'boundsPeriod');
  const ends = [element, bounds].flatMap((period) => [memberOf(period, 'start'), memberOf(period, 'end')]);
  return [...ends, ...itemsOf(memberOf(element, 'event'))].filter(isText);
}
