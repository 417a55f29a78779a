import type { Handling, SearchAdapter } from './adapter.js';
import { createCounterexample, type Counterexample } from './counterexample.js';
import { hold, type Verdict } from './hold.js';
import { observe } from './observe.js';
import { createOracle, type Oracle } from './oracle/oracle.js';
import { subjectsOf } from './oracle/subjects.js';
import { type OracleOptions, type TestResource } from './oracle/world.js';

/** A search of some resources. */
export interface Question {
  readonly resources: readonly TestResource[];
  readonly request: string;
  readonly handling: Handling;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** When the verdict is `wrong`. */
  readonly counterexample?: Counterexample;
}

/** Asks what is under test, which has the resources already, and holds the answer to the oracle. */
export async function judge(
  adapter: SearchAdapter,
  { resources, request, handling }: Question,
  options: OracleOptions,
  oracle: Oracle = createOracle(resources, options),
): Promise<Judgement> {
  const { profile = 'fhir' } = options;
  const expectation = oracle.expect(request, handling);
  const observed = await observe(adapter, request, handling, resources.length + 5);
  const verdict = hold(observed, {
    expected: expectation,
    resources: subjectsOf(resources),
    profile,
  });
  const { differences } = verdict;
  if (verdict.kind !== 'wrong') return { verdict };
  const evidence = { resources, request, handling, profile, expectation, observed, differences };
  return { verdict, counterexample: createCounterexample(evidence) };
}
