import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import type { UnitConverter } from '../model/unit.js';

type Library = ReturnType<typeof UcumLhcUtils.getInstance>;
type Unit = NonNullable<ReturnType<Library['getSpecifiedUnit']>['unit']>;
type CanonicalFactor = NonNullable<ReturnType<UnitConverter['canonical']>>;

/** The base units of the library's dimension vectors, in their order. */
const BASE = ['m', 's', 'g', 'rad', 'K', 'C', 'cd'];
/** Stands for an arbitrary unit while the library does its arithmetic, which it refuses to do with those. */
const STAND_IN = 'cd';
const CANDELA = BASE.indexOf(STAND_IN);

/**
 * Units that mean what somebody counted under some optics, which UCUM takes for numbers: `/[HPF]` is no `/[LPF]` times
 * a hundred, and no percentage.
 */
const APART: ReadonlySet<string> = new Set(['[HPF]', '[LPF]']);

/** What an annotation in the place of a unit stands for, where UCUM would take it for 1. */
const READ_AS: ReadonlyMap<string, string> = new Map([['{1.73_m2}', '(173.10*-2.m2)']]);

/** By UCUM's grammar a picohenry; in records the acidity, whose code `[pH]` is a logarithm. */
const MISREAD: ReadonlySet<string> = new Set(['pH']);

/** The library's names of scales with an offset. It has a third, `[degRe]`, with its zero at 341 K instead of 273.15 K. */
const AFFINE: ReadonlySet<string> = new Set(['Cel', 'degF']);

/**
 * Significant digits of a factor. The library multiplies its way up, with errors in the last two of a double's sixteen
 * (`/uL` is 999999999.9999999); what is measured has at most twelve.
 */
const DIGITS = 14;

/** Codes come from data: there may be any number of different ones, of any length. */
const MOST_CODES = 10_000;
const MOST_CHARACTERS = 200;

/**
 * A converter that knows all UCUM units that npm's `@lhncbc/ucum-lhc` does, in dimensions that agree with the table's:
 *
 *     const engine = await createEngine({ unitConverter: createUnitConverter() });
 *
 * Units on scales that aren't linear (`[pH]`, `dB`, `[diop]`), annotations in the place of units (`{score}`) and codes with
 * two arbitrary units are unknown to it. It needs that package, an optional peer dependency.
 */
export function createUnitConverter(): UnitConverter {
  const library = UcumLhcUtils.getInstance();
  const known = new Map<string, CanonicalFactor | undefined>();
  return {
    canonical(code) {
      if (code.length > MOST_CHARACTERS) return undefined;
      if (known.has(code)) return known.get(code);
      const canonical = readCode(code, library);
      if (known.size < MOST_CODES) known.set(code, canonical);
      return canonical;
    },
  };
}

function readCode(code: string, library: Library): CanonicalFactor | undefined {
  let read = code;
  for (const [annotation, meaning] of READ_AS) read = read.replace(annotation, meaning);
  if (!isReadable(read) || MISREAD.has(read) || !lookUp(read, library)) return undefined;

  const [own, ...more] = (read.match(/\[[^\]]*\]/g) ?? []).filter((atom) => standsApart(atom, library));
  if (more.length > 0) return undefined;
  const unit = lookUp(own === undefined ? read : read.replace(own, STAND_IN), library);
  if (!unit) return undefined;
  const vector = unit.dim_?.dimVec_ ?? [];
  const exponents = new Map(BASE.map((base, i) => [base, vector[i] ?? 0]));
  exponents.set('mol', unit.moleExp_).set('eq', unit.equivalentExp_);
  if (own !== undefined) {
    // A candela of its own would be taken for what stands in.
    if ((lookUp(read.replace(own, '1'), library)?.dim_?.dimVec_?.[CANDELA] ?? 0) !== 0) return undefined;
    // UCUM defines one as the other, so that both spellings of the letter are in use.
    exponents.set(own === '[IU]' ? '[iU]' : own, exponents.get(STAND_IN)!).set(STAND_IN, 0);
  }
  // The molar mass is in between: 48 mmol/mol of HbA1c are 6.5 %, not 4.8 %.
  const atoms = atomsOf(read).flatMap((atom) => lookUp(atom, library) ?? []);
  if (unit.moleExp_ === 0 && atoms.some(({ moleExp_ }) => moleExp_ !== 0)) exponents.set('mol/mol', 1);
  if (unit.equivalentExp_ === 0 && atoms.some(({ equivalentExp_ }) => equivalentExp_ !== 0)) exponents.set('eq/eq', 1);

  const dimension = dimensionText(exponents);
  if (unit.cnv_ !== null) return AFFINE.has(unit.cnv_) ? { dimension, ...affineOf(unit, library) } : undefined;
  // The library has a mole as 6.02e23, a number, and an equivalent too; here they are base units.
  const particles = lookUp('mol', library)!.magnitude_ ** (unit.moleExp_ + unit.equivalentExp_);
  return { dimension, factor: rounded(unit.magnitude_ / particles) };
}

/**
 * The library trims codes, reads annotations as 1, and takes the names of what all objects have for units. With those, and
 * with empty parentheses, it goes astray and writes the code to the console, where no content of resources may be.
 */
function isReadable(code: string): boolean {
  return /^[!-z|~]+$/.test(code) && !code.includes('()') && !atomsOf(code).some((atom) => atom in Object.prototype);
}

function lookUp(code: string, library: Library): Unit | undefined {
  const { status, unit } = library.getSpecifiedUnit(code, 'validate');
  return status === 'valid' ? (unit ?? undefined) : undefined;
}

/** Whether it is commensurable with itself alone. The `[Hg]` of `mm[Hg]` is part of a name, and no unit at all. */
function standsApart(atom: string, library: Library): boolean {
  return APART.has(atom) || (lookUp(atom, library)?.isArbitrary_ ?? false);
}

/** The units of a code with their prefixes, without exponents. */
function atomsOf(code: string): string[] {
  return code.split(/[./()]+/).map((part) => part.replace(/(?<=.)[+-]?\d+$/, ''));
}

/** What 0 of the unit is in kelvin, and what one more adds. */
function affineOf(unit: Unit, library: Library): { factor: number; offset: number } {
  const offset = lookUp('K', library)!.convertFrom(0, unit);
  return { factor: rounded(unit.magnitude_ * unit.cnvPfx_), offset: rounded(offset) };
}

function dimensionText(exponents: ReadonlyMap<string, number>): string {
  const factors = [...exponents].filter(([, exponent]) => exponent !== 0);
  return (
    factors
      .map(([base, exponent]) => (exponent === 1 ? base : `${base}${exponent}`))
      .sort()
      .join('.') || '1'
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
