import type { Answer } from '../answer.js';
import { parts } from '../escapes.js';
import { refuse } from '../fault.js';
import {
  compare,
  INFINITE,
  MINUS_INFINITE,
  ofNumber,
  plus,
  readDecimal,
  rounded,
  times,
  type Fraction,
} from '../fraction.js';
import { comparePrefix, point, type Interval, isBarelyANumber } from '../interval.js';
import { members, textOf, type TypeRules } from '../type-rules.js';
import type { Value } from '../values.js';
import { decided, type World } from '../world.js';
import { readNumber, type WantedNumber } from './decimal.js';
import { rangeOf } from './number.js';
import { converter, knownUnit } from './unit-table.js';

const UCUM = 'http://unitsofmeasure.org';

interface WantedQuantity {
  readonly number: WantedNumber;
  readonly system?: string;
  readonly code?: string;
}

/** A measured value. `sure`: R4 says how its kind is compared. */
interface Measure {
  readonly interval: Interval;
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly unit?: string | undefined;
  readonly sure: boolean;
  /** Its bounds are sums and products, which implementations round. */
  readonly computed?: true;
}

/** https://hl7.org/fhir/R4/search.html#quantity */
export const quantityRules: TypeRules<WantedQuantity> = {
  modifiers: [],
  prefixOf: ({ number }) => number.prefix,

  /** `5.4`, `5.4|system|code`, `5.4||unit` */
  read(text) {
    const [first = '', system, code, ...more] = parts(text);
    const number = readNumber(first);
    if (system === undefined) return { number };
    if (code === undefined || more.length > 0) refuse(`'${text}' has no two '|'`);
    if (code === '') refuse(`'${text}' has no unit`);
    return { number, code, ...(system !== '' && { system }) };
  },

  matches(value, wanted, { world }) {
    const measure = measureOf(value);
    if (!measure) return 'no';
    const found = measureHolds(measure, wanted, world);
    return measure.sure || world.profile === 'fhirdex' ? found : 'free';
  },
};

function measureHolds(measure: Measure, { number, system, code }: WantedQuantity, world: World): Answer {
  const compared = (interval: Interval): Answer =>
    measure.computed ? atTwelveDigits(interval, number, world) : comparePrefix(number.prefix, interval, number, world);
  if (code === undefined) return compared(measure.interval);
  // "[number]||[code]: the code or the unit's text for people"
  if (system === undefined) return measure.code === code || measure.unit === code ? compared(measure.interval) : 'no';
  if (measure.system !== system || measure.code === undefined) return 'no';
  if (measure.code === code) {
    if (system !== UCUM || measure.computed) return compared(measure.interval);
    // Whoever converts mostly compares in base units, what has the unit that was asked for too: both are rounded then.
    return unlessOther(compared(measure.interval), [comparedCoarsely(measure.interval, number, world)]);
  }
  if (system !== UCUM) return 'no';
  if (!knownUnit(code) || !knownUnit(measure.code)) return 'free';
  const convert = converter(measure.code, code);
  if (!convert) return 'no';
  const { interval } = measure;
  if ([interval.low, interval.high, number.exact.low].some(isBarelyANumber)) return 'free';
  const found = atTwelveDigits(mapped(interval, convert), number, world);
  if (found === 'free') return 'free';
  // Servers may convert between units; those that don't find nothing, or take other units to be unequal.
  return found === 'yes' || number.prefix === 'ne' ? decided(found === 'yes', world) : found;
}

/**
 * The answer, unless it is another when what was computed is rounded: fhirdex states that it rounds converted quantities to
 * 12 digits, and others needn't be more exact.
 */
function atTwelveDigits(interval: Interval, number: WantedQuantity['number'], world: World): Answer {
  const { prefix } = number;
  const found = comparePrefix(prefix, interval, number, world);
  const half = comparePrefix(prefix, coarse(interval), number, world);
  return unlessOther(found, [half, comparedCoarsely(interval, number, world)]);
}

/** Both sides rounded to 12 digits. */
function comparedCoarsely(interval: Interval, number: WantedQuantity['number'], world: World): Answer {
  const { prefix, implied, exact, near } = number;
  const search = { implied: coarse(implied), exact: coarse(exact), near: coarse(near) };
  return comparePrefix(prefix, coarse(interval), search, world);
}

function unlessOther(found: Answer, readings: readonly Answer[]): Answer {
  return readings.some((each) => each !== found) ? 'free' : found;
}

function mapped(interval: Interval, map: (value: Fraction) => Fraction): Interval {
  return { ...interval, low: map(interval.low), high: map(interval.high) };
}

/** With 12 digits. What has no more than one number then is that number. */
function coarse(interval: Interval): Interval {
  const ends = mapped(interval, (value) => rounded(value, 12));
  return compare(ends.low, ends.high) === 0 ? point(ends.low) : ends;
}

/** Undefined for what has no number in it. */
export function measureOf({ type, data }: Value): Measure | undefined {
  switch (type) {
    case 'Money':
      return moneyOf(data);
    case 'Range':
      return quantityRange(data);
    case 'SampledData':
      return sampledData(data);
    default:
      return quantityOf(data);
  }
}

/** https://hl7.org/fhir/R4/valueset-quantity-comparator.html: "<5" is any number below 5. */
function quantityOf(data: unknown): Measure | undefined {
  const quantity = members(data);
  const value = ofNumber(quantity['value']);
  if (!value) return undefined;
  const comparator = textOf(quantity['comparator']) ?? '';
  const interval = comparator.startsWith('<')
    ? { low: MINUS_INFINITE, high: value, closed: comparator === '<=' }
    : comparator.startsWith('>')
      ? { low: value, high: INFINITE, closed: false, open: comparator === '>' }
      : point(value);
  return { interval, ...unitOf(data), sure: comparator === '' };
}

function unitOf(data: unknown): Pick<Measure, 'system' | 'code' | 'unit'> {
  const { system, code, unit } = members(data);
  return { system: textOf(system), code: textOf(code), unit: textOf(unit) };
}

/** https://hl7.org/fhir/R4/datatypes.html#Money: its currency is a code of ISO 4217. */
function moneyOf(data: unknown): Measure | undefined {
  const { value, currency } = members(data);
  const amount = ofNumber(value);
  const code = textOf(currency);
  return amount && { interval: point(amount), ...(code && { system: 'urn:iso:std:iso:4217', code }), sure: true };
}

function quantityRange(data: unknown): Measure | undefined {
  const { low, high } = members(data);
  const interval = rangeOf(low, high);
  return interval && { interval, ...unitOf(ofNumber(members(low)['value']) ? low : high), sure: true };
}

/** From its least to its greatest value; `U` and `L` lie beyond what could be measured, `E` is no value. */
function sampledData(data: unknown): Measure | undefined {
  const { origin, factor, data: samples } = members(data);
  const zero = ofNumber(members(origin)['value']);
  const scale = factor === undefined ? readDecimal('1')! : ofNumber(factor);
  if (!zero || !scale || typeof samples !== 'string') return undefined;
  const values = samples
    .trim()
    .split(/\s+/)
    .flatMap((word): Fraction[] => {
      if (word === 'U') return [INFINITE];
      if (word === 'L') return [MINUS_INFINITE];
      const sample = readDecimal(word);
      return sample ? [plus(zero, times(sample, scale))] : [];
    })
    .sort(compare);
  const [low, high] = [values[0], values.at(-1)];
  return low && high && { interval: { low, high, closed: true }, ...unitOf(origin), sure: false, computed: true };
}
