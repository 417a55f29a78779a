import { expect, describe, test } from 'vitest';
import type { SearchsetBundle } from '../../src/index.js';
import { BASE, issuesOf, onEveryBackend, type Sample } from '../support/conformance.js';

const TAG = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }];

const text = { status: 'generated', div: '<div>x</div>' };
const resources: Sample[] = [
  {
    resourceType: 'Patient',
    id: 'a',
    text,
    active: true,
    name: [{ id: 'n', family: 'Li' }],
    gender: 'female',
    photo: [{ title: 't', data: 'YQ==' }],
  },
  { resourceType: 'Patient', id: 'b', text, meta: { tag: [{ code: 't' }] }, gender: 'male' },
  {
    resourceType: 'Observation',
    id: 'o',
    text,
    status: 'final',
    code: { text: 'c' },
    subject: { reference: 'Patient/a' },
    valueQuantity: { value: 1 },
    component: [{ code: { text: 'd' }, interpretation: [{ text: 'i' }] }],
  },
];

/** The properties of the matches in the order of the result, a resource a word: `a.gender.name`. */
const shapes = ({ entry }: SearchsetBundle): string =>
  entry
    .filter(({ search }) => search.mode === 'match')
    .map(({ resource }) => {
      const { id, ...others } = resource;
      return [id, ...Object.keys(others).filter((key) => key !== 'resourceType' && key !== 'meta')].join('.');
    })
    .join(' ');

describe('what is left of resources', () => {
  onEveryBackend(resources, (engine) => {
    test.each([
      ['Patient?_summary=true', 'a.active.name.gender b.gender'],
      ['Patient?_summary=text', 'a.text b.text'],
      ['Patient?_summary=data', 'a.active.name.gender.photo b.gender'],
      ['Observation?_summary=true', 'o.status.code.subject.valueQuantity.component'],
      ['Observation?_summary=text', 'o.text.status.code'],
      ['Patient?_elements=gender', 'a.active.gender b.gender'],
      ['Patient?_elements=name,photo&_id=a', 'a.active.name.photo'],
      ['Patient?_elements=id&_id=a', 'a.active'],
      ['Patient?_elements=Patient.gender&_id=a', 'a.active.gender'],
      ['Patient?_elements=gender,,gender&_id=a', 'a.active.gender'],
      ['Observation?_elements=value', 'o.status.code.valueQuantity'],
      ['Observation?_elements=value[x]', 'o.status.code.valueQuantity'],
      ['Observation?_elements=value%5Bx%5D', 'o.status.code.valueQuantity'],
      ['Observation?_elements=valueQuantity', 'o.status.code.valueQuantity'],
      ['Observation?_elements=valueString', 'o.status.code'],
      ['Observation?_elements=resourceType,meta', 'o.status.code'],
      ['Patient/a/Observation?_elements=subject', 'o.status.code.subject'],
      // A name is known when some type that is searched has it.
      ['?_type=Patient,Observation&_elements=gender,subject', 'a.active.gender b.gender o.status.code.subject'],
      ['?_type=Patient,Observation&_elements=Patient.text,subject', 'a.text.active b.text o.status.code.subject'],
      ['?_elements=subject&_id=o', 'o.status.code.subject'],
      // Beside these, a list says nothing else.
      ['Patient?_summary=false&_elements=gender', 'a.active.gender b.gender'],
      ['Patient?_summary=count&_elements=gender', ''],
    ])('%s: %s', async (query, expected) => {
      const bundle = await engine().search(query, { handling: 'strict' });
      expect(shapes(bundle)).toBe(expected);
      for (const { resource } of bundle.entry)
        expect(resource).toMatchObject({ meta: { tag: expect.arrayContaining(TAG) as unknown } });
    });

    test.each(['Patient?_summary=false', 'Patient?_summary=', 'Patient?_elements=', 'Patient?_elements=,'])(
      '%s is all of them, without a tag',
      async (query) => {
        const bundle = await engine().search(query, { handling: 'strict' });
        expect(bundle.entry.map(({ resource }) => resource)).toEqual(resources.slice(0, 2));
      },
    );

    test('what is stored stays as it is', async () => {
      for (const subset of ['_summary=true', '_summary=text', '_summary=data', '_elements=id']) {
        await engine().search(`?_type=Patient,Observation&${subset}`);
      }
      const whole = await engine().search('?_type=Patient,Observation');
      expect(whole.entry.map(({ resource }) => resource)).toEqual(resources);
    });

    test('tags that are there are kept', async () => {
      const bundle = await engine().search('Patient?_id=b&_summary=true');
      expect(bundle.entry[0]?.resource).toEqual({
        resourceType: 'Patient',
        id: 'b',
        meta: { tag: [{ code: 't' }, ...TAG] },
        gender: 'male',
      });
    });
  });
});

describe('_summary=count', () => {
  onEveryBackend(resources, (engine) => {
    test.each(['Patient?_summary=count', 'Patient?_count=1&_summary=count', 'Patient?_summary=count&_count=1'])(
      '%s is the total alone',
      async (query) => {
        expect(await engine().search(query, { handling: 'strict' })).toEqual({
          resourceType: 'Bundle',
          type: 'searchset',
          total: 2,
          link: [{ relation: 'self', url: `${BASE}/${query}` }],
          entry: [],
        });
      },
    );

    test('still says what was dropped', async () => {
      const bundle = await engine().search('Patient?_summary=count&nosuch=1', { handling: 'lenient' });
      expect(bundle.entry.map(({ search }) => search.mode)).toEqual(['outcome']);
    });
  });
});

describe('links', () => {
  onEveryBackend(resources, (engine) => {
    test.each(['_summary=data', '_elements=gender'])('of pages keep %s', async (subset) => {
      const first = await engine().search(`Patient?${subset}&_count=1`, { handling: 'strict' });
      const next = first.link.find(({ relation }) => relation === 'next')!;
      expect(next.url).toContain(subset);
      const second = await engine().search(next.url, { handling: 'strict' });
      expect(shapes(second)).toBe('b.gender');
    });
  });
});

describe('names that nothing has', () => {
  onEveryBackend(resources, (engine) => {
    test.each<[query: string, messages: string[], shapes: string, self: string]>([
      [
        'Patient?_elements=gendr,name,nosuch&_id=a',
        ["'gendr' is no element of Patient; did you mean 'gender'?", "'nosuch' is no element of Patient"],
        'a.active.name',
        'Patient?_elements=name&_id=a',
      ],
      // Without any that is known, nothing is asked for.
      [
        'Patient?_elements=Gender&_id=a',
        ["'Gender' is no element of Patient; did you mean 'gender'?"],
        'a.text.active.name.gender.photo',
        'Patient?_id=a',
      ],
      [
        'Patient?_elements=gender,Observation.code&_id=a',
        ["'Observation' is none of the types that are searched"],
        'a.active.gender',
        'Patient?_elements=gender&_id=a',
      ],
      [
        'Patient?_elements=gender,Patient.code,gender[x],constructor&_id=a',
        [
          "'code' is no element of Patient",
          "'gender[x]' is no element of Patient; did you mean 'gender'?",
          "'constructor' is no element of Patient",
        ],
        'a.active.gender',
        'Patient?_elements=gender&_id=a',
      ],
      [
        '?_type=Patient,Observation&_elements=stats,Observation.gender',
        [
          "'stats' is no element of Patient, Observation; did you mean 'status'?",
          "'gender' is no element of Observation",
        ],
        'a.text.active.name.gender.photo b.text.gender o.text.status.code.subject.valueQuantity.component',
        '?_type=Patient,Observation',
      ],
      [
        '?_elements=id,nosuch&_id=b',
        ["'nosuch' is no element of any type that is searched"],
        'b',
        '?_elements=id&_id=b',
      ],
    ])('%s', async (query, messages, expected, self) => {
      const strict = await issuesOf(engine(), query, { handling: 'strict' });
      expect(strict.map(({ message }) => message)).toEqual(messages);
      for (const { severity, code, parameter, span } of strict) {
        expect([severity, code, parameter]).toEqual(['error', 'not-supported', '_elements']);
        expect(query.slice(span!.start, span!.end)).toMatch(/^[\w.[\]]+$/);
      }
      const lenient = await engine().search(query, { handling: 'lenient' });
      expect(shapes(lenient)).toBe(expected);
      expect(lenient.link[0]?.url).toBe(self.startsWith('?') ? `${BASE}${self}` : `${BASE}/${self}`);
      expect(lenient.entry.at(-1)?.resource).toMatchObject({
        issue: messages.map((message) => ({
          severity: 'warning',
          diagnostics: expect.stringContaining(`${message}; ignored`) as unknown,
        })),
      });
    });
  });
});

describe('errors under either handling', () => {
  onEveryBackend(resources, (engine) => {
    /** Where it stands in the request, and what is said. */
    const errors: [query: string, issues: string[]][] = [
      ['Patient?_summary=True', ["True: 'True' is no kind of summary; expected true, text, data, count, false"]],
      [
        'Patient?_summary=data,text',
        ["data,text: 'data,text' is no kind of summary; expected true, text, data, count, false"],
      ],
      ['Patient?_summary=true&_summary=true', ['_summary: _summary stands twice']],
      ['Patient?_summary=false&_summary=true', ['_summary: _summary stands twice']],
      ['Patient?_summary:exact=true', ["exact: '_summary' takes no modifier ':exact'"]],
      ['Patient?_elements=name&_elements=id', ['_elements: _elements stands twice']],
      ['Patient?_elements:not=name', ["not: '_elements' takes no modifier ':not'"]],
      [
        'Patient?_elements=name.family',
        ["name.family: 'name.family' is within an element; expected one at the root, 'name'"],
      ],
      [
        'Patient?_elements=id,Patient.name.family',
        ["Patient.name.family: 'Patient.name.family' is within an element; expected one at the root, 'Patient.name'"],
      ],
      ['Patient?_elements=-text', ["-text: '-text' is no name of an element"]],
      ['Patient?_elements=*', ["*: '*' is no name of an element"]],
      ['Patient?_elements=Patient.', ["Patient.: 'Patient.' is no name of an element"]],
      ['Patient?_elements=name%20', ["name%20: 'name ' is no name of an element"]],
      ['Patient?_elements=a\\b', ["\\b: '\\b' is no escape; expected \\, \\$ \\| or \\\\"]],
      // Both say what is left out.
      ['Patient?_summary=true&_elements=name', ["_elements: '_elements' can't be mixed with '_summary=true'"]],
      ['Patient?_elements=name&_summary=text', ["_elements: '_elements' can't be mixed with '_summary=text'"]],
      ['Patient?_elements=name&_summary=data', ["_elements: '_elements' can't be mixed with '_summary=data'"]],
    ];

    test.each(errors)('%s', async (query, issues) => {
      for (const handling of ['strict', 'lenient'] as const) {
        const all = await issuesOf(engine(), query, { handling });
        expect(all.map(({ span, message }) => `${query.slice(span!.start, span!.end)}: ${message}`)).toEqual(issues);
        expect(all.every(({ severity, parameter }) => severity === 'error' && parameter?.startsWith('_'))).toBe(true);
      }
    });

    test.each([
      '_include=Observation:subject',
      '_include:iterate=Observation:subject',
      '_revinclude=Observation:subject',
    ])('_summary=text with %s', async (include) => {
      const message = expect.stringContaining("can't be mixed with '_summary=text'") as unknown;
      for (const query of [`Observation?_summary=text&${include}`, `Observation?${include}&_summary=text`]) {
        const issues = await issuesOf(engine(), query, { handling: 'lenient' });
        expect(issues).toContainEqual(expect.objectContaining({ severity: 'error', code: 'invalid', message }));
      }
      for (const summary of ['true', 'data', 'count', 'false']) {
        const query = `Observation?_summary=${summary}&${include}`;
        expect(await issuesOf(engine(), query, { handling: 'lenient' })).toEqual([]);
      }
      const empty = `Observation?_summary=text&${include.replace(/=.*/, '=')}`;
      expect(await issuesOf(engine(), empty, { handling: 'lenient' })).toEqual([]);
    });

    test('more names than the limit are too costly', async () => {
      const query = `Patient?_elements=${'name,'.repeat(5001)}`;
      expect(await issuesOf(engine(), query, { handling: 'lenient' })).toMatchObject([{ code: 'too-costly' }]);
    });

    test('an unknown type is the only fault where no name can be looked up', async () => {
      const issues = await issuesOf(engine(), 'Nope?_elements=name,Nope.x', { handling: 'strict' });
      expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining("'Nope' is no resource type")]);
    });
  });
});
