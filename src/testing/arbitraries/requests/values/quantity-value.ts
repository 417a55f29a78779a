import fc from 'fast-check';
import { escape } from '../../../../../grammar/value/index.js';
import { NUMBERS, UCUM, UNITS } from '../../vocabulary.js';
import type { Occurrence } from '../occurrences.js';
import { written } from './number-value.js';
import { prefixed } from './prefixed.js';
import { isText, memberOf } from './texts.js';
import type { ValueWriter } from './value-context.js';

/** A number, and what may follow it: `|system|code`, `||unit`, nothing. */
interface Amount {
  readonly value: number;
  readonly units: readonly string[];
}

/** The same amount in another UCUM unit: how many of it make one. */
const CONVERSIONS: Readonly<Record<string, readonly [code: string, factor: number]>> = {
  kg: ['g', 1000],
  g: ['mg', 1000],
  mg: ['g', 0.001],
  'mm[Hg]': ['cm[Hg]', 0.1],
  '%': ['1', 0.01],
  'mmol/L': ['mol/L', 0.001],
  min: ['s', 60],
  h: ['min', 60],
  a: ['mo', 12],
};

const OTHERS = NUMBERS.flatMap((value) => UNITS.map((unit): Amount => ({ value, units: ['', `|${UCUM}|${unit}`] })));

/** https://hl7.org/fhir/R4/search.html#quantity */
export const quantityValue: ValueWriter = {
  modifiers: () => [],
  value(context) {
    const occurring = context.occurrences.flatMap(amountsOf);
    const others = fc.constantFrom(...OTHERS);
    const amounts =
      occurring.length === 0
        ? others
        : fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...occurring) }, { weight: 1, arbitrary: others });
    const value = amounts.chain(({ value, units }) => {
      return fc.tuple(written([value]), fc.constantFrom(...units)).map((parts) => parts.join(''));
    });
    return prefixed(value, context);
  },
};

function amountsOf({ type, element }: Occurrence): readonly Amount[] {
  const inner = ['low', 'high', 'origin'].flatMap((end) => {
    const quantity = memberOf(element, end);
    return quantity === undefined ? [] : amountsOf({ type: 'Quantity', element: quantity });
  });
  const value = memberOf(element, 'value');
  // Larger ones have implicit bounds beyond any number.
  if (typeof value !== 'number' || Math.abs(value) > 1e300) return inner;
  const [system, code, unit] = ['system', 'code', 'unit'].map((name) => memberOf(element, name));
  const currency = type === 'Money' ? memberOf(element, 'currency') : undefined;
  const units = [''];
  if (isText(currency)) units.push(`|urn:iso:std:iso:4217|${currency}`, `||${currency}`);
  if (isText(code)) units.push(`||${escape(code)}`);
  if (isText(code) && isText(system)) units.push(`|${escape(system)}|${escape(code)}`);
  if (isText(unit)) units.push(`||${escape(unit)}`);
  const amounts: Amount[] = [...inner, { value, units }];
  const conversion = isText(code) && system === UCUM ? CONVERSIONS[code] : undefined;
  if (conversion) {
    const converted = Number((value * conversion[1]).toPrecision(12));
    amounts.push({ value: converted, units: [`|${UCUM}|${conversion[0]}`] });
  }
  return amounts;
}
