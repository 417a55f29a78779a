import fc from 'fast-check';
import { invalidRequest, population, scenario, type Features } from './arbitraries/index.js';
import type { Handling, SearchAdapter } from './adapter.js';
import type { Counterexample } from './counterexample.js';
import type { Verdict } from './hold.js';
import { judge } from './judge.js';
import type { OracleOptions, TestResource } from './oracle/world.js';

/** Resources, and something that is asked of them. */
export interface SearchScenario {
  readonly resources: readonly TestResource[];
  /** Its text is the search: `Patient?name=ann`. */
  readonly request: { toString(): string };
}

export interface CheckOptions extends OracleOptions {
  /** What to try. A good one shrinks to few resources and a short request. Default: `scenario()` with the `features`. */
  readonly scenarios?: fc.Arbitrary<SearchScenario>;
  /** What to ask for, where it isn't as in `DEFAULT_FEATURES`; when there are no `scenarios`. */
  readonly features?: Partial<Features>;
  /** The same seed tries the same. Default: another each time. */
  readonly seed?: number;
  /** Default: 1000. */
  readonly numRuns?: number;
  /** Default: both in turn. */
  readonly handling?: Handling;
}

export interface CheckReport {
  /** How many scenarios were tried, those that were tried to make the counterexample smaller left out. */
  readonly runs: number;
  /** What the seed was, to try the same again. */
  readonly seed: number;
  /** How the answers were judged, by kind. `unsupported` is no fault of a server. */
  readonly verdicts: Readonly<Record<Verdict['kind'], number>>;
  /** The smallest that was found. Absent: every answer is one that the specification allows. */
  readonly counterexample?: Counterexample;
}

/**
 * Holds an implementation of FHIR R4 search to the oracle: random resources, random searches of them, every answer
 * compared, over all of its pages. Rejects only when resources can't be stored.
 */
export async function checkSearch(adapter: SearchAdapter, options: CheckOptions = {}): Promise<CheckReport> {
  const { scenarios, features = {}, seed, numRuns = 1000, handling, ...oracleOptions } = options;
  const verdicts = { right: 0, wrong: 0, unsupported: 0, 'not covered': 0 };
  let smallest: Counterexample | undefined;
  const asked = fc.tuple(
    scenarios ?? scenariosOf(features, options),
    handling ? fc.constant(handling) : fc.constantFrom('strict', 'lenient'),
  );
  const property = fc.asyncProperty(asked, async ([{ resources, request }, each]) => {
    await adapter.reset(resources);
    const question = { resources, request: String(request), handling: each };
    const { verdict, counterexample } = await judge(adapter, question, oracleOptions);
    if (!smallest) verdicts[verdict.kind]++;
    // What fails comes after what it is shrunk from.
    if (counterexample) smallest = counterexample;
    return counterexample === undefined;
  });
  const details = await fc.check(property, { numRuns, ...(seed !== undefined && { seed }) });
  if (details.failed && !smallest) throw details.errorInstance;
  return { runs: details.numRuns, seed: details.seed, verdicts, ...(smallest && { counterexample: smallest }) };
}

/** One in ten is refused: what is wrong with it is the oracle's to say. */
function scenariosOf(
  features: Partial<Features>,
  { baseUrl, terminology }: OracleOptions,
): fc.Arbitrary<SearchScenario> {
  const base = baseUrl === undefined ? {} : { baseUrl };
  const known = typeof terminology === 'object' ? { terminology } : {};
  const valid: fc.Arbitrary<SearchScenario> = scenario({ population: base, request: { ...base, ...known, features } });
  const invalid = population({ ...base, maxSize: 3 }).chain((resources) =>
    invalidRequest(resources).map(({ request }): SearchScenario => ({ resources, request })),
  );
  return fc.oneof({ weight: 9, arbitrary: valid }, { weight: 1, arbitrary: invalid });
}
