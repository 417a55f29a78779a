import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine, FhirSearchError, memory, scan, type Engine } from '../../src/index.js';
import { BASE, idsOf } from '../support/conformance.js';
import { isWithin } from '../support/spans.js';
import { anyRequest, resources } from './requests.js';

const DEEP = process.env['FHIRDEX_DEEP'] === '1';
const RUNS = DEEP ? 1_000_000 : 4000;

/** What a search comes to, in words; throws for what it must never come to. */
async function outcomeOf(engine: Engine, text: string, handling: 'strict' | 'lenient'): Promise<string> {
  try {
    const bundle = await engine.search(text, { handling });
    if (bundle.resourceType !== 'Bundle' || bundle.type !== 'searchset') throw new Error('no searchset');
    return `found ${bundle.total}: ${idsOf(bundle)}`;
  } catch (error) {
    if (!(error instanceof FhirSearchError)) throw error;
    const { issues, outcome } = error;
    const sound = issues.length > 0 && outcome.issue.length === issues.length;
    if (!sound || !issues.some(({ severity }) => severity === 'error')) throw new Error('no issue', { cause: error });
    for (const { message, span } of issues) {
      if (message === '' || (span && !isWithin(span, text))) throw new Error('no place', { cause: error });
    }
    return `refused: ${issues.map(({ code, message }) => `${code} ${message}`).join('; ')}`;
  }
}

test(
  'any text at all gives a Bundle or a FhirSearchError, the same on every backend',
  async () => {
    const engines = await Promise.all(
      [memory, scan].map(async (backend) => {
        const engine = await createEngine({ baseUrl: BASE, backend });
        await engine.load(resources.map((resource) => structuredClone(resource)));
        return engine;
      }),
    );
    const prototype = Object.getOwnPropertyNames(Object.prototype).join();
    let found = 0;
    await fc.assert(
      fc.asyncProperty(anyRequest, fc.constantFrom('strict', 'lenient'), async (text, handling) => {
        const [fast, plain] = await Promise.all(engines.map((engine) => outcomeOf(engine, text, handling)));
        expect(fast).toBe(plain);
        if (fast!.startsWith('found')) found++;
      }),
      { numRuns: RUNS },
    );
    // The texts aren't so wild that nothing gets as far as the indexes, nor so tame that nothing is refused.
    expect(found).toBeGreaterThan(RUNS / 20);
    expect(found).toBeLessThan(RUNS * 0.95);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(prototype);
  },
  DEEP ? 3_600_000 : 60_000,
);
