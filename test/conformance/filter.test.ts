import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTerminologyService } from '../../src/terminology/in-memory.js';
import { filters, finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';
import { runs } from '../support/runs.js';

const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

describe('strings', () => {
  filters(
    'Patient',
    [
      { resourceType: 'Patient', id: 'pet', name: [{ family: 'Petersen', given: ['Anne', 'Éva'] }] },
      { resourceType: 'Patient', id: 'car', name: [{ family: 'Carpet' }, { family: 'van den Berg' }] },
      { resourceType: 'Patient', id: 'mac', name: [{ family: "Mac O'Neil, Jr." }] },
      { resourceType: 'Patient', id: 'zhang', name: [{ family: '张' }] },
      { resourceType: 'Patient', id: 'dash', name: [{ given: ['-'] }] },
      { resourceType: 'Patient', id: 'none' },
    ],
    [
      // Nothing is left of it once it is folded.
      ['given eq -', 'dash'],
      ['given co -', 'dash'],
      ['given ne -', 'pet'],
      // The first example of the specification: some part of the name has these characters.
      ['name co "pet"', 'pet car'],
      ['family co pet', 'pet car'],
      ['family co PET', 'pet car'],
      ['family sw pet', 'pet'],
      ['family ew pet', 'car'],
      // From the start of the whole, not of a word.
      ['family sw berg', ''],
      ['family ew berg', 'car'],
      // The whole string; a plain search would find all that start with it.
      ['family eq peter', ''],
      ['family eq petersen', 'pet'],
      ['given eq eva', 'pet'],
      ['family eq "VAN DEN BERG"', 'car'],
      ['family eq "mac oneil jr"', 'mac'],
      // What has a meaning in parameters is text here.
      ['family eq "Mac O\'Neil, Jr."', 'mac'],
      ['family co "a,b"', ''],
      ['family co "\\\\"', ''],
      // Some string is another.
      ['family ne petersen', 'car mac zhang'],
      ['family ne carpet', 'pet car mac zhang'],
      ['given ne anne', 'pet dash'],
      // By the first character alone.
      ['family gt peach', 'car zhang'],
      ['family ge peach', 'pet car zhang'],
      ['family lt peach', 'car mac'],
      ['family le PEACH', 'pet car mac'],
      ['family gt z', 'zhang'],
      ['family lt 张', 'pet car mac'],
      ['family le 张', 'pet car mac zhang'],
      ['family pr true', 'pet car mac zhang'],
      ['family pr false', 'dash none'],
      ['family pr FALSE', 'dash none'],
    ],
  );
});

const period = (start?: string, end?: string): object => ({ period: { ...(start && { start }), ...(end && { end }) } });
const encounter = (id: string, more: object): Sample => ({ resourceType: 'Encounter', id, ...more });

describe('dates', () => {
  filters(
    'Encounter',
    [
      encounter('a', period('2013-03-14', '2013-03-14')),
      encounter('b', period('2013', '2013')),
      encounter('c', period('2013-02-15', '2013-03-15')),
      encounter('d', period('2013-03-15', '2013-04-15')),
      encounter('e', period('2013-03-15')),
      encounter('f', period('2013-02', '2013-02')),
      encounter('g', period('2013-04', '2013-04')),
      encounter('none', {}),
    ],
    [
      ['date eq 2013-03', 'a'],
      ['date ne 2013-03', 'b c d e f g'],
      ['date gt 2013-03', 'b d e g'],
      ['date lt 2013-03', 'b c f'],
      ['date ge 2013-03', 'a b d e g'],
      ['date le 2013-03', 'a b c f'],
      ['date sa 2013-03', 'g'],
      ['date eb 2013-03', 'f'],
      ['date po 2013-03', 'a b c d e'],
      ['date po 2013-03-15', 'b c d e'],
      ['date po 2030', 'e'],
      // The period includes all of the value.
      ['date co 2013-03', 'b'],
      ['date co 2013-03-14', 'a b c'],
      ['date co 2013-04', 'b e g'],
      ['date co 2013', 'b'],
      ['date co 2012', ''],
      ['date pr false', 'none'],
      // The gap to 2014-01-01 is 276 days: a month back from March there is still a match, and a month ahead.
      ['date ap 2013-03-31', 'a b c d e g'],
    ],
    { now: new Date('2014-01-01T00:00:00Z') },
  );

  filters(
    'Patient',
    [
      { resourceType: 'Patient', id: 'a', birthDate: '2014-10-10' },
      { resourceType: 'Patient', id: 'b', birthDate: '2014' },
      { resourceType: 'Patient', id: 'c', birthDate: '2013' },
    ],
    [
      ['birthdate ge 2014-10-10', 'a b'],
      ['birthdate co 2014-10-10', 'a b'],
      ['birthdate co 2014-10-10T10:00:00+02:00', 'a b'],
      ['birthdate po 2014-10', 'a b'],
      ['birthdate eq 2014', 'a b'],
      // The sign of the zone as a form decodes it.
      ['_lastUpdated pr false and birthdate le 2014-10-10T10:00 02:00', 'a b c'],
    ],
  );
});

describe('a period includes the value, among many of them', () => {
  const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
  const spans = Array.from({ length: 400 }, (_, i) => [(i * 37) % 200, ((i * 37) % 200) + ((i * 11) % 40)] as const);
  const resources = spans.map(([from, to], i) => encounter(`e${i}`, period(day(from), day(to))));
  filters(
    'Encounter',
    resources,
    [0, 1, 36, 37, 100, 199, 230, 239].map((n) => [
      `date co ${day(n)}`,
      spans.flatMap(([from, to], i) => (from <= n && n <= to ? `e${i}` : [])).join(' '),
    ]),
  );
});

describe('numbers', () => {
  const risk = (id: string, probabilityDecimal?: number): Sample => {
    return { resourceType: 'RiskAssessment', id, prediction: [{ probabilityDecimal }] };
  };
  filters(
    'RiskAssessment',
    [risk('a', 0.54), risk('b', 0.5), risk('c', 0.6), risk('d', -1), risk('none')],
    [
      ['probability eq 0.5', 'a b'],
      ['probability eq 0.50', 'b'],
      ['probability ne 0.5', 'c d'],
      ['probability gt 0.5', 'a c'],
      ['probability ge 0.5', 'a b c'],
      ['probability lt 0.5', 'd'],
      ['probability le 0.5', 'b d'],
      ['probability ap 0.52', 'a b'],
      ['probability eq -1', 'd'],
      ['probability pr false', 'none'],
    ],
  );
});

describe('quantities', () => {
  const observation = (id: string, valueQuantity?: object): Sample => ({
    resourceType: 'Observation',
    id,
    valueQuantity,
  });
  filters(
    'Observation',
    [
      observation('kg', { value: 80, unit: 'kilo', system: UCUM, code: 'kg' }),
      observation('g', { value: 80_200, system: UCUM, code: 'g' }),
      observation('own', { value: 80, unit: 'a,b' }),
      observation('none'),
    ],
    [
      ['value-quantity eq 80', 'kg own'],
      [`value-quantity eq 80|${UCUM}|kg`, 'kg g'],
      ['value-quantity eq 80|ucum|kg', 'kg g'],
      ['value-quantity gt 80|UCUM|kg', 'g'],
      ['value-quantity eq 80||kilo', 'kg'],
      ['value-quantity eq 80||a,b', 'own'],
      ['value-quantity ne 80|ucum|kg', ''],
      ['value-quantity pr true', 'kg g own'],
    ],
  );
});

const coded = (id: string, ...coding: object[]): Sample => ({
  resourceType: 'Observation',
  id,
  ...(coding.length > 0 && { code: { coding } }),
});

describe('tokens', () => {
  filters(
    'Observation',
    [
      coded('loinc', { system: LOINC, code: '1234-5' }),
      coded('other', { system: 'http://other.org', code: '1234-5' }),
      coded('both', { system: LOINC, code: '1234-5' }, { system: LOINC, code: 'X,y|z' }),
      coded('bare', { code: 'x' }),
      coded('snomed', { system: 'http://snomed.info/sct', code: 'x' }),
      coded('none'),
    ],
    [
      [`code eq ${LOINC}|1234-5`, 'loinc both'],
      ['code eq loinc|1234-5', 'loinc both'],
      ['code eq LOINC|1234-5', 'loinc both'],
      ['code eq "loinc|1234-5"', 'loinc both'],
      ['code eq 1234-5', 'loinc other both'],
      ['code eq loinc|', 'loinc both'],
      ['code eq snomed|x', 'snomed'],
      ['code eq |x', 'bare'],
      ['code eq X', 'bare snomed'],
      // Some code is another.
      ['code ne 1234-5', 'both bare snomed'],
      [`code ne ${LOINC}|1234-5`, 'other both bare snomed'],
      ['code ne loinc|1234-5', 'other both bare snomed'],
      ['code ne loinc|', 'other bare snomed'],
      ['not(code eq loinc|1234-5)', 'other bare snomed none'],
      ['code pr true', 'loinc other both bare snomed'],
    ],
  );

  filters(
    'Patient',
    [
      { resourceType: 'Patient', id: 'm', gender: 'male', active: true },
      { resourceType: 'Patient', id: 'f', gender: 'female', active: false },
      { resourceType: 'Patient', id: 'none' },
    ],
    [
      ['gender eq male', 'm'],
      ['gender ne male', 'f'],
      ['gender ne http://hl7.org/fhir/administrative-gender|male', 'f'],
      ['gender ne |male', 'f'],
      ['active eq true', 'm'],
      ['active ne true', 'f'],
      ['_id eq m', 'm'],
      ['_id eq M', ''],
      ['_id ne m', 'f none'],
      ['_id pr true', 'm f none'],
    ],
  );
});

describe('value sets and subsumption', () => {
  const system = 'http://here.org/animals';
  const animal = (id: string, ...codes: string[]): Sample => coded(id, ...codes.map((code) => ({ system, code })));
  const definitions: readonly Sample[] = [
    {
      resourceType: 'CodeSystem',
      id: 'animals',
      url: system,
      content: 'complete',
      concept: [{ code: 'mammal', concept: [{ code: 'dog', concept: [{ code: 'puppy' }] }] }, { code: 'bird' }],
    },
    {
      resourceType: 'ValueSet',
      id: 'pets',
      url: 'http://here.org/pets',
      compose: { include: [{ system, concept: [{ code: 'dog' }] }] },
    },
  ];
  const terminology = createTerminologyService(definitions);
  filters(
    'Observation',
    [animal('mammal', 'mammal'), animal('dog', 'dog'), animal('puppy', 'puppy', 'bird'), animal('none')],
    [
      ['code in http://here.org/pets', 'dog'],
      ['code ni http://here.org/pets', 'mammal puppy none'],
      // `ss`: the value subsumes a concept that is there; `sb`: a concept that is there subsumes the value.
      [`code ss ${system}|dog`, 'dog puppy'],
      [`code sb ${system}|dog`, 'mammal dog'],
      [`code ss ${system}|puppy`, 'puppy'],
      [`code sb ${system}|puppy`, 'mammal dog puppy'],
    ],
    { terminology },
  );

  filters(
    'ValueSet',
    ['http://a.org/x', 'http://a.org/x/1', 'http://a.org', 'http://b.org/x|1', 'http://b.org/x$y,z'].map((url, i) => ({
      resourceType: 'ValueSet',
      id: `v${i}`,
      url,
    })),
    [
      ['url eq http://a.org/x', 'v0'],
      ['url ss http://a.org/x', 'v0 v1'],
      ['url sb http://a.org/x', 'v0 v2'],
      ['url eq "http://b.org/x|1"', 'v3'],
      ['url eq "http://b.org/x"', ''],
      ['url eq "http://b.org/x$y,z"', 'v4'],
    ],
  );

  onEveryBackend(
    [animal('dog', 'dog')],
    (engine) => {
      test('what the terminology service does not know is said of _filter', async () => {
        const issues = await issuesOf(engine(), 'Observation?_filter=code+in+http://nosuch.org', {});
        expect(issues).toMatchObject([{ code: 'not-found', parameter: '_filter', span: { start: 28, end: 45 } }]);
      });
    },
    { terminology },
  );
});

describe('references, composites, special parameters', () => {
  const by = (id: string, reference?: string): Sample => ({
    resourceType: 'Observation',
    id,
    ...(reference && { subject: { reference } }),
  });
  filters(
    'Observation',
    [by('p4', 'Patient/4'), by('g4', 'Group/4'), by('far', 'http://far.org/fhir/Patient/4'), by('none')],
    [
      ['subject re Patient/4', 'p4'],
      ['subject re http://here.org/fhir/Patient/4', 'p4'],
      ['subject re http://far.org/fhir/Patient/4', 'far'],
      ['subject eq Patient/4', 'p4'],
      ['patient re 4', 'p4'],
      ['subject re 4', 'p4 g4'],
      ['subject pr false', 'none'],
    ],
  );

  filters(
    'Observation',
    [
      { ...coded('a', { system: LOINC, code: 'bp' }), valueQuantity: { value: 120 } },
      { ...coded('b', { system: LOINC, code: 'hr' }), valueQuantity: { value: 120 } },
      { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'Observation/b' } }] },
    ],
    [
      ['code-value-quantity eq bp$120', 'a'],
      ['code-value-quantity eq bp$gt100', 'a'],
      ['_list eq l', 'b'],
      ['not(_list eq l)', 'a'],
    ],
  );

  filters(
    'Location',
    [{ resourceType: 'Location', id: 'here', position: { latitude: 40, longitude: -3 } }],
    [
      ['near eq 40.001|-3', 'here'],
      ['near eq 41|-3|1|km', ''],
    ],
  );

  onEveryBackend(
    [
      { resourceType: 'Patient', id: '4' },
      { resourceType: 'Group', id: '4' },
      { resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/4' } },
    ],
    (engine) => {
      test('an ambiguous id is said of _filter', async () => {
        const issues = await issuesOf(engine(), 'Observation?_filter=subject+re+4', {});
        expect(issues).toMatchObject([
          { code: 'multiple-matches', parameter: '_filter', span: { start: 31, end: 32 } },
        ]);
      });
    },
  );
});

const people: readonly Sample[] = ['male', 'female', 'other'].flatMap((gender, i) =>
  [true, false].map((active, j) => ({
    resourceType: 'Patient',
    id: `${gender[0]}${active ? 1 : 0}`,
    gender,
    active,
    birthDate: `${1990 + 10 * i + j}-01-01`,
    name: [{ given: [j === 0 ? 'Peter' : 'Eva'] }],
  })),
);

describe('logic', () => {
  filters('Patient', people, [
    // The second example of the specification.
    ['given eq "peter" and birthdate ge 2000-10-10', 'o1'],
    ['gender eq male or gender eq female', 'm1 m0 f1 f0'],
    ['not(gender eq male)', 'f1 f0 o1 o0'],
    ['not (gender eq male) and active eq true', 'f1 o1'],
    ['not(gender eq male and active eq true)', 'm0 f1 f0 o1 o0'],
    ['not(not(gender eq male))', 'm1 m0'],
    // From left to right, whatever stands there.
    ['gender eq male or gender eq female and active eq true', 'm1 f1'],
    ['active eq true and gender eq female or gender eq male', 'm1 m0 f1'],
    ['gender eq male or (gender eq female and active eq true)', 'm1 m0 f1'],
    ['(gender eq male or gender eq female) and active eq true', 'm1 f1'],
    ['gender eq male or gender eq female and active eq true or gender eq other', 'm1 f1 o1 o0'],
    ['((((gender eq male))))', 'm1 m0'],
    ['gender eq male and not(active eq true) or gender eq other', 'm0 o1 o0'],
  ]);

  finds(people, [
    ['Patient?_filter=gender+eq+male&_filter=active+eq+true', 'm1'],
    ['Patient?_filter=gender+eq+male&active=true', 'm1'],
    ['Patient?_filter=gender%20eq%20male', 'm1 m0'],
    ['Patient?_filter=', 'm1 m0 f1 f0 o1 o0'],
    ['Patient?_filter=+', 'm1 m0 f1 f0 o1 o0'],
    ['?_type=Patient&_filter=_id+eq+m1', 'm1'],
  ]);
});

describe('a filter is the algebra of the sets that its comparisons find', () => {
  type Formula = { text: string; of: (find: (query: string) => ReadonlySet<string>) => ReadonlySet<string> };
  const all = people.map(({ id }) => id);
  const atom = fc.constantFrom(
    ...[
      ['gender eq male', 'gender=male'],
      ['active ne true', 'active=false'],
      ['birthdate gt 2000', 'birthdate=gt2000'],
      ['birthdate po 1990', 'birthdate=1990-01-01'],
      ['given sw pe', 'given=pe'],
      ['given co "v"', 'given:contains=v'],
      ['_id eq o1', '_id=o1'],
      ['gender pr false', 'gender:missing=true'],
    ].map(([text, query]): Formula => ({ text: text!, of: (find) => find(query!) })),
  );
  const pick = (keep: (id: string) => boolean): ReadonlySet<string> => new Set(all.filter(keep));
  const formula = fc.letrec<{ any: Formula; operand: Formula }>((tie) => ({
    operand: fc.oneof(
      { maxDepth: 4 },
      { weight: 3, arbitrary: atom },
      { weight: 1, arbitrary: tie('any').map(({ text, of }): Formula => ({ text: `(${text})`, of })) },
      {
        weight: 1,
        arbitrary: tie('any').map(({ text, of }): Formula => {
          return { text: `not(${text})`, of: (find) => pick((id) => !of(find).has(id)) };
        }),
      },
    ),
    any: fc
      .tuple(tie('operand'), fc.array(fc.tuple(fc.constantFrom('and', 'or'), tie('operand')), { maxLength: 3 }))
      .map(([first, rest]) =>
        rest.reduce(
          (left, [word, right]): Formula => ({
            text: `${left.text} ${word} ${right.text}`,
            of: (find) => {
              const [a, b] = [left.of(find), right.of(find)];
              return pick((id) => (word === 'and' ? a.has(id) && b.has(id) : a.has(id) || b.has(id)));
            },
          }),
          first,
        ),
      ),
  })).any;

  onEveryBackend(people, (engine) => {
    test('any formula', async () => {
      const found = new Map<string, ReadonlySet<string>>();
      await fc.assert(
        fc.asyncProperty(formula, async ({ text, of }) => {
          const missing: string[] = [];
          of((query) => (found.has(query) || missing.push(query), new Set()));
          for (const query of missing) {
            found.set(query, new Set(idsOf(await engine().search(`Patient?${query}`)).split(' ')));
          }
          const bundle = await engine().search(`Patient?_filter=${encodeURIComponent(text)}`, { handling: 'strict' });
          expect(idsOf(bundle)).toBe([...of((query) => found.get(query)!)].join(' '));
        }),
        runs(100),
      );
    });
  });
});

/** What is refused, with the characters it is about. */
describe('what is refused, under either handling', () => {
  onEveryBackend(people, (engine) => {
    test.each([
      // Not a parameter of R4 any more, whatever the page on filters has as an example.
      [
        'Observation',
        'related[type eq has-component].target re Observation/4',
        'related',
        "'related' is no search parameter of Observation",
      ],
      // Operators on types that they aren't for.
      ['Patient', 'gender co a', 'gender co a', "'co' is not supported on 'gender', a parameter of type token"],
      ['Patient', 'gender gt a', 'gender gt a', "'gt' is not supported on 'gender', a parameter of type token"],
      ['Patient', 'gender po 2000', 'gender po 2000', "'po' is not supported on 'gender'"],
      ['Patient', 'gender re a', 'gender re a', "'re' is not supported on 'gender'"],
      ['Patient', 'gender in http://a.org', 'gender in http://a.org', "'in' needs a terminology service"],
      ['Patient', 'gender ss a|b', 'gender ss a|b', "'ss' needs a terminology service"],
      ['Patient', 'name in http://a.org', 'name in http://a.org', "'in' is not supported on 'name'"],
      ['Patient', 'name sa b', 'name sa b', "'sa' is not supported on 'name', a parameter of type string"],
      ['Patient', 'name po 2000', 'name po 2000', "'po' is not supported on 'name'"],
      ['Patient', 'birthdate sw 2000', 'birthdate sw 2000', "'sw' is not supported on 'birthdate'"],
      ['Observation', 'value-quantity co 5', 'value-quantity co 5', "'co' is not supported on 'value-quantity'"],
      ['ValueSet', 'url sw http://a.org', 'url sw http://a.org', "'sw' is not supported on 'url'"],
      ['Observation', 'code-value-quantity gt a$1', 'code-value-quantity gt a$1', "'gt' is not supported on"],
      ['Observation', 'based-on ne 5', 'based-on ne 5', "'ne' needs to know the type of '5'; expected [type]/[id]"],
      ['Observation', 'subject ne #a', 'subject ne #a', "'ne' is not supported on 'subject'"],
      ['Location', 'near ne 1|1', 'near ne 1|1', "'ne' is not supported on 'near'"],
      ['Patient', '_list pr true', '_list pr true', "'pr' is not supported on '_list'"],
      ['Patient', '_list ne 1', '_list ne 1', "'ne' is not supported on '_list'"],
      // Names and values, in the caller's own words.
      ['Patient', 'famly eq a', 'famly', "'famly' is no search parameter of Patient; did you mean 'family'?"],
      ['Patient', 'constructor eq a', 'constructor', "'constructor' is no search parameter of Patient"],
      ['Patient', '__proto__ pr true', '__proto__', "'__proto__' is no search parameter of Patient"],
      ['Patient', '_text eq a', '_text', 'not supported here'],
      ['RiskAssessment', 'probability gt abc', 'abc', "'abc' is no number"],
      ['RiskAssessment', 'probability gt lt5', 'probability gt lt5', "'lt5': the operator 'gt' stands for the prefix"],
      ['RiskAssessment', 'probability eq gt5', 'probability eq gt5', "'gt5': the operator 'eq' stands for the prefix"],
      ['RiskAssessment', 'probability eq 1,2', 'probability eq 1,2', "'1,2' is no number"],
      ['Observation', 'value-quantity gt 1,2||mg', 'value-quantity gt 1,2||mg', "'1,2' is no number"],
      ['Patient', 'birthdate gt 2000-13', '13', 'month 13; expected'],
      ['Patient', 'birthdate eq 2000,2001', 'birthdate eq 2000,2001', "'2000,2001' is no date"],
      ['Patient', 'gender eq a|b|c', 'a|b|c', "a token has at most one '|'"],
      ['Patient', 'gender eq ""', 'gender eq ""', "'eq' needs a value"],
      ['Patient', 'gender pr maybe', 'maybe', "expected true or false after 'pr'"],
      ['Patient', 'gender xx male', 'xx', "'xx' is no operator; expected one of eq, ne"],
      ['Patient', 'not(famly eq a)', 'famly', 'did you mean'],
    ])('%s: %s', async (type, filter, at, message) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const prefix = `${type}?_filter=`;
        const encoded = encodeURIComponent(filter);
        const [issue, ...others] = await issuesOf(engine(), prefix + encoded, { handling });
        expect(others).toEqual([]);
        expect(issue).toMatchObject({ severity: 'error', parameter: '_filter' });
        expect(issue!.message).toContain(message);
        const { start, end } = issue!.span!;
        expect(decodeURIComponent((prefix + encoded).slice(start, end))).toBe(at);
      }
    });

    test('all faults of a filter are told at once', async () => {
      const query = 'Patient?_filter=famly+eq+a+or+(birthdate+gt+2000-13+and+not(gender+co+b))&nosuch=1';
      const issues = await issuesOf(engine(), query, { handling: 'strict' });
      expect(issues.map(({ parameter, span }) => [parameter, query.slice(span!.start, span!.end)])).toEqual([
        ['_filter', 'famly'],
        ['_filter', '13'],
        ['_filter', 'gender+co+b'],
        ['nosuch', 'nosuch'],
      ]);
    });

    test('the name takes no modifier', async () => {
      const issues = await issuesOf(engine(), 'Patient?_filter:exact=a', { handling: 'lenient' });
      expect(issues).toMatchObject([{ message: "'_filter' takes no modifier ':exact'", span: { start: 16, end: 21 } }]);
    });
  });
});
