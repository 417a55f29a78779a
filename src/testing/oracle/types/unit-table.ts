import { fraction, plus, power, readDecimal, times, type Fraction } from '../fraction.js';

/*
 * Common units of UCUM (https://ucum.org/ucum) and what they are in a base unit of the same dimension, exactly. Units that
 * aren't here are compared by their code alone, and where that doesn't decide, nothing is expected.
 */
const TABLE = `
  mass     kg 1e3  g 1  mg 1e-3  ug 1e-6  ng 1e-9  [lb_av] 453.59237
  length   km 1e3  m 1  cm 1e-2  mm 1e-3  um 1e-6  [in_i] 0.0254  [ft_i] 0.3048  [mi_i] 1609.344
  volume   L 1  dL 1e-1  mL 1e-3  uL 1e-6  l 1  ml 1e-3
  time     s 1  min 60  h 3600  d 86400  wk 604800  ms 1e-3  mo 2629800  a 31557600
  density  g/L 1  mg/L 1e-3  g/dL 10  mg/dL 1e-2  ug/L 1e-6  ng/mL 1e-6  ug/mL 1e-3  mg/mL 1  kg/m3 1
  amount   mol/L 1  mmol/L 1e-3  umol/L 1e-6  nmol/L 1e-9  mol/m3 1e-3
  pressure Pa 1  kPa 1e3  mbar 100
  speed    m/s 1  cm/s 1e-2
  surface  kg/m2 1  g/m2 1e-3
  count    % 1e-2  1 1
`;

interface Unit {
  readonly dimension: string;
  readonly factor: Fraction;
  readonly offset: Fraction;
}

const ZERO = fraction(0n);

const units: ReadonlyMap<string, Unit> = new Map([
  ...TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [dimension = '', ...pairs] = line.trim().split(/\s+/);
      return pairs.flatMap((code, i): [string, Unit][] =>
        i % 2 === 0 ? [[code, { dimension, factor: readDecimal(pairs[i + 1]!)!, offset: ZERO }]] : [],
      );
    }),
  // Affine: their zero is not the same.
  ['K', { dimension: 'temperature', factor: power(0), offset: ZERO }],
  ['Cel', { dimension: 'temperature', factor: power(0), offset: readDecimal('273.15')! }],
  ['[degF]', { dimension: 'temperature', factor: fraction(5n, 9n), offset: fraction(45967n, 180n) }],
]);

export function knownUnit(code: string): boolean {
  return units.has(code);
}

/** Undefined where the units don't measure the same, or aren't both known. */
export function converter(from: string, to: string): ((value: Fraction) => Fraction) | undefined {
  const [a, b] = [units.get(from), units.get(to)];
  if (!a || !b || a.dimension !== b.dimension) return undefined;
  return (value) => {
    const base = plus(times(value, a.factor), a.offset);
    const shifted = plus(base, fraction(-b.offset.over, b.offset.under));
    return shifted.under === 0n ? shifted : fraction(shifted.over * b.factor.under, shifted.under * b.factor.over);
  };
}
