import { UCUM_TABLE } from '../definitions/ucum.generated.js';
import type { UnitConverter } from '../model/unit.js';

/** A unit whose numbers can be compared with those of every unit of the same dimension, once both are canonical. */
export interface CanonicalUnit {
  /**
   * Base units in the order of their character codes, each with its exponent unless that is 1: `g.m-3`, `m-3.mol`; `1`
   * when there are none.
   *
   * The base units are those of UCUM (`m s g rad K C cd`), a mole (`mol`), an equivalent (`eq`), and, each by itself,
   * arbitrary units (`[iU]`, which is also `[IU]`), fields of a microscope (`[HPF]`, `[LPF]`) and fractions of amounts
   * of substance (`mol/mol`).
   */
  readonly dimension: string;
  /**
   * The number in base units, rounded to 12 significant digits, so that the same quantity comes out the same from every
   * unit: 0.185 kg and 185 g are both 185. It never decreases where `value` increases: bounds of an interval may be
   * converted one by one.
   */
  readonly toCanonical: (value: number) => number;
}

/** Beyond these digits are the errors of binary floating point and of rounded factors. */
const SIGNIFICANT_DIGITS = 12;
const MOST_ROUNDED = 10 ** SIGNIFICANT_DIGITS;

/** By UCUM's grammar a picohenry; in records the acidity, whose code `[pH]` is a logarithm. */
const MISREAD: ReadonlySet<string> = new Set(['pH']);

/** An annotation beside a unit: `mg/g{creat}`, `%{Hb}`. After `/`, `.`, `(` or nothing it is in the place of a unit. */
const REMARK = /([^/.({}])\{[^{}]*\}(?=[/.)]|$)/g;

/** Whatever is counted one by one, per something. */
const COUNTED =
  /^\{(?:#|beats?|breaths?|cells?|copies|counts?|disintegrations|events?|genomes?|rbcs?|spermatozoa|times|wbcs?)\}(?=\/)/i;

let table: ReadonlyMap<string, CanonicalUnit> | undefined;

/**
 * The unit of a UCUM code, which is case-sensitive. Undefined for a unit that can't be converted, whose quantities match
 * by their code alone: an unknown code, a logarithm (`[pH]`, `dB`), `pH`, an annotation in the place of a unit.
 *
 * To UCUM an annotation means nothing, https://ucum.org/ucum#para-curly. That holds here too for one beside a unit, as
 * it is never the unit that says what was measured: `mg/g{creat}` is `mg/g`. In the place of a unit it stands for one
 * that UCUM doesn't have (`{score}`, `{Ehrlich'U}/dL`, `{log_copies}/mL`), and UCUM's reading as 1 would make titers of
 * scores. Two are known: a plain count per something, so that `{beats}/min` is `/min` and `{cells}/uL` can be compared
 * with `10*3/uL`; and the body surface `{1.73_m2}`, which is that area.
 *
 * `converter` is asked for what the table doesn't have, without the annotations.
 */
export function canonicalUnit(code: string, converter?: UnitConverter): CanonicalUnit | undefined {
  table ??= readTable();
  const exact = table.get(code);
  if (exact) return exact;
  const bare = code.includes('{') ? code.replace(COUNTED, '').replace(REMARK, '$1') : code;
  if (bare.includes('{') || MISREAD.has(bare)) return undefined;
  return table.get(bare) ?? convert(bare, converter);
}

function convert(code: string, converter: UnitConverter | undefined): CanonicalUnit | undefined {
  const unit = converter?.canonical(code);
  if (!unit || !(unit.factor > 0 && Number.isFinite(unit.factor))) return undefined;
  return linear(unit.dimension, unit.factor, unit.offset ?? 0);
}

function linear(dimension: string, factor: number, offset: number): CanonicalUnit {
  return {
    dimension,
    toCanonical: (value) => rounded(value * factor + offset),
  };
}

/** To the significant digits. What has three decimals and few digits before them, as most have, is rounded already. */
function rounded(value: number): number {
  const thousandths = Math.round(value * 1000);
  if (Math.abs(thousandths) < MOST_ROUNDED && thousandths / 1000 === value) return value + 0;
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** A record is `code factor dimension [offset]`. */
function readTable(): ReadonlyMap<string, CanonicalUnit> {
  return new Map(
    UCUM_TABLE.trim()
      .split('\n')
      .map((line) => {
        const [code = '', factor, dimension = '', offset = '0'] = line.split(' ');
        return [code, linear(dimension, Number(factor), Number(offset))];
      }),
  );
}
