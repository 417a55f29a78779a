import { describe, expect, test } from 'vitest';
import type { OperationOutcome, SearchsetBundle } from '../../src/index.js';
import { BASE, finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const UCUM = 'http://unitsofmeasure.org';
const quantity = (value: number, code?: string): object => (code ? { value, system: UCUM, code } : { value });
const observation = (id: string, rest: object = {}): Sample => ({ resourceType: 'Observation', id, ...rest });
const patient = (id: string, rest: object = {}): Sample => ({ resourceType: 'Patient', id, ...rest });

describe('strings, folded', () => {
  const resources = [
    patient('none'),
    patient('zoe', { name: [{ family: 'Ünal', given: ['Zoë'] }] }),
    patient('ana', { name: [{ family: "o'Neil", given: ['ana'] }] }),
    patient('bo', { name: [{ family: 'OAKLEY', given: ['Bo', 'Aaron'] }] }),
    patient('text', { name: [{ text: 'Nobody' }] }),
  ];
  finds(resources, [
    ['Patient?_sort=family', 'bo ana zoe none text'],
    ['Patient?_sort=-family', 'zoe ana bo none text'],
    // Of several values the least, or the greatest.
    ['Patient?_sort=given', 'bo ana zoe none text'],
    ['Patient?_sort=-given', 'zoe bo ana none text'],
    ['Patient?_sort=name', 'bo ana text zoe none'],
    ['Patient?given:missing=false&_sort=-family', 'zoe ana bo'],
  ]);
});

describe('tokens, by their codes', () => {
  const coded = (id: string, ...codes: [system: string, code: string][]): Sample =>
    observation(id, { code: { coding: codes.map(([system, code]) => ({ system, code })) } });
  const resources = [
    coded('o1', ['urn:z', 'B']),
    coded('o2', ['urn:a', 'c'], ['urn:a', 'A']),
    coded('o3', [UCUM, 'C']),
    observation('o4', { status: 'final' }),
    observation('o5', { status: 'amended', code: { text: 'aaa' } }),
  ];
  finds(resources, [
    ['Observation?_sort=code', 'o2 o1 o3 o4 o5'],
    ['Observation?_sort=-code', 'o2 o3 o1 o4 o5'],
    ['Observation?_sort=status', 'o5 o4 o1 o2 o3'],
    ['Observation?_sort=-status', 'o4 o5 o1 o2 o3'],
  ]);
  finds(
    [patient('p1', { active: true }), patient('p2'), patient('p3', { active: false })],
    [
      ['Patient?_sort=active', 'p3 p1 p2'],
      ['Patient?_sort=-active', 'p1 p3 p2'],
    ],
  );
});

describe('references, by the id or the text', () => {
  const of = (id: string, reference?: string): Sample => observation(id, reference ? { subject: { reference } } : {});
  finds(
    [
      of('o1', 'Patient/m'),
      of('o2', `${BASE}/Group/c`),
      of('o3'),
      of('o4', 'http://there.org/fhir/Patient/a'),
      of('o5', 'Patient/x/_history/2'),
      of('o6', '#contained'),
    ],
    [
      ['Observation?_sort=subject', 'o6 o2 o4 o1 o5 o3'],
      ['Observation?_sort=-subject', 'o5 o1 o4 o2 o6 o3'],
    ],
  );
});

describe('dates, by their start', () => {
  const on = (id: string, rest: object = {}): Sample => observation(id, rest);
  const resources = [
    on('d1', { effectiveDateTime: '2020-03' }),
    on('d2', { effectivePeriod: { start: '2019-12-31', end: '2030' } }),
    on('d3'),
    on('d4', { effectivePeriod: { end: '2000' } }),
    on('d5', { effectiveDateTime: '2020-02-29T23:30:00-05:00' }),
    on('d6', { effectiveTiming: { event: ['2021-01-01', '2018-01-01'] } }),
    on('d7', { effectiveDateTime: '2020-03-01' }),
  ];
  finds(resources, [
    ['Observation?_sort=date', 'd4 d6 d2 d1 d7 d5 d3'],
    ['Observation?_sort=-date', 'd5 d1 d7 d2 d6 d4 d3'],
  ]);
  const born = {
    resourceType: 'SearchParameter',
    code: 'lived',
    base: ['Patient'],
    type: 'date',
    expression: 'Patient.birthDate | Patient.deceased',
  };
  finds(
    [
      patient('a', { birthDate: '1984', deceasedDateTime: '2020-01-01T00:00:00Z' }),
      patient('b', { deceasedDateTime: '2021-01-01T00:00:00Z' }),
      patient('c', { birthDate: '2000' }),
      patient('d', { deceasedBoolean: true }),
    ],
    [
      // Of dates and of times alike.
      ['Patient?_sort=lived', 'a c b d'],
      ['Patient?_sort=-lived', 'b a c d'],
    ],
    { searchParameters: [born] },
  );
  finds(
    [patient('a', { birthDate: '1984-02' }), patient('b', { birthDate: '1984-01-31' }), patient('c')],
    [
      ['Patient?_sort=birthdate', 'b a c'],
      ['Patient?_sort=-birthdate', 'a b c'],
    ],
  );
});

describe('numbers', () => {
  const risk = (id: string, ...probabilities: number[]): Sample => ({
    resourceType: 'RiskAssessment',
    id,
    prediction: probabilities.map((probabilityDecimal) => ({ probabilityDecimal })),
  });
  finds(
    [risk('r1', 0.5), risk('r2'), risk('r3', 0.9, 0.1), risk('r4', 0.25)],
    [
      ['RiskAssessment?_sort=probability', 'r3 r4 r1 r2'],
      ['RiskAssessment?_sort=-probability', 'r3 r1 r4 r2'],
    ],
  );
});

describe('quantities, in base units where they can be converted', () => {
  const weight = (id: string, value?: object): Sample => observation(id, value ? { valueQuantity: value } : {});
  finds(
    [
      weight('q1', quantity(0.2, 'kg')),
      weight('q2', quantity(185, 'g')),
      weight('q3', quantity(190_000, 'mg')),
      weight('q4'),
      // As they are written.
      weight('q5', quantity(199)),
      weight('q6', { value: 186, unit: 'grams' }),
      weight('q7', { value: 1, comparator: '<' }),
    ],
    [
      ['Observation?_sort=value-quantity', 'q7 q2 q6 q3 q5 q1 q4'],
      ['Observation?_sort=-value-quantity', 'q1 q5 q3 q6 q2 q7 q4'],
    ],
  );
});

describe('uris, as they are written', () => {
  const set = (id: string, url?: string): Sample => ({ resourceType: 'ValueSet', id, ...(url && { url }) });
  finds(
    [set('v1', 'http://b.org'), set('v2', 'urn:oid:1'), set('v3', 'http://B.org'), set('v4')],
    [
      ['ValueSet?_sort=url', 'v3 v1 v2 v4'],
      ['ValueSet?_sort=-url', 'v2 v1 v3 v4'],
    ],
  );
});

describe('what every resource has', () => {
  const at = (id: string, lastUpdated?: string): Sample => patient(id, lastUpdated ? { meta: { lastUpdated } } : {});
  const resources = [
    at('b', '2020-01-01T00:00:00Z'),
    at('c', '2019-01-01T00:00:00Z'),
    at('a', '2020-01-01T00:00:00.001Z'),
    at('B'),
  ];
  finds(resources, [
    ['Patient?', 'b c a B'],
    ['Patient?_sort=_id', 'B a b c'],
    ['Patient?_sort=-_id', 'c b a B'],
    ['Patient?_sort=_lastUpdated', 'c b a B'],
    ['Patient?_sort=-_lastUpdated', 'a b c B'],
    // All match alike.
    ['Patient?_sort=_score', 'B a b c'],
    ['Patient?_sort=-_score,-_id', 'c b a B'],
  ]);
});

describe('several keys', () => {
  const resources = [
    observation('e', { status: 'final', effectiveDateTime: '2020' }),
    observation('d', { status: 'final', effectiveDateTime: '2020' }),
    observation('c', { status: 'amended', effectiveDateTime: '2021' }),
    observation('b', { status: 'amended', effectiveDateTime: '2022' }),
    observation('a', { effectiveDateTime: '2019' }),
    observation('f', { status: 'final' }),
  ];
  finds(resources, [
    ['Observation?_sort=status,date', 'c b d e f a'],
    ['Observation?_sort=status,-date', 'b c d e f a'],
    ['Observation?_sort=-status,date', 'd e f c b a'],
    ['Observation?_sort=-date,status', 'b c d e a f'],
    // Ties are broken by id, ascending, whatever the direction of the keys.
    ['Observation?_sort=-status', 'd e f b c a'],
    ['Observation?_sort=status,status', 'b c d e f a'],
    ['Observation?date=ge2020&_sort=-status,-_id', 'e d c b'],
  ]);
});

describe('several resource types', () => {
  const resources: readonly Sample[] = [
    patient('b', { meta: { lastUpdated: '2020-01-03T00:00:00Z' }, name: [{ family: 'M' }] }),
    patient('a', { meta: { lastUpdated: '2020-01-01T00:00:00Z' }, name: [{ family: 'Z' }] }),
    { resourceType: 'Organization', id: 'b', meta: { lastUpdated: '2020-01-03T00:00:00Z' }, name: 'N' },
    { resourceType: 'Organization', id: 'o', meta: { lastUpdated: '2020-01-02T00:00:00Z' }, name: 'A' },
    { resourceType: 'Observation', id: 'x', subject: { reference: 'Patient/a' }, effectiveDateTime: '2020' },
    { resourceType: 'Condition', id: 'y', subject: { reference: 'Patient/a' } },
  ];
  finds(resources, [
    ['?_sort=-_lastUpdated', 'b b o a x y'],
    ['?_type=Patient,Organization&_sort=name', 'o b b a'],
    ['?_type=Patient,Organization&_sort=-name', 'a b b o'],
    ['Patient/a/*?_sort=-_id', 'y x'],
    ['Patient/a/Observation?_sort=date', 'x'],
  ]);

  onEveryBackend(resources, (engine) => {
    test('are merged, and ties of an id are broken by the type', async () => {
      const { entry } = await engine().search('?_sort=-_lastUpdated&_count=2');
      expect(entry.map(({ fullUrl }) => fullUrl)).toEqual([`${BASE}/Organization/b`, `${BASE}/Patient/b`]);
    });
  });
});

describe('what can’t be sorted by', () => {
  const resources = [
    observation('o2', { effectiveDateTime: '2020' }),
    observation('o1', { effectiveDateTime: '2021' }),
  ];
  onEveryBackend(resources, (engine) => {
    test.each<[query: string, place: string, message: string, applied: string | undefined, ids: string]>([
      ['Observation?_sort=nosuch', 'nosuch', "'nosuch' is no search parameter of Observation", undefined, 'o2 o1'],
      ['Observation?_sort=-nosuch,-date', 'nosuch', "'nosuch' is no search parameter of Observation", '-date', 'o1 o2'],
      [
        'Observation?_sort=-date,staus',
        'staus',
        "'staus' is no search parameter of Observation; did you mean 'status'?",
        '-date',
        'o1 o2',
      ],
      [
        'Observation?_sort=code-value-quantity,date',
        'code-value-quantity',
        "results can't be sorted by 'code-value-quantity', a parameter of type composite",
        'date',
        'o2 o1',
      ],
      ['Observation?_sort=_list', '_list', "results can't be sorted by '_list'", undefined, 'o2 o1'],
      ['Observation?_sort=_text,_id', '_text', "results can't be sorted by '_text'", '_id', 'o1 o2'],
      [
        'Observation?_sort=subject.name',
        'subject.name',
        "'subject.name' is no search parameter of Observation",
        undefined,
        'o2 o1',
      ],
      ['?_type=Observation,Patient&_sort=date', 'date', "'date' is no search parameter of Patient", undefined, 'o2 o1'],
      [
        '?_type=Observation,RiskAssessment&_sort=-probability,-_id',
        'probability',
        "'probability' is no search parameter of Observation",
        '-_id',
        'o2 o1',
      ],
    ])('%s', async (query, place, message, applied, ids) => {
      const [issue, ...others] = await issuesOf(engine(), query, { handling: 'strict' });
      expect(others).toEqual([]);
      expect(issue).toMatchObject({ severity: 'error', code: 'not-supported', parameter: '_sort', message });
      expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);

      const lenient: SearchsetBundle = await engine().search(query, { handling: 'lenient' });
      expect(idsOf(lenient)).toBe(ids);
      expect(new URL(lenient.link[0]!.url).searchParams.get('_sort') ?? undefined).toBe(applied);
      const outcome = lenient.entry.at(-1)!.resource as OperationOutcome;
      expect(outcome.issue.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning not-supported']);
    });

    test('near has places, which have no order', async () => {
      expect(await issuesOf(engine(), 'Location?_sort=near', { handling: 'strict' })).toMatchObject([
        { message: "results can't be sorted by 'near', a parameter of type special" },
      ]);
    });

    test('a parameter that is of another type on another resource type', async () => {
      const query = '?_type=ImagingStudy,Immunization&_sort=series';
      expect(await issuesOf(engine(), query, { handling: 'strict' })).toMatchObject([
        { code: 'not-supported', message: "'series' is a parameter of type token and of type string" },
      ]);
    });

    test.each(['strict', 'lenient'] as const)('syntax is an error under %s handling', async (handling) => {
      const expected: Record<string, [place: string, code: string][]> = {
        'Observation?_sort=date,,status': [['', 'invalid']],
        'Observation?_sort=,': [
          ['', 'invalid'],
          ['', 'invalid'],
        ],
        'Observation?_sort=--date': [['--date', 'invalid']],
        'Observation?_sort=-': [['-', 'invalid']],
        'Observation?_sort=date:desc': [['date:desc', 'not-supported']],
        'Observation?_sort=code:text,-': [
          ['code:text', 'not-supported'],
          ['-', 'invalid'],
        ],
        'Observation?_sort:desc=date': [['desc', 'not-supported']],
        'Observation?_sort=date&_sort=status': [['_sort', 'invalid']],
      };
      for (const [query, places] of Object.entries(expected)) {
        const issues = await issuesOf(engine(), query, { handling });
        expect(
          issues.map(({ span, code }) => [query.slice(span!.start, span!.end), code]),
          query,
        ).toEqual(places);
        expect(issues.every(({ severity }) => severity === 'error')).toBe(true);
      }
    });

    test('an empty _sort is none', async () => {
      const { link, entry } = await engine().search('Observation?_sort=', { handling: 'strict' });
      expect(link).toEqual([{ relation: 'self', url: `${BASE}/Observation` }]);
      expect(entry.map(({ resource }) => resource.id)).toEqual(['o2', 'o1']);
    });
  });
});
