import { parseNumbers, type NumberParts, type NumberValue } from '../../grammar/value/index.js';
import type { IntervalField, KeySink } from '../model/field.js';
import { nextUp } from '../model/next-up.js';
import { or, type IntervalRelation, type Predicate } from '../model/predicate.js';
import { comparandOf, lowerComparison, type Comparand } from './decimal.js';
import { members, type ElementSearchType, type IndexedParameter } from './search-type.js';

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
      if (typeof element === 'number') sink.interval(field, { low: element, high: nextUp(element) }, '');
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
 * The `co` of filters, "an item in the set's implicit imprecision includes the stated value": what the digits of a number
 * in the resource stand for includes the value itself. An integer includes nothing but itself, a Range what lies in it.
 */
export function lowerIncluding(
  { fields: { decimal, integer } }: IndexedParameter<NumberFields>,
  { number }: NumberValue,
): Predicate {
  const exact = Number(number.text);
  const is = (field: IntervalField, relation: IntervalRelation, value: number): Predicate => {
    return { op: 'interval', field, relation, low: value, high: nextUp(value) };
  };
  return or([
    ...(decimal ? imprecisions(number).map((value) => is(decimal, 'within', value)) : []),
    ...(decimal ? [is(decimal, 'covers', exact)] : []),
    ...(integer ? [is(integer, 'within', exact)] : []),
  ]);
}

/**
 * The numbers, written in full with as few digits as they need, whose digits stand for the value among others: the value
 * rounded to each number of decimals, where it doesn't end in a zero then. JSON keeps no more of what was written.
 */
function imprecisions({ mantissa, exponent }: NumberParts): readonly number[] {
  const numbers = new Set<number>();
  for (let decimals = 0; decimals <= Math.max(0, -exponent); decimals++) {
    const rounded = roundTo(BigInt(mantissa), exponent, decimals);
    const number = Number(`${rounded}e${-decimals}`) + 0;
    if (decimalsOf(number) === decimals) numbers.add(number);
  }
  return [...numbers];
}

/** `digits` times ten to the power of `exponent`, in units of the last decimal; halves are rounded up, as ranges include their lower end. */
function roundTo(digits: bigint, exponent: number, decimals: number): bigint {
  const shift = exponent + decimals;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const unit = 10n ** BigInt(-shift);
  const [twice, double] = [2n * digits + unit, 2n * unit];
  const quotient = twice / double;
  return twice % double < 0n ? quotient - 1n : quotient;
}

/** Decimals of a number written in full: 0 for 100 and 1e21, 8 for 1.5e-7. */
function decimalsOf(number: number): number {
  const [, fraction = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? [];
  return Math.max(0, fraction.length - Number(power));
}

/**
 * "the significance issues cancel out and searching is based on exact matches", unless the number is in exponential form,
 * whose digits stand for what they do with decimals.
 */
function asInteger({ text }: NumberParts, comparand: Comparand): Comparand {
  if (/e/i.test(text)) return comparand;
  const { exact } = comparand;
  return {
    exact,
    implied: () => ({ low: exact, high: nextUp(exact) }),
    approximate: () => comparand.approximate(),
  };
}

/** A Range without one of its ends is open there; without both it says nothing. */
function putRange(field: IntervalField, low: unknown, high: unknown, sink: KeySink, space = ''): void {
  if (typeof low !== 'number' && typeof high !== 'number') return;
  const from = typeof low === 'number' ? low : -Infinity;
  const to = typeof high === 'number' ? nextUp(high) : Infinity;
  if (from < to) sink.interval(field, { low: from, high: to }, space);
}
