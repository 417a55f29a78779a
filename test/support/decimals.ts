import fc from 'fast-check';
import type { Prefix } from '../../grammar/value/index.js';

/*
 * Decimal numbers by their text, exactly, as whole numbers of a unit far below all that occur: 10^-45, and a ninth of
 * that for the factors that units have. And how the specification
 * says that they compare: https://hl7.org/fhir/R4/search.html#number and its table of prefixes.
 */
const PLACES = 45;
/** Exact for numbers of up to 45 decimal places. */
export function exactly(text: string): bigint {
  const [, minus, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = BigInt(whole + fraction) * 9n;
  const value = digits * 10n ** BigInt(PLACES - fraction.length + Number(exponent));
  return minus ? -value : value;
}

/** Half of what the last digit counts; a digit alone with an exponent stands as though `.0` came after it. */
function halfUnit(text: string): bigint {
  const [, digits = '', exponent = '0'] = /^-?([\d.]+)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const places = /^0*\d$/.test(digits) && /e/i.test(text) ? 1 : (digits.split('.')[1]?.length ?? 0);
  return (9n * 10n ** BigInt(PLACES - places + Number(exponent))) / 2n;
}

/** All numbers from `low` to `high`; an end that is absent lies in the infinite. */
export interface Extent {
  readonly low?: bigint | undefined;
  readonly high?: bigint | undefined;
  /** Whether the end itself is none of them. */
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

/** A searched number, in the unit of what it is compared with. */
interface Searched {
  readonly exact: bigint;
  /** What its digits stand for: the first is in it, the second is not. */
  readonly implied: readonly [bigint, bigint];
  /** A tenth of it either way, both ends in it. */
  readonly approximate: readonly [bigint, bigint];
}

export function searched(text: string, convert = (value: bigint): bigint => value): Searched {
  const value = exactly(text);
  const half = halfUnit(text);
  const tenth = (value < 0n ? -value : value) / 10n;
  return {
    exact: convert(value),
    implied: [convert(value - half), convert(value + half)],
    approximate: [convert(value - tenth), convert(value + tenth)],
  };
}

/** A searched whole number without an exponent, where whole numbers are compared with it. */
export function searchedInteger(text: string): Searched {
  const { exact, ...rest } = searched(text);
  return /e/i.test(text) ? { exact, ...rest } : { exact, ...rest, implied: [exact, exact + 1n] };
}

export function compares(
  { low, high, lowOpen = false, highOpen = false }: Extent,
  prefix: Prefix,
  { exact, implied, approximate }: Searched,
): boolean {
  const allFrom = (bound: bigint): boolean => low !== undefined && low >= bound;
  const allAbove = (bound: bigint): boolean => low !== undefined && (lowOpen ? low >= bound : low > bound);
  const allBelow = (bound: bigint): boolean => high !== undefined && (highOpen ? high <= bound : high < bound);
  const allUpTo = (bound: bigint): boolean => high !== undefined && high <= bound;
  const within = allFrom(implied[0]) && allBelow(implied[1]);
  switch (prefix) {
    case 'eq':
      return within;
    case 'ne':
      return !within;
    case 'gt':
      return !allUpTo(exact);
    case 'ge':
      return !allBelow(exact);
    case 'lt':
      return !allFrom(exact);
    case 'le':
      return !allAbove(exact);
    case 'sa':
      return allAbove(exact);
    case 'eb':
      return allBelow(exact);
    case 'ap':
      return !allBelow(approximate[0]) && !allAbove(approximate[1]);
  }
}

/** `numerator / denominator` of a number; the denominator divides nine and powers of ten. */
export function times(value: bigint, numerator: bigint, denominator = 1n): bigint {
  return (value * numerator) / denominator;
}

const sign = fc.constantFrom('', '', '-');

/** Numbers as people write them, of few digits, so that they often meet. */
export const decimalText: fc.Arbitrary<string> = fc
  .record({
    sign,
    whole: fc.oneof(fc.constantFrom('0', '1', '5', '9', '10', '99', '100'), fc.nat(2000).map(String)),
    fraction: fc.constantFrom('', '', '0', '4', '40', '5', '05', '500', '999', '0001'),
    exponent: fc.constantFrom('', '', '', '', 'e0', 'e2', 'E-3', 'e+1', 'e-12'),
  })
  .map(({ sign, whole, fraction, exponent }) => `${sign}${whole}${fraction && `.${fraction}`}${exponent}`);

/** A number as text without an exponent and without needless zeros. */
export function write(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 2, '0');
  if (value % 9n !== 0n) throw new Error(`${digits} can't be written in decimal`);
  const tenths = ((value < 0n ? -value : value) / 9n).toString().padStart(PLACES + 1, '0');
  const text = `${tenths.slice(0, -PLACES)}.${tenths.slice(-PLACES)}`.replace(/\.?0+$/, '');
  return value < 0n ? `-${text}` : text;
}

/** Numbers that have to do with another: itself, more or less precise, its neighbours, and the ends of what it stands for. */
export function around(text: string): fc.Arbitrary<string> {
  const value = exactly(text);
  const half = halfUnit(text);
  const tenth = value / 10n;
  const [mantissa = '', exponent] = text.split(/(?=[eE])/);
  const more = `${mantissa}${mantissa.includes('.') ? '' : '.'}0${exponent ?? ''}`;
  const less = mantissa.includes('.') ? mantissa.slice(0, -1).replace(/\.$/, '') + (exponent ?? '') : text;
  return fc.constantFrom(
    text,
    text,
    more,
    less,
    ...[
      value + half,
      value - half,
      value + half / 10n,
      value + tenth,
      value - tenth,
      value + 2n * half,
      value - 2n * half,
      -value,
    ].map(write),
  );
}
