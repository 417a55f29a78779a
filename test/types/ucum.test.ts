import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitConverter } from '../../src/model/unit.js';
import { canonicalUnit } from '../../src/types/ucum.js';
import { readResources, requireData } from '../real-data/data.js';
import { runs } from '../support/runs.js';

const canonical = (value: number, code: string): string => {
  const unit = canonicalUnit(code);
  return unit ? `${unit.toCanonical(value)} ${unit.dimension}` : 'not convertible';
};
const areCommensurable = (one: string, other: string): boolean => {
  const [a, b] = [canonicalUnit(one), canonicalUnit(other)];
  return a !== undefined && b !== undefined && a.dimension === b.dimension;
};

test.each<[number, string, number, string]>([
  [185, 'g', 0.185, 'kg'],
  [100, 'kg', 100_000, 'g'],
  [1, '[lb_av]', 453.59237, 'g'],
  [16, '[oz_av]', 1, '[lb_av]'],
  [5, 'ug', 5000, 'ng'],
  [1, '[in_i]', 2.54, 'cm'],
  [6, '[ft_i]', 182.88, 'cm'],
  [1.8, 'm2', 18_000, 'cm2'],
  [250, 'mL', 0.25, 'L'],
  [1, 'dL', 100, 'cm3'],
  [90, 'fL', 90, 'um3'],
  [36, 'h', 1.5, 'd'],
  [2, 'wk', 14, 'd'],
  [1, 'a', 365.25, 'd'],
  [1, 'a', 12, 'mo'],
  [98.6, '[degF]', 37, 'Cel'],
  [-40, '[degF]', -40, 'Cel'],
  [212, '[degF]', 373.15, 'K'],
  [0, 'Cel', 273.15, 'K'],
  [23, 'mm/h', 0.023, 'm/h'],
  [5.4, 'mmol/L', 5400, 'umol/L'],
  [95, 'mg/dL', 0.95, 'g/L'],
  [13.5, 'g/dL', 135, 'g/L'],
  [13.5, 'g%', 13.5, 'g/dL'],
  [12, 'ng/mL', 12, 'ug/L'],
  [140, 'meq/L', 0.14, 'eq/L'],
  [290, 'mosm/kg', 0.29, 'osm/kg'],
  [7.5, '10*3/uL', 7.5, '10*9/L'],
  [4.8, '10*6/uL', 4.8, '10*12/L'],
  [7500, '/uL', 7.5, '10*9/L'],
  [120, 'mm[Hg]', 12, 'cm[Hg]'],
  [750, 'mm[Hg]', 99.9915, 'kPa'],
  [10, 'cm[H2O]', 0.980665, 'kPa'],
  [1, 'bar', 1000, 'mbar'],
  [30, 'kU/L', 30_000, 'U/L'],
  [60, 'U/L', 1, 'ukat/L'],
  [3, 'mU/mL', 3, 'U/L'],
  [90, 'mL/min', 5.4, 'L/h'],
  [5, 'ug/kg/min', 0.3, 'mg/kg/h'],
  [1, 'g/(24.h)', 1, 'g/d'],
  [27.5, 'kg/m2', 27_500, 'g/m2'],
  [60, '/min', 1, 'Hz'],
  [60, '/min', 60, '1/min'],
  [1, 'kcal', 4.184, 'kJ'],
  [1, 'mCi', 37, 'MBq'],
  [360, 'deg', 1, 'circ'],
  [45, '%', 0.45, '1'],
  [3, '[ppm]', 3, 'ug/g'],
  [1, '%', 10, 'mg/g'],
])('%d %s is %d %s', (value, code, otherValue, otherCode) => {
  expect(canonical(value, code)).not.toBe('not convertible');
  expect(canonical(value, code)).toBe(canonical(otherValue, otherCode));
});

test.each<[number, string, string]>([
  [95, 'mg/dL', '950 g.m-3'],
  [5.4, 'mmol/L', '5.4 m-3.mol'],
  [37, 'Cel', '310.15 K'],
  [25, '%', '0.25 1'],
  [180, 'deg', '3.14159265359 rad'],
  [3, '[IU]/L', '3000 [iU].m-3'],
  [27.5, 'kg/m2', '27500 g.m-2'],
])('%d %s in base units is %s', (value, code, text) => {
  expect(canonical(value, code)).toBe(text);
});

describe('traps', () => {
  test('pH is no picohenry', () => {
    expect(areCommensurable('H', 'mH')).toBe(true);
    for (const code of ['pH', '[pH]', 'pH{venous}']) expect(canonical(7.4, code)).toBe('not convertible');
  });

  test('a mole is no number', () => {
    expect(areCommensurable('mmol', '1')).toBe(false);
    expect(areCommensurable('mmol/L', '/L')).toBe(false);
    expect(areCommensurable('kat', 'Hz')).toBe(false);
    expect(areCommensurable('mmol', 'meq')).toBe(false);
    expect(areCommensurable('mg/mmol', 'mg')).toBe(false);
  });

  test('a fraction of amounts is no fraction of masses: 48 mmol/mol of HbA1c are 6.5 %', () => {
    expect(areCommensurable('mmol/mol', '%')).toBe(false);
    expect(areCommensurable('mmol/mol', 'mg/g')).toBe(false);
    expect(canonical(48, 'mmol/mol')).toBe(canonical(48_000, 'umol/mol'));
  });

  test('binary floating point doesn’t show', () => {
    expect(57 * 0.01).toBe(0.5700000000000001);
    expect(canonical(57, '%')).toBe('0.57 1');
    expect(99.5 * (5 / 9) + 255.37222222222).not.toBe(37.5 + 273.15);
    expect(canonical(99.5, '[degF]')).toBe(canonical(37.5, 'Cel'));
    expect(canonical(-0, 'kg')).toBe('0 g');
    expect(canonical(Infinity, 'kg')).toBe('Infinity g');
  });

  test('temperatures have an offset', () => {
    expect(canonical(-273.15, 'Cel')).toBe('0 K');
    expect(canonical(0, '[degF]')).toBe('255.372222222 K');
  });

  test('arbitrary units are commensurable with themselves only', () => {
    expect(canonical(3, 'k[IU]/L')).toBe(canonical(3, '[IU]/mL'));
    expect(canonical(3, '[IU]/mL')).toBe(canonical(3, '[iU]/mL'));
    const arbitrary = ['[iU]', "[arb'U]", "[USP'U]", "[GPL'U]", '[CFU]', '[PFU]', "[anti'Xa'U]", '[BAU]', 'U', '1'];
    for (const one of arbitrary) {
      for (const other of arbitrary) expect(areCommensurable(one, other), `${one} ${other}`).toBe(one === other);
    }
  });

  test('what is counted in a field of the microscope depends on the field', () => {
    expect(areCommensurable('/[HPF]', '/[LPF]')).toBe(false);
    expect(areCommensurable('/[HPF]', '1')).toBe(false);
    expect(canonical(5, '{cells}/[HPF]')).toBe(canonical(5, '/[HPF]'));
  });

  test.each(['dB', 'B', 'Np', 'B[SPL]', '[diop]', "[p'diop]", '%[slope]', '[hp_X]', 'bit_s', '[m/s2/Hz^0.5]'])(
    '%s has no linear conversion',
    (code) => expect(canonical(1, code)).toBe('not convertible'),
  );

  test.each(['', ' ', 'KG', 'kG', 'mmHg', 'mcg', 'kg ', '__proto__', 'constructor', '{', '}', '{}', '{}{}'])(
    '%j is no unit of the table',
    (code) => expect(canonicalUnit(code)).toBeUndefined(),
  );
});

describe('annotations', () => {
  test.each<[string, string]>([
    ['mg/g{creat}', 'mg/g'],
    ['mg{creat}/g', 'mg/g'],
    ['%{Hb}', '%'],
    ['10*3{copies}/mL', '10*3/mL'],
    ['umol/(8.h){shift}', 'umol/(8.h)'],
    ['U{25Cel}/L', 'U/L'],
    ['/g{wet_tissue}', '/g'],
    ['{beats}/min', '/min'],
    ['{Breaths}/min', '/min'],
    ['{#}/mL', '/mL'],
    ['{WBCs}/uL{blood}', '/uL'],
    ...['beat', 'breath', 'cell', 'count', 'event', 'genome', 'rbc', 'wbc'].flatMap((one): [string, string][] => [
      [`{${one}}/d`, '/d'],
      [`{${one}s}/d`, '/d'],
    ]),
    ...['copies', 'disintegrations', 'spermatozoa', 'times'].map((many): [string, string] => [`{${many}}/d`, '/d']),
    ['mL/min/{1.73_m2}', 'mL/min/(173.10*-2.m2)'],
  ])('%s is %s', (annotated, plain) => {
    expect(canonical(3, annotated)).toBe(canonical(3, plain));
    expect(areCommensurable(annotated, plain)).toBe(true);
  });

  test('{cells}/uL can be compared with 10*3/uL', () => {
    expect(canonical(7500, '{cells}/uL')).toBe(canonical(7.5, '10*3/uL'));
  });

  test('clearance by body surface is none of the whole body', () => {
    expect(areCommensurable('mL/min/{1.73_m2}', 'mL/min')).toBe(false);
    expect(canonical(173, 'mL/min/{1.73_m2}')).toBe(canonical(100, 'mL/min/m2'));
  });

  test.each([
    '{score}',
    '{T-score}',
    '{beats}',
    '{copies}',
    "{Ehrlich'U}/dL",
    '{log_copies}/mL',
    '{Molecule}/{Platelet}',
    '/{entity}',
    'mg/{Volume}',
    'mL/{beat}/m2',
    '10*3.{RBC}',
    '{Packs}/d',
    'm{wrong}g',
    'g{a}{b}',
    '{beats}{a}/min',
  ])('%s stands for a unit that nobody can convert', (code) => {
    expect(canonicalUnit(code)).toBeUndefined();
    expect(canonicalUnit(code, everything)).toBeUndefined();
  });

  test('a long run of braces is read in no time', () => {
    const started = performance.now();
    for (const code of ['{'.repeat(1e5), 'g{'.repeat(1e5), 'g{}'.repeat(1e5)]) {
      expect(canonicalUnit(code)).toBeUndefined();
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

const everything: UnitConverter = { canonical: () => ({ dimension: '1', factor: 1 }) };

describe('a converter', () => {
  const asked: string[] = [];
  const converter: UnitConverter = {
    canonical(code) {
      asked.push(code);
      if (code === '[stone_av].m') return { dimension: 'g.m', factor: 6350.29318 };
      if (code === '[degRe]') return { dimension: 'K', factor: 1.25, offset: 273.15 };
      return undefined;
    },
  };

  test('knows the rest', () => {
    const unit = canonicalUnit('[stone_av].m', converter);
    expect(unit?.dimension).toBe(canonicalUnit('g.m')?.dimension);
    expect(unit?.toCanonical(2)).toBe(12700.58636);
    expect(canonicalUnit('[degRe]', converter)?.toCanonical(80)).toBe(canonicalUnit('Cel')?.toCanonical(100));
    expect(canonicalUnit('furlong', converter)).toBeUndefined();
  });

  test('is asked about units that the table doesn’t have, without their annotations', () => {
    asked.length = 0;
    for (const code of ['kg', 'mg/g{creat}', 'pH', 'pH{venous}', '{score}', 'g{a}/{b}', 'lbf{x}/min']) {
      canonicalUnit(code, converter);
    }
    expect(asked).toEqual(['lbf/min']);
  });

  test.each([0, -1, Number.NaN, Infinity])('with a factor of %d isn’t believed', (factor) => {
    expect(canonicalUnit('furlong', { canonical: () => ({ dimension: 'm', factor }) })).toBeUndefined();
  });
});

test('bounds keep their order in every unit', () => {
  const codes = ['kg', 'mg/dL', 'Cel', '[degF]', '/uL', 'U/L', '10*12/uL', 'fmol/mL', '[lb_av]'];
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.double({ noNaN: true }), fc.double({ noNaN: true }), (code, a, b) => {
      const unit = canonicalUnit(code)!;
      expect(unit.toCanonical(Math.min(a, b))).toBeLessThanOrEqual(unit.toCanonical(Math.max(a, b)));
    }),
  );
});

test('numbers are rounded to 12 digits, whatever the short way', () => {
  const unit = canonicalUnit('m')!;
  const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }));
  const short = decimal.map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
  fc.assert(
    fc.property(fc.oneof(short, fc.double({ noNaN: true })), (value) => {
      expect(unit.toCanonical(value)).toBe(Number(value.toPrecision(12)));
    }),
    runs(1000),
  );
});

test('a decimal is the same in every unit of a power of ten', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom<[string, string, number]>(['kg', 'g', 3], ['g/dL', 'mg/L', 4], ['mol/L', 'nmol/mL', 6]),
      (digits, decimals, [one, other, power]) => {
        expect(canonical(Number(`${digits}e-${decimals}`), one)).toBe(
          canonical(Number(`${digits}e${power - decimals}`), other),
        );
      },
    ),
  );
});

describe('real data', () => {
  const files = requireData();
  if (files.length === 0) return;

  /** Units that match by their code alone, and why. */
  const LITERAL: ReadonlyMap<string, string> = new Map([
    ['pH', 'a logarithm, under a code that means picohenry'],
    ['(score)', 'no code of UCUM'],
    ['{score}', 'an annotation in the place of a unit'],
    ['{T-score}', 'an annotation in the place of a unit'],
    ['{nominal}', 'an annotation in the place of a unit'],
  ]);

  test('every unit can be converted, or is known to be literal', () => {
    const used = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { system, code } = node as { system?: unknown; code?: unknown };
      if (system === 'http://unitsofmeasure.org' && typeof code === 'string') used.add(code);
      Object.values(node).forEach(collect);
    };
    for (const file of files) readResources(file).forEach(collect);
    expect(used.size).toBeGreaterThan(20);
    expect([...used].filter((code) => !canonicalUnit(code) && !LITERAL.has(code))).toEqual([]);
    expect([...LITERAL.keys()].filter((code) => !used.has(code) || canonicalUnit(code))).toEqual([]);
  });
});
