import { refuse } from '../fault.js';
import { compare, fraction, minus, plus, power, readDecimal, times, type Fraction } from '../fraction.js';
import { point, readPrefix, type Prefix, type Searched } from '../interval.js';

export interface WantedNumber extends Searched {
  readonly prefix: Prefix;
  /** In the form `1e2`, whose digits are counted in another way. */
  readonly exponential: boolean;
}

/**
 * A number by its digits: https://hl7.org/fhir/R4/search.html#number. 100 is 99.5 up to 100.5, 100.00 is 99.995 up to
 * 100.005. R4's table has `1e2` as 95 up to 105, as though it were 1.0e2.
 */
export function readNumber(text: string): WantedNumber {
  const { prefix, rest } = readPrefix(text);
  // A `+` that form-decoding turned into a space.
  const digits = rest.replace(/^(.*[eE]) (?=\d)/, '$1+');
  const value = readDecimal(digits) ?? refuse(`'${rest}' is no number`);
  if (value.over > 10n ** 320n * value.under || digits.length > 1000) refuse(`'${rest}' is beyond what numbers can be`);
  const [mantissa = '', exponent = '0'] = digits.split(/[eE]/);
  const exponential = /[eE]/.test(digits);
  const decimals = mantissa.split('.')[1]?.length ?? (exponential && /^-?0*\d$/.test(mantissa) ? 1 : 0);
  const half = times(fraction(5n), power(Number(exponent) - decimals - 1));
  const tenth = absolute(times(value, fraction(1n, 10n)));
  return {
    prefix,
    exponential,
    implied: { low: minus(value, half), high: plus(value, half), closed: false },
    exact: point(value),
    near: { low: minus(value, tenth), high: plus(value, tenth), closed: true },
  };
}

function absolute(value: Fraction): Fraction {
  return compare(value, fraction(0n)) < 0 ? fraction(-value.over, value.under) : value;
}
