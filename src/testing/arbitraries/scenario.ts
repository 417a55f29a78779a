import type fc from 'fast-check';
import type { FhirResource } from './fhir-resource.js';
import { population, type PopulationOptions } from './population.js';
import { searchRequest, type SearchRequestOptions } from './requests/search.js';
import type { SearchRequest } from './requests/search-request.js';
import { shrinkPopulation } from './shrinking/shrink-population.js';
import { shrinkRequest } from './shrinking/shrink-request.js';
import { shrunkBy } from './shrinking/shrunk-by.js';

/** Resources, and something that is asked of them. */
export interface Scenario {
  readonly resources: readonly FhirResource[];
  readonly request: SearchRequest;
}

/**
 * A population and a search of it. Shrinks the one while the other stays as it is, so that a counterexample names few
 * resources and one short query.
 */
export function scenario({
  population: ofPopulation = {},
  request: ofRequest = {},
}: { readonly population?: PopulationOptions; readonly request?: SearchRequestOptions } = {}): fc.Arbitrary<Scenario> {
  const { minSize = 0 } = ofPopulation;
  // Nothing is found among nothing; counterexamples may shrink to it all the same.
  const generated = population({ ...ofPopulation, minSize: ofPopulation.minSize ?? 1 }).chain((resources) => {
    return searchRequest(resources, ofRequest).map((request): Scenario => ({ resources, request }));
  });
  return shrunkBy(generated, (each) => shrinkScenario(each, minSize));
}

function* shrinkScenario({ resources, request }: Scenario, minSize: number): Generator<Scenario> {
  for (const shorter of shrinkRequest(request)) yield { resources, request: shorter };
  for (const fewer of shrinkPopulation(resources, minSize)) yield { resources: fewer, request };
}
