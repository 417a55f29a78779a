import { parseQuantities, type QuantityValue } from '../../grammar/value/index.js';
import type { IntervalField } from '../model/field.js';
import { nextUp } from '../model/next-up.js';
import { anyOf, type Predicate } from '../model/predicate.js';
import type { Settings } from '../model/settings.js';
import { comparandOf, lowerComparison, mapComparand } from './decimal.js';
import { isText, members, type ElementSearchType } from './search-type.js';
import { canonicalUnit } from './ucum.js';

/** The spaces of intervals are units. */
interface QuantityFields {
  /** By `system|code`, as written. */
  readonly coded: IntervalField;
  /** By code and by the unit's text for people, each alone. */
  readonly unit: IntervalField;
  /** In base units, by dimension. */
  readonly canonical: IntervalField;
}

const UCUM = 'http://unitsofmeasure.org';
/** The system of Money.currency: https://hl7.org/fhir/R4/datatypes.html#Money */
const CURRENCIES = 'urn:iso:std:iso:4217';
const QUANTITIES = ['Quantity', 'Age', 'Duration', 'Count', 'Distance', 'SimpleQuantity', 'MoneyQuantity'];

/**
 * Quantity parameters: https://hl7.org/fhir/R4/search.html#quantity
 *
 * Numbers compare as those of number parameters do. `n|system|code` asks for that unit and, where it is of UCUM, for all
 * that it can be converted to; `n||u` for the code or unit u; `n` for any unit.
 */
export const quantityType: ElementSearchType<QuantityFields, QuantityValue> = {
  name: 'quantity',
  modifiers: [],
  elementTypes: [...QUANTITIES, 'Money', 'Range', 'SampledData'],

  createFields: (make) => ({
    coded: make.intervals(''),
    unit: make.intervals('unit'),
    canonical: make.intervals('canonical'),
  }),

  reader(elementType, fields, settings) {
    const read = readers.get(elementType);
    if (!read) return undefined;
    return (element, sink) => {
      const measure = read(element);
      if (!measure || !(measure.low <= measure.high)) return;
      const { code, unit } = measure;
      const { coded, written, canonical, dimension } = measure.keys(settings);
      sink.interval(fields.coded, written, coded);
      if (code !== '') sink.interval(fields.unit, written, code);
      if (unit !== '' && unit !== code) sink.interval(fields.unit, written, unit);
      if (dimension !== undefined) sink.interval(fields.canonical, canonical, dimension);
    };
  },

  parse: (value) => parseQuantities(value),

  lower: (values, _modifier, { fields }, settings) =>
    anyOf(values, ({ prefix, number, system, code }): Predicate => {
      const comparand = comparandOf(number);
      if (code === undefined) return lowerComparison(fields.coded, prefix, comparand);
      if (system === undefined) return lowerComparison(fields.unit, prefix, comparand, code);
      const unit = system === UCUM ? canonicalUnit(code, settings.unitConverter) : undefined;
      if (!unit) return lowerComparison(fields.coded, prefix, comparand, `${system}|${code}`);
      const converted = mapComparand(comparand, (value) => unit.toCanonical(value));
      return lowerComparison(fields.canonical, prefix, converted, unit.dimension);
    }),

  /** By the value in base units; that of a unit that can't be converted as it is written. */
  sortKey: ({ fields }) => ({
    by: 'first',
    of: [
      { by: 'low', fields: [fields.canonical] },
      { by: 'low', fields: [fields.coded] },
    ],
  }),
};

/** The intervals of a measure with their spaces, but for the code and the unit. */
interface Keys {
  readonly written: { low: number; high: number };
  coded: string;
  readonly canonical: { low: number; high: number };
  /** Undefined when the unit can't be converted. */
  dimension: string | undefined;
}

/**
 * The numbers from `low` to `high`, both included unless they are open, with their unit as far as it is written.
 *
 * There is one, which is read into again and again: several parameters (`value-quantity`, its composites) read the same
 * element one after the other and find its keys there, and 6,125 quantities leave nothing behind, where objects for each
 * were a third of what loading 12,497 records allocated.
 */
class Measure {
  low = NaN;
  high = NaN;
  private lowOpen = false;
  private highOpen = false;
  private system = '';
  code = '';
  unit = '';
  private settings: Settings | undefined;
  private readonly made: Keys = {
    written: { low: NaN, high: NaN },
    coded: '',
    canonical: { low: NaN, high: NaN },
    dimension: '',
  };

  read(
    low: number,
    high: number,
    { system, code, unit }: Readonly<Record<string, unknown>>,
    lowOpen = false,
    highOpen = false,
  ): this {
    const same =
      this.low === low &&
      this.high === high &&
      this.code === text(code) &&
      this.unit === text(unit) &&
      this.system === text(system) &&
      this.lowOpen === lowOpen &&
      this.highOpen === highOpen;
    if (same) return this;
    this.low = low;
    this.high = high;
    this.lowOpen = lowOpen;
    this.highOpen = highOpen;
    this.system = text(system);
    this.code = text(code);
    this.unit = text(unit);
    this.settings = undefined;
    return this;
  }

  keys(settings: Settings): Keys {
    const { made } = this;
    if (settings === this.settings) return made;
    // A converter may throw half way.
    this.settings = undefined;
    const { low, high, lowOpen, highOpen, system, code } = this;
    const unit = system === UCUM && code !== '' ? canonicalUnit(code, settings.unitConverter) : undefined;
    made.written.low = lowOpen ? nextUp(low) : low;
    made.written.high = highOpen ? high : nextUp(high);
    made.coded = codedSpace(system, code);
    made.dimension = unit?.dimension;
    if (unit) {
      const from = unit.toCanonical(low);
      const to = high === low ? from : unit.toCanonical(high);
      made.canonical.low = lowOpen ? nextUp(from) : from;
      made.canonical.high = highOpen ? to : nextUp(to);
    }
    this.settings = settings;
    return made;
  }
}

const measure = new Measure();

/** There are few units and many quantities: equal spaces are one string, whose hash is known after its first use. */
function codedSpace(system: string, code: string): string {
  const known = codedSpaces.get(code);
  if (known?.system === system) return known.space;
  const space = `${system}|${code}`;
  if (codedSpaces.size < MOST_SPACES) codedSpaces.set(code, { system, space });
  return space;
}

const codedSpaces = new Map<string, { readonly system: string; readonly space: string }>();
const MOST_SPACES = 4096;

type ReadMeasure = (element: unknown) => Measure | undefined;

const text = (value: unknown): string => (isText(value) ? value : '');

/** "less than 5" is any number below 5: https://hl7.org/fhir/R4/valueset-quantity-comparator.html */
function readQuantity(element: unknown): Measure | undefined {
  const quantity = members(element);
  const { value, comparator } = quantity;
  if (typeof value !== 'number') return undefined;
  switch (comparator) {
    case '<':
    case '<=':
      return measure.read(-Infinity, value, quantity, false, comparator === '<');
    case '>':
    case '>=':
      return measure.read(value, Infinity, quantity, comparator === '>');
    default:
      return measure.read(value, value, quantity);
  }
}

function readMoney(element: unknown): Measure | undefined {
  const { value, currency } = members(element);
  if (typeof value !== 'number') return undefined;
  const code = text(currency);
  return measure.read(value, value, { system: code === '' ? '' : CURRENCIES, code });
}

/** A missing end is open. Both ends have the same unit: https://hl7.org/fhir/R4/datatypes.html#Range */
function readRange(element: unknown): Measure | undefined {
  const range = members(element);
  const low = members(range['low']);
  const high = members(range['high']);
  const [from, to] = [low['value'], high['value']];
  if (typeof from !== 'number' && typeof to !== 'number') return undefined;
  return measure.read(
    typeof from === 'number' ? from : -Infinity,
    typeof to === 'number' ? to : Infinity,
    typeof from === 'number' ? low : high,
  );
}

/**
 * From the least to the greatest of its values; `U` and `L` are beyond what could be measured, `E` is no value
 * (https://hl7.org/fhir/R4/datatypes.html#SampledData).
 */
function readSampledData(element: unknown): Measure | undefined {
  const { origin, factor, data } = members(element);
  const zero = members(origin)['value'];
  if (typeof zero !== 'number' || typeof data !== 'string') return undefined;
  const scale = typeof factor === 'number' ? factor : 1;
  let low = Infinity;
  let high = -Infinity;
  for (const word of data.trim().split(/\s+/)) {
    const value = word === 'U' ? Infinity : word === 'L' ? -Infinity : zero + Number(word) * scale;
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return undefined;
  return measure.read(withoutNoise(low, zero), withoutNoise(high, zero), members(origin));
}

/** A sum, one part of which is given, to 14 digits of the greater part: 2.3 - 2.5 is -0.2. */
function withoutNoise(sum: number, part: number): number {
  if (!Number.isFinite(sum)) return sum;
  const greater = Math.max(Math.abs(part), Math.abs(sum - part));
  return Number(sum.toFixed(Math.min(100, Math.max(0, 14 - Math.ceil(Math.log10(greater))))));
}

const readers: ReadonlyMap<string, ReadMeasure> = new Map<string, ReadMeasure>([
  ...QUANTITIES.map((type): [string, ReadMeasure] => [type, readQuantity]),
  ['Money', readMoney],
  ['Range', readRange],
  ['SampledData', readSampledData],
]);
