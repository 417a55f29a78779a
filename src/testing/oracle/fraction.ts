/*
 * Exact numbers, so that no rounding can hide or make a difference. `1` over `0` is beyond all numbers, `-1` over `0` below.
 */

export interface Fraction {
  readonly over: bigint;
  /** 0 for the infinite, never negative. */
  readonly under: bigint;
}

export const INFINITE: Fraction = { over: 1n, under: 0n };
export const MINUS_INFINITE: Fraction = { over: -1n, under: 0n };

export function fraction(over: bigint, under = 1n): Fraction {
  return { over, under };
}

/** A decimal as it is written: `-1.50`, `2e-3`. Undefined for other text. */
export function readDecimal(text: string): Fraction | undefined {
  const [match, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (match === undefined || Math.abs(Number(exponent)) > 400) return undefined;
  return times(fraction(BigInt(sign + whole + decimals)), power(Number(exponent) - decimals.length));
}

/** The number of a resource: by the shortest text that says it. */
export function ofNumber(value: unknown): Fraction | undefined {
  return typeof value === 'number' ? readDecimal(String(value)) : undefined;
}

/** Ten to the power of `n`. */
export function power(n: number): Fraction {
  return n < 0 ? fraction(1n, 10n ** BigInt(-n)) : fraction(10n ** BigInt(n));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.under === 0n) return a;
  if (b.under === 0n) return b;
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, fraction(-b.over, b.under));
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under);
}

/** Below 0 where a is less than b, above where it is greater. */
export function compare(a: Fraction, b: Fraction): number {
  // Two infinite ones are equal when they are on the same side.
  const difference = a.under === 0n && b.under === 0n ? a.over - b.over : a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** To so many significant digits. */
export function rounded(value: Fraction, digits: number): Fraction {
  const { over, under } = value;
  if (over === 0n || under === 0n) return value;
  const size = over < 0n ? -over : over;
  const magnitude = size >= under ? (size / under).toString().length : 1 - (under / size).toString().length;
  const unit = power(magnitude - digits);
  const halves = (2n * size * unit.under) / (under * unit.over);
  const units = (halves + 1n) / 2n;
  return times(fraction(over < 0n ? -units : units), unit);
}
