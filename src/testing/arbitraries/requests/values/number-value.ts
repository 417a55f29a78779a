import fc from 'fast-check';
import { NUMBERS } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { prefixed } from './prefixed.js';
import { memberOf, mostly } from './texts.js';
import type { ValueWriter } from './value-context.js';

/** https://hl7.org/fhir/R4/search.html#number */
export const numberValue: ValueWriter = {
  modifiers: () => [],
  value: (context) => prefixed(written(context.occurrences.flatMap(numbersOf)), context),
};

/** Numbers written with fewer digits or more than they have, or with an exponent, and near misses. */
export function written(occurring: readonly number[]): fc.Arbitrary<string> {
  const numbers = mostly(occurring.map(String), [...NUMBERS.map(String), '1e2', '1.0e-7']).map(Number);
  const form = fc.oneof(
    { weight: 3, arbitrary: fc.constant(String) },
    { weight: 2, arbitrary: fc.constantFrom<((n: number) => string)[]>(...FORMS) },
  );
  return fc.tuple(numbers, form).map(([number, form]) => form(number));
}

const FORMS: readonly ((number: number) => string)[] = [
  (number) => (Number.isInteger(number) && Math.abs(number) < 1e15 ? `${number}.0` : String(number)),
  (number) => (Math.abs(number) < 1e15 ? number.toFixed(2) : String(number)),
  (number) => String(Number(number.toPrecision(1))),
  (number) => String(Number(number.toPrecision(2))),
  (number) => number.toExponential(),
  (number) => number.toExponential(1),
  (number) => String(number + 0.5),
  (number) => String(-number),
];

function numbersOf({ element }: Occurrence): readonly number[] {
  const ends = ['low', 'high'].map((end) => memberOf(memberOf(element, end), 'value'));
  return [element, ...ends].filter((each) => typeof each === 'number');
}
