import { describe, expect, test } from 'vitest';
import { createEngine, type Engine, type SearchsetBundle } from '../../src/index.js';
import { issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const to = (reference: string): object => ({ reference });

const resources: readonly Sample[] = [
  { resourceType: 'Organization', id: 'top' },
  { resourceType: 'Organization', id: 'mid', partOf: to('Organization/top') },
  { resourceType: 'Organization', id: 'low', partOf: to('Organization/mid') },
  {
    resourceType: 'Patient',
    id: 'p1',
    managingOrganization: to('Organization/low'),
    link: [{ other: to('Patient/p2') }],
  },
  { resourceType: 'Patient', id: 'p2', link: [{ other: to('Patient/p1') }] },
  { resourceType: 'Group', id: 'g' },
  {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    subject: to('Patient/p1'),
    performer: [to('Organization/mid')],
  },
  { resourceType: 'Observation', id: 'o2', status: 'final', subject: to('Patient/p1/_history/3') },
  { resourceType: 'Observation', id: 'o3', status: 'final', subject: to('Group/g'), hasMember: [to('Observation/o1')] },
  {
    resourceType: 'Observation',
    id: 'o4',
    status: 'amended',
    subject: to('Patient/gone'),
    hasMember: [to('Observation/o3')],
  },
  {
    resourceType: 'Observation',
    id: 'o5',
    status: 'registered',
    subject: to('#p'),
    contained: [{ resourceType: 'Patient', id: 'p' }],
  },
  {
    resourceType: 'Provenance',
    id: 'v1',
    target: [to('Observation/o1'), to('Patient/p1')],
    agent: [{ who: to('Patient/p2') }],
  },
  { resourceType: 'Provenance', id: 'v2', target: [to('Provenance/v1')] },
  { resourceType: 'Questionnaire', id: 'q', url: 'http://forms.org/q' },
  { resourceType: 'QuestionnaireResponse', id: 'r', questionnaire: 'http://forms.org/q' },
];

/** `o1 o2 + Patient/p1`: the matches, then what is included in the order of the Bundle. */
function shown({ entry }: SearchsetBundle): string {
  const places = (mode: string): string[] =>
    entry
      .filter(({ search }) => search.mode === mode)
      .map(({ resource }) => (mode === 'match' ? resource.id! : `${resource.resourceType}/${resource.id}`));
  return [...places('match'), '+', ...places('include').sort()].join(' ');
}

describe('what is included', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Observation?_id=o1&_include=Observation:subject', 'o1 + Patient/p1'],
      ['Observation?_id=o2&_include=Observation:subject', 'o2 + Patient/p1'],
      ['Observation?_include=Observation:subject&_id=o1,o2,o3', 'o1 o2 o3 + Group/g Patient/p1'],
      ['Observation?_include=Observation:subject:Group&_id=o1,o2,o3', 'o1 o2 o3 + Group/g'],
      ['Observation?_include=Observation:patient&_id=o1,o2,o3', 'o1 o2 o3 + Patient/p1'],
      [
        'Observation?_include=Observation:subject&_include=Observation:performer&_id=o1',
        'o1 + Organization/mid Patient/p1',
      ],
      // What isn't stored, and what is contained, is not included.
      ['Observation?_id=o4,o5&_include=Observation:subject', 'o4 o5 +'],
      // A match is no include as well.
      ['Observation?_id=o1,o3&_include=Observation:has-member', 'o1 o3 +'],
      ['Observation?_id=o3&_include=Observation:has-member', 'o3 + Observation/o1'],
      // Another type's references start from nothing here.
      ['Observation?_id=o1&_include=Patient:organization', 'o1 +'],
      ['Observation?_id=o1&_include=Observation:*', 'o1 + Organization/mid Patient/p1'],
      ['Observation?_id=o1&_include=*', 'o1 + Organization/mid Patient/p1'],
      ['Observation?_id=o1&_include=Observation:*:Patient', 'o1 + Patient/p1'],
      ['QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire', 'r + Questionnaire/q'],

      ['Patient?_id=p1&_revinclude=Observation:subject', 'p1 + Observation/o1 Observation/o2'],
      [
        'Patient?_id=p1&_revinclude=Observation:patient&_revinclude=Provenance:target',
        'p1 + Observation/o1 Observation/o2 Provenance/v1',
      ],
      ['Patient?_id=p1,p2&_revinclude=Provenance:agent', 'p1 p2 + Provenance/v1'],
      ['Patient?_id=p1&_revinclude=Observation:subject:Group', 'p1 +'],
      ['Patient?_id=p2&_revinclude=Patient:link', 'p2 + Patient/p1'],
      ['Patient?_id=p1&_revinclude=*', 'p1 + Observation/o1 Observation/o2 Patient/p2 Provenance/v1'],
      ['Patient?_id=p1&_revinclude=Observation:*', 'p1 + Observation/o1 Observation/o2'],
      [
        'Patient?_id=p1&_include=Patient:organization&_revinclude=Observation:subject',
        'p1 + Observation/o1 Observation/o2 Organization/low',
      ],

      // Without :iterate only the matches are started from.
      ['Observation?_id=o1&_include=Observation:subject&_include=Patient:organization', 'o1 + Patient/p1'],
      [
        'Observation?_id=o1&_include=Observation:subject&_include:iterate=Patient:organization',
        'o1 + Organization/low Patient/p1',
      ],
      [
        'Observation?_id=o1&_include=Observation:subject&_include:recurse=Patient:organization',
        'o1 + Organization/low Patient/p1',
      ],
      [
        'Patient?_id=p1&_include=Patient:organization&_include:iterate=Organization:partof',
        'p1 + Organization/low Organization/mid Organization/top',
      ],
      ['Organization?_id=low&_include:iterate=Organization:partof', 'low + Organization/mid Organization/top'],
      ['Organization?_id=low&_include=Organization:partof', 'low + Organization/mid'],
      ['Organization?_id=top&_revinclude:iterate=Organization:partof', 'top + Organization/low Organization/mid'],
      [
        'Organization?_id=top&_revinclude:iterate=Organization:partof&_revinclude:iterate=Patient:organization&_revinclude:iterate=Observation:subject',
        'top + Observation/o1 Observation/o2 Organization/low Organization/mid Patient/p1',
      ],
      // A circle ends.
      ['Patient?_id=p1&_include:iterate=Patient:link', 'p1 + Patient/p2'],
      [
        'Observation?_id=o4&_include:iterate=Observation:has-member&_include:iterate=Observation:subject',
        'o4 + Group/g Observation/o1 Observation/o3 Patient/p1',
      ],
      [
        'Provenance?_id=v2&_include:iterate=*',
        'v2 + Observation/o1 Organization/low Organization/mid Organization/top Patient/p1 Patient/p2 Provenance/v1',
      ],
      // Over several types at once.
      [
        '?_type=Observation,Patient&_id=o3,p2&_include=Observation:subject&_include=Patient:link',
        'o3 p2 + Group/g Patient/p1',
      ],
    ])('%s: %s', async (query, expected) => {
      const bundle = await engine().search(query, { handling: 'strict' });
      expect(shown(bundle)).toBe(expected.trim());
      expect(bundle.total).toBe(bundle.entry.filter(({ search }) => search.mode === 'match').length);
      expect(new Set(bundle.entry.map(({ fullUrl }) => fullUrl)).size).toBe(bundle.entry.length);
    });

    test('includes count neither in the total nor on a page, and belong to the matches of their page', async () => {
      const first = await engine().search('Observation?status=final&_count=1&_include=Observation:subject&_sort=_id');
      expect(first.total).toBe(3);
      expect(shown(first)).toBe('o1 + Patient/p1');
      const next = await engine().search(first.link.find(({ relation }) => relation === 'next')!.url);
      expect(shown(next)).toBe('o2 + Patient/p1');
      const last = await engine().search(next.link.find(({ relation }) => relation === 'next')!.url);
      expect(shown(last)).toBe('o3 + Group/g');
    });

    test('_summary=count and _count=0 include nothing', async () => {
      for (const none of ['_summary=count', '_count=0']) {
        const { total, entry } = await engine().search(`Observation?${none}&_include=Observation:subject`);
        expect({ total, entry }).toEqual({ total: 5, entry: [] });
      }
    });

    test('a search text with includes is its self link', async () => {
      const query = 'Observation?_include:iterate=Patient:organization&_revinclude=Provenance:target';
      const { link } = await engine().search(query);
      expect(link[0]!.url.endsWith(query)).toBe(true);
    });
  });
});

describe('what is wrong with an include', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Observation?_include=Observation', 'Observation', 'invalid', false],
      ['Observation?_include=Observation:subject:Patient:name', 'Observation:subject:Patient:name', 'invalid', false],
      ['Observation?_include=:subject', ':subject', 'invalid', false],
      [
        'Observation?_revinclude=Provenance:target,Observation:subject',
        'Provenance:target,Observation:subject',
        'invalid',
        false,
      ],
      ['Observation?_include:nose=Observation:subject', 'nose', 'not-supported', false],
      ['Observation?_summary=text&_include=Observation:subject', '_include', 'invalid', false],
      ['Observation?_include=Obsrvation:subject', 'Obsrvation', 'not-supported', true],
      ['Observation?_include=Observation:subjct', 'subjct', 'not-supported', true],
      ['Observation?_include=Observation:code', 'code', 'not-supported', true],
      ['Observation?_include=Observation:subject:Organization', 'Organization', 'not-supported', true],
      ['Observation?_revinclude=Provenance:target:Nope', 'Nope', 'not-supported', true],
    ])('%s: %j', async (query, place, code, droppable) => {
      const [issue, ...others] = await issuesOf(engine(), query, { handling: 'strict' });
      expect(others).toEqual([]);
      expect(issue?.code).toBe(code);
      expect(query.slice(issue!.span!.start, issue!.span!.end)).toBe(place);
      expect(await issuesOf(engine(), query, { handling: 'lenient' })).toHaveLength(droppable ? 0 : 1);
    });
  });
});

describe('bounds', () => {
  const chain = async (limits: object): Promise<Engine> => {
    const engine = await createEngine({ limits });
    for (let i = 0; i < 30; i++) {
      await engine.put({ resourceType: 'Organization', id: `${i}`, partOf: to(`Organization/${i + 1}`) });
    }
    return engine;
  };
  const included = ({ entry }: SearchsetBundle): number =>
    entry.filter(({ search }) => search.mode === 'include').length;
  const warnings = ({ entry }: SearchsetBundle): unknown =>
    entry.filter(({ search }) => search.mode === 'outcome').map(({ resource }) => resource);

  test('what is farther away than so many rounds is left out, with a warning', async () => {
    const engine = await chain({ includeRounds: 4 });
    const bundle = await engine.search('Organization?_id=0&_include:iterate=Organization:partof');
    expect(included(bundle)).toBe(5);
    expect(warnings(bundle)).toMatchObject([{ issue: [{ severity: 'warning', code: 'too-costly' }] }]);
    // Nothing is left out when the last round reaches the end.
    const all = await engine.search('Organization?_id=25&_include:iterate=Organization:partof');
    expect(included(all)).toBe(4);
    expect(warnings(all)).toEqual([]);
  });

  test('what is more than so many is left out, with a warning', async () => {
    const engine = await chain({ includes: 7, includeRounds: 100 });
    const bundle = await engine.search('Organization?_id=0&_include:iterate=Organization:partof');
    expect(included(bundle)).toBe(7);
    expect(warnings(bundle)).toMatchObject([{ issue: [{ severity: 'warning', code: 'too-costly' }] }]);
    const exact = await engine.search('Organization?_id=22&_include:iterate=Organization:partof');
    expect(included(exact)).toBe(7);
    expect(warnings(exact)).toEqual([]);
  });
});
