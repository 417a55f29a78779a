/*
 * Works out the canonical factors of the units of `ucum-units.source.ts` with npm's `@lhncbc/ucum-lhc`.
 *
 *     npx tsx src/definitions/ucum.generate.ts            writes the generated module beside this file
 *     npx tsx src/definitions/ucum.generate.ts --check    fails when it is stale
 *
 * A record is `code factor dimension [offset]`; `../types/ucum.ts` says what they mean. The library has a mole as
 * 6.02e23, a number; here it is a base unit, and so are an equivalent and each arbitrary unit.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { APART, READ_AS, UCUM_UNITS } from './ucum-units.source.js';

interface LhcUnit {
  readonly magnitude_: number;
  readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
  /** The name of the function between the unit and its ratio scale; null when it is a ratio scale itself. */
  readonly cnv_: string | null;
  readonly isArbitrary_: boolean;
  readonly moleExp_: number;
  readonly equivalentExp_: number;
  convertFrom(value: number, from: LhcUnit): number;
}

interface Lhc {
  getSpecifiedUnit(code: string, purpose: 'validate'): { readonly status: string; readonly unit: LhcUnit | null };
}

/** The base units of the library's dimension vectors, in their order. */
const BASE = ['m', 's', 'g', 'rad', 'K', 'C', 'cd'];
/** Stands for an arbitrary unit while the library does its arithmetic, which it refuses to do with those. */
const STAND_IN = 'cd';
/**
 * Significant digits of a factor. The library multiplies its way up, with errors in the last two of a double's sixteen
 * (`/uL` is 999999999.9999999); what is measured has at most twelve.
 */
const DIGITS = 14;

const require = createRequire(import.meta.url);
const library = (
  require('@lhncbc/ucum-lhc') as { readonly UcumLhcUtils: { getInstance(): Lhc } }
).UcumLhcUtils.getInstance();

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function lookUp(code: string): LhcUnit {
  const { status, unit } = library.getSpecifiedUnit(code, 'validate');
  return status === 'valid' && unit ? unit : fail(`${code} is no UCUM unit`);
}

const particlesInMole = lookUp('mol').magnitude_;
const kelvin = lookUp('K');

function record(code: string, apart: string | undefined): string {
  const ownUnits = (code.match(/\[[^\]]*\]/g) ?? []).filter((atom) => APART.has(atom) || isArbitrary(atom));
  const [own, more] = ownUnits;
  if (more !== undefined) fail(`${code} has two arbitrary units`);
  let read = own === undefined ? code : code.replace(own, STAND_IN);
  for (const [annotation, meaning] of READ_AS) read = read.replace(annotation, meaning);
  if (read.includes('{')) fail(`${code} needs no record: annotations are looked at when it is read`);

  const unit = lookUp(read);
  const exponents = new Map(BASE.map((base, i) => [base, unit.dim_?.dimVec_?.[i] ?? 0]));
  const particles = unit.moleExp_ + unit.equivalentExp_;
  exponents.set('mol', unit.moleExp_).set('eq', unit.equivalentExp_);
  if (own !== undefined) {
    // UCUM defines one as the other, so that both spellings of the letter are in use.
    exponents.set(own === '[IU]' ? '[iU]' : own, exponents.get(STAND_IN)!).set(STAND_IN, 0);
  }
  if (apart !== undefined) exponents.set(apart, 1);
  else if (unit.moleExp_ === 0 && (code.match(/mol|osm|kat|U\b/g) ?? []).length > 1 && own === undefined) {
    fail(`${code} is a fraction of amounts of substance, which stand in a group of their own`);
  }

  const offset = unit.cnv_ === null ? undefined : offsetOf(unit, code);
  const columns = [code, rounded(unit.magnitude_ / particlesInMole ** particles), dimensionText(exponents)];
  if (offset !== undefined) columns.push(rounded(offset));
  return columns.join(' ');
}

/** The `[Hg]` of `mm[Hg]` is part of a name, and no unit at all. */
function isArbitrary(atom: string): boolean {
  return library.getSpecifiedUnit(atom, 'validate').unit?.isArbitrary_ ?? false;
}

/** What 0 of the unit is in kelvin. The other units with a function of their own aren't linear. */
function offsetOf(unit: LhcUnit, code: string): number {
  if (unit.dim_?.dimVec_?.join() !== kelvin.dim_?.dimVec_?.join()) fail(`${code} has no linear conversion`);
  const offset = kelvin.convertFrom(0, unit);
  for (const value of [-40, 37, 1000]) {
    const difference = kelvin.convertFrom(value, unit) - (value * unit.magnitude_ + offset);
    if (Math.abs(difference) > 1e-9) fail(`${code} has no linear conversion`);
  }
  return offset;
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

/** The shorter of `0.001` and `1e-3`. */
function rounded(value: number): string {
  const number = Number(value.toPrecision(DIGITS));
  const [plain, exponential] = [String(number), number.toExponential().replace('+', '')];
  return plain.length <= exponential.length ? plain : exponential;
}

const records = UCUM_UNITS.flatMap(({ codes, apart }) => codes.map((code) => record(code, apart)));
const codes = records.map((line) => line.slice(0, line.indexOf(' ')));
const repeated = codes.filter((code, i) => codes.indexOf(code) !== i);
if (repeated.length > 0) fail(`listed twice: ${repeated.join(' ')}`);
if (records.some((line) => /[\\`]|\$\{/.test(line))) fail('a record would need escaping');

const header = `// Generated by ucum.generate.ts; not to be edited.
// UCUM's codes and definitions: (c) Regenstrief Institute and the UCUM Organization, https://ucum.org/license`;
const content = `${header}\nexport const UCUM_TABLE = \`\n${records.join('\n')}\n\`;\n`;
const url = new URL('ucum.generated.ts', import.meta.url);
if (!process.argv.includes('--check')) writeFileSync(url, content);
else if (!existsSync(url) || readFileSync(url, 'utf8') !== content) {
  fail('src/definitions/ucum.generated.ts is stale; run npx tsx src/definitions/ucum.generate.ts');
}
