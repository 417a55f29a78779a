import { parseNumbers, type NumberParts, type NumberValue } from '../../grammar/value/index.js';
import type { IntervalField, KeySink } from '../model/field.js';
import { or, type Predicate } from '../model/predicate.js';
import { comparandOf, lowerComparison, nextUp, type Comparand } from './decimal.js';
import { members, type ElementSearchType } from './search-type.js';

/** Fields exist for the data types that the parameter selects: integers have no precision to be found within. */
interface NumberFields {
  readonly decimal?: IntervalField;
  readonly integer?: IntervalField;
}

const INTEGERS = ['integer', 'positiveInt', 'unsignedInt'];

/**
 * Number parameters: https://hl7.org/fhir/R4/search.html#number
 *
 * Without a prefix a decimal matches when it lies within what the written digits stand for (100 is 99.5 up to 100.5), an
 * integer when it is the number. The other prefixes compare with the number exactly.
 */
export const numberType: ElementSearchType<NumberFields, NumberValue> = {
  name: 'number',
  modifiers: [],
  elementTypes: [...INTEGERS, 'decimal', 'Range'],

  createFields: (make, elementTypes) => ({
    ...(elementTypes.some((type) => !INTEGERS.includes(type)) && { decimal: make.intervals('') }),
    ...(elementTypes.some((type) => INTEGERS.includes(type)) && { integer: make.intervals('integer') }),
  }),

  reader(elementType, { decimal, integer }) {
    if (elementType === 'Range') {
      return (element, sink) => {
        const { low, high } = members(element);
        putRange(decimal!, members(low)['value'], members(high)['value'], sink);
      };
    }
    const field = INTEGERS.includes(elementType) ? integer : decimal;
    if (!field) return undefined;
    return (element, sink) => {
      if (typeof element === 'number') sink.interval(field, element, nextUp(element), '');
    };
  },

  parse: (value) => parseNumbers(value),

  lower: (values, _modifier, { fields: { decimal, integer } }) =>
    or(
      values.flatMap(({ prefix, number }): Predicate[] => {
        const comparand = comparandOf(number);
        return [
          ...(decimal ? [lowerComparison(decimal, prefix, comparand)] : []),
          ...(integer ? [lowerComparison(integer, prefix, asInteger(number, comparand))] : []),
        ];
      }),
    ),

  sortKey: ({ fields: { decimal, integer } }) => ({
    by: 'low',
    fields: [decimal, integer].filter((each) => each !== undefined),
  }),
};

/**
 * "the significance issues cancel out and searching is based on exact matches", unless the number is in exponential form,
 * whose digits stand for what they do with decimals.
 */
function asInteger({ text }: NumberParts, comparand: Comparand): Comparand {
  if (/e/i.test(text)) return comparand;
  const { exact } = comparand;
  return { ...comparand, implied: { low: exact, high: nextUp(exact) } };
}

/** A Range without one of its ends is open there; without both it says nothing. */
function putRange(field: IntervalField, low: unknown, high: unknown, sink: KeySink, space = ''): void {
  if (typeof low !== 'number' && typeof high !== 'number') return;
  const from = typeof low === 'number' ? low : -Infinity;
  const to = typeof high === 'number' ? nextUp(high) : Infinity;
  if (from < to) sink.interval(field, from, to, space);
}
