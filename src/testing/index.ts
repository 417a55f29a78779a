/*
 * `fhirdex/testing`: holds any implementation of FHIR R4 search to the specification. Needs the packages `fast-check` and
 * `fhirpath`.
 */

export {
  ALL_FEATURES,
  dataTypes,
  DEFAULT_FEATURES,
  invalidRequest,
  population,
  primitives,
  resource,
  scenario,
  searchRequest,
  SearchRequest,
  writes,
} from './arbitraries/index.js';
export type {
  Features,
  FhirResource,
  InvalidRequest,
  PopulationOptions,
  ReferenceOptions,
  RequestParameter,
  RequestScope,
  ResourceOptions,
  Scenario,
  SearchRequestOptions,
  Target,
  Write,
  WritesOptions,
} from './arbitraries/index.js';
export { isOutcome, outcomeOf } from './adapter.js';
export type { Handling, Outcome, SearchAdapter, SearchBundle, SearchEntry } from './adapter.js';
export { checkSearch } from './check-search.js';
export type { CheckOptions, CheckReport, SearchScenario } from './check-search.js';
export { conformanceReport } from './conformance-report.js';
export type { ConformanceReport, FeatureReport, Support } from './conformance-report.js';
export type { Counterexample } from './counterexample.js';
export { engineAdapter } from './engine-adapter.js';
export type { EngineAdapterOptions } from './engine-adapter.js';
export type { Verdict } from './hold.js';
export { httpAdapter } from './http-adapter.js';
export type { HttpAdapterOptions } from './http-adapter.js';
export { createOracle } from './oracle/oracle.js';
export type { Oracle } from './oracle/oracle.js';
export type { ExpectedFault, Expectation } from './oracle/expectation.js';
export type { Included } from './oracle/include.js';
export type { ExpandedCode, Expansions } from './oracle/expansions.js';
export type { OracleOptions, Profile, TestResource } from './oracle/world.js';
