import { describe, expect, test } from 'vitest';
import { FhirSearchError } from '../../src/model/issue.js';
import type { Resource } from '../../src/model/resource.js';
import { createTerminologyService } from '../../src/terminology/in-memory.js';
import type { CodeSelection } from '../../src/model/terminology-service.js';
import { SNOMED, snomed, valueSet, VEHICLES, vehicles } from './resources.js';

const VS = 'http://example.org/ValueSet';
const LOINC = 'http://loinc.org';

/** Codes of the example systems without these; `*` for every code. */
function print(selection: readonly CodeSelection[] | undefined): string | undefined {
  return selection
    ?.map(({ system, code = '*' }) => ([VEHICLES, SNOMED].includes(system) ? code : `${system}|${code}`))
    .sort()
    .join(' ');
}

const ALL = 'Van car motorcycle penny-farthing sidecar trailer van vehicle';

function expand(compose: object, others: readonly Resource[] = []): string | undefined {
  return print(createTerminologyService([vehicles, snomed, ...others, valueSet('it', compose)]).expand(`${VS}/it`));
}

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(FhirSearchError);
    return (error as FhirSearchError).message;
  }
  return 'no error';
}

const vehicle = (op: string, property: string, value: string): object => ({
  include: [{ system: VEHICLES, filter: [{ property, op, value }] }],
});
const listed = (...codes: string[]): object => ({ system: VEHICLES, concept: codes.map((code) => ({ code })) });

describe('a composition of', () => {
  test.each<[string, object, string]>([
    ['a list', { include: [listed('car', 'van')] }, 'car van'],
    [
      'a list of a system nobody gave',
      { include: [{ system: LOINC, concept: [{ code: '8480-6' }] }] },
      `${LOINC}|8480-6`,
    ],
    ['a whole system', { include: [{ system: VEHICLES }] }, ALL],
    ['a whole system nobody gave', { include: [{ system: LOINC }] }, `${LOINC}|*`],
    ['a whole system given in part', { include: [{ system: SNOMED }] }, '*'],
    ['a version nobody gave', { include: [{ system: VEHICLES, version: '9' }] }, '*'],
    ['two lists', { include: [listed('car'), listed('van', 'car')] }, 'car van'],
    ['nothing', { include: [] }, ''],
    ['a list without some of it', { include: [listed('car', 'van')], exclude: [listed('van')] }, 'car'],
    [
      'a system without some of it',
      { include: [{ system: VEHICLES }], exclude: [vehicle_isA('car')] },
      'motorcycle penny-farthing sidecar trailer vehicle',
    ],
    ['a system without all of it', { include: [{ system: LOINC }], exclude: [{ system: LOINC }] }, ''],
    ['what is active', { inactive: false, include: [{ system: VEHICLES }] }, ALL.replace('penny-farthing ', '')],
    ['what is active or not', { inactive: true, include: [{ system: VEHICLES }] }, ALL],
  ])('%s', (_, compose, codes) => expect(expand(compose)).toBe(codes));
});

function vehicle_isA(value: string): object {
  return { system: VEHICLES, filter: [{ property: 'concept', op: 'is-a', value }] };
}

describe('the filter', () => {
  test.each([
    ['concept', 'is-a', 'car', 'Van car van'],
    ['code', 'is-a', 'car', 'Van car van'],
    ['concept', 'is-a', 'motorcycle', 'motorcycle sidecar'],
    // By a property, the other way round.
    ['concept', 'is-a', 'trailer', 'sidecar trailer'],
    ['concept', 'descendent-of', 'vehicle', 'Van car motorcycle sidecar van'],
    ['concept', 'is-not-a', 'vehicle', 'penny-farthing trailer'],
    ['concept', 'generalizes', 'sidecar', 'motorcycle sidecar trailer vehicle'],
    ['concept', '=', 'van', 'van'],
    ['concept', 'in', 'van, trailer,nothing', 'trailer van'],
    ['concept', 'not-in', 'van,Van,vehicle', 'car motorcycle penny-farthing sidecar trailer'],
    ['wheels', '=', '2', 'motorcycle trailer'],
    ['wheels', 'in', '2,4', 'car motorcycle trailer'],
    ['wheels', 'not-in', '2,4', 'Van penny-farthing sidecar van vehicle'],
    ['wheels', 'exists', 'true', 'car motorcycle trailer'],
    ['wheels', 'exists', 'false', 'Van penny-farthing sidecar van vehicle'],
    ['group', '=', 'light', 'motorcycle'],
    ['above', '=', 'motorcycle', 'sidecar'],
    ['parent', '=', 'vehicle', 'car motorcycle'],
    ['child', '=', 'sidecar', 'motorcycle trailer'],
    // False where a concept doesn't say.
    ['gone', '=', 'true', 'penny-farthing'],
    ['gone', '=', 'false', ALL.replace('penny-farthing ', '')],
    ['concept', 'is-a', 'CAR', ''],
  ])('%s %s %s: %s', (property, op, value, codes) => expect(expand(vehicle(op, property, value))).toBe(codes));

  test('counts together with others', () => {
    const filter = [
      { property: 'concept', op: 'is-a', value: 'vehicle' },
      { property: 'wheels', op: '=', value: '2' },
    ];
    expect(expand({ include: [{ system: VEHICLES, filter }] })).toBe('motorcycle');
  });

  test.each([
    ['code', 'regex', 'v.*', "filter 'code regex v.*': the operator 'regex' is not supported"],
    ['code', 'nonsense', 'x', "filter 'code nonsense x': the operator 'nonsense' is not supported"],
    ['colour', '=', 'red', `filter 'colour = red': ${VEHICLES} has no property 'colour'`],
    ['wheels', 'is-a', '2', "filter 'wheels is-a 2': expected the property 'concept'"],
    ['wheels', 'exists', 'maybe', "filter 'wheels exists maybe': expected the value 'true' or 'false'"],
  ])('%s %s %s is an error', (property, op, value, message) =>
    expect(messageOf(() => expand(vehicle(op, property, value)))).toBe(`${VS}/it: ${message}`),
  );
});

describe('a value set that refers to others', () => {
  const cars = valueSet('cars', { include: [vehicle_isA('car')] });
  const vans = valueSet('vans', { include: [listed('van', 'Van')] });

  test.each<[string, object[], string]>([
    ['has what is in it', [{ valueSet: [`${VS}/cars`] }], 'Van car van'],
    ['has what is in all of one part', [{ valueSet: [`${VS}/cars`, `${VS}/vans`] }], 'Van van'],
    ['has what is in any part', [{ valueSet: [`${VS}/vans`] }, listed('trailer')], 'Van trailer van'],
    ['has what is in the system too', [{ ...listed('van', 'trailer'), valueSet: [`${VS}/cars`] }], 'van'],
    ['knows implicit ones', [{ valueSet: [`${SNOMED}?fhir_vs=isa/53084003`] }], '53084003'],
    ['narrows down a system nobody gave', [{ system: LOINC, valueSet: [`${VS}/loinc`] }], `${LOINC}|1-8`],
  ])('%s', (_, include, codes) => {
    const loinc = valueSet('loinc', { include: [{ system: LOINC, concept: [{ code: '1-8' }] }, listed('car')] });
    expect(expand({ include }, [cars, vans, loinc])).toBe(codes);
  });

  test('can take theirs away', () => {
    const exclude = [{ valueSet: [`${VS}/vans`] }];
    expect(expand({ include: [{ valueSet: [`${VS}/cars`] }], exclude }, [cars, vans])).toBe('car');
  });

  test('is an error when one of them is missing', () => {
    expect(messageOf(() => expand({ include: [{ valueSet: [`${VS}/none`] }] }))).toBe(
      `${VS}/it: the value set ${VS}/none, which it refers to, isn't given`,
    );
  });

  test('is an error when they go round in a circle', () => {
    const a = valueSet('a', { include: [{ valueSet: [`${VS}/b`] }] });
    const b = valueSet('b', { include: [{ valueSet: [`${VS}/it`] }] });
    expect(messageOf(() => expand({ include: [{ valueSet: [`${VS}/a`] }] }, [a, b]))).toBe(
      `${VS}/it: ${VS}/a: ${VS}/b: ${VS}/it: it is part of its own definition`,
    );
  });
});

describe('is an error, and says which value set', () => {
  test.each<[string, object, string]>([
    [
      'a filter on a system nobody gave',
      { include: [{ system: LOINC, filter: [{ property: 'SCALE_TYP', op: '=', value: 'Qn' }] }] },
      `it filters ${LOINC}, and that code system isn't given`,
    ],
    [
      'taking codes from a system nobody gave',
      { include: [{ system: LOINC }], exclude: [{ system: LOINC, concept: [{ code: '1-8' }] }] },
      `it excludes codes of ${LOINC}, and that code system isn't given in full`,
    ],
    [
      'a part of nothing',
      { include: [{ concept: [{ code: 'x' }] }] },
      'a part of it names neither a system nor a value set',
    ],
  ])('%s', (_, compose, message) => expect(messageOf(() => expand(compose))).toBe(`${VS}/it: ${message}`));

  test('one that says nothing', () => {
    const service = createTerminologyService([
      { resourceType: 'ValueSet', url: 'http://example.org/empty' } as Resource,
    ]);
    expect(messageOf(() => service.expand('http://example.org/empty'))).toBe(
      'http://example.org/empty: it has neither a composition nor a whole expansion',
    );
  });
});

describe('an expansion', () => {
  const contains = [
    {
      display: 'heading',
      contains: [
        { system: VEHICLES, code: 'van' },
        { system: LOINC, code: '1-8' },
      ],
    },
    { system: VEHICLES, code: 'car' },
  ];

  test('stands for the composition', () => {
    const set = valueSet('e', { include: [{ system: VEHICLES }] }, { expansion: { contains } });
    expect(print(createTerminologyService([vehicles, set]).expand(`${VS}/e`))).toBe(`car ${LOINC}|1-8 van`);
  });

  test('does not when it is only a page of it', () => {
    const set = valueSet('e', { include: [listed('trailer')] }, { expansion: { total: 70, contains } });
    expect(print(createTerminologyService([set]).expand(`${VS}/e`))).toBe('trailer');
  });
});

describe('a value set is found', () => {
  const of = (code: string, version?: string): Resource =>
    valueSet('v', { include: [listed(code)] }, { id: `v-${code}`, ...(version && { version }) });
  const service = createTerminologyService([of('car', '1.10'), of('van', '1.9'), of('trailer'), vehicles, snomed]);

  test.each([
    [`${VS}/v`, 'car'],
    [`${VS}/v|1.9`, 'van'],
    [`${VS}/v|1.10`, 'car'],
    [`${VS}/v|2`, undefined],
    ['ValueSet/v-trailer', 'trailer'],
    ['ValueSet/none', undefined],
    ['http://example.org/ValueSet/all-vehicles', ALL],
    ['http://example.org/ValueSet/all-vehicles|2', ALL],
    ['http://example.org/ValueSet/all-vehicles|1', undefined],
    ['', undefined],
    ['__proto__', undefined],
    // SNOMED CT's implicit ones.
    [`${SNOMED}?fhir_vs`, '*'],
    [`${SNOMED}?fhir_vs=isa/233604007`, '233604007 53084003 75570004'],
    [`${SNOMED}/900000000000207008?fhir_vs=isa/75570004`, '75570004'],
    [`${SNOMED}/900000000000207008/version/20190731?fhir_vs=isa/75570004`, '75570004'],
  ])('%s: %s', (url, codes) => expect(print(service.expand(url))).toBe(codes));

  test.each([
    [`${SNOMED}?fhir_vs=refset/723264001`, "of SNOMED CT, only 'isa/[concept]' is supported"],
    [`${SNOMED}?fhir_vs=ecl/<233604007`, "of SNOMED CT, only 'isa/[concept]' is supported"],
    [`${SNOMED}/731000124108?fhir_vs=isa/1`, `the code system ${SNOMED}/731000124108 isn't given`],
  ])('%s is an error', (url, message) => expect(messageOf(() => service.expand(url))).toBe(`${url}: ${message}`));
});
