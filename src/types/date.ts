import { parseDates, readPlainDate, type DateValue } from '../../grammar/value/index.js';
import type { Interval, IntervalField } from '../model/field.js';
import { anyOf, or, type IntervalRelation, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { civilIntervalOf, intervalOf, readInterval } from './date-interval.js';
import type { TimeZone } from '../model/time-zone.js';
import { list, members, type ElementSearchType, type IndexedParameter } from './search-type.js';

/** Fields exist for the data types that the parameter selects: `date` has no zone, everything else is on the time line. */
interface DateFields {
  readonly instant?: IntervalField;
  readonly civil?: IntervalField;
}

/**
 * Date parameters: https://hl7.org/fhir/R4/search.html#date
 *
 * Values and elements are half-open intervals; the prefix says how they must stand to each other. Where an element is
 * of type `date`, both sides are read as calendars show them, whatever zone a time in the query has.
 */
export const dateType: ElementSearchType<DateFields, DateValue> = {
  name: 'date',
  modifiers: [],
  elementTypes: ['date', 'dateTime', 'instant', 'Period', 'Timing'],

  createFields: (make, elementTypes) => ({
    ...(elementTypes.some((type) => type !== 'date') && { instant: make.instants('') }),
    ...(elementTypes.includes('date') && { civil: make.instants('civil') }),
  }),

  reader(elementType, { instant, civil }, { timeZone }) {
    const read = readers.get(elementType);
    const field = elementType === 'date' ? civil : instant;
    if (!read || !field) return undefined;
    return (element, sink) => {
      const interval = read(element, timeZone);
      // A Period whose end lies before its start has no instant in it.
      if (interval && interval.low < interval.high) sink.interval(field, interval, '');
    };
  },

  parse: (value) => parseDates(value),

  dependsOnNow: (values) => values.some(({ prefix }) => prefix === 'ap'),

  lower(values, _modifier, { fields: { instant, civil } }, settings) {
    return anyOf(values, ({ prefix, date }) => {
      const onLine = instant && lowerDate(instant, prefix, intervalOf(date, settings.timeZone), settings);
      const onCalendar = civil && lowerDate(civil, prefix, civilIntervalOf(date), settings);
      return onLine && onCalendar ? or([onLine, onCalendar]) : (onLine ?? onCalendar)!;
    });
  },

  /** By the start: most implementations take a period's, says https://hl7.org/fhir/R5/search.html#_sort */
  sortKey: ({ fields: { instant, civil } }) => ({
    by: 'low',
    fields: [instant, civil].filter((each) => each !== undefined),
  }),
};

/** The `po` of filters: some interval and the value have an instant in common. */
export function lowerOverlap(parameter: IndexedParameter<DateFields>, value: DateValue, settings: Settings): Predicate {
  return lowerRelation('overlaps', parameter, value, settings);
}

/** The `co` of filters: some interval includes all of the value. */
export function lowerCovering(
  parameter: IndexedParameter<DateFields>,
  value: DateValue,
  settings: Settings,
): Predicate {
  return lowerRelation('covers', parameter, value, settings);
}

function lowerRelation(
  relation: IntervalRelation,
  { fields: { instant, civil } }: IndexedParameter<DateFields>,
  { date }: DateValue,
  { timeZone }: Settings,
): Predicate {
  const is = (field: IntervalField, { low, high }: Interval): Predicate => {
    return { op: 'interval', field, relation, low, high };
  };
  return or([
    ...(instant ? [is(instant, intervalOf(date, timeZone))] : []),
    ...(civil ? [is(civil, civilIntervalOf(date))] : []),
  ]);
}

type ReadInterval = (element: unknown, zone: TimeZone) => Interval | undefined;

function civilDate(element: unknown): Interval | undefined {
  const date = typeof element === 'string' ? readPlainDate(element) : undefined;
  return date && civilIntervalOf(date);
}

/** From the start of `start` to the end of `end`; what is absent is open, what is unreadable makes the whole unreadable. */
function period(element: unknown, zone: TimeZone): Interval | undefined {
  const { start, end } = members(element);
  if (start === undefined && end === undefined) return undefined;
  const from = start === undefined ? { low: -Infinity } : readInterval(start, zone);
  const to = end === undefined ? { high: Infinity } : readInterval(end, zone);
  return from && to && { low: from.low, high: to.high };
}

/** The outer limits of its events and of `repeat.boundsPeriod`. */
function timing(element: unknown, zone: TimeZone): Interval | undefined {
  const { event, repeat } = members(element);
  const limits = list(event).map((each) => readInterval(each, zone));
  const bounds = members(repeat)['boundsPeriod'];
  if (bounds !== undefined) limits.push(period(bounds, zone));
  return limits.reduce(
    (outer, each) =>
      outer && each ? { low: Math.min(outer.low, each.low), high: Math.max(outer.high, each.high) } : (outer ?? each),
    undefined,
  );
}

const readers: ReadonlyMap<string, ReadInterval> = new Map<string, ReadInterval>([
  ['date', civilDate],
  ['dateTime', readInterval],
  ['instant', readInterval],
  ['Period', period],
  ['Timing', timing],
]);

/** https://hl7.org/fhir/R4/search.html#prefix */
const RELATIONS: Readonly<Record<Exclude<DateValue['prefix'], 'ap'>, readonly IntervalRelation[]>> = {
  eq: ['within'],
  ne: ['outside'],
  gt: ['ends-after'],
  lt: ['starts-before'],
  ge: ['ends-after', 'within'],
  le: ['starts-before', 'within'],
  sa: ['starts-from'],
  eb: ['ends-by'],
};

function lowerDate(
  field: IntervalField,
  prefix: DateValue['prefix'],
  { low, high }: Interval,
  settings: Settings,
): Predicate {
  if (prefix === 'ap') {
    // "10% of the gap between now and the date": from now to the nearer end of the interval, none when now is in it.
    const now = settings.now().getTime();
    const gap = now < low ? low - now : now > high ? now - high : 0;
    return { op: 'interval', field, relation: 'overlaps', low: low - gap / 10, high: high + gap / 10 };
  }
  return anyOf(RELATIONS[prefix], (relation): Predicate => ({ op: 'interval', field, relation, low, high }));
}
