import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { referenceType } from '../../src/types/reference.js';
import { answer, MALFORMED, settings, Tally } from '../support/law.js';
import { runs } from '../support/runs.js';
import { valueOf } from '../support/values.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search.html#reference: "A relative reference resolving to the same value as
 * a specified absolute URL, or vice versa, qualifies as a match". References are made from their parts here, and
 * compared by them; they are never taken apart.
 */
const HERE = settings.baseUrl;

/** A reference to a resource: of this server when `base` is HERE, whether written with or without it. */
interface Target {
  readonly base: string;
  readonly type: string;
  readonly id: string;
  readonly version?: string | undefined;
}

function spell({ base, type, id, version }: Target, relative: boolean): string {
  const history = version === undefined ? '' : `/_history/${version}`;
  return `${relative && base === HERE ? '' : `${base}/`}${type}/${id}${history}`;
}

/** A versioned reference is found by the unversioned one, and by its own version. */
function rule(target: Target, value: Target): boolean {
  return (
    target.base === value.base &&
    target.type === value.type &&
    target.id === value.id &&
    (value.version === undefined || value.version === target.version)
  );
}

const TYPES = ['Patient', 'Group', 'Device'];
const id = fc.constantFrom('1', '23', 'a.b-C', 'A.b-C');
const anyTarget: fc.Arbitrary<Target> = fc.record({
  base: fc.constantFrom(HERE, HERE, HERE, 'http://there.org/fhir', 'https://here.org/fhir', 'http://here.org/fhir/x'),
  type: fc.constantFrom(...TYPES),
  id,
  version: fc.option(fc.constantFrom('1', '2'), { nil: undefined, freq: 3 }),
});
const written = fc.tuple(anyTarget, fc.boolean());

describe('a reference to a resource matches', () => {
  test('one that resolves to the same', () => {
    const tally = new Tally();
    const pairs = fc
      .array(written, { minLength: 1, maxLength: 3 })
      .chain((targets) =>
        fc.tuple(
          fc.constant(targets),
          fc.array(
            fc.oneof(
              written,
              fc.tuple(
                fc.constantFrom(...targets.map(([target]) => ({ ...target, version: undefined }))),
                fc.boolean(),
              ),
              fc.tuple(fc.constantFrom(...targets.map(([target]) => target)), fc.boolean()),
            ),
            { minLength: 1, maxLength: 2 },
          ),
        ),
      );
    fc.assert(
      fc.property(pairs, ([targets, values]) => {
        const expected = targets.some(([target]) => values.some(([value]) => rule(target, value)));
        const elements = { Reference: targets.map(([target, relative]) => ({ reference: spell(target, relative) })) };
        const value = values.map(([target, relative]) => escape(spell(target, relative))).join(',');
        expect(answer(referenceType, { elements, value, targets: TYPES })).toBe(expected);
        tally.add(expected);
      }),
      runs(500),
    );
    tally.expectBoth();
  });

  test('a bare id of a resource of this server, within the types it may be of', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(
        written,
        fc.option(id),
        fc.constantFrom(undefined, ...TYPES),
        fc.constantFrom(TYPES, ['Patient'], []),
        ([target, relative], other, modifier, targets) => {
          const value = other ?? target.id;
          const types = modifier ? [modifier] : targets.length > 0 ? targets : TYPES;
          const expected = target.base === HERE && target.id === value && types.includes(target.type);
          const elements = { Reference: [{ reference: spell(target, relative) }] };
          expect(answer(referenceType, { elements, value, modifier, targets })).toBe(expected);
          tally.add(expected);
        },
      ),
      runs(500),
    );
    tally.expectBoth();
  });
});

test.each<[string, string, string, boolean]>([
  // A fragment, a URN, a conditional reference and text that means nothing are found as they are written.
  ['Reference', '#p1', '#p1', true],
  ['Reference', '#p1', 'p1', false],
  ['Reference', 'urn:uuid:1', 'urn:uuid:1', true],
  ['Reference', 'urn:uuid:1', '1', false],
  ['Reference', 'Patient?identifier=s|1', 'Patient?identifier=s|1', true],
  ['Reference', 'Patient?identifier=s|1', 'Patient?identifier=s\\|1', true],
  ['Reference', 'Patient?identifier=s|1', 'Patient?identifier=s', false],
  ['Reference', 'http://there.org/fhir/Patient/1', '1', false],
  ['Reference', 'http://there.org/fhir/Patient/1', 'Patient/1', false],
  ['Reference', 'Patient/1', 'http://here.org/fhir//Patient/1', false],
  ['Reference', 'patient/1', 'Patient/1', false],
  ['Reference', 'Patient/1', 'Patient/', false],
  ['Reference', 'Patient/1', 'Patient', false],
  ['Reference', 'Patient/__proto__', '__proto__', false],
  // Canonicals, with a version and without.
  ['canonical', 'http://a.org/x', 'http://a.org/x', true],
  ['canonical', 'http://a.org/x', 'http://a.org/x|1.0', false],
  ['canonical', 'http://a.org/x|1.0', 'http://a.org/x', true],
  ['canonical', 'http://a.org/x|1.0', 'http://a.org/x|1.0', true],
  ['canonical', 'http://a.org/x|1.0', 'http://a.org/x\\|1.0', true],
  ['canonical', 'http://a.org/x|1.0', 'http://a.org/x|1', false],
  ['canonical', 'http://a.org/x|1.0', 'http://a.org/', false],
  // Canonical URLs under this server's base, and relative ones, are resources of this server too.
  ['canonical', 'http://here.org/fhir/Patient/1', 'http://here.org/fhir/Patient/1', true],
  ['canonical', 'http://here.org/fhir/Patient/1', 'Patient/1', true],
  ['canonical', 'http://here.org/fhir/Patient/1|2', 'http://here.org/fhir/Patient/1', true],
  ['canonical', 'http://here.org/fhir/Patient/1|2', 'http://here.org/fhir/Patient/1|2', true],
  ['canonical', 'http://here.org/fhir/Patient/1|2', 'http://here.org/fhir/Patient/1|3', false],
  ['canonical', 'Patient/1', 'http://here.org/fhir/Patient/1', true],
  ['canonical', 'Patient/1', '1', true],
  ['uri', 'urn:oid:1.2', 'urn:oid:1.2', true],
  // Where a Reference holds a canonical URL it is found as one.
  ['Reference', 'http://a.org/x|1.0', 'http://a.org/x', true],
  ['Reference', 'http://a.org/x|1.0', 'http://a.org/x|1.0', true],
  ['Reference', 'http://a.org/x|1.0', 'http://a.org/x|1', false],
])('%s %s by %s is %s', (type, text, value, expected) => {
  const element = type === 'Reference' ? { reference: text } : text;
  expect(answer(referenceType, { elements: { [type]: [element] }, value, targets: TYPES })).toBe(expected);
});

test('a conditional reference that is no percent-encoding is found as it is written', () => {
  const question = {
    elements: { Reference: [{ reference: 'Patient?identifier=%zz' }] },
    value: 'Patient?identifier=%zz',
    settings: { ...settings, resolveConditionals: true },
  };
  expect(answer(referenceType, question)).toBe(true);
  expect(answer(referenceType, { ...question, value: 'Patient?identifier=zz' })).toBe(false);
});

test('a resource inside another is a reference to itself', () => {
  const ask = (value: string, modifier?: string): boolean =>
    answer(referenceType, {
      elements: { Resource: [{ resourceType: 'Patient', id: '1' }] },
      value,
      modifier,
      targets: TYPES,
    });
  expect([ask('1'), ask('Patient/1'), ask('1', 'Patient'), ask('Group/1'), ask('1', 'Group')]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a resource inside another that has no id is no reference', () => {
  for (const element of [{ resourceType: 'Patient' }, { resourceType: 'Patient', id: 7 }, { id: '7' }]) {
    const ask = (value: string): boolean => answer(referenceType, { elements: { Resource: [element] }, value });
    expect([ask('7'), ask('undefined'), ask('Patient/7'), ask('Patient/undefined')]).toEqual(Array(4).fill(false));
  }
});

test.each([
  ['Patient/1', 'Group'],
  ['http://here.org/fhir/Patient/1', 'Group'],
  ['http://there.org/fhir/Patient/1', 'Group'],
  ['Patient/1/_history/2', 'Group'],
  ['Patient?identifier=1', 'Group'],
])('%s is not to be asked for as a :%s', (value, modifier) => {
  const parameter = {
    definition: {} as never,
    elementTypes: ['Reference'],
    targets: TYPES,
    implicitSystems: [],
    fields: {} as never,
  };
  const parsed = referenceType.parse(valueOf(`1,${value}`), modifier, parameter, settings);
  expect(parsed).toMatchObject({ ok: false, faults: [{ code: 'invalid', span: { start: 2, end: value.length + 2 } }] });
});

test('malformed elements have no keys', () => {
  for (const element of MALFORMED) {
    if (element === 'text') continue;
    for (const type of referenceType.elementTypes) {
      const ask = (value: string): boolean => answer(referenceType, { elements: { [type]: [element] }, value });
      expect([ask('7'), ask('null'), ask('undefined'), ask('text')]).toEqual([false, false, false, false]);
    }
  }
});
