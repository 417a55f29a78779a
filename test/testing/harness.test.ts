import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/index.js';
import type { SearchAdapter, SearchBundle } from '../../src/testing/adapter.js';
import { checkSearch, type CheckReport } from '../../src/testing/check-search.js';
import { scenario } from '../../src/testing/index.js';
import { engineAdapter } from '../../src/testing/engine-adapter.js';
import { changed, misread } from './defective.js';
import { oracleAdapter } from './oracle-adapter.js';
import { scenarios, type Feature } from './scenarios.js';

const ALL: readonly Feature[] = ['plain', 'filter', 'scope', 'paging', 'faults', 'chain', 'has', 'sort', 'include'];
/** Of all of R4, and of few words where nearly everything collides with something. */
const both = fc.oneof(scenario(), scenarios(ALL));
const options = { baseUrl: 'http://here.org/fhir', now: new Date('2024-01-01T00:00:00Z') };

const check = (adapter: SearchAdapter, profile: 'fhir' | 'fhirdex', numRuns = 300): Promise<CheckReport> =>
  checkSearch(adapter, { scenarios: both, seed: 42, numRuns, profile, ...options });

describe('what does all that is expected passes', () => {
  test.each(['fhir', 'fhirdex'] as const)('by the profile of %s', async (profile) => {
    const { runs, seed, verdicts, counterexample } = await check(oracleAdapter({ ...options, profile }), profile);
    expect(String(counterexample ?? '')).toBe('');
    expect({ runs, seed }).toEqual({ runs: 300, seed: 42 });
    expect(verdicts.wrong).toBe(0);
    expect(verdicts.right).toBeGreaterThan(280);
  });

  test('and what refuses everything is no fault of a server, but one of ours', async () => {
    const refusing: SearchAdapter = {
      reset: async () => {},
      search: async () => {
        throw Object.assign(new Error('no'), { outcome: { resourceType: 'OperationOutcome', issue: [] } });
      },
    };
    const lenient = await check(refusing, 'fhir');
    expect(lenient.counterexample).toBeUndefined();
    expect(lenient.verdicts.unsupported).toBeGreaterThan(200);
    expect((await check(refusing, 'fhirdex')).counterexample?.differences).toEqual(['The search is refused: ']);
  });
});

const whole = (): SearchAdapter => oracleAdapter({ ...options, profile: 'fhirdex' });
const answers = (change: Parameters<typeof changed>[1]): SearchAdapter => changed(whole(), change);
const asked = (change: Parameters<typeof misread>[1]): SearchAdapter => misread(whole(), change);
const without = <T extends object>(from: T, key: keyof T): T => {
  const { ...copy } = from;
  delete copy[key];
  return copy;
};
const entriesOf = ({ entry = [] }: SearchBundle, mode: string) => entry.filter((each) => each.search?.mode === mode);

describe('a defect is found, and told', () => {
  test.each<readonly [name: string, adapter: SearchAdapter, said: string]>([
    ['a match is lost', answers((b) => ({ ...b, entry: b.entry!.slice(1) })), 'Not found, and must be'],
    ['the total counts the page', answers((b) => ({ ...b, total: b.entry!.length })), 'The total is'],
    ['there is no total', answers((b) => without(b, 'total')), 'There is no total'],
    ['a match stands twice', answers((b) => ({ ...b, entry: [...b.entry!, ...entriesOf(b, 'match')] })), 'Found twice'],
    ['order is ignored', asked((r) => r.replace(/_sort=[^&]*/, '_sort=-_id')), 'In the wrong order'],
    ['descending is ascending', asked((r) => r.replace(/_sort=-/, '_sort=')), 'In the wrong order'],
    ['_count is ignored', asked((r) => r.replace(/_count=[1-9]/, '_count=9')), 'more than _count'],
    [
      'the next link leads back',
      answers((b, r) => (b.link!.length > 1 ? { ...b, link: [b.link![0]!, { relation: 'next', url: r }] } : b)),
      'no end',
    ],
    [
      'includes are left out',
      answers((b) => ({ ...b, entry: b.entry!.filter((e) => e.search!.mode !== 'include') })),
      'Not included',
    ],
    [
      'includes are matches',
      answers((b) => ({ ...b, entry: b.entry!.map((e) => ({ ...e, search: { mode: 'match' } })) })),
      'Found, and must not be',
    ],
    [
      'nothing is warned of',
      answers((b) => ({ ...b, entry: b.entry!.filter((e) => e.search!.mode !== 'outcome') })),
      'No warning names',
    ],
    [
      'the self link has everything',
      answers((b, r) => ({
        ...b,
        link: [{ relation: 'self', url: `?${r.split('?')[1] ?? ''}` }, ...b.link!.slice(1)],
      })),
      'The self link has',
    ],
    ['unknown modifiers are ignored', asked((r) => r.replace(':nose=', '=')), "isn't refused"],
    ['unknown parameters are ignored', asked((r) => r.replace(/[?&]unknown=x/, '')), "isn't refused"],
    ['`:not` is ignored', asked((r) => r.replace(/(code|gender|status|_id):not=/g, '$1=')), 'must'],
    ['`:exact` is ignored', asked((r) => r.replace(/(?::|%3A)exact=/gi, '=')), ''],
    ['the second parameter is ignored', asked((r) => r.replace(/&.*/, '')), ''],
    ['a comma is no or', asked((r) => r.replace(/%2C[^&]*/g, '')), ''],
    [
      'chains look at any resource',
      asked((r) => r.replace(/subject:Patient\.[^=]*=[^&]*/, 'subject:missing=false')),
      '',
    ],
    [
      '_has asks only for a reference',
      asked((r) => r.replace(/(_has:\w+:[^:]+):[^_=][^=]*=[^&]*/, '$1:_id:not=0')),
      '',
    ],
    ['the compartment is everything', asked((r) => r.replace(/^Patient\/\w+\/(?=\w)/, '')), 'must not be'],
    [
      'resources are changed',
      answers((b) => ({ ...b, entry: b.entry!.map((e) => ({ ...e, resource: { ...e.resource!, changed: true } })) })),
      'not as it was stored',
    ],
    [
      'entries have no mode',
      answers((b) => ({ ...b, entry: b.entry!.map((e) => without(e, 'search')) })),
      'search.mode',
    ],
    [
      'a crash',
      answers(() => {
        throw new TypeError('x is undefined');
      }),
      'The search failed: TypeError: x is undefined',
    ],
  ])('%s', async (_, adapter, said) => {
    const { counterexample } = await check(adapter, 'fhirdex', 2000);
    expect(counterexample?.differences.join('\n') ?? 'not found').toContain(said);
    expect(counterexample).toBeDefined();
  });
});

test('a counterexample is small, and ready for an issue', async () => {
  const engine = engineAdapter(() => createEngine(options));
  const adapter = misread(engine, (request) => request.replace('code:not', 'code'));
  const { counterexample } = await checkSearch(adapter, {
    scenarios: scenarios(['plain']),
    seed: 1,
    numRuns: 2000,
    ...options,
  });
  expect(counterexample!.bundle.entry.length).toBeLessThanOrEqual(1);
  expect(counterexample!.request).toMatch(/^(?:Observation|Condition)\?code:not=[^&]*$/);
  const [{ resource }] = counterexample!.bundle.entry as [{ resource: { resourceType: string; id: string } }];
  expect(String(counterexample)).toBe(`GET ${counterexample!.request}
Prefer: handling=${counterexample!.handling}

- Not found, and must be: ${resource.resourceType}/${resource.id}.

Expected: ${resource.resourceType}/${resource.id}
Actual: nothing

\`\`\`json
${JSON.stringify(counterexample!.bundle, undefined, 2)}
\`\`\``);
});

test('what cannot be stored is no counterexample', async () => {
  const adapter: SearchAdapter = {
    ...whole(),
    reset: async () => {
      throw new Error('disk full');
    },
  };
  await expect(check(adapter, 'fhir')).rejects.toThrow('disk full');
});

test('a stored OperationOutcome is a match like any other resource', async () => {
  const stored = { resourceType: 'OperationOutcome', id: 'a', issue: [{ severity: 'error', code: 'invalid' }] };
  const request = fc.constantFrom('OperationOutcome', 'OperationOutcome?unknown=x');
  const { counterexample } = await checkSearch(
    engineAdapter(() => createEngine(options)),
    {
      scenarios: fc.record({ resources: fc.constant([stored]), request }),
      ...{ seed: 1, numRuns: 20, profile: 'fhirdex' as const, ...options },
    },
  );
  expect(String(counterexample ?? '')).toBe('');
});
