import fc from 'fast-check';
import { describe, test, expect } from 'vitest';
import { escape } from '../../grammar/value/index.js';
import { referenceType } from '../../src/types/reference.js';
import type { AnyElementSearchType } from '../../src/types/search-type.js';
import { tokenType } from '../../src/types/token.js';
import { uriType } from '../../src/types/uri.js';
import { answer, settings, Tally, type Question } from '../support/law.js';
import { runs } from '../support/runs.js';

/*
 * The rule, read from https://hl7.org/fhir/R4/search_filter.html#ops: "An item in the set has an unequal value". So `ne` holds
 * exactly when there is an element which, if it were alone, `eq` wouldn't find.
 */
const BASE = settings.baseUrl;
const reference = fc
  .tuple(
    fc.constantFrom('', '', `${BASE}/`, 'http://far.org/fhir/'),
    fc.constantFrom('Patient/4', 'Group/4', 'Patient/5'),
    fc.constantFrom('', '', '/_history/1', '/_history/2'),
  )
  .map((parts) => parts.join(''));
const canonical = fc
  .tuple(fc.constantFrom('http://a.org/x', 'http://a.org/y', `${BASE}/ValueSet/4`), fc.constantFrom('', '|1', '|2'))
  .map((parts) => parts.join(''));
const other = fc.constantFrom('urn:uuid:4', 'Practitioner?identifier=a|b', 'Practitioner?identifier=a');

const code = fc.constantFrom('a', 'b', 'male', 'true');
const system = fc.constantFrom(undefined, 'http://s.org', 'http://t.org', 'http://implied.org');
const coding = fc.record({ code, system }, { requiredKeys: ['code'] });
const tokenValue = fc
  .tuple(fc.constantFrom('', '|', 'http://s.org|', 'http://implied.org|'), code)
  .map((parts) => parts.join(''));
const SPECIAL_VALUES = 'http://terminology.hl7.org/CodeSystem/special-values';
const implicitSystem = { systems: ['http://implied.org'], of: () => 'http://implied.org' };

interface Sort {
  readonly name: string;
  readonly type: AnyElementSearchType;
  readonly elements: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  readonly value: fc.Arbitrary<string>;
}

const sorts: readonly Sort[] = [
  {
    name: 'references',
    type: referenceType,
    elements: {
      Reference: fc
        .oneof({ weight: 3, arbitrary: reference }, canonical, other, fc.constantFrom('#', '#4'))
        .map((text) => ({ reference: text })),
    },
    value: fc.oneof({ weight: 3, arbitrary: reference }, canonical, other),
  },
  {
    name: 'canonical references',
    type: referenceType,
    elements: { canonical, uri: canonical },
    value: canonical,
  },
  { name: 'uris', type: uriType, elements: { uri: canonical, url: canonical }, value: canonical.map(escape) },
  { name: 'canonical uris', type: uriType, elements: { canonical, uri: canonical }, value: canonical },
  {
    name: 'codes',
    type: tokenType,
    elements: { Coding: coding, Identifier: coding.map(({ code: value, ...rest }) => ({ value, ...rest })) },
    value: tokenValue,
  },
  { name: 'codes with an implicit system', type: tokenType, elements: { code }, value: tokenValue },
  {
    name: 'codes some of which name their system',
    type: tokenType,
    elements: { Coding: coding, code, boolean: fc.boolean() },
    value: fc.oneof(tokenValue, fc.constantFrom(`${SPECIAL_VALUES}|true`, `${SPECIAL_VALUES}|false`, 'http://s.org|')),
  },
];

describe.each(sorts)('$name', ({ type, elements, value }) => {
  test('some element is unequal', () => {
    const types = Object.keys(elements);
    const element = fc.oneof(...types.map((each) => fc.tuple(fc.constant(each), elements[each]!)));
    const tally = new Tally();
    fc.assert(
      fc.property(fc.array(element, { maxLength: 3 }), value, (all, asked) => {
        const ask = (some: typeof all, unequal: boolean): boolean => {
          const of = (each: string): unknown[] => some.filter(([name]) => name === each).map(([, content]) => content);
          const byType = Object.fromEntries(types.map((each) => [each, of(each)]));
          const question: Question = { elements: byType, value: asked, unequal, implicitSystem };
          return answer(type, question);
        };
        const expected = all.some((each) => !ask([each], false));
        expect(ask(all, true)).toBe(expected);
        tally.add(expected);
      }),
      runs(500),
    );
    tally.expectBoth();
  });
});
