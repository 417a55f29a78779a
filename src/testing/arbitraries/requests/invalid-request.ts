import fc from 'fast-check';
import type { FhirResource } from '../fhir-resource.js';
import { COMMON_TYPES } from '../resources/index.js';
import { shrinkList } from '../shrinking/shrink-list.js';
import { shrunkBy } from '../shrinking/shrunk-by.js';
import { BASE_URL } from '../vocabulary.js';
import { criterion, parametersFor } from './criterion.js';
import type { Fault } from './faults/fault.js';
import { faultKinds } from './faults/index.js';
import { DEFAULT_FEATURES, type Features } from './features.js';
import type { SearchRequestOptions } from './search.js';
import { SearchRequest, type RequestParameter } from './search-request.js';
import { World } from './world.js';

/** A request with exactly one fault, and what has to be reported of it. */
export interface InvalidRequest {
  readonly request: SearchRequest;
  /** What is wrong, in a word or two: `malformed date`. */
  readonly fault: string;
  /** The code of the issue: https://hl7.org/fhir/R4/valueset-issue-type.html */
  readonly code: Fault['code'];
  /** The name of the parameter as it stands in the request; absent when the scope is at fault. */
  readonly parameter?: string;
  /** Whether a lenient server may leave the parameter out. Everything else is an error under any handling. */
  readonly droppable: boolean;
}

/** Types that have parameters of rare types: number, special. */
const RARE_TYPES = ['RiskAssessment', 'Location', 'Observation', 'DocumentReference'];

/** Requests with one fault among sound parameters. Shrinks to the faulty parameter alone. */
export function invalidRequest(
  resources: readonly FhirResource[],
  options: SearchRequestOptions = {},
): fc.Arbitrary<InvalidRequest> {
  const { types, baseUrl = BASE_URL } = options;
  const features: Features = { ...DEFAULT_FEATURES, ...options.features };
  const world = new World(resources, baseUrl);
  const present = resources.map(({ resourceType }) => resourceType);
  const type = fc.constantFrom(...(types ?? [...present, ...COMMON_TYPES, ...RARE_TYPES]));
  const generated = type.chain((type) => {
    const context = { type, parameters: parametersFor(type, features), world, features };
    const kinds = faultKinds.map((kind) => kind(context)).filter((faults) => faults.length > 0);
    const fault = fc.constantFrom(...kinds).chain((faults) => fc.oneof(...faults));
    const occurring = world.occurringOfType(type);
    const sound = criterion({ type, occurring, world, features });
    const others = sound ? fc.array(sound, { maxLength: 2 }) : fc.constant([]);
    return fc.tuple(fault, others, fc.nat(2)).map(([fault, sound, at]) => assembled(fault, type, sound, at));
  });
  return shrunkBy(generated, shrinkInvalid);
}

function assembled(
  { fault, parameter, scope, code, droppable }: Fault,
  type: string,
  sound: readonly RequestParameter[],
  at: number,
): InvalidRequest {
  // What is sound for the type needn't be for another scope.
  const others = scope ? [] : sound;
  const parameters = parameter ? [...others.slice(0, at), parameter, ...others.slice(at)] : others;
  const request = new SearchRequest(scope ?? { kind: 'type', type }, parameters);
  return { request, fault, code, ...(parameter && { parameter: parameter.name }), droppable };
}

/** Without the parameters that are sound. */
function* shrinkInvalid(invalid: InvalidRequest): Generator<InvalidRequest> {
  const { request, parameter } = invalid;
  for (const fewer of shrinkList(request.parameters)) {
    const kept = parameter === undefined || fewer.some(({ name }) => name === parameter);
    if (kept) yield { ...invalid, request: new SearchRequest(request.scope, fewer) };
  }
}
