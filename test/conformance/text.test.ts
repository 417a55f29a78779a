import { describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, type EngineOptions } from '../../src/index.js';
import { flexsearch } from '../../src/text/flexsearch.js';
import { wellFormed } from '../../src/result/links.js';
import { lunr } from '../../src/text/lunr.js';
import { finds, idsOf, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

/*
 * `_text` and `_content`: https://hl7.org/fhir/R4/search.html#content
 */

const div = (inner: string): object => ({ text: { status: 'generated', div: `<div>${inner}</div>` } });

const patients: Sample[] = [
  { resourceType: 'Patient', id: 'p1', ...div('Ana Moreno, <b>diabetes</b> type 2'), name: [{ family: 'Moreno' }] },
  { resourceType: 'Patient', id: 'p2', name: [{ family: "O'Neil", text: 'Bo heart' }] },
];

const conditions: Sample[] = [
  {
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: 'Patient/p1' },
    ...div('<p>Heart</p><p>failure</p>'),
    code: { coding: [{ code: 'E11.9' }], text: 'Diabetes mellitus' },
  },
  {
    resourceType: 'Condition',
    id: 'c2',
    subject: { reference: 'Patient/p1' },
    ...div('<i>Heart</i> failure, chronic heart disease'),
    code: { coding: [{ code: 'E11.8' }] },
  },
  {
    resourceType: 'Condition',
    id: 'c3',
    subject: { reference: 'Patient/p2' },
    ...div('Se&ntilde;al: infarto'),
    code: { coding: [{ code: 'E119' }] },
  },
  {
    resourceType: 'Condition',
    id: 'c4',
    subject: { reference: 'Patient/p2' },
    note: [{ text: 'attack of the heart' }],
  },
  {
    resourceType: 'Condition',
    id: 'c5',
    contained: [{ resourceType: 'Patient', id: 'x', ...div('inner heart') }],
    subject: { reference: '#x' },
  },
];

const resources = [...patients, ...conditions];

describe.each([flexsearch(), lunr()].map((textIndex) => [textIndex.name, { textIndex }] as const))(
  '%s',
  (_, options) => {
    const table = (rows: readonly (readonly [query: string, ids: string])[]): [string, string][] =>
      rows.map(([query, ids]) => [query.replace(/ /g, '+'), ids]);

    finds(
      resources,
      table([
        ['Condition?_text=heart', 'c1 c2'],
        ['Condition?_text=HEART', 'c1 c2'],
        ['Condition?_text=senal', 'c3'],
        ['Condition?_text=Se%C3%B1al', 'c3'],
        ['Condition?_text=heart failure', 'c1 c2'],
        ['Condition?_text=heart AND chronic', 'c2'],
        ['Condition?_text="heart failure"', 'c2'],
        ['Condition?_text="failure heart"', ''],
        ['Condition?_text=infarto OR chronic', 'c2 c3'],
        ['Condition?_text=infarto,chronic', 'c2 c3'],
        ['Condition?_text="failure\\, chronic"', 'c2'],
        ['Condition?_text=heart NOT chronic', 'c1'],
        ['Condition?_text=NOT heart', 'c3 c4 c5'],
        ['Condition?_text=NOT (heart OR infarto)', 'c4 c5'],
        ['Condition?_text=(heart OR infarto) NOT chronic', 'c1 c3'],
        ['Condition?_text=inf*', 'c3'],
        ['Condition?_text="heart fail*"', 'c2'],
        ['Condition?_text=inf', ''],
        ['Condition?_text=div generated', ''],
        ['Condition?_text:missing=true', 'c4 c5'],
        ['Condition?_text:missing=false', 'c1 c2 c3'],
        ['Condition?_text=', 'c1 c2 c3 c4 c5'],
        ['Condition?_text=,', 'c1 c2 c3 c4 c5'],
        ['Condition?_content=E11.9', 'c1'],
        ['Condition?_content=e11.*', 'c1 c2'],
        ['Condition?_content=E11*', 'c1 c2 c3'],
        ['Condition?_content=E11.9*', 'c1'],
        ['Patient?_text=type-*', 'p1'],
        ['Patient?_text=type-2*', 'p1'],
        ['Condition?_content=E11', ''],
        ['Condition?_content=E119', 'c3'],
        ['Condition?_content=heart', 'c1 c2 c4 c5'],
        ['Condition?_content="attack of the heart"', 'c4'],
        ['Condition?_content=Patient p1', ''],
        ['Condition?_content=heart&_text=failure', 'c1 c2'],
        ['Condition?_content=heart&subject=Patient/p2', 'c4'],
        ['Condition?subject:Patient._text=diabetes', 'c1 c2'],
        ['Condition?subject:Patient._text=inner', 'c5'],
        ['Patient?_has:Condition:subject:_content=infarto', 'p2'],
        ['Patient?_content=oneil', 'p2'],
        ["Patient?_content=o'neil", 'p2'],
        ['Patient?_text="type-2"', 'p1'],
        ['Condition?_filter=_text eq "heart failure, chronic"', 'c2'],
        ['Condition?_filter=_text eq "heart" and not(_content eq "e11.9")', 'c2'],
        ['Patient?_text=inner&_contained=true&_containedType=contained', 'x'],
        ['Patient?_text=inner&_contained=true', 'c5'],
        ['?_type=Patient,Condition&_content=heart', 'p2 c1 c2 c4 c5'],
        ['?_content=moreno', 'p1'],
      ]),
      options,
    );

    onEveryBackend(
      resources,
      (engine) => {
        const scores = async (query: string): Promise<[string, number | undefined][]> => {
          const { entry } = await engine().search(query, { handling: 'strict' });
          return entry.map(({ resource, search }) => [resource.id!, search.score]);
        };

        test('entries have a score where there is something to rank by', async () => {
          for (const [, score] of await scores('Condition?_content=heart')) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThan(1);
          }
          expect(await scores('Condition?_text=NOT+heart')).toEqual([
            ['c3', 1],
            ['c4', 1],
            ['c5', 1],
          ]);
          for (const query of [
            'Condition?_id=c1',
            'Condition?subject:Patient._text=diabetes',
            'Condition?_filter=not(_text+eq+heart)&_id=c3',
            'Condition?_text:missing=true&_id=c4',
            'Patient?_text=inner&_contained=true',
          ]) {
            expect(await scores(query)).toEqual([
              [expect.any(String), undefined],
              ...(query.includes('subject') ? [['c2', undefined]] : []),
            ]);
          }
        });

        test('_sort=_score puts the best first, and -_score last', async () => {
          const best = await scores('Condition?_content=heart&_sort=_score');
          expect(best.map(([id]) => id).join(' ')).toBe('c2 c5 c4 c1');
          const sorted = best.map(([, score]) => score!);
          expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
          expect(await scores('Condition?_content=heart&_sort=-_score')).toEqual(best.toReversed());
        });

        test('several conditions score by their mean', async () => {
          const [[, text]] = (await scores('Condition?_text=chronic')) as [[string, number]];
          const [[, content]] = (await scores('Condition?_content=chronic')) as [[string, number]];
          const [[, both]] = (await scores('Condition?_text=chronic&_content=chronic')) as [[string, number]];
          expect(both).toBeCloseTo((text + content) / 2, 12);
        });

        test('a condition that does not hold counts 0, however near it comes', async () => {
          const [[, content]] = (await scores('Condition?_content=e11.9')) as [[string, number]];
          const either = await scores('Condition?_filter=_text+eq+"heart+chronic"+or+_content+eq+"e11.9"');
          expect(either.map(([id]) => id)).toEqual(['c1', 'c2']);
          expect(either[0]![1]).toBeCloseTo(content / 2, 12);
        });

        test('the number of words has a limit, and nesting too', async () => {
          const many = (count: number): string => Array.from({ length: count }, () => 'a').join('+');
          const messages = async (query: string): Promise<string[]> =>
            (await issuesOf(engine(), query, { handling: 'lenient' })).map(
              ({ code, message }) => `${code}: ${message}`,
            );
          expect(await messages(`Condition?_text=${many(5000)}`)).toEqual([]);
          expect(await messages(`Condition?_text=${many(2500)},${many(2501)}`)).toEqual([
            'too-costly: the text search has 5001 words; expected at most 5000',
          ]);
          expect(await messages(`?_content=${many(4000)}`)).toEqual([
            expect.stringContaining('too-costly: the search has more than 200000 values up to here'),
          ]);
          expect(await messages(`Condition?_text=${'('.repeat(51)}a${')'.repeat(51)}`)).toEqual([
            'too-costly: the text search nests more than 50 deep',
          ]);
        });

        test('a walk by pages goes through the ranking', async () => {
          const all = await scores('?_type=Patient,Condition&_content=heart+OR+e11*&_sort=_score');
          const walked: [string, number | undefined][] = [];
          let url: string | undefined = '?_type=Patient,Condition&_content=heart+OR+e11*&_sort=_score&_count=2';
          while (url !== undefined) {
            const bundle: Awaited<ReturnType<ReturnType<typeof engine>['search']>> = await engine().search(url);
            walked.push(
              ...bundle.entry.map(({ resource, search }): [string, number | undefined] => [resource.id!, search.score]),
            );
            url = bundle.link.find(({ relation }) => relation === 'next')?.url;
          }
          expect(all.length).toBeGreaterThan(4);
          expect(walked).toEqual(all);
        });

        test('a resource that is not stored is matched by the same reading', async () => {
          const query = engine().prepare('Condition?_text="heart+failure"+NOT+chronic');
          expect(await query.matches({ resourceType: 'Condition', ...div('acute heart <b>failure</b>') })).toBe(true);
          expect(await query.matches({ resourceType: 'Condition', ...div('chronic heart failure') })).toBe(false);
          expect(await query.matches({ resourceType: 'Condition' })).toBe(false);
        });

        test('the plan shows what is asked', async () => {
          const { branches } = await engine().explain('Condition?_text="heart+att*"+NOT+acute,e11.9');
          expect(branches[0]!.where.predicate).toBe(
            '_text has or(and("heart att*", not("acute")), "e11.9")'.replace(
              'acute',
              options.textIndex.analysis.stem('acute'),
            ),
          );
        });

        test.each([
          ['Condition?_text=(heart', "expected a word, a phrase in quotes, NOT or '(', or ')', found the end", ''],
          ['Condition?_text=a,"b', "a phrase has no closing '\"'; a comma in it is written '\\,'", '"'],
          ['Condition?_text=a+OR+--', "'--' has no letter or digit", '--'],
          ['Condition?_text=a*b', "'a*b': '*' stands only at the end of a word", 'a*b'],
          [
            'Condition?_content:exact=a',
            "modifier ':exact' is not supported on '_content'; expected :missing",
            'exact',
          ],
          ['Condition?_sort=_text', "results can't be sorted by '_text', a parameter of type special", '_text'],
        ])('%s is refused', async (query, message, at) => {
          const issues = await issuesOf(engine(), query, { handling: 'strict' });
          expect(issues.map((issue) => [issue.message, query.slice(issue.span!.start, issue.span!.end)])).toEqual([
            [message, at],
          ]);
        });

        test.each([
          '+',
          '-',
          '~',
          '^',
          ':',
          '*',
          '\\',
          '"',
          '(',
          ')',
          'a:b',
          '+a -b',
          'a~1',
          'a^10',
          'x*y',
          'AND',
          '\ud800',
          '\u0000',
          '__proto__:x',
          'terms:heart',
          '-heart',
        ])('whatever %j means to a library, it is read as ours or refused', async (text) => {
          for (const parameter of ['_text', '_content']) {
            const search = engine().search(`Condition?${parameter}=${encodeURIComponent(wellFormed(text))}`);
            const answer = await search.catch((error: unknown) => error);
            if (answer instanceof Error) expect(answer).toBeInstanceOf(FhirSearchError);
            else expect(answer).toHaveProperty('total');
          }
        });
      },
      options,
    );

    test('writes are searchable at once', async () => {
      const engine = await createEngine(options as EngineOptions);
      const ids = async (query: string): Promise<string> => idsOf(await engine.search(query));
      await engine.load(conditions.map((condition) => structuredClone(condition)));
      expect(await ids('Condition?_text=heart')).toBe('c1 c2');
      await engine.put({ resourceType: 'Condition', id: 'c1', ...div('liver') });
      await engine.delete('Condition/c2');
      await engine.patch('Condition/c3', [{ op: 'replace', path: '/text/div', value: '<div>heart</div>' }]);
      expect([await ids('Condition?_text=heart'), await ids('Condition?_text=liver')]).toEqual(['c3', 'c1']);
      // What c5 contains goes with it.
      expect(await ids('Patient?_text=inner&_contained=true')).toBe('c5');
      await engine.delete('Condition/c5');
      expect(await ids('Patient?_text=inner&_contained=true')).toBe('');
    });
  },
);

describe('without a text index', () => {
  test('both parameters are unsupported', async () => {
    const engine = await createEngine();
    for (const code of ['_text', '_content']) {
      const [issue] = await issuesOf(engine, `Patient?${code}=a`, { handling: 'strict' });
      expect(issue).toMatchObject({ code: 'not-supported', parameter: code });
      const { entry } = await engine.search(`Patient?${code}=a`, { handling: 'lenient' });
      expect(entry.map(({ search }) => search)).toEqual([{ mode: 'outcome' }]);
    }
  });
});

test('what is no text index is refused', async () => {
  await expect(createEngine({ textIndex: {} } as unknown as EngineOptions)).rejects.toThrow(
    'textIndex: expected an adapter',
  );
  await expect(createEngine({ textIndex: flexsearch } as unknown as EngineOptions)).rejects.toThrow(
    'textIndex: expected an adapter',
  );
});
