import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine, memory, type BackendFactory, type TerminologyService } from '../../src/index.js';
import type { Backend, Branch, Page } from '../../src/backends/backend.js';
import { and, not, or, type Predicate } from '../../src/model/predicate.js';
import { mapParts } from '../../src/plan/plan.js';
import type { SearchAdapter, SearchBundle } from '../../src/testing/adapter.js';
import { checkSearch, type SearchScenario } from '../../src/testing/check-search.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import { ALL_FEATURES, scenario, type Features } from '../../src/testing/index.js';
import { changed, misread } from './defective.js';
import { scenarios } from './scenarios.js';
import { expansions, service } from './terminology.js';

/*
 * Defects that other implementations of FHIR search have shipped, each put into our own engine: into what its backend is
 * asked, or into what goes in and comes out. The harness finds every one of them.
 */

const NOW = new Date('2024-01-01T00:00:00Z');
const BASE = 'http://here.org/fhir';
const world = { baseUrl: BASE, now: NOW };

/** Changes every part of a predicate, innermost first. */
function everywhere(change: (predicate: Predicate) => Predicate): (predicate: Predicate) => Predicate {
  return function walk(predicate): Predicate {
    const inner = predicate.op === 'row' ? { ...predicate, where: walk(predicate.where) } : mapParts(predicate, walk);
    return change(inner);
  };
}

/** The engine over a backend that is asked something else. */
function asking(
  change: (branches: readonly Branch[], page: Page, backend: Backend) => ReturnType<Backend['search']>,
): SearchAdapter {
  const backend: BackendFactory = (schemaOf) => {
    const inner = memory(schemaOf);
    return {
      capabilities: inner.capabilities,
      put: (resource) => inner.put(resource),
      delete: (type, id) => inner.delete(type, id),
      has: (type, id) => inner.has(type, id),
      types: () => inner.types(),
      count: (...args) => inner.count(...args),
      estimate: (...args) => inner.estimate(...args),
      search: (branches, page) => change(branches, page, inner),
    };
  };
  return engineAdapter(() => createEngine({ ...world, backend }));
}

const meaning = (change: (predicate: Predicate) => Predicate): SearchAdapter =>
  asking((branches, page, backend) => {
    const walk = everywhere(change);
    return backend.search(
      branches.map((branch) => ({ ...branch, where: walk(branch.where) })),
      page,
    );
  });

const engine = (): SearchAdapter => engineAdapter(() => createEngine(world));
const reading = (change: (request: string) => string): SearchAdapter => misread(engine(), change);
const answering = (change: (bundle: SearchBundle, request: string) => SearchBundle): SearchAdapter =>
  changed(engine(), change);
const isMode = (mode: string) => (entry: NonNullable<SearchBundle['entry']>[number]) => entry.search?.mode === mode;

/** Terms of codes are those whose parameter is a token; only these have systems with a colon in them. */
const isCode = (predicate: Predicate): predicate is Extract<Predicate, { op: 'term' }> =>
  predicate.op === 'term' && !predicate.field.names && predicate.on === 'folded' && predicate.test === 'equals';

/** The engine beside a terminology service. */
const knowing = (terminology: TerminologyService): SearchAdapter =>
  engineAdapter(() => createEngine({ ...world, terminology }));
const readingTerms = (change: (request: string) => string): SearchAdapter => misread(knowing(service), change);

/** Coded observations, asked for by value sets and by what subsumes their codes. */
const askingTerminology: fc.Arbitrary<SearchScenario> = fc.record({
  resources: fc
    .array(
      fc.tuple(
        fc.constantFrom('http://loinc.org', 'http://example.org/codes'),
        fc.constantFrom('8480-6', '8462-4', 'active', 'E11.9'),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) =>
      all.map(([system, code], n) => ({
        resourceType: 'Observation',
        id: `o${n}`,
        code: { coding: [{ system, code }] },
      })),
    ),
  request: fc.constantFrom(
    'Observation?code:in=http://example.org/ValueSet/pressure',
    'Observation?code:not-in=http://example.org/ValueSet/mixed',
    'Observation?code:below=http://example.org/codes|disease',
    'Observation?code:above=http://example.org/codes|E11.9',
  ),
});

/** Scenarios of all of R4 that ask for these features alone. */
const featuring = (...features: readonly (keyof Features)[]): fc.Arbitrary<SearchScenario> => {
  const only = Object.fromEntries(Object.keys(ALL_FEATURES).map((key) => [key, features.includes(key as never)]));
  return scenario({ population: { baseUrl: BASE }, request: { baseUrl: BASE, features: only as unknown as Features } });
};

/** Measurements of few values, codes and units, on one element or on two. */
const measured: fc.Arbitrary<SearchScenario> = fc.record({
  resources: fc
    .array(
      fc.array(fc.tuple(fc.constantFrom('c', 'd'), fc.constantFrom(60, 150), fc.constantFrom('g', 'kg')), {
        minLength: 1,
        maxLength: 2,
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) =>
      all.map((components, n) => ({
        resourceType: 'Observation',
        id: `o${n}`,
        component: components.map(([code, value, unit]) => ({
          code: { coding: [{ code }] },
          valueQuantity: { value, unit },
        })),
      })),
    ),
  request: fc.constantFrom(
    'Observation?component-code-value-quantity=c$gt100',
    'Observation?component-code-value-quantity=d$60',
    'Observation?component-value-quantity=gt100||g',
    'Observation?component-value-quantity=60||kg',
  ),
});

/** Patients of few birth dates, in order and by pages. */
const inOrder: fc.Arbitrary<SearchScenario> = fc.record({
  resources: fc
    .array(fc.constantFrom('1980-01-01', '1990-01-01'), { minLength: 2, maxLength: 5 })
    .map((dates) => dates.map((birthDate, n) => ({ resourceType: 'Patient', id: `p${n}`, birthDate }))),
  request: fc
    .tuple(fc.constantFrom('birthdate', '-birthdate'), fc.integer({ min: 1, max: 3 }))
    .map(([sort, count]) => `Patient?_sort=${sort}&_count=${count}`),
});

/** A patient of some of two practitioners. */
const patientOfSeveral = fc
  .tuple(
    fc.constantFrom('male', 'female'),
    fc.constantFrom('male', 'female'),
    fc.constantFrom('Lee', 'Ito'),
    fc.constantFrom('Lee', 'Ito'),
    fc.subarray(['Practitioner/a', 'Practitioner/b']),
  )
  .map(([first, second, name, other, references]) => [
    { resourceType: 'Practitioner', id: 'a', gender: first, name: [{ family: name }] },
    { resourceType: 'Practitioner', id: 'b', gender: second, name: [{ family: other }] },
    { resourceType: 'Patient', id: 'p', generalPractitioner: references.map((reference) => ({ reference })) },
  ]);

/** Patients of several practitioners, asked for by two things that one or another of these may be. */
const twoChains: fc.Arbitrary<SearchScenario> = fc.record({
  resources: patientOfSeveral,
  request: fc
    .tuple(fc.constantFrom('male', 'female'), fc.constantFrom('Lee', 'Ito'))
    .map(
      ([gender, family]) =>
        `Patient?general-practitioner:Practitioner.gender=${gender}&general-practitioner:Practitioner.family=${family}`,
    ),
});

/** Patients of several practitioners, asked for by what one of these is, under the condition that it is something else as well. */
const throughBrackets: fc.Arbitrary<SearchScenario> = fc.record({
  resources: patientOfSeveral,
  request: fc
    .tuple(fc.constantFrom('male', 'female'), fc.constantFrom('Lee', 'Ito'))
    .map(([a, b]) => `Patient?_filter=general-practitioner:Practitioner[gender eq ${a}].family eq ${b}`),
});

const DEFECTS: readonly (readonly [
  name: string,
  adapter: () => SearchAdapter,
  scenarios?: fc.Arbitrary<SearchScenario>,
])[] = [
  [
    'a date equals what it only overlaps',
    () => meaning((p) => (p.op === 'interval' && p.relation === 'within' ? { ...p, relation: 'overlaps' } : p)),
  ],
  [
    'gt compares with the start of a period',
    () => meaning((p) => (p.op === 'interval' && p.relation === 'ends-after' ? { ...p, relation: 'starts-from' } : p)),
    featuring('prefixes'),
  ],
  [
    'lt compares with the end of a period',
    () => meaning((p) => (p.op === 'interval' && p.relation === 'starts-before' ? { ...p, relation: 'ends-by' } : p)),
    featuring('prefixes'),
  ],
  [
    'ne holds where there is no value',
    () => meaning((p) => (p.op === 'interval' && p.relation === 'outside' ? not({ ...p, relation: 'within' }) : p)),
  ],
  [
    ':not holds when some coding is another',
    () => meaning((p) => (p.op === 'not' && isCode(p.of) ? { ...p.of, negated: true } : p)),
  ],
  [
    'the components of a composite are found on different elements',
    () =>
      meaning((p) => (p.op === 'row' && p.where.op === 'and' ? and(p.where.of.map((where) => ({ ...p, where }))) : p)),
    measured,
  ],
  [
    'the unit of a quantity is ignored',
    () =>
      meaning((p) => {
        if (p.op !== 'interval') return p;
        const { space: _, ...rest } = p;
        return rest;
      }),
    measured,
  ],
  [
    'units are not converted',
    () => meaning((p) => (p.op === 'interval' && p.field.facet === 'canonical' ? { op: 'none' } : p)),
  ],
  [
    'the system of a code is ignored',
    () =>
      meaning((p) => {
        if (!isCode(p)) return p;
        const { space: _, ...rest } = p;
        return rest;
      }),
  ],
  [
    'a string is looked for anywhere, not only at the start',
    () => meaning((p) => (p.op === 'term' && p.test === 'starts' ? { ...p, test: 'contains' } : p)),
  ],
  [
    'strings compare with their accents and case',
    () => meaning((p) => (p.op === 'term' && p.test === 'starts' && p.on === 'folded' ? { ...p, on: 'name' } : p)),
  ],
  [
    'the type of a reference is ignored',
    () =>
      meaning((p) => {
        if (p.op !== 'term' || !p.field.names) return p;
        const { space: _, ...rest } = p;
        return rest;
      }),
  ],
  [
    'alternatives must all hold',
    () => meaning((p) => (p.op === 'or' && p.of.every(({ op }) => op === 'term') ? and(p.of) : p)),
  ],
  [
    'conditions are alternatives',
    () => meaning((p) => (p.op === 'and' && p.of.every(({ op }) => op === 'term') ? or(p.of) : p)),
  ],
  [':missing=true finds nothing', () => meaning((p) => (p.op === 'not' && p.of.op === 'present' ? { op: 'none' } : p))],
  [
    'two chains must be satisfied by one resource',
    () =>
      meaning((p) => {
        if (p.op !== 'and') return p;
        const joins = p.of.filter((part) => part.op === 'refers');
        const [first, second] = joins;
        if (first?.op !== 'refers' || second?.op !== 'refers') return p;
        if (first.field !== second.field || first.type !== second.type) return p;
        return and([...p.of, { ...first, where: and([first.where, second.where]) }]);
      }),
    twoChains,
  ],
  ['_has asks only for a reference', () => meaning((p) => (p.op === 'referred' ? { ...p, where: { op: 'all' } } : p))],
  [
    '_has finds those whom nobody refers to that way',
    () => meaning((p) => (p.op === 'referred' ? { ...p, where: not(p.where) } : p)),
  ],
  [
    'chains end at the first link',
    () => meaning((p) => (p.op === 'refers' ? { ...p, where: p.where.op === 'refers' ? { op: 'all' } : p.where } : p)),
  ],
  [
    'contained resources are returned',
    () =>
      asking((branches, page, backend) =>
        backend.search(
          branches.map((b) => ({ ...b, among: 'all' as const })),
          page,
        ),
      ),
  ],
  [
    'ties are lost in paging',
    () =>
      asking((branches, page, backend) => {
        const found = backend.search(branches, page);
        if (!page.after || !('values' in page.after)) return found;
        const edge = JSON.stringify(page.after.values);
        return {
          ...found,
          hits: found.hits.filter((i) => {
            const position = found.hits.positionAt(i);
            return 'values' in position && JSON.stringify(position.values) !== edge;
          }),
        };
      }),
    inOrder,
  ],
  [
    'a page begins with the last of the one before',
    () =>
      asking((branches, page, backend) => {
        if (!page.after || !('sequence' in page.after) || page.after.sequence < 1)
          return backend.search(branches, page);
        return backend.search(branches, { ...page, after: { ...page.after, sequence: page.after.sequence - 1 } });
      }),
  ],
  ['the total counts the page', () => answering((b) => ({ ...b, total: b.entry!.filter(isMode('match')).length }))],
  [
    'the total counts what is included',
    () => answering((b) => ({ ...b, total: b.total! + b.entry!.filter(isMode('include')).length })),
  ],
  [
    'what is included is called a match',
    () =>
      answering((b) => ({
        ...b,
        entry: b.entry!.map((e) => (isMode('include')(e) ? { ...e, search: { mode: 'match' } } : e)),
      })),
  ],
  [
    'what is left out is not told',
    () => answering((b) => ({ ...b, entry: b.entry!.filter((e) => !isMode('outcome')(e)) })),
  ],
  ['the first parameter alone counts', () => reading((r) => r.replace(/^([^?]*\?[^&]*)&(?!_)[^&]*/, '$1'))],
  ['a parameter after a composite is skipped', () => reading((r) => r.replace(/((?:%24|\$)[^&]*)&(?!_)[^&]*/i, '$1'))],
  ['descending is ascending', () => reading((r) => r.replace(/_sort=-/, '_sort=')), inOrder],
  [':exact is ignored', () => reading((r) => r.replace(/(?::|%3A)exact=/gi, '='))],
  [':identifier is ignored', () => reading((r) => r.replace(/(?::|%3A)identifier=/gi, '='))],
  ['the compartment is everything', () => reading((r) => r.replace(/^[A-Z]\w+\/[\w.-]+\/(?=[A-Z])/, ''))],
  [
    '_include is taken for :iterate',
    () => reading((r) => r.replace(/_(rev)?include=/g, '_$1include:iterate=')),
    featuring('include', 'revinclude'),
  ],
  [':not-in is taken for :in', () => readingTerms((r) => r.replace(/(:|%3A)not-in=/gi, '$1in=')), askingTerminology],
  [
    ':below is the code alone',
    () => knowing({ ...service, below: ({ system, code }) => [{ system, code }] }),
    askingTerminology,
  ],
  [
    'a value set has the codes of other systems too',
    () => readingTerms((r) => r.replace(/code:in=http:\/\/example.org\/ValueSet\/pressure/, 'code=8480-6,8462-4')),
    askingTerminology,
  ],
  [
    '_contained=true finds others too',
    () => reading((r) => r.replace(/_contained=true/, '_contained=both')),
    featuring('contained'),
  ],
  [
    'contained resources are not searched for at all',
    () => reading((r) => r.replace(/_contained=(?:true|both)/, '_contained=false')),
    featuring('contained'),
  ],
  [
    '_containedType is ignored',
    () => reading((r) => r.replace(/_containedType=contained/, '_containedType=container')),
    featuring('contained'),
  ],
  ['a summary leaves out mandatory elements', () => withoutStatus((r) => r.includes('_summary=true'))],
  ['_elements leaves out mandatory elements', () => withoutStatus((r) => r.includes('_elements='))],
  ['_summary=text is taken for true', () => reading((r) => r.replace('_summary=text', '_summary=true'))],
  ['_summary=data has the narrative all the same', withNarrative],
  ['_elements knows one name alone', () => reading((r) => r.replace(/(_elements=\w+),[^&]*/, '$1'))],
  [
    'brackets in the path of a filter are ignored',
    () => reading((r) => r.replace(/\[[^[\]]*\]\./g, '.').replace(/%5B(?:(?!%5[BD]).)*%5D[.]/gi, '.')),
  ],
  [
    'brackets in the path of a filter may hold for another resource',
    () => reading((r) => r.replace(/=([\w-]+:\w+)\[([^[\]]*)\]\.(.*)$/, '=$1.$2 and $1.$3')),
    throughBrackets,
  ],
  [
    'the path of a filter ends at the first link',
    () => reading((r) => r.replace(/_filter=([\w-]+):[A-Z]\w*\.[^&]*/, '_filter=$1%20pr%20true')),
  ],
  [
    'unknown parameters are ignored under strict handling',
    () => ({ ...engine(), search: (request) => engineOf(request) }),
  ],
];

type Request = (request: string) => boolean;
type SearchResource = NonNullable<NonNullable<SearchBundle['entry']>[number]['resource']>;

/** What is found is changed, for some requests. */
const changing = (when: Request, change: (resource: SearchResource) => SearchResource): SearchAdapter =>
  answering((bundle, request) => {
    if (!when(request)) return bundle;
    const entry = bundle.entry!.map((each) =>
      each.resource && isMode('match')(each) ? { ...each, resource: change(each.resource) } : each,
    );
    return { ...bundle, entry };
  });

const withoutStatus = (when: Request): SearchAdapter =>
  changing(when, (resource) => {
    const { status: _, ...rest } = resource as SearchResource & { readonly status?: unknown };
    return rest;
  });

function withNarrative(): SearchAdapter {
  const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">All of it</div>' };
  return changing(
    (request) => request.includes('_summary=data'),
    (resource) => ({ ...resource, ...{ text } }),
  );
}

/** A search that is lenient whatever is asked for. */
let lenient: SearchAdapter | undefined;
function engineOf(request: string): Promise<SearchBundle> {
  lenient ??= engine();
  return lenient.search(request, { handling: 'lenient' });
}

/** Both kinds of scenarios: of all of R4, and of few words where nearly everything collides with something. */
const both = fc.oneof(
  { weight: 1, arbitrary: scenario({ population: { baseUrl: BASE }, request: { baseUrl: BASE } }) },
  {
    weight: 2,
    arbitrary: scenarios(['plain', 'filter', 'scope', 'paging', 'faults', 'chain', 'has', 'sort', 'include']),
  },
);

describe('defects that others have shipped are found within 2,000 searches', () => {
  test('there are at least twenty of them', () => {
    expect(new Set(DEFECTS.map(([name]) => name)).size).toBeGreaterThanOrEqual(20);
  });

  test.each(DEFECTS.map(([name, adapter, among = both]) => ({ name, adapter, among })))(
    '$name',
    async ({ adapter, among }) => {
      const { counterexample, runs } = await checkSearch(adapter(), {
        ...{ scenarios: among, seed: 7, numRuns: 2000, profile: 'fhirdex', terminology: expansions, ...world },
      });
      expect(counterexample).toBeDefined();
      expect(runs).toBeLessThanOrEqual(2000);
      // Small enough to be read at a glance.
      expect(counterexample!.bundle.entry.length).toBeLessThanOrEqual(6);
    },
  );
});
