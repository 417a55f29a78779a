import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createEngine, FhirSearchError, memory, scan, type Engine, type SearchsetBundle } from '../../src/index.js';
import { BASE, idsOf, type Sample } from '../support/conformance.js';
import { enough, runs } from '../support/runs.js';
import { isWithin } from '../support/spans.js';
import { anyText, written } from '../support/text.js';

const resources: readonly Sample[] = [
  {
    resourceType: 'Patient',
    id: 'a',
    gender: 'male',
    birthDate: '2000-02',
    name: [{ family: 'Moe Ab', given: ['é,b'] }],
  },
  { resourceType: 'Patient', id: 'b', active: true, link: [{ other: { reference: 'Patient/a' } }], language: 'a|b' },
  { resourceType: 'Patient', id: 'c', meta: { lastUpdated: '2020-01-01T00:00:00Z', profile: ['http://a.org/b/c|1'] } },
];

const name = fc.constantFrom(
  'gender',
  'birthdate',
  'name',
  'family',
  'given',
  'link',
  'active',
  '_id',
  '_lastUpdated',
  '_profile',
  'language',
);
const modifier = fc.constantFrom(
  '',
  '',
  '',
  ':not',
  ':missing',
  ':exact',
  ':contains',
  ':text',
  ':below',
  ':Patient',
  ':nosuch',
);
const value = fc
  .constantFrom(
    'male',
    'a',
    'A',
    'b',
    'Patient/a',
    'moe',
    'ab',
    'é',
    'é\\,b',
    'true',
    'false',
    '2000',
    'ge2000-01',
    'ne2001',
  )
  .chain((each) =>
    fc.oneof(
      fc.constant(each),
      anyText(0, 4).map((more) => `${each},${more}`),
      anyText(0, 6),
    ),
  );
const sound = fc.constantFrom(
  ...['gender=male', 'gender:not=male', 'gender:missing=true', 'active=true', 'birthdate=2000', 'birthdate=ne2001'],
  ...['name=moe', 'family=ab', 'given=b', 'given:contains=b', 'given:exact=%C3%A9\\,b', 'link=a', 'link:Patient=a'],
  ...['_id=a,b', '_id:not=a', '_lastUpdated=ge2020', '_profile=http://a.org/b/c', '_profile:below=http://a.org'],
);
const pair = fc.oneof(
  sound,
  fc.tuple(name, modifier, value.chain(written)).map(([code, how, what]) => `${code}${how}=${what}`),
);
const likely = fc.array(pair, { minLength: 1, maxLength: 2 }).map((pairs) => `Patient?${pairs.join('&')}`);
const unlikely = fc
  .tuple(fc.constantFrom('', 'Patient', 'Patient?', `${BASE}/`, 'Patient/a/'), anyText(0, 20))
  .map((parts) => parts.join(''));

describe('any text at all', () => {
  const engines: Engine[] = [];
  beforeAll(async () => {
    for (const backend of [memory, scan]) {
      const engine = await createEngine({ backend, baseUrl: BASE, now: new Date('2020-01-01') });
      await engine.load([...resources]);
      engines.push(engine);
    }
  });

  const ask = (engine: Engine, text: string): Promise<SearchsetBundle | FhirSearchError> =>
    engine.search(text).catch((error: unknown) => {
      if (error instanceof FhirSearchError) return error;
      throw error;
    });

  test('is answered by every backend alike, or refused with faults in their places', async () => {
    const seen = { answered: 0, some: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: unlikely }), async (text) => {
        const [first, second] = await Promise.all(engines.map((engine) => ask(engine, text)));
        if (first instanceof FhirSearchError) {
          seen.refused++;
          expect(second).toEqual(first);
          expect(first.issues.length).toBeGreaterThan(0);
          for (const { span } of first.issues) expect(span === undefined || isWithin(span, text)).toBe(true);
        } else {
          seen.answered++;
          const { total = 0 } = first!;
          if (total > 0 && total < resources.length) seen.some++;
          expect(second).toEqual(first);
        }
      }),
      runs(200),
    );
    expect(Math.min(seen.answered, seen.some, seen.refused)).toBeGreaterThanOrEqual(enough(11));
  });

  test('a self link asks for what was applied, and has itself for its self link', async () => {
    await fc.assert(
      fc.asyncProperty(likely, async (text) => {
        // What can't be encoded can't be in a link.
        if (/[\ud800-\udfff]/.test(text)) return;
        const bundle = await ask(engines[0]!, text);
        if (bundle instanceof FhirSearchError) return;
        const self = bundle.link[0]!.url;
        const again = await engines[0]!.search(self, { handling: 'strict' });
        expect([idsOf(again), again.link[0]!.url]).toEqual([idsOf(bundle), self]);
      }),
      runs(120),
    );
  });
});
