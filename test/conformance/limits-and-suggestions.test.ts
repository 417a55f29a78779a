import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type EngineOptions } from '../../src/index.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const resources: readonly Sample[] = [{ resourceType: 'Patient', id: 'a', name: [{ family: 'Moe' }] }];

describe('did you mean', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Pateint', 'Patient'],
      ['patient', 'Patient'],
      ['Obsrvation?code=1', 'Observation'],
      ['Patient/1/Observtion', 'Observation'],
      ['?_type=Patient,Observatoin', 'Observation'],
      ['Patient?famly=a', 'family'],
      ['Patient?birthDate=2000', 'birthdate'],
      ['Patient?general_practitioner=1', 'general-practitioner'],
      ['Patient?id=1', '_id'],
      ['Observation?value-quantitiy=1', 'value-quantity'],
      ['Observation?combo-value-quantiy=1', 'combo-value-quantity'],
      ['Patient?name:exakt=a', 'exact'],
      ['Patient?name:Contains=a', 'contains'],
      ['Patient?identifier:oftype=a', 'of-type'],
      ['Patient?gender:mising=true', 'missing'],
      ['ValueSet?url:bellow=http://a.org', 'below'],
      ['Patient?_filter=famly+eq+a', 'family'],
    ])('%s: %s', async (query, name) => {
      const [issue, ...others] = await issuesOf(engine(), query, { handling: 'strict' });
      expect(others).toEqual([]);
      expect(issue!.message).toMatch(new RegExp(`; did you mean '${name}'\\?$`));
      expect(issue!.code).toBe('not-supported');
    });

    test.each(['Xyzzy', 'Patient?xyzzyplugh=1', 'Patient?name:xyzzyplugh=a', `Patient?${'x'.repeat(9999)}=1`])(
      'nothing is near %s',
      async (query) => {
        const [issue] = await issuesOf(engine(), query, { handling: 'strict' });
        expect(issue!.message).not.toContain('did you mean');
      },
    );

    test.each([
      ['Patient?gender:exact=a', "modifier ':exact' is not supported on 'gender'; expected :missing, :not, :text"],
      ['Patient?birthdate:exact=2000', "modifier ':exact' is not supported on 'birthdate'; expected :missing"],
      ['Patient?_id:in=http://a.org', "modifier ':in' is not supported on '_id'; expected :missing, :not"],
      ['Observation?code-value-quantity:missing=true', 'expected none'],
      ['Observation?code:in=http://a.org', "modifier ':in' needs a terminology service, and there is none here"],
      ['Patient?general-practitioner:Patient=1', 'expected Practitioner, Organization, PractitionerRole'],
    ])('%s says what there is', async (query, message) => {
      const [issue] = await issuesOf(engine(), query, { handling: 'lenient' });
      expect(issue!.message).toContain(message);
    });
  });
});

describe('conditions of texts count by the word', () => {
  test.each([
    ['_text=a+b+c+d', 1],
    ['_text=a,b,c,d', 1],
    ['_text=a+b,+c+d', 1],
    ['_content=a+b+c+d', 1],
    ['_text=a+b&_content=c+d', 1],
    ['_text=abcdefgh+b+c', 0],
    ['_content=a,b&_text=c', 0],
    ['_filter=_id+eq+a+and+_id+eq+b+or+_id+eq+c+or+_id+eq+d', 1],
    ['_filter=_id+eq+a+and+_id+eq+b+or+_id+eq+c', 0],
  ])('%s', async (query, expected) => {
    const engine = await createEngine({ textIndex: flexsearch(), limits: { conditions: 3 } });
    const issues = await issuesOf(engine, `Patient?${query}`, { handling: 'strict' });
    expect(issues.map(({ code }) => code)).toEqual(Array.from({ length: expected }, () => 'too-costly'));
  });
});

describe('limits', () => {
  const limits = { length: 200, parameters: 3, values: 4, conditions: 8, chain: 2, filter: 2 };
  onEveryBackend(
    resources,
    (engine) => {
      test.each([
        [
          '',
          `Patient?${'x'.repeat(300)}`,
          `Patient?${'x'.repeat(300)}`,
          'the search has 308 characters; expected at most 200',
        ],
        ['', 'Patient?a=1&b=1&c=1&d=1', 'Patient?a=1&b=1&c=1&d=1', 'the search has 4 parameters; expected at most 3'],
        ['name', 'Patient?name=a,b,c,d,e', 'a,b,c,d,e', 'the parameter has 5 values; expected at most 4'],
        ['_id', 'Patient?_id=a,b,c,d,e', 'a,b,c,d,e', 'the parameter has 5 values'],
        ['gender:not', 'Patient?gender:not=a,b,c,d,e', 'a,b,c,d,e', 'the parameter has 5 values'],
        ['_type', '?_type=A,B,C,D,E', 'A,B,C,D,E', 'the parameter has 5 values'],
        ['gender', 'Patient?_id=a,b,c,d&name=a,b,c,d&gender=a', 'a', 'the search has more than 8 values up to here'],
        ['_id', '?_type=Patient,Group,Person&_id=a,b,c', 'a,b,c', 'each counted once for each of 3 resource types'],
        // What comes after it isn't told of again.
        [
          '_id',
          '?_type=Patient,Group,Person&_id=a,b,c&_id=a',
          'a,b,c',
          'each counted once for each of 3 resource types',
        ],
        ['a.b.c.d', 'Patient?a.b.c.d=1', 'a.b.c.d', 'the name has 3 links; expected at most 2'],
        ['_has:A:b:c.d.e', 'Patient?_has:A:b:c.d.e=1', '_has:A:b:c.d.e', 'the name has 3 links; expected at most 2'],
        ['_filter', 'Patient?_filter=(((_id+eq+a)))', '(', 'the filter nests more than 2 deep'],
        [
          '_filter',
          `Patient?_filter=${Array.from({ length: 9 }, () => '_id+eq+a').join('+or+')}`,
          Array.from({ length: 9 }, () => '_id+eq+a').join('+or+'),
          'the search has more than 8 values',
        ],
      ])('%s %s', async (parameter, query, at, message) => {
        for (const handling of ['strict', 'lenient'] as const) {
          const [issue, ...others] = await issuesOf(engine(), query, { handling });
          expect(others).toEqual([]);
          expect(issue).toMatchObject({ severity: 'error', code: 'too-costly' });
          expect(issue!.parameter ?? '').toBe(parameter);
          expect(issue!.message).toContain(message);
          expect(issue!.message.includes('resource types')).toBe(query.startsWith('?_type=Patient'));
          expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(at);
        }
      });

      test.each([
        'Patient?_id=a,b,c,d',
        'Patient?_id=a&_id=a&_id=a',
        'Patient?_id=a,b,c,d&_id=a,b,c,d',
        '?_type=Patient,Group&_id=a,b,c,d',
        'Patient?_filter=((_id+eq+a))',
        'Patient?_filter=not(not(_id+eq+a))',
      ])('%s is just within', async (query) => {
        expect((await engine().search(query, { handling: 'strict' })).total).toBe(1);
      });

      test('chains within the limit are not supported for another reason', async () => {
        const [issue] = await issuesOf(engine(), 'Patient?a.b.c=1', { handling: 'strict' });
        expect(issue).toMatchObject({ code: 'not-supported', parameter: 'a.b.c' });
      });
    },
    { limits },
  );

  test('no stack overflows, however high they are set', async () => {
    const engine = await createEngine({
      limits: { length: Infinity, parameters: Infinity, values: Infinity, chain: Infinity, filter: Infinity },
    });
    for (const query of [
      `Patient?${'a.'.repeat(50_000)}a=1`,
      `Patient?${'_has:a:b:'.repeat(50_000)}a=1`,
      `Patient?_filter=${'('.repeat(50_000)}`,
      `Patient?_filter=${'not('.repeat(50_000)}_id+eq+a${')'.repeat(50_000)}`,
      `Patient?_filter=${'_id+eq+a+or+_id+eq+b+and+'.repeat(5000)}_id+eq+c`,
    ]) {
      const [issue] = await issuesOf(engine, query, { handling: 'strict' });
      expect(issue?.code).toBe('too-costly');
    }
  });

  test.each<[limits: unknown, message: string]>([
    [{ length: 0 }, 'limits.length: expected a number above 0'],
    [{ values: -1 }, 'limits.values: expected a number above 0'],
    [{ chain: NaN }, 'limits.chain: expected a number above 0'],
    [{ filter: '5' }, 'limits.filter: expected a number above 0'],
    [{ parameters: undefined }, 'limits.parameters: expected a number above 0'],
    [{ lenght: 5 }, 'limits.lenght: expected one of length, parameters, values, conditions, chain, filter'],
    [{ __proto__: null, constructor: 5 }, 'limits.constructor: expected one of'],
    [{ length: 0, chain: 0 }, 'limits.length: expected a number above 0; limits.chain: expected a number above 0'],
  ])('%j is refused', async (wrong, message) => {
    const error: unknown = await createEngine({ limits: wrong as NonNullable<EngineOptions['limits']> }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(FhirSearchError);
    expect((error as FhirSearchError).message).toContain(message);
  });
});

describe('all faults of one request', () => {
  onEveryBackend(resources, (engine) => {
    test('are told together, each with its parameter and its place', async () => {
      const query =
        'Patient?famly=a&name:exakt=b&birthdate=gt2000-13&gender=a|b|c&_filter=name+xx+c&=d&_count=-1&address=%zz' +
        '&_list=a/b/c&_sort=nosuch&a..b=1&_query=q&identifier:of-type=a|b&family=a\\b';
      const issues = await issuesOf(engine(), query, { handling: 'strict' });
      const told = issues.map(({ parameter = '-', code, span }) => {
        return `${parameter} | ${query.slice(span!.start, span!.end)} | ${code}`;
      });
      expect(told.toSorted()).toEqual(
        [
          'famly | famly | not-supported',
          'name:exakt | exakt | not-supported',
          'birthdate | 13 | invalid',
          'gender | a|b|c | invalid',
          '_filter | xx | invalid',
          '- | = | invalid',
          '_count | -1 | invalid',
          'address | % | invalid',
          '_list | a/b/c | invalid',
          '_sort | nosuch | not-supported',
          'a..b | . | invalid',
          '_query | _query | not-supported',
          'identifier:of-type | a|b | invalid',
          'family | \\b | invalid',
        ].toSorted(),
      );
      expect(issues.every(({ severity }) => severity === 'error')).toBe(true);
    });

    test('come as one OperationOutcome', async () => {
      const error: unknown = await engine()
        .search('Patient?famly=a&birthdate=x&_id=a,b', { handling: 'strict' })
        .catch((reason: unknown) => reason);
      expect((error as FhirSearchError).outcome).toEqual({
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'error',
            code: 'not-supported',
            diagnostics: "'famly' is no search parameter of Patient; did you mean 'family'? (at 8..13 of the search)",
            location: ['http.famly'],
          },
          {
            severity: 'error',
            code: 'invalid',
            diagnostics: expect.stringContaining('(at 26..27 of the search)') as string,
            location: ['http.birthdate'],
          },
        ],
      });
    });
  });
});

describe('no name reaches a prototype', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  onEveryBackend(resources, (engine) => {
    test.each(names)('%s', async (name) => {
      for (const query of [
        `${name}?_id=a`,
        `?_type=${name}`,
        `${name}/1/Patient`,
        `Patient/1/${name}`,
        `Patient?${name}=1`,
        `Patient?${name}:missing=true`,
        `Patient?gender:${name}=a`,
        `Patient?link:${name}=a`,
        `Patient?_filter=${name}+eq+a`,
        `Patient?_filter=gender+${name}+a`,
        `Patient?_cursor=${name}`,
        `Patient?_count=${name}`,
        `RiskAssessment?probability=${name}`,
        `Patient?birthdate=${name}`,
        `Location?near=1|2|3|${name}`,
      ]) {
        const issues = await issuesOf(engine(), query, { handling: 'strict' });
        expect([query, issues.length]).toEqual([query, 1]);
      }
      for (const query of [
        `Patient?_id=${name}`,
        `Patient?name=${name}`,
        `Patient?gender=${name}|${name}`,
        `Patient?link=${name}`,
        `ValueSet?url:below=${name}`,
        `Observation?value-quantity=1|${name}|${name}`,
        `Observation?code-value-quantity=${name}$1||${name}`,
        `Patient?_filter=gender+eq+${name}|${name}`,
      ]) {
        expect((await engine().search(query, { handling: 'strict' })).total).toBe(0);
      }
      expect(Object.hasOwn(Object.prototype, name)).toBe(true);
    });
  });
});
