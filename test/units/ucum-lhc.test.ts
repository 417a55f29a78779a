import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { describe, expect, test, vi } from 'vitest';
import { UCUM_TABLE } from '../../src/definitions/ucum.generated.js';
import { canonicalUnit } from '../../src/types/ucum.js';
import { createUnitConverter } from '../../src/units/ucum-lhc.js';
import { finds, type Sample } from '../support/conformance.js';
import { runs } from '../support/runs.js';

const converter = createUnitConverter();
const UCUM = 'http://unitsofmeasure.org';

/** The number in base units, and what those are. */
const canonical = (value: number, code: string): string => {
  const unit = canonicalUnit(code, converter);
  return unit ? `${unit.toCanonical(value)} ${unit.dimension}` : 'not convertible';
};

describe('beside the table', () => {
  const records = UCUM_TABLE.trim()
    .split('\n')
    .map((line) => line.split(' ') as [code: string, factor: string, dimension: string, offset?: string]);

  test('every unit of the table is the same unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        for (const [code, , dimension] of records) {
          const unit = converter.canonical(code);
          const converted = Number((value * unit!.factor + (unit!.offset ?? 0)).toPrecision(12));
          expect([code, unit!.dimension, converted]).toEqual([
            code,
            dimension,
            canonicalUnit(code)!.toCanonical(value),
          ]);
        }
      }),
      { numRuns: 5 },
    );
  });

  test('units of the table multiplied or divided by one another have the dimension and the factor of both', () => {
    const plain = records.filter(([code, , dimension]) => /^[a-zA-Z]+$/.test(code) && !/mol|eq|K/.test(dimension));
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.constantFrom(...plain), ([a, factorA], [b, factorB]) => {
        const quotient = converter.canonical(`${a}/${b}`)!;
        const product = converter.canonical(`${a}.${b}`)!;
        expect(quotient.factor / (Number(factorA) / Number(factorB))).toBeCloseTo(1, 9);
        expect(product.factor / (Number(factorA) * Number(factorB))).toBeCloseTo(1, 9);
        expect(converter.canonical(`(${a}/${b}).${b}`)!.dimension).toBe(converter.canonical(a)!.dimension);
        expect(converter.canonical(`(${a}.${b})/${a}`)!.dimension).toBe(converter.canonical(b)!.dimension);
      }),
      runs(200),
    );
  });
});

test.each<[number, string, number, string]>([
  [1, '[Btu]', 1.05435, 'kJ'],
  [1, '[nmi_i]', 1852, 'm'],
  [1, '[acr_us]', 43560, '[ft_us]2'],
  [2, 'st', 2, 'm3'],
  [1, 'AU', 149_597_870.691, 'km'],
  [1000, 'mCel', 1, 'Cel'],
  [1, 'mol/(m3.s)', 1, 'mmol/L/s'],
  [1, 'dmmol', 1, 'nothing'],
  [3, "k[todd'U]/L", 3, "[todd'U]/mL"],
  [5, 'g.cm/s2', 5e-5, 'N'],
  [1, 'umol/mol/d', 1e-3, 'mmol/mol/d'],
  [1, 'k[IU].m/L', 1, '[IU].m/mL'],
])('%d %s is %d %s', (value, code, otherValue, otherCode) => {
  if (otherCode === 'nothing') expect(canonical(value, code)).toBe('not convertible');
  else expect(canonical(value, code)).toBe(canonical(otherValue, otherCode));
});

describe('traps', () => {
  test('pH is no picohenry, and its unit is a logarithm', () => {
    expect(converter.canonical('pH')).toBeUndefined();
    expect(converter.canonical('[pH]')).toBeUndefined();
    expect(converter.canonical('nH')?.factor).toBeGreaterThan(0);
  });

  test('a mole is no number, an equivalent neither', () => {
    expect(converter.canonical('mol')).toEqual({ dimension: 'mol', factor: 1 });
    expect(converter.canonical('eq')).toEqual({ dimension: 'eq', factor: 1 });
    expect(converter.canonical('mmol/mol')).toEqual({ dimension: 'mol/mol', factor: 0.001 });
    expect(converter.canonical('meq/eq')).toEqual({ dimension: 'eq/eq', factor: 0.001 });
    expect(converter.canonical('mol-1')).toEqual({ dimension: 'mol-1', factor: 1 });
  });

  test('temperatures have an offset, differences of them none', () => {
    expect(converter.canonical('Cel')).toEqual({ dimension: 'K', factor: 1, offset: 273.15 });
    expect(converter.canonical('K')).toEqual({ dimension: 'K', factor: 1 });
    expect(converter.canonical('[degR]')).toEqual({ dimension: 'K', factor: 0.55555555555556 });
    // The zero of the Réaumur scale is that of Celsius, and the library's isn't.
    expect(converter.canonical('[degRe]')).toBeUndefined();
  });

  test('factors are rounded where the library has errors', () => {
    expect(converter.canonical('/uL')).toEqual({ dimension: 'm-3', factor: 1e9 });
    expect(canonical(57, '%')).toBe('0.57 1');
  });

  test.each([
    ['on other scales', "dB B Np B[SPL] [diop] [mesh_i] Bd bit_s %[slope] [p'diop] [hp'_X]"],
    ['guessed by the library', 'meter Meter 2mg KG'],
    ['no codes', 'mcg lbs gm µg 1e3 m^2 mg/ /  ( ) a//b mg) . // [ ] [] {} }{'],
    ['names that all objects have', 'constructor __proto__ toString hasOwnProperty valueOf constructor/L'],
    ['annotations', '{score} {beats}/min mg/g{creat} {#}'],
    ['two arbitrary units, or one and a candela', "[IU]/[arb'U] [IU]/[IU] [IU].cd [IU]/lm"],
    ['of what has no powers', 'Cel/min Cel2 [degF].m'],
  ])('%s', (_, codes) => {
    for (const code of [...codes.split(' '), '', ' ', ' mg', 'mg ', 'm g', 'mg\n']) {
      expect([code, converter.canonical(code)]).toEqual([code, undefined]);
    }
  });

  test('arbitrary units, and fields of a microscope, are commensurable with themselves only', () => {
    expect(converter.canonical('[iU]/L')).toEqual(converter.canonical('[IU]/L'));
    expect(converter.canonical('/[HPF]')?.dimension).toBe('[HPF]-1');
    expect(converter.canonical("[todd'U]")?.dimension).toBe("[todd'U]");
    expect(converter.canonical('[hp_C]')?.dimension).toBe('[hp_C]');
  });

  test('a code as long as a book is none', () => {
    expect(converter.canonical('m'.repeat(1e6))).toBeUndefined();
    expect(converter.canonical(`m${'.m'.repeat(100_000)}`)).toBeUndefined();
  });

  test('no code makes it throw or write to the console, and what it knows has a positive factor', () => {
    const log = vi.spyOn(console, 'log');
    const piece = fc.constantFrom(
      ...[
        'm',
        'g',
        'mol',
        'eq',
        'Cel',
        '[IU]',
        '[',
        ']',
        '{',
        '}',
        '(',
        ')',
        '.',
        '/',
        '2',
        '-1',
        '10*',
        '^',
        "'",
        'cd',
      ],
      ...['pH', 'B', '%', '[in_i]', 'k', 'u', ' '],
    );
    const code = fc.oneof(fc.string({ unit: piece, maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 12 }));
    fc.assert(
      fc.property(code, (text) => {
        const unit = converter.canonical(text);
        if (unit) expect(unit.factor).toBeGreaterThan(0);
        expect(converter.canonical(text)).toEqual(unit);
      }),
      runs(2000),
    );
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

describe('searches', () => {
  const observation = (id: string, value: number, code: string): Sample => ({
    resourceType: 'Observation',
    id,
    valueQuantity: { value, system: UCUM, code },
  });
  finds(
    [
      observation('land', 1, '[mi_us]'),
      observation('metric', 1609.3472186944, 'm'),
      observation('far', 2, '[nmi_i]'),
      observation('acid', 7.4, 'pH'),
      observation('score', 7, '{score}'),
    ],
    [
      [`Observation?value-quantity=1.00|${UCUM}|[mi_us]`, 'land metric'],
      [`Observation?value-quantity=gt1.7|${UCUM}|km`, 'far'],
      [`Observation?value-quantity=7.4|${UCUM}|pH`, 'acid'],
      [`Observation?value-quantity=7.4|${UCUM}|%7Bscore%7D`, ''],
    ],
    { unitConverter: converter },
  );
});

test('the main entry has nothing of the package in it', async () => {
  const { metafile } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('src/engine.ts');
  expect(inputs.filter((file) => /ucum-lhc|src\/units/.test(file))).toEqual([]);
});

test('the peer is optional, and the one that is tested', async () => {
  const { peerDependencies, peerDependenciesMeta, devDependencies } = JSON.parse(
    await readFile(createRequire(import.meta.url).resolve('../../package.json'), 'utf8'),
  );
  expect(peerDependenciesMeta['@lhncbc/ucum-lhc']).toEqual({ optional: true });
  expect(peerDependencies['@lhncbc/ucum-lhc']).toBe(devDependencies['@lhncbc/ucum-lhc']);
});
