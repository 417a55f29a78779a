import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type Issue, type OperationOutcome } from '../../src/index.js';
import { BASE, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const resources: readonly Sample[] = [
  { resourceType: 'Patient', id: 'a', gender: 'male', name: [{ family: 'Moe' }] },
  { resourceType: 'Patient', id: 'b', gender: 'female' },
  { resourceType: 'Observation', id: 'o', valueQuantity: { value: 1 } },
];

/** An issue in a line: what the caller wrote there, the parameter, the code. */
function brief(query: string, { code, parameter, span }: Issue): string {
  return `${span ? query.slice(span.start, span.end) : '-'} | ${parameter ?? '-'} | ${code}`;
}

describe('parameters that are unknown or not supported', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Patient?nosuch=1', 'nosuch | nosuch | not-supported'],
      ['Patient?nosuch:exact=1', 'nosuch | nosuch:exact | not-supported'],
      ['Patient?nosuch:missing=true', 'nosuch | nosuch:missing | not-supported'],
      ['Patient?Gender=male', 'Gender | Gender | not-supported'],
      ['Patient?%20=1', '%20 |   | not-supported'],
      ['Patient?_type=Patient', '_type | _type | not-supported'],
      ['Patient?__proto__=1', '__proto__ | __proto__ | not-supported'],
      ['Patient?constructor=1', 'constructor | constructor | not-supported'],
      ['Patient?toString:missing=true', 'toString | toString:missing | not-supported'],
      ['?gender=male', 'gender | gender | not-supported'],
      // Types of parameters, chains and parameters of the result that aren't built.
      ['Patient?_text=a', '_text | _text | not-supported'],
      ['Patient?_content=a', '_content | _content | not-supported'],
      ['Patient?general-practitioner.nose=a', 'nose | general-practitioner.nose | not-supported'],
      ['Patient?_has:Observation:patient:nose=1', 'nose | _has:Observation:patient:nose | not-supported'],
      ['Patient?link.__proto__=a', '__proto__ | link.__proto__ | not-supported'],
      ['Patient?_sort=nosuch', 'nosuch | _sort | not-supported'],
      ['Patient?_include=Patient:lnk', 'lnk | _include | not-supported'],
      ['Patient?_include:iterate=Patent:link', 'Patent | _include:iterate | not-supported'],
      ['Patient?_revinclude=Patient:name', 'name | _revinclude | not-supported'],
      ['Patient?_score=1', '_score | _score | not-supported'],
    ])('%s', async (query, issue) => {
      const [strict, ...others] = await issuesOf(engine(), query, { handling: 'strict' });
      expect(others).toEqual([]);
      expect(strict && brief(query, strict)).toBe(issue);
      expect(strict?.severity).toBe('error');

      const all = await engine().search(query.replace(/\?.*/, ''));
      const lenient = await engine().search(query, { handling: 'lenient' });
      expect(idsOf(lenient)).toBe(idsOf(all));
      expect(lenient.link[0]).toEqual({ relation: 'self', url: all.link[0]?.url });
      const { resource, search } = lenient.entry.at(-1)!;
      expect(search).toEqual({ mode: 'outcome' });
      expect((resource as OperationOutcome).issue).toEqual([
        {
          severity: 'warning',
          code: 'not-supported',
          diagnostics: `${strict!.message}; ignored (at ${strict!.span!.start}..${strict!.span!.end} of the search)`,
          location: [`http.${strict!.parameter}`],
        },
      ]);
    });

    test('what is left applies, and the self link says so', async () => {
      const bundle = await engine().search('Patient?nosuch=1&gender=male&_sort=nosuch&gender:not=female', {
        handling: 'lenient',
      });
      expect(idsOf(bundle)).toBe('a');
      expect(bundle.link).toEqual([{ relation: 'self', url: `${BASE}/Patient?gender=male&gender:not=female` }]);
      expect((bundle.entry.at(-1)!.resource as OperationOutcome).issue.map(({ location }) => location)).toEqual([
        ['http.nosuch'],
        ['http._sort'],
      ]);
    });
  });
});

describe('errors under either handling', () => {
  onEveryBackend(resources, (engine) => {
    const errors: [query: string, issues: string[]][] = [
      // Modifiers.
      ['Patient?gender:exact=a', ['exact | gender:exact | not-supported']],
      ['Patient?gender:in=a', ['in | gender:in | not-supported']],
      ['Patient?gender:not-in=a', ['not-in | gender:not-in | not-supported']],
      ['Patient?gender:above=a', ['above | gender:above | not-supported']],
      ['Patient?gender:below=a', ['below | gender:below | not-supported']],
      ['Patient?name:text=a', ['text | name:text | not-supported']],
      ['Patient?name:Exact=a', ['Exact | name:Exact | not-supported']],
      ['Patient?birthdate:exact=2000', ['exact | birthdate:exact | not-supported']],
      ['Patient?gender:__proto__=a', ['__proto__ | gender:__proto__ | not-supported']],
      ['Patient?gender:constructor=a', ['constructor | gender:constructor | not-supported']],
      ['Patient?link:toString=a', ['toString | link:toString | not-supported']],
      ['Patient?link:Observation=a', ['Observation | link:Observation | not-supported']],
      ['Patient?_id:exact=a', ['exact | _id:exact | not-supported']],
      ['ValueSet?url:contains=a', ['contains | url:contains | not-supported']],
      ['Patient?_count:exact=1', ['exact | _count:exact | not-supported']],
      ['?_type:not=Patient', ['not | _type:not | not-supported']],
      // Values.
      ['Patient?gender:missing=maybe', ['maybe | gender:missing | invalid']],
      ['Patient?gender:missing=TRUE', ['TRUE | gender:missing | invalid']],
      ['Patient?birthdate=gt', [' | birthdate | invalid']],
      ['Patient?birthdate=2000-13', ['13 | birthdate | invalid']],
      ['Patient?birthdate=2000-02-30,x', ['30 | birthdate | invalid', 'x | birthdate | invalid']],
      ['Patient?_lastUpdated=yesterday', ['yesterday | _lastUpdated | invalid']],
      ['Patient?gender=|', ['| | gender | invalid']],
      ['Patient?gender=a|b|c', ['a|b|c | gender | invalid']],
      ['Patient?name=a\\b', ['\\b | name | invalid']],
      ['Patient?_id=a|b|c', ['a|b|c | _id | invalid']],
      ['Patient?link:Patient=RelatedPerson/1', ['RelatedPerson/1 | link:Patient | invalid']],
      ['Patient?name=%E9', ['%E9 | name | invalid']],
      ['Patient?name=%', ['% | name | invalid']],
      ['Patient?_count=-1', ['-1 | _count | invalid']],
      ['Patient?_count=1.5', ['1.5 | _count | invalid']],
      ['Patient?_count=many', ['many | _count | invalid']],
      ['Patient?_count=1&_count=2', ['_count | _count | invalid']],
      ['Patient?_cursor=constructor', ['constructor | _cursor | value']],
      // Named queries say what is searched for.
      ['Patient?_query=a', ['_query | _query | not-supported']],
      // Names.
      ['Patient?=1', ['= | - | invalid']],
      ['Patient?a..b=1', ['. | a..b | invalid']],
      ['Patient?_has:Observation=1', [' | _has:Observation | invalid']],
      // Scopes.
      ['Nope?gender=male', ['Nope | - | not-supported']],
      ['patient', ['patient | - | not-supported']],
      ['__proto__?', ['__proto__ | - | not-supported']],
      ['constructor?', ['constructor | - | not-supported']],
      ['DomainResource', ['DomainResource | - | not-supported']],
      ['Patient/a', ['Patient/a | - | invalid']],
      ['Patient/a_b/Observation', ['a_b | - | invalid']],
      ['Group/1/Observation', ['Group | - | not-supported']],
      ['Patient/1/Nope', ['Nope | - | not-supported']],
      ['Patient/1/ValueSet', ['ValueSet | - | not-supported']],
      ['toString/constructor/__proto__', ['toString | - | not-supported', '__proto__ | - | not-supported']],
      ['?_type=Nope', ['Nope | _type | not-supported']],
      ['?_type=Patient,Nope,constructor', ['Nope | _type | not-supported', 'constructor | _type | not-supported']],
      ['?_type=s|Patient', ['s|Patient | _type | not-supported']],
      ['http://there.org/fhir/Patient', ['http://there.org/fhir/Patient | - | invalid']],
      // All of them at once, each in its place.
      [
        'Patient?gender:foo=1&birthdate=2000-13&=2&name=%zz&a..b=1&_count=-1&identifier=a|b|c&name=ok',
        [
          '= | - | invalid',
          '% | name | invalid',
          '. | a..b | invalid',
          'foo | gender:foo | not-supported',
          '13 | birthdate | invalid',
          '-1 | _count | invalid',
          'a|b|c | identifier | invalid',
        ],
      ],
      ['?_type=Nope,Patient&birthdate=x', ['Nope | _type | not-supported', 'x | birthdate | invalid']],
      ['Patient/a_b/Observation?date=x', ['a_b | - | invalid', 'x | date | invalid']],
    ];
    describe.each(['strict', 'lenient'] as const)('%s', (handling) => {
      test.each(errors)('%s', async (query, expected) => {
        const issues = await issuesOf(engine(), query, { handling });
        expect(issues.map((issue) => brief(query, issue)).sort()).toEqual(expected.toSorted());
        expect(issues.every(({ severity, message }) => severity === 'error' && message !== '')).toBe(true);
      });
    });

    test('warnings are reported beside errors', async () => {
      const query = 'Patient?nosuch=1&gender:foo=2';
      const issues = await issuesOf(engine(), query, { handling: 'lenient' });
      expect(issues.map(({ severity, parameter }) => [severity, parameter])).toEqual([
        ['warning', 'nosuch'],
        ['error', 'gender:foo'],
      ]);
      const strict = await issuesOf(engine(), query, { handling: 'strict' });
      expect(strict.map(({ severity }) => severity)).toEqual(['error', 'error']);
    });
  });
});

describe('never an error', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Patient?identifier=nobody-uses-it', ''],
      ['Observation?subject=Patient/nobody', ''],
      ['Patient?birthdate=gt9998', ''],
      ['Patient?gender=', 'a b'],
      ['Patient?gender', 'a b'],
      ['Patient?gender=,', 'a b'],
      ['Patient?&&', 'a b'],
      ['Patient?_count=', 'a b'],
      ['Patient?_format=json&_pretty=true', 'a b'],
      ['Patient?name=__proto__&name=constructor', ''],
    ])('%s', async (query, ids) => {
      const bundle = await engine().search(query, { handling: 'strict' });
      expect(idsOf(bundle)).toBe(ids);
      expect(bundle.entry.every(({ search }) => search.mode === 'match')).toBe(true);
    });

    test('what is empty is left out of the self link', async () => {
      const { link } = await engine().search('?_type=&_id=a&_tag=&_count=', { handling: 'strict' });
      expect(link).toEqual([{ relation: 'self', url: `${BASE}?_id=a` }]);
    });
  });
});

describe('the handling', () => {
  test.each([
    [undefined, undefined, false],
    ['strict', undefined, true],
    ['lenient', undefined, false],
    ['strict', 'lenient', false],
    ['lenient', 'strict', true],
    [undefined, 'strict', true],
  ] as const)('by default %s, asked for %s: an error is %s', async (defaultHandling, handling, error) => {
    const engine = await createEngine(defaultHandling ? { defaultHandling } : {});
    const issues = await issuesOf(engine, 'Patient?nosuch=1', handling ? { handling } : {});
    expect(issues.length > 0).toBe(error);
  });

  test('the error carries an OperationOutcome', async () => {
    const engine = await createEngine({ defaultHandling: 'strict' });
    const error = await engine.search('Patient?nosuch=1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(FhirSearchError);
    expect(error).toMatchObject({
      name: 'FhirSearchError',
      message: "nosuch: 'nosuch' is no search parameter of Patient",
      outcome: {
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'error',
            code: 'not-supported',
            diagnostics: "'nosuch' is no search parameter of Patient (at 8..14 of the search)",
            location: ['http.nosuch'],
          },
        ],
      },
    });
  });
});
