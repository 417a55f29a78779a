import type { Handling } from './adapter.js';
import type { Observation } from './observe.js';
import { keyOfEntry } from './observe.js';
import type { Expectation } from './oracle/expectation.js';
import { faultsText } from './faults-text.js';
import type { Profile, TestResource } from './oracle/world.js';

/** A search that is answered in a way the specification doesn't allow; printed, it can be pasted into an issue. */
export interface Counterexample {
  readonly bundle: {
    readonly resourceType: 'Bundle';
    readonly type: 'collection';
    readonly entry: readonly { readonly resource: TestResource }[];
  };
  readonly request: string;
  readonly handling: Handling;
  /** What is expected, in words. */
  readonly expected: string;
  /** What was found. */
  readonly actual: string;
  readonly differences: readonly string[];
  toString(): string;
}

interface Evidence {
  readonly resources: readonly TestResource[];
  readonly request: string;
  readonly handling: Handling;
  readonly profile: Profile;
  readonly expectation: Expectation;
  readonly observed: Observation;
  readonly differences: readonly string[];
}

export function createCounterexample(evidence: Evidence): Counterexample {
  const { resources, request, handling, differences, profile } = evidence;
  const bundle = {
    resourceType: 'Bundle' as const,
    type: 'collection' as const,
    entry: resources.map((resource) => ({ resource })),
  };
  const [expected, actual] = [expectedText(evidence.expectation), actualText(evidence.observed)];
  return {
    ...{ bundle, request, handling, expected, actual, differences },
    toString: () =>
      [
        `GET ${request}`,
        `Prefer: handling=${handling}`,
        '',
        ...differences.map((difference) => `- ${difference}`),
        '',
        `Expected: ${expected}`,
        `Actual: ${actual}`,
        ...(profile === 'fhirdex' ? ['Held to what fhirdex has decided where R4 leaves a choice.'] : []),
        '',
        '```json',
        JSON.stringify(bundle, undefined, 2),
        '```',
      ].join('\n'),
  };
}

function expectedText({ refused, must, may }: Expectation): string {
  if (refused.length > 0) return `refused (${faultsText(refused)})`;
  const free = [...may].filter((key) => !must.has(key));
  return keysText([...must]) + (free.length > 0 ? `, and any of ${free.join(', ')}` : '');
}

function actualText(observed: Observation): string {
  if (observed.kind === 'failed') return `failed (${observed.message})`;
  if (observed.kind === 'refused') {
    return `refused (${(observed.outcome.issue ?? []).map(({ diagnostics = '' }) => diagnostics).join('; ')})`;
  }
  const { pages } = observed;
  const included = pages.flatMap((page) => page.included.map(keyOfEntry));
  const matches = keysText(pages.flatMap((page) => page.matches.map(keyOfEntry)));
  return included.length > 0 ? `${matches}, with ${included.join(', ')}` : matches;
}

function keysText(keys: readonly string[]): string {
  return keys.length > 0 ? keys.join(', ') : 'nothing';
}
